"""What a rule gave on one subject."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from string import Formatter
from typing import Final, Literal, NamedTuple

from audit.appraisal.model.figure import Figure
from audit.appraisal.model.place import Place, Where
from audit.appraisal.model.quantity import Quantity
from audit.relations.outcome import Check
from audit.relations.registry import type_of
from audit.relations.type import IF_ROUNDED, PRINTED_VALUES
from audit.rules.rule import Rule
from audit.why import UNSAID, Why

__all__ = ["MOST_WORDS", "AcceptedBy", "How", "Outcome", "OutcomeKey", "Status", "Subject", "how_of"]

MOST_WORDS: Final = 30
"""Words of a question: more than that nobody follows when it is read out."""

Status = Literal["pass", "fail", "undecided", "not-applicable", "error", "waived"]
How = Literal["if-rounded", "from-printed"]
AcceptedBy = Literal["", "waiver", "baseline"]


@dataclass(frozen=True, slots=True)
class Subject:
    """What an outcome is about."""

    kind: str
    quantity: Quantity | None = None
    option: str | None = None
    criterion: str | None = None
    group: str | None = None
    figure: str | None = None
    ids: tuple[str, ...] = ()


class OutcomeKey(NamedTuple):
    """What tells an outcome from all others of one audit: its rule, its subject, and its place among those that share both."""

    rule: str
    subject: Subject
    at: int


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What one rule gave on one subject, with its evidence.

    ``words`` fill the rule's message; ``figures`` are the printings that take part; ``check`` is the relation's
    outcome where the rule selects relations. ``accepted_by`` says what accepts a failed one that is waived: a waiver,
    whose reason it then carries, or the baseline. ``at`` is its place among the outcomes of its rule on its subject,
    counted from 0 where the rules are run. ``veiled``: its figures were taken out, because they would give a withheld one away.
    """

    rule: Rule
    status: Status
    subject: Subject
    published: str = ""
    computed: str = ""
    where: Where = field(default_factory=Where)
    place: Place = field(default_factory=Place)
    figures: tuple[Figure, ...] = ()
    check: Check | None = None
    reason: Why = UNSAID
    words: Mapping[str, str] = field(default_factory=dict)
    withheld: bool = False
    veiled: bool = False
    accepted_by: AcceptedBy = ""
    at: int = 0

    @property
    def key(self) -> OutcomeKey:
        """The same for what is made of an outcome later: marked as waived, or told with more words."""
        return OutcomeKey(self.rule.id, self.subject, self.at)

    @property
    def one_way(self) -> How | None:
        """In which one way it passed, if there is but one."""
        return how_of(self.check) if self.check is not None and self.status == "pass" else None

    @property
    def message(self) -> str:
        """The rule's message about this subject; without figures where they would give a withheld one away."""
        if self.veiled:
            return f"{self.rule.title}: the figures are not shown, because withheld figures are involved."
        return self.rule.message.format_map(_Words(self.words))

    @property
    def question(self) -> str:
        """The rule's question with the figures of this subject; in plain words where a word is missing or it grows too long."""
        template = self.rule.ask_with_figures
        if not template or not all(self.words.get(name) for _, name, _, _ in Formatter().parse(template) if name is not None):
            return self.rule.ask
        filled = template.format_map(self.words)
        return filled if len(filled.split()) <= MOST_WORDS else self.rule.ask


def how_of(check: Check) -> How | None:
    """Say in which one way a relation holds, where it does not hold in every way; nothing of what is withheld."""
    if check.outcome != "pass" or check.withheld or check.figure is None or not type_of(check.relation).computes:
        return None
    if IF_ROUNDED in check.fits:
        return "if-rounded"
    return "from-printed" if PRINTED_VALUES in check.fits else None


class _Words(dict[str, str]):
    """Words by field; a field without a word is left out."""

    def __missing__(self, key: str) -> str:
        return ""
