"""Figures: one printing of a quantity each, kept as printed."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from audit.exact.numeral import Numeral
from audit.exact.values import Values
from audit.model.place import Place, Where
from audit.model.quantity import Quantity

Reading = Literal["confirmed", "unconfirmed", "doubtful"]
State = Literal["figure", "blank", "dash", "not-applicable", "pending", "illegible", "withheld", "elsewhere"]


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """One printing of a quantity.

    ``value`` is exact, in the units of its quantity (83 for ``83%``); ``unit`` is one step in its last printed
    place. ``possible`` is set where the text itself leaves several values open. ``exact`` says that an entered
    figure is exact as printed. ``inherits`` is the option this figure is said to be taken from.
    """

    id: str
    quantity: Quantity
    text: str
    state: State
    where: Where
    place: Place
    reading: Reading = "unconfirmed"
    value: Fraction | None = None
    unit: Fraction | None = None
    possible: Values | None = None
    sign: str = ""
    level: str | None = None
    exact: bool = False
    tie: bool = False
    table: str | None = None
    inherits: str | None = None
    note: str = ""
    numeral: Numeral | None = None

    @property
    def printed(self) -> bool:
        """Whether there is a figure that can be compared."""
        return self.state == "figure" and (self.value is not None or self.possible is not None)

    @property
    def withheld(self) -> bool:
        """Whether the figure is exempt or redacted, so that nothing may reveal it."""
        return self.state == "withheld"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A printed pass or fail of one option at one gateway."""

    id: str
    option: str
    gateway: str
    outcome: str
    where: Where
    place: Place
    criterion: str | None = None
