"""One appraisal on its way into a report: what was found, each finding with its number, and for whom the report is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Final, NamedTuple

from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.place import Place
from audit.appraisal.model.quantity import Quantity
from audit.examine import Examination
from audit.explanation.finding import Finding
from audit.report.document.blocks import PageCrop
from audit.report.sorts import absences, disagreements, notes, readings
from audit.rules.asked import is_asked
from audit.rules.words import about

__all__ = ["CONSEQUENCES", "NOTES", "Audience", "FindingGroup", "PaperPart", "chosen_first", "grouped", "page_of", "veiled"]


class Audience(StrEnum):
    """For whom a report is made."""

    COMMITTEE = "committee"
    MEETING = "meeting"
    AUTHOR = "author"
    AUDITOR = "auditor"


class FindingGroup(NamedTuple):
    """Findings with the same consequence, under the heading that says it."""

    title: str
    said: str
    findings: tuple[Finding, ...]


_FIRST: Final = "Changes which option comes first"
_MAY_FIRST: Final = "May change which option comes first"
_ORDER: Final = "Changes the order of the options"
_MAY_ORDER: Final = "May change the order of the options"
_UNKNOWN: Final = "We did not work out what this means for the order"
_STAYS: Final = "Leaves the order as it is"
CONSEQUENCES: Final[Mapping[str, str]] = {
    "changes-preferred-option": _FIRST, "could-change-preferred-option": _MAY_FIRST, "changes-ranking": _ORDER,
    "could-change-ranking": _MAY_ORDER, "not-computed": _UNKNOWN, "none": _STAYS,
}  # fmt: skip
"""What a finding means for the decision, the weightiest first."""

_ASKED: Final = "How were these figures worked out?"
_COMPARE: Final = "Compare with your own copy first"
_ABSENT: Final = "What is missing or unexplained"
NOTES: Final = "Notes"
"""The heading of what is good to know and matters less."""


def grouped(examination: Examination) -> tuple[FindingGroup, ...]:
    """All findings by what they mean for the decision; then what to compare, what was not found, and notes."""
    found = disagreements(examination.findings)
    told = [one for one in notes(examination.findings) if not is_asked(one.lead.rule)]
    asked = [one for one in examination.findings if is_asked(one.lead.rule) and one not in found]
    groups = [
        *(FindingGroup(title, "", tuple(one for one in found if one.impact == impact)) for impact, title in CONSEQUENCES.items()),
        FindingGroup(_ASKED, "The paper does not say how. They do not follow by the reading that fits best.", tuple(asked)),
        FindingGroup(
            _COMPARE, "These may come from this copy, and say nothing about the paper until you have compared.", tuple(readings(examination.findings))
        ),
        FindingGroup(_ABSENT, "These are questions, not disagreements.", tuple(absences(examination.findings))),
        FindingGroup(NOTES, "", tuple(told)),
    ]
    return tuple(group for group in groups if group.findings)


@dataclass(frozen=True, kw_only=True)
class PaperPart:
    """What was found in one appraisal, with what the report is to say of it.

    ``at`` is its number in the report, from 1, or 0 where it is the only one; ``crops`` are pictures of pages by the place
    of what they show.
    """

    examination: Examination
    appraisal: Appraisal
    audience: Audience = Audience.COMMITTEE
    public: bool = False
    at: int = 0
    crops: Mapping[Place, PageCrop] = field(default_factory=dict)

    @cached_property
    def groups(self) -> tuple[FindingGroup, ...]:
        """The findings by consequence; in a public report without those in which withheld figures are involved."""
        if not self.public:
            return grouped(self.examination)
        open_ = [group._replace(findings=tuple(one for one in group.findings if not veiled(one))) for group in grouped(self.examination)]
        return tuple(group for group in open_ if group.findings)

    @cached_property
    def numbers(self) -> Mapping[int, int]:
        """The number of each finding, by its identity, in the order of the report."""
        return {id(one): number for number, one in enumerate((one for group in self.groups for one in group.findings), 1)}

    @property
    def full(self) -> bool:
        """Whether everything is to be said."""
        return self.audience is Audience.AUDITOR

    def number(self, finding: Finding) -> int:
        """The number of a finding."""
        return self.numbers[id(finding)]

    def anchor(self, name: str) -> str:
        """The anchor of a part of the report about this appraisal."""
        return f"paper-{self.at}-{name}" if self.at else name

    def to(self, finding: Finding) -> str:
        """The anchor of a finding; empty where this report has no more of it than its question."""
        return "" if self.audience is Audience.MEETING else self.anchor(f"finding-{self.number(finding)}")

    def about(self, quantity: Quantity) -> str:
        """What a quantity belongs to, in the paper's own names."""
        return about(self.appraisal, quantity)

    def hides(self, quantity: Quantity) -> bool:
        """Whether a quantity is withheld, or would give a withheld one away."""
        return quantity in self.examination.hidden


def veiled(finding: Finding) -> bool:
    """Whether withheld figures are involved in a finding."""
    return any(one.withheld for one in finding.outcomes)


def page_of(place: Place) -> str:
    """The page of the paper, as a person would look for it; where no page is known, whatever else is."""
    words = {"printed_page": "page", "page": "document page", "pack_page": "page of the agenda pack"}
    page = next((f"{word} {getattr(place, name)}" for name, word in words.items() if getattr(place, name) is not None), "")
    if not page and place.sheet is None:
        return place.locator()
    near = [f"{name} {getattr(place, name)}" for name in ("table", "section", "sheet", "cell") if getattr(place, name) is not None]
    return ", ".join(part for part in (page, place.figure or "", *near) if part)


def chosen_first(groups: Sequence[FindingGroup]) -> list[Finding]:
    """The findings in the order in which questions about them matter: one of each rule before a second one of any."""
    found = [one for group in groups if group.title != NOTES for one in group.findings]
    seen: set[str] = set()
    leading = [one for one in found if not (one.lead.rule.id in seen or seen.add(one.lead.rule.id))]  # type: ignore[func-returns-value]
    return [*leading, *(one for one in found if one not in leading)]
