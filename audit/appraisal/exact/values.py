"""Sets of exact values: finite sets of points and intervals with open or closed ends.

A missing score is the finite set that its scale allows; a rounded figure is an interval. Sums and products of
such sets are the exact reachable sets, never their hulls: two blanks of 0, 30 or 60 cannot make 110.

Sums of finite sets: every sum of a member of each, in bounded time and memory.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache, reduce
from math import gcd, lcm
from operator import attrgetter
from typing import Final

from audit.appraisal.exact import interval as intervals
from audit.appraisal.exact.bounds import check
from audit.appraisal.exact.interval import Span
from audit.limits import ValueLimits

__all__ = ["ANY", "NONE", "NOT_ZERO", "Values", "make", "point", "points", "sums"]

_PAIRS: Final = 4 * ValueLimits.MAX_POINTS
_DIGITS: Final = 4_096  # bits of a common denominator
_WIDTH: Final = 64 * ValueLimits.MAX_POINTS  # steps from the lowest to the highest sum
_WORK: Final = 10**10  # bits moved
_EVERY: Final = 64


def sums(left: Collection[Fraction], right: Collection[Fraction]) -> frozenset[Fraction]:
    """Every sum of a member of each. Raises TooManyValues."""
    if not left or not right:
        return frozenset()
    check(len(left) + len(right) - 1, ValueLimits.MAX_POINTS)
    few, many = sorted((left, right), key=len)
    if len(few) == 1:
        (by,) = few
        return frozenset(value + by for value in many) if by else frozenset(many)
    unit = _common([*few, *many])
    found = _of_whole([int(value * unit) for value in few], [int(value * unit) for value in many])
    check(len(found), ValueLimits.MAX_POINTS)
    return frozenset(Fraction(total, unit) for total in found)


def _common(values: list[Fraction]) -> int:
    unit = 1
    for denominator in {value.denominator for value in values}:
        unit = lcm(unit, denominator)
        check(unit.bit_length(), _DIGITS)
    return unit


def _of_whole(few: list[int], many: list[int]) -> set[int]:
    if len(few) * len(many) <= _PAIRS:
        return {a + b for a in few for b in many}
    low, base = min(few), min(many)
    step = gcd(*(value - low for value in few), *(value - base for value in many))
    rows = [(value - low) // step for value in few]
    columns = [(value - base) // step for value in many]
    return {place * step + low + base for place in _places(rows, columns)}


def _places(rows: list[int], columns: list[int]) -> list[int]:
    """The sums of two sets counted from zero, a set being the one bits of a number."""
    width = max(rows) + max(columns)
    check(width, _WIDTH)
    check(len(rows) * width, _WORK)
    bits = reduce(lambda seen, place: seen | 1 << place, columns, 0)
    found = 0
    for number, place in enumerate(rows):
        found |= bits << place
        if number % _EVERY == 0:
            check(found.bit_count(), ValueLimits.MAX_POINTS)
    return [place for place, bit in enumerate(reversed(f"{found:b}")) if bit == "1"]


_ZERO: Final = Fraction(0)


@dataclass(frozen=True, slots=True)
class Values:
    """An exact set: isolated points, and disjoint spans in ascending order that hold none of the points.

    ``make`` brings points and spans into this one form, so that equal sets compare equal.
    """

    points: frozenset[Fraction] = frozenset()
    spans: tuple[Span, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether no value is possible."""
        return not self.points and not self.spans

    @property
    def only(self) -> Fraction | None:
        """The value, if exactly one is possible."""
        if self.spans or len(self.points) != 1:
            return None
        (value,) = self.points
        return value

    @property
    def finite(self) -> bool:
        """Whether the set is a list of points."""
        return not self.spans

    @property
    def anything(self) -> bool:
        """Whether every number is possible, so that nothing is known."""
        return any(span.low is None and span.high is None for span in self.spans)

    def holds(self, value: Fraction) -> bool:
        """Say whether the value is a member."""
        if value in self.points:
            return True
        return bool(self.spans) and (self.spans[0].holds(value) if len(self.spans) == 1 else _inside(Span(value, value), self.spans))

    def hull(self) -> Span:
        """The smallest interval around all members. Raises ValueError for the empty set."""
        if self.empty:
            raise ValueError("the empty set has no hull")
        listed = [Span(min(self.points), max(self.points))] if self.points else []
        return reduce(intervals.hull, [*listed, *self.spans[:1], *self.spans[1:][-1:]])

    def within(self, other: "Values") -> bool:
        """Say whether every member is also a member of the other set."""
        return all(other.holds(p) for p in self.points) and all(_inside(span, other.spans) for span in self.spans)

    def meet(self, other: "Values") -> "Values":
        """The members that both sets have."""
        if self.finite and other.finite:
            return Values(self.points & other.points)
        for one, wide in ((self, other), (other, self)):
            single = one.only
            if single is not None:
                return one if wide.holds(single) else NONE
        shared = {p for p in self.points if other.holds(p)} | {p for p in other.points if self.holds(p)}
        return make(shared, _overlaps(self.spans, other.spans))

    def join(self, other: "Values") -> "Values":
        """The members that either set has."""
        return make(self.points | other.points, [*self.spans, *other.spans])

    def plus(self, other: "Values") -> "Values":
        """Every sum of a member of each."""
        if self.finite and other.finite:
            return Values(_sums(self.points, other.points))
        if len(self.spans) == 1 == len(other.spans) and not self.points and not other.points:
            return Values(spans=(intervals.add(self.spans[0], other.spans[0]),))
        for one, wide in ((self, other), (other, self)):
            if len(one.points) == 1 and not one.spans and len(wide.spans) == 1 and not wide.points:
                return Values(spans=(intervals.shift(wide.spans[0], *one.points),))
        spans = [intervals.shift(span, p) for p, span in _pairs(self, other)]
        spans += [intervals.add(a, b) for a in self.spans for b in other.spans]
        return make(sums(self.points, other.points), spans)

    def times(self, factor: Fraction) -> "Values":
        """Every member multiplied by one number."""
        if factor == 1 or self.empty:
            return self
        if factor == 0:
            return point(_ZERO)
        if not self.spans:
            return _scaled(self, factor)
        return make({p * factor for p in self.points}, [intervals.scale(span, factor) for span in self.spans])

    def multiplied(self, other: "Values") -> "Values":
        """Every product of a member of each."""
        if self.only is not None:
            return other.times(self.only)
        if other.only is not None:
            return self.times(other.only)
        check(len(self.points) * len(other.points), ValueLimits.MAX_POINTS)
        pairs = _pairs(self, other)
        spans = [intervals.scale(span, p) for p, span in pairs if p]
        spans += [intervals.times(a, b) for a in self.spans for b in other.spans]
        zeros = {p for p, _ in pairs if not p}
        return make({a * b for a in self.points for b in other.points} | zeros, spans)

    def divided(self, other: "Values") -> "Values":
        """Every quotient; division by zero gives no value."""
        rest = other.meet(NOT_ZERO)
        return self.multiplied(make({1 / p for p in rest.points}, map(intervals.inverse, rest.spans)))


def point(value: Fraction) -> Values:
    """The set with one member."""
    return Values(frozenset((value,)))


@lru_cache(maxsize=4_096)
def _scaled(values: Values, factor: Fraction) -> Values:
    """Scale a finite set. The same scale is laid on the same weights in every column of a table."""
    return Values(frozenset(p * factor for p in values.points))


def _sums(left: frozenset[Fraction], right: frozenset[Fraction]) -> frozenset[Fraction]:
    if len(left) == 1 == len(right):
        (a,), (b,) = left, right
        return frozenset((a + b,))
    return frozenset(sums(left, right))


def points(values: Iterable[Fraction]) -> Values:
    """The finite set of these members. Raises TooManyValues."""
    members = frozenset(values)
    check(len(members), ValueLimits.MAX_POINTS)
    return Values(members)


def make(members: Iterable[Fraction], spans: Iterable[Span]) -> Values:
    """The set of these points and spans in its one normal form. Raises TooManyValues.

    A span from a number to itself is that point; one that ends before it begins is empty.
    """
    isolated = set(members)
    merged = _merged(_proper(spans, isolated))
    if merged and isolated:
        at_ends = isolated & _left_out(merged)
        merged = _merged([*merged, *(Span(p, p) for p in at_ends)]) if at_ends else merged
        isolated = {p for p in isolated if not _inside(Span(p, p), merged)}
    check(len(isolated), ValueLimits.MAX_POINTS)
    check(len(merged), ValueLimits.MAX_SPANS)
    return Values(frozenset(isolated), tuple(merged))


ANY: Final = Values(spans=(Span(None, None, low_open=True, high_open=True),))
NONE: Final = Values()
NOT_ZERO: Final = Values(spans=(Span(None, _ZERO, low_open=True, high_open=True), Span(_ZERO, None, low_open=True, high_open=True)))


def _proper(spans: Iterable[Span], isolated: set[Fraction]) -> Iterator[Span]:
    for rough in spans:
        span = intervals.between(rough.floor, rough.ceiling)
        if span is None:
            continue
        if span.low is not None and span.low == span.high:
            isolated.add(span.low)
        else:
            yield span


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans, key=attrgetter("floor")):
        if merged and intervals.touch(merged[-1], span):
            merged[-1] = intervals.hull(merged[-1], span)
        else:
            merged.append(span)
    return merged


def _left_out(spans: Iterable[Span]) -> set[Fraction]:
    """The ends that the spans themselves do not hold."""
    ends = [(end, is_open) for span in spans for end, is_open in ((span.low, span.low_open), (span.high, span.high_open))]
    return {end for end, is_open in ends if is_open and end is not None}


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    """Say whether one of the spans, which are in order, holds all of a span."""
    place = bisect_right(spans, span.floor, key=attrgetter("floor"))
    return place > 0 and span.ceiling <= spans[place - 1].ceiling


def _overlaps(left: Sequence[Span], right: Sequence[Span]) -> Iterator[Span]:
    """What two rows of spans share, walking along both."""
    a = b = 0
    while a < len(left) and b < len(right):
        shared = intervals.meet(left[a], right[b])
        if shared is not None:
            yield shared
        if left[a].ceiling < right[b].ceiling:
            a += 1
        else:
            b += 1


def _pairs(left: Values, right: Values) -> list[tuple[Fraction, Span]]:
    """Every point of one set with every span of the other. Raises TooManyValues, also for pairs of spans."""
    size = len(left.points) * len(right.spans) + len(right.points) * len(left.spans)
    check(size + len(left.spans) * len(right.spans), ValueLimits.MAX_PAIRS)
    return [(p, s) for one, other in ((left, right), (right, left)) for p in one.points for s in other.spans]
