"""Findings: what is told to a person."""

from dataclasses import dataclass
from typing import Literal

from audit.exact.values import Values
from audit.model.figure import Figure
from audit.model.quantity import Quantity
from audit.rules.outcome import Outcome

Standing = Literal["finding", "check-reading"]
Impact = Literal[
    "none", "could-change-ranking", "changes-ranking", "could-change-preferred-option", "changes-preferred-option", "not-computed",
]  # fmt: skip
Touched = Literal["yes", "no", "depends"]
Basis = Literal["printed-rank", "computed-order"]


@dataclass(frozen=True, slots=True)
class Change:
    """One quantity that would be different, with the values that would make everything agree."""

    quantity: Quantity
    figures: tuple[Figure, ...]
    possible: Values
    shown: tuple[str, ...]

    @property
    def doubtful(self) -> bool:
        """Whether a printing of the quantity was read doubtfully, so that the copy may be at fault."""
        return any(figure.reading == "doubtful" for figure in self.figures)


@dataclass(frozen=True, slots=True)
class Explanation:
    """A smallest set of changes after which the figures agree, and what the order of the options is then."""

    changes: tuple[Change, ...]
    order: tuple[tuple[str, str], ...]
    changes_order: Touched
    changes_first: Touched


@dataclass(frozen=True, slots=True)
class Finding:
    """One cause, with every failed outcome that it explains; the first outcome speaks for all.

    ``basis`` says whether ``impact`` is told against the ranks as printed or against the order that the figures make.
    """

    outcomes: tuple[Outcome, ...]
    standing: Standing
    explanations: tuple[Explanation, ...]
    complete: bool
    impact: Impact
    first_place: Touched
    basis: Basis = "computed-order"

    @property
    def lead(self) -> Outcome:
        """The outcome that is shown first."""
        return self.outcomes[0]
