"""Figures: one printing of a quantity each, kept as printed.

Scales: the scores that are allowed.
"""

from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.numeral import Numeral
from audit.appraisal.exact.values import ANY, Values, make, points
from audit.appraisal.model.place import NO_PLACE, NOWHERE, Place, Where
from audit.appraisal.model.quantity import Quantity
from audit.limits import ValueLimits

__all__ = ["Cell", "Figure", "Reading", "Scale", "State", "Verdict"]

Reading = Literal["confirmed", "unconfirmed", "doubtful"]
State = Literal["figure", "blank", "dash", "not-applicable", "pending", "illegible", "withheld", "elsewhere"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands in one cell of a table, or beside a criterion or in a sentence, before it is known of which quantity it is a figure.

    ``text`` is what is printed, or what can be made out of it; ``state`` says why there is no figure, None where there is
    one. ``reading`` and ``rounded`` are empty and None where the cell says nothing of its own; ``inherits`` is the option
    that it is said to be taken from. ``at`` and ``inherits_at`` are where the text and that option stand in the audited
    file, for messages about them. ``kept`` is the value that a file gives beside a withheld state: it is read where a person
    asks for it, and nothing else looks at it.
    """

    text: str = ""
    state: State | None = None
    reading: Reading | Literal[""] = ""
    inherits: str | None = None
    rounded: bool | None = None
    note: str = ""
    place: Place = NO_PLACE
    where: Where = NOWHERE
    at: Where = NOWHERE
    inherits_at: Where = NOWHERE
    kept: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Figure:
    """One printing of a quantity.

    ``value`` is exact, in the units of its quantity (83 for ``83%``); ``unit`` is one step in its last printed
    place. ``possible`` is set where the text itself leaves several values open. ``exact`` says that an entered
    figure is exact as printed. ``inherits`` is the option this figure is said to be taken from. ``revealed``: a person asked
    for what is withheld, and this figure is, without a value. ``closed``: it is printed, and was taken out because it would
    give a withheld one away.
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
    revealed: bool = False
    closed: bool = False

    @property
    def printed(self) -> bool:
        """Whether there is a figure that can be compared."""
        return self.state == "figure" and (self.value is not None or self.possible is not None)

    @property
    def withheld(self) -> bool:
        """Whether the figure is exempt or redacted, so that nothing may reveal it, unless a person asked for that."""
        return self.state == "withheld" and not self.revealed


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A printed pass or fail of one option at one gateway."""

    id: str
    option: str
    gateway: str
    outcome: str
    where: Where
    place: Place
    criterion: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Scale:
    """The scores allowed: listed values, or lowest, highest and step. What the paper does not give is None.

    ``basis`` is ``stated``, ``implied`` (it only follows from something printed) or ``unknown``. Scales are told apart
    as objects, so that looking one up costs nothing; criteria without a scale of their own share one.
    """

    low: Fraction | None = None
    high: Fraction | None = None
    step: Fraction | None = None
    listed: tuple[Fraction, ...] = ()
    basis: str = "stated"
    place: Place = NO_PLACE

    @property
    def known(self) -> bool:
        """Whether it is settled for every number if it is on the scale."""
        return bool(self.listed) or (self.low is not None and self.high is not None)

    @property
    def top(self) -> Fraction | None:
        """The highest score allowed, if known."""
        return max(self.listed) if self.listed else self.high

    @property
    def bottom(self) -> Fraction | None:
        """The lowest score allowed, if known."""
        return min(self.listed) if self.listed else self.low

    def allows(self) -> Values:
        """The set of scores that the scale may hold, as far as it is known."""
        return _allowed(self)


@lru_cache(maxsize=1_024)
def _allowed(scale: Scale) -> Values:
    """Work the set out once for each scale, so that all its cells share it."""
    if scale.listed:
        return points(scale.listed)
    if scale.low is None and scale.high is None:
        return ANY
    if scale.low is not None and scale.high is not None and scale.step:
        return _steps(scale.low, scale.high, scale.step)
    return make((), [Span(scale.low, scale.high, scale.low is None, scale.high is None)])


def _steps(low: Fraction, high: Fraction, step: Fraction) -> Values:
    count = int((high - low) / step) + 1
    if count > ValueLimits.MAX_POINTS:
        return make((), [Span(low, high)])
    return points(low + step * number for number in range(count))
