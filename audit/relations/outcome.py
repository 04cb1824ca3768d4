"""What came of holding a relation against the figures printed, with the evidence."""

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from audit.appraisal.exact.values import NONE, Values
from audit.appraisal.model.figure import Figure
from audit.appraisal.model.quantity import Quantity
from audit.why import UNSAID, Why

if TYPE_CHECKING:
    from audit.relations.relation import Relation

__all__ = ["Check", "Key", "Operand", "Outcome", "Verdict"]

Outcome = Literal["pass", "fail", "undecided", "not-applicable"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a type of relation says of the two sides of one check.

    ``reason`` says why the outcome is undecided; ``fits`` names the readings under which the relation holds, where it
    has several.
    """

    outcome: Outcome
    reason: Why = UNSAID
    fits: tuple[str, ...] = ()


Key = tuple[str, str]
"""The id of a relation, and of the figure that it is held against; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Operand:
    """One operand as evidence: its coefficient and the figures that print it, or the set it was evaluated to."""

    quantity: Quantity
    times: Fraction
    figures: tuple[Figure, ...]
    values: Values
    missing: bool


@dataclass(frozen=True, slots=True)
class Check:
    """The outcome of one relation on one printing of its result, with the evidence.

    ``computed`` is what the result can be by the relation. ``fits`` names how it would hold after all: ``truncated``,
    ``away``, ``entries-rounded``, ``printed-values`` (holds for the rounded figures as printed), ``exact-values``; of one
    that holds, ``printed-values`` if it does for these alone, and ``if-rounded`` if it does not for these.
    ``from_printed`` is then what the operands make as printed. ``figures`` are all printings that take part, the result's included.
    """

    relation: "Relation"
    outcome: Outcome
    figure: Figure | None
    computed: Values
    operands: tuple[Operand, ...]
    figures: tuple[Figure, ...]
    fits: tuple[str, ...] = ()
    reason: Why = UNSAID
    withheld: bool = False
    rounding: str = ""
    from_printed: Values = NONE

    @property
    def key(self) -> Key:
        """What tells it from all others of one appraisal: the ids of its relation and of the figure it is held against, if any."""
        return self.relation.id, self.figure.id if self.figure is not None else ""
