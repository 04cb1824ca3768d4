"""What came of one audit, as plain data from which every form for other programs is written."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from audit.appraisal.model.place import NOWHERE
from audit.appraisal.text.shown import clean
from audit.report.finding import question
from audit.report.headline import agreement, on_decision
from audit.rules.baseline import entry_of
from audit.rules.options import RESTRICTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit.examine import Examination
    from audit.explanation.finding import Finding
    from audit.problems import Problem
    from audit.rules.outcome import Outcome
    from audit.rules.rule import Rule

__all__ = ["COMPARE", "FoundPlace", "PaperResult", "RuleResult", "place_in_words", "result_of"]

COMPARE: Final = "Compare with your own copy first"
"""What is put before a finding that may come from a doubtful reading."""


_SHOWN: Final = f"{RESTRICTED}: figures that the paper withholds, and what gives them away, are shown here"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleResult:
    """What a rule gave on a paper: ``fail`` where any outcome does, else ``undecided``, else ``pass``. ``why``: what left it undecided."""

    id: str
    name: str
    title: str
    status: Literal["fail", "undecided", "pass"]
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPlace:
    """One finding, or one reason why a paper could not be audited, and where it is.

    ``line`` and ``column`` count from 1 in the audited file; 0 where it has no lines, as a document has none. ``locator`` is the place in
    the paper in words. ``fingerprint`` stays the same when lines move. ``about`` names what it is about by its ids.
    """

    rule: str
    name: str
    title: str
    severity: Literal["error", "warning", "note"]
    message: str
    fingerprint: str
    line: int = 0
    column: int = 0
    question: str = ""
    why: str = ""
    about: str = ""
    published: str = ""
    computed: str = ""
    document: str = ""
    locator: str = ""
    first_place: str = ""
    to_compare: bool = False
    tags: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """The message, with the place in the paper and what is to be done first where the reading is doubtful."""
        place = place_in_words(self)
        head = f"{COMPARE}. " if self.to_compare else ""
        return f"{head}{self.message.removesuffix('.')} ({place})." if place else f"{head}{self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperResult:
    """What came of one audit. ``broken`` are the reasons why the paper could not be audited, if so.

    ``marking`` is the protective marking of an output that shows withheld figures, else empty. ``restricted`` says that it
    does, and what was switched off, lowered or accepted beforehand; ``headline`` and ``decision`` are the first
    sentences of the text.
    """

    path: str
    appraisal: str
    title: str
    sha256: str
    verdict: str
    headline: str
    decision: str
    marking: str
    restricted: tuple[str, ...]
    broken: tuple[FoundPlace, ...]
    findings: tuple[FoundPlace, ...]
    rules: tuple[RuleResult, ...]


def place_in_words(found: FoundPlace) -> str:
    """Where a finding stands in the paper, as far as that is known."""
    return ", in ".join(part for part in (found.locator, found.document) if part) if found.locator else ""


def result_of(examination: "Examination") -> PaperResult:
    """What came of one audit."""
    appraisal = examination.appraisal
    read = appraisal is not None
    return PaperResult(
        path=clean(examination.path),
        appraisal=appraisal.id if appraisal is not None else "", title=clean(appraisal.title) if appraisal is not None else "",
        sha256=examination.sha256, verdict=examination.verdict,
        headline=clean(agreement(examination)) if read else "", decision=clean(on_decision(examination)) if read else "",
        marking=RESTRICTED if examination.revealed else "",
        restricted=(*((_SHOWN,) if examination.revealed else ()), *map(clean, examination.restricted)),
        broken=tuple(map(_broken, examination.problems)), findings=tuple(_found(one, examination) for one in examination.findings),
        rules=_rules(examination.outcomes),
    )  # fmt: skip


def _broken(problem: "Problem") -> FoundPlace:
    return FoundPlace(
        rule=problem.code, name=problem.code, title="This could not be audited", severity="error", message=clean(problem.message),
        fingerprint=f"{problem.code}-{problem.line}-{problem.column}", line=problem.line, column=problem.column,
    )  # fmt: skip


def _found(finding: "Finding", examination: "Examination") -> FoundPlace:
    lead, rule, appraisal = finding.lead, finding.lead.rule, examination.appraisal
    entry = entry_of(appraisal.id if appraisal is not None else "", lead)
    source = appraisal.sources.get(lead.place.source or "") if appraisal is not None else None
    to_compare = finding.standing == "check-reading"
    where = lead.where if examination.paper is None else NOWHERE  # a document that was read in memory has no lines
    return FoundPlace(
        rule=rule.id, name=rule.name, title=clean(rule.title), severity="note" if to_compare else rule.severity, message=clean(lead.message),
        fingerprint=f"{entry.key}-{lead.at}" if lead.at else entry.key, line=where.line, column=where.column,
        question=clean(question(finding, appraisal)), why=clean(rule.why), about=clean(entry.subject), published=clean(lead.published),
        computed=clean(lead.computed), document=clean(source.name) if source is not None else "",
        locator=clean(lead.place.locator()), first_place=finding.first_place, to_compare=to_compare, tags=rule.tags,
    )  # fmt: skip


def _rules(outcomes: "Sequence[Outcome]") -> tuple[RuleResult, ...]:
    rules: dict[str, Rule] = {}
    counts: dict[str, Counter[str]] = {}
    reasons: dict[str, str] = {}
    for outcome in outcomes:
        rules[outcome.rule.id] = outcome.rule
        counts.setdefault(outcome.rule.id, Counter())[outcome.status] += 1
        if outcome.status in {"undecided", "error"}:
            reasons.setdefault(outcome.rule.id, clean(str(outcome.reason)))
    ran = [one for one in rules.values() if set(counts[one.id]) - {"not-applicable"}]
    return tuple(
        RuleResult(id=one.id, name=one.name, title=clean(one.title), status=_status(counts[one.id]), why=reasons.get(one.id, "")) for one in ran
    )


def _status(counts: Counter[str]) -> Literal["fail", "undecided", "pass"]:
    if counts["fail"]:
        return "fail"
    return "undecided" if counts["undecided"] or counts["error"] else "pass"
