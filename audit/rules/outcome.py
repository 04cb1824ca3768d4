"""What a rule gave on one subject."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from audit.appraisal.model.figure import Figure
from audit.appraisal.model.place import Place, Where
from audit.appraisal.model.quantity import Quantity
from audit.relations.outcome import Check
from audit.rules.rule import Rule

Status = Literal["pass", "fail", "undecided", "not-applicable", "error", "waived"]


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


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What one rule gave on one subject, with its evidence.

    ``words`` fill the rule's message; ``figures`` are the printings that take part; ``check`` is the relation's
    outcome where the rule selects relations.
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
    reason: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    withheld: bool = False

    @property
    def message(self) -> str:
        """The rule's message about this subject."""
        return self.rule.message.format_map(_Words(self.words))


class _Words(dict[str, str]):
    """Words by field; a field without a word is left out."""

    def __missing__(self, key: str) -> str:
        return ""
