"""What a type of relation is written on when the solver looks for what would make figures agree.

The types of relation write themselves; the solver hands in the sheet. Nothing here knows which solver that is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, Protocol

from audit.appraisal.exact.values import Values
from audit.appraisal.model.figure import Figure
from audit.appraisal.model.quantity import Quantity

if TYPE_CHECKING:
    from audit.relations.relation import Relation, Term

__all__ = ["Flag", "Flags", "Model", "Number", "Sheet", "Unmodelled", "extreme"]

Flag = Any
"""A literal of the solver, which relations hand on and never look into."""

Flags = Sequence[Flag]

_NOTHING: Final = Fraction(0)


class Unmodelled(Exception):  # noqa: N818  # no error of the input: what needs the model is told as not worked out
    """Something cannot be said in integers of 64 bits, or not faithfully."""


@dataclass(frozen=True, slots=True)
class Number:
    """``expr / scale``, give or take ``slack``; the solver's expression lies between ``low`` and ``high``."""

    expr: Any
    low: int
    high: int
    scale: int = 1
    slack: Fraction = _NOTHING

    @property
    def fixed(self) -> Fraction | None:
        """The value, if there is only one."""
        return Fraction(self.low, self.scale) if self.low == self.high and not self.slack else None


class Sheet(Protocol):
    """Exact numbers, and what may be said of them; ``when`` names the flags that all have to hold. Any method may raise Unmodelled."""

    def constant(self, value: Fraction) -> Number:
        """Write a known number."""

    def listed(self, values: Values) -> Number:
        """Write an unknown member of a finite set."""

    def times(self, number: Number, factor: Fraction) -> Number:
        """Multiply by a known number."""

    def plus(self, numbers: Sequence[Number]) -> Number:
        """Add up."""

    def less(self, left: Number, right: Number) -> Number:
        """Subtract."""

    def multiplied(self, left: Number, right: Number) -> Number:
        """Multiply two unknown numbers."""

    def settled(self, number: Number, bound: Fraction | None = None) -> Number:
        """Write a long expression out once."""

    def placed(self, numbers: Sequence[Number], place: int) -> Number:
        """Write the number at a place, from 0, when all are put in ascending order."""

    def within(self, number: Number, values: Values, when: Flags = ()) -> None:
        """Say that a number is a member of a set."""

    def alike(self, left: Number, right: Number, when: Flags = ()) -> None:
        """Say that two numbers are equal."""

    def above(self, left: Number, right: Number, when: Flags = (), *, strictly: bool = True) -> None:
        """Say that one number is greater than another, or not less."""

    def flag(self) -> Flag:
        """Write a new flag, which holds or does not."""

    def some(self, flags: Flags) -> None:
        """Say that at least one of some flags holds."""

    def count(self, flags: Flags) -> Number:
        """Write how many of some flags hold."""

    def implies(self, one: Flag, other: Flag) -> None:
        """Say that where one flag holds another does."""

    def either(self, one: Flag, other: Flag) -> Flag:
        """Write a flag that holds where one of two does that cannot both hold."""


class Model(Protocol):
    """The quantities of a region as numbers on a sheet."""

    @property
    def sheet(self) -> Sheet:
        """What the numbers are written on."""

    def number(self, quantity: Quantity) -> Number:
        """Write the true value of a quantity."""

    def printed(self, quantity: Quantity) -> Number:
        """Write what a quantity would be printed as."""

    def part(self, term: "Term") -> Number:
        """Write one operand with its coefficient."""

    def weight(self, term: "Term") -> Number:
        """Write what an operand is multiplied by."""

    def figures(self, quantity: Quantity) -> Sequence[Figure]:
        """List the printings of a quantity."""

    def follows(self, relation: "Relation") -> bool:
        """Say whether the number of a result was written from this relation, so that it holds already."""

    def better(self, left: Quantity, right: Quantity) -> Flag:
        """Write a flag that says that one quantity is greater than another."""

    def apart(self, one: Quantity, other: Quantity) -> Flag:
        """Write a flag that says that two quantities differ."""

    def quotient(self, top: Number, bottom: Number, result: Quantity, when: Flags = ()) -> None:
        """Say that a result is one number divided by another."""


def extreme(sheet: Sheet, numbers: Sequence[Number], *, highest: bool) -> Number:
    """Write the highest or the lowest of some numbers."""
    place = len(numbers) - 1 if highest else 0
    values = sorted(number.fixed for number in numbers if number.fixed is not None)
    return sheet.constant(values[place]) if len(values) == len(numbers) else sheet.placed(numbers, place)
