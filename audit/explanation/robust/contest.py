"""The contest: what decides the order of the options, as exact figures in which more is always better.

An option's total is the sum, over all parts, of weight times value, and of a rest that no score is part of. Weights
are as printed and never negative: where less is better, or where a criterion is taken off, the values are negated.

Every way to fill in one option's missing scores, as rows of values.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import product
from math import prod

from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.values import Values
from audit.appraisal.model.quantity import Quantity
from audit.limits import RobustnessLimits

__all__ = ["ZERO", "Contest", "CriterionWeight", "MovableScore", "Row", "above", "apart", "fillings_of", "level"]

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class CriterionWeight:
    """A scored criterion with the weight that it has in the totals, in the units in which weights are printed.

    ``scaled`` is set where the weights in a group are divided by their sum, so that the group keeps its weight when
    the criterion is left out.
    """

    criterion: str
    group: str | None
    weight: Fraction
    scaled: bool = False


@dataclass(frozen=True, slots=True)
class MovableScore:
    """A known score: by how much the total rises and falls when it is one level better or worse; None at the end of the scale."""

    quantity: Quantity
    better: Fraction | None
    worse: Fraction | None


@dataclass(frozen=True)
class Contest:
    """The options in the running, in the order of the paper, and everything that their order follows from.

    ``values`` gives what each score can be, ``rest`` what a total holds beside them, ``totals`` what each total can be.
    ``printed`` gives what a printed total leaves to the sum of the parts; an option whose printed total goes against
    its scores is in ``contradicted`` instead, and its total is taken to be either. One point of a printed total is ``point``
    in these units. ``exact`` is unset where weights are rounded. ``missing`` lists the scores that are not printed and can
    be more than one value; ``tied`` the options of which several such scores are tied to each other by more than the printed total.
    """

    options: tuple[str, ...]
    out: tuple[str, ...]
    parts: tuple[CriterionWeight, ...]
    values: Mapping[tuple[str, str], Values]
    rest: Mapping[str, Values]
    totals: Mapping[str, Values]
    printed: Mapping[str, Values]
    contradicted: tuple[str, ...]
    cells: Mapping[str, tuple[MovableScore, ...]]
    point: Fraction = Fraction(1)
    weighted: bool = True
    exact: bool = True
    assumed: tuple[str, ...] = ()
    missing: tuple[tuple[str, str], ...] = ()
    tied: tuple[str, ...] = ()

    @cached_property
    def whole(self) -> Fraction:
        """The sum of all weights."""
        return sum((part.weight for part in self.parts), ZERO)

    @cached_property
    def hulls(self) -> Mapping[str, Span]:
        """The lowest and the highest that each total can be."""
        return {option: values.hull() for option, values in self.totals.items()}

    @cached_property
    def known(self) -> Mapping[str, Fraction]:
        """The totals of the options of which every score, and all else, is known."""
        found: dict[str, Fraction] = {}
        for option in self.options:
            sets = [*((part.weight, self.values[option, part.criterion].only) for part in self.parts), (Fraction(1), self.rest[option].only)]
            if all(own is not None for _, own in sets):
                found[option] = sum((weight * own for weight, own in sets if own is not None), ZERO)
        return found

    @property
    def bounded(self) -> bool:
        """Whether every score has a lowest and a highest value that it can have."""
        return all(None not in values.hull()[:2] for values in self.values.values())

    def lead(self, first: str, second: str) -> Span:
        """By how much one option can be ahead of another, over every true value and every legal filling."""
        return apart(self.hulls[first], self.hulls[second])


def apart(one: Span, other: Span) -> Span:
    """Every difference between a member of one interval and a member of the other."""
    low = None if one.low is None or other.high is None else one.low - other.high
    high = None if one.high is None or other.low is None else one.high - other.low
    return Span(low, high, one.low_open or other.high_open, one.high_open or other.low_open)


def above(span: Span) -> bool:
    """Say whether every member of an interval is more than nothing."""
    return span.low is not None and (span.low > 0 or (span.low == 0 and span.low_open))


def level(span: Span) -> bool:
    """Say whether nothing is the only member."""
    return span.low == span.high == 0


Row = tuple[Fraction, ...]


def fillings_of(contest: Contest, option: str, *, low: bool) -> tuple[Row, ...] | None:
    """The fillings of an option that matter where lower (higher) values are the worse; None if they cannot be listed.

    A row has a value for each part and a last one for what no score is part of. Where no printed total ties the scores to
    each other, the row of all ends is the only one that matters.
    """
    sets = [*(contest.values[option, part.criterion] for part in contest.parts), contest.rest[option]]
    if option not in contest.printed or all(values.only is not None for values in sets):
        row = tuple(end for end in (_end(values, low=low) for values in sets) if end is not None)
        return (row,) if len(row) == len(sets) else None
    if not all(values.finite for values in sets) or prod(len(values.points) for values in sets) > RobustnessLimits.MAX_FILLINGS:
        return None
    return tuple(_worst(list(_legal(contest, option, sets)), low=low)) or None


def _end(values: Values, *, low: bool) -> Fraction | None:
    hull = values.hull()
    return hull.low if low else hull.high


def _legal(contest: Contest, option: str, sets: list[Values]) -> Iterator[Row]:
    weights = [part.weight for part in contest.parts]
    for row in product(*(sorted(values.points) for values in sets)):
        if contest.printed[option].holds(sum((weight * value for weight, value in zip(weights, row[:-1], strict=True)), Fraction(0))):
            yield row


def _worst(rows: list[Row], *, low: bool) -> Iterator[Row]:
    """Leave out every row that another one is at least as far as on every part."""
    for row in rows:
        if not any(other != row and _beyond(other, row, low=low) for other in rows):
            yield row


def _beyond(other: Row, row: Row, *, low: bool) -> bool:
    return all((a <= b) if low else (a >= b) for a, b in zip(other, row, strict=True))
