"""Sets of exact values: finite sets of points and intervals with open or closed ends.

A missing score is the finite set that its scale allows; a rounded figure is an interval. Sums and products of
such sets are the exact reachable sets, never their hulls: two blanks of 0, 30 or 60 cannot make 110.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from math import lcm
from typing import Final, NamedTuple

MAX_POINTS: Final = 50_000
MAX_SPANS: Final = 2_000


class TooManyValues(Exception):
    """A set has more members than are worth listing; what needs it is undecided."""


class Span(NamedTuple):
    """An interval with more than one member. None as an end means that there is no bound on that side."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def holds(self, value: Fraction) -> bool:
        """Say whether the value lies in the interval."""
        above = self.low is None or value > self.low or (value == self.low and not self.low_open)
        below = self.high is None or value < self.high or (value == self.high and not self.high_open)
        return above and below


@dataclass(frozen=True, slots=True)
class Values:
    """An exact set: isolated points, and disjoint spans in ascending order that hold none of the points."""

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
        return value in self.points or any(span.holds(value) for span in self.spans)

    def hull(self) -> Span:
        """Give the smallest interval around all members. Raises ValueError for the empty set."""
        if self.empty:
            raise ValueError("the empty set has no hull")
        ends = [Span(p, p) for p in (min(self.points), max(self.points))] if self.points else []
        return reduce(_hull, [*ends, *self.spans])

    def within(self, other: "Values") -> bool:
        """Say whether every member is also a member of the other set."""
        if not all(other.holds(point) for point in self.points):
            return False
        return all(any(_meet(span, wide) == span for wide in other.spans) for span in self.spans)

    def meet(self, other: "Values") -> "Values":
        """Give the members that both sets have."""
        shared = {p for p in self.points if other.holds(p)} | {p for p in other.points if self.holds(p)}
        pairs = (_meet(a, b) for a in self.spans for b in other.spans)
        return make(shared, [pair for pair in pairs if pair is not None])

    def join(self, other: "Values") -> "Values":
        """Give the members that either set has."""
        return make(self.points | other.points, [*self.spans, *other.spans])

    def plus(self, other: "Values") -> "Values":
        """Give every sum of a member of each."""
        if not self.spans and not other.spans:
            return _sum_of_points(self.points, other.points)
        _check(len(self.points) * len(other.spans) + len(other.points) * len(self.spans), MAX_SPANS * 10)
        spans = [_shift(span, p) for p in self.points for span in other.spans]
        spans += [_shift(span, p) for p in other.points for span in self.spans]
        spans += [_add(a, b) for a in self.spans for b in other.spans]
        return make(_sum_of_points(self.points, other.points).points, spans)

    def times(self, factor: Fraction) -> "Values":
        """Give every member multiplied by one number."""
        if factor == 1 or self.empty:
            return self
        if factor == 0:
            return point(Fraction(0))
        return make({p * factor for p in self.points}, [_scale(span, factor) for span in self.spans])

    def multiplied(self, other: "Values") -> "Values":
        """Give every product of a member of each."""
        one = self.only if self.only is not None else other.only
        if one is not None:
            return (other if self.only is not None else self).times(one)
        _check(len(self.points) * len(other.points), MAX_POINTS)
        products = {a * b for a in self.points for b in other.points}
        spans = [_scale(s, p) for p in self.points for s in other.spans if p]
        spans += [_scale(s, p) for p in other.points for s in self.spans if p]
        spans += [_times(a, b) for a in self.spans for b in other.spans]
        zero = {Fraction(0)} if self._spoiled(other) or other._spoiled(self) else set()
        return make(products | zero, spans)

    def _spoiled(self, other: "Values") -> bool:
        return Fraction(0) in self.points and bool(other.spans)

    def divided(self, other: "Values") -> "Values":
        """Give every quotient; division by zero gives no value. Sets that straddle zero give every number."""
        rest = Values(other.points - {Fraction(0)}, other.spans)
        if any(span.holds(Fraction(0)) for span in rest.spans):
            return ANY
        return self.multiplied(make({1 / p for p in rest.points}, [_inverse(span) for span in rest.spans]))


def point(value: Fraction) -> Values:
    """Give the set with one member."""
    return Values(frozenset((value,)))


def points(values: Iterable[Fraction]) -> Values:
    """Give the finite set of these members. Raises TooManyValues."""
    members = frozenset(values)
    _check(len(members), MAX_POINTS)
    return Values(members)


def make(members: Iterable[Fraction], spans: Iterable[Span]) -> Values:
    """Give the set of these points and spans in its one normal form. Raises TooManyValues."""
    isolated = set(members)
    merged: list[Span] = []
    for span in sorted(_proper(spans, isolated), key=_order):
        if merged and _touch(merged[-1], span):
            merged[-1] = _hull(merged[-1], span)
        else:
            merged.append(span)
    if merged and isolated:
        merged, isolated = _absorb(merged, isolated)
    _check(len(isolated), MAX_POINTS)
    _check(len(merged), MAX_SPANS)
    return Values(frozenset(isolated), tuple(merged))


ANY: Final = Values(spans=(Span(None, None, True, True),))
NONE: Final = Values()


def _check(size: int, limit: int) -> None:
    if size > limit:
        raise TooManyValues(f"more than {limit} possible values")


def _proper(spans: Iterable[Span], isolated: set[Fraction]) -> Iterable[Span]:
    for span in spans:
        if span.low is not None and span.low == span.high:
            if not (span.low_open or span.high_open):
                isolated.add(span.low)
        else:
            yield span


def _order(span: Span) -> tuple[bool, Fraction, bool]:
    return (span.low is not None, span.low or Fraction(0), span.low_open)


def _touch(left: Span, right: Span) -> bool:
    if left.high is None or right.low is None:
        return True
    return left.high > right.low or (left.high == right.low and not (left.high_open and right.low_open))


def _absorb(spans: list[Span], isolated: set[Fraction]) -> tuple[list[Span], set[Fraction]]:
    for value in [p for p in isolated if any(value_at_end(span, p) for span in spans)]:
        spans = [_close(span, value) for span in spans]
    joined: list[Span] = []
    for span in spans:
        if joined and _touch(joined[-1], span):
            joined[-1] = _hull(joined[-1], span)
        else:
            joined.append(span)
    return joined, {p for p in isolated if not any(span.holds(p) for span in joined)}


def value_at_end(span: Span, value: Fraction) -> bool:
    """Say whether the value is an end of the span that the span itself leaves out."""
    return (span.low_open and span.low == value) or (span.high_open and span.high == value)


def _close(span: Span, value: Fraction) -> Span:
    return Span(span.low, span.high, span.low_open and span.low != value, span.high_open and span.high != value)


def _hull(left: Span, right: Span) -> Span:
    low, low_open = _outer(left.low, left.low_open, right.low, right.low_open, min)
    high, high_open = _outer(left.high, left.high_open, right.high, right.high_open, max)
    return Span(low, high, low_open, high_open)


_Pick = Callable[[Fraction, Fraction], Fraction]


def _outer(a: Fraction | None, a_open: bool, b: Fraction | None, b_open: bool, pick: _Pick) -> tuple[Fraction | None, bool]:
    if a is None or b is None:
        return None, True
    if a == b:
        return a, a_open and b_open
    return (a, a_open) if pick(a, b) == a else (b, b_open)


def _inner(a: Fraction | None, a_open: bool, b: Fraction | None, b_open: bool, pick: _Pick) -> tuple[Fraction | None, bool]:
    if a is None or b is None:
        return (b, b_open) if a is None else (a, a_open)
    if a == b:
        return a, a_open or b_open
    return (a, a_open) if pick(a, b) == a else (b, b_open)


def _meet(a: Span, b: Span) -> Span | None:
    low, low_open = _inner(a.low, a.low_open, b.low, b.low_open, max)
    high, high_open = _inner(a.high, a.high_open, b.high, b.high_open, min)
    if low is not None and high is not None and (low > high or (low == high and (low_open or high_open))):
        return None
    return Span(low, high, low_open, high_open)


def _shift(span: Span, by: Fraction) -> Span:
    low, high = span.low, span.high
    return Span(low if low is None else low + by, high if high is None else high + by, span.low_open, span.high_open)


def _add(a: Span, b: Span) -> Span:
    low = None if a.low is None or b.low is None else a.low + b.low
    high = None if a.high is None or b.high is None else a.high + b.high
    return Span(low, high, low is None or a.low_open or b.low_open, high is None or a.high_open or b.high_open)


def _scale(span: Span, factor: Fraction) -> Span:
    low = None if span.low is None else span.low * factor
    high = None if span.high is None else span.high * factor
    ends = Span(low, high, span.low_open, span.high_open)
    return ends if factor > 0 else Span(high, low, span.high_open, span.low_open)


def _times(a: Span, b: Span) -> Span:
    if None in (a.low, a.high, b.low, b.high):
        return _times_unbounded(a, b)
    corners = [(x * y, (xo or yo) and not _kept_zero(x, xo, y, yo)) for x, xo in _ends(a) for y, yo in _ends(b)]
    low, high = min(c[0] for c in corners), max(c[0] for c in corners)
    low_open = all(is_open for value, is_open in corners if value == low)
    high_open = all(is_open for value, is_open in corners if value == high)
    inside = a.holds(Fraction(0)) or b.holds(Fraction(0))
    return Span(low, high, low_open and not (inside and low == 0), high_open and not (inside and high == 0))


def _kept_zero(x: Fraction, x_open: bool, y: Fraction, y_open: bool) -> bool:
    return (x == 0 and not x_open) or (y == 0 and not y_open)


def _ends(span: Span) -> list[tuple[Fraction, bool]]:
    assert span.low is not None
    assert span.high is not None
    return [(span.low, span.low_open), (span.high, span.high_open)]


def _times_unbounded(a: Span, b: Span) -> Span:
    if _not_negative(a) and _not_negative(b):
        assert a.low is not None
        assert b.low is not None
        low = a.low * b.low
        kept = _kept_zero(a.low, a.low_open, b.low, b.low_open)
        return Span(low, None, (a.low_open or b.low_open) and not kept, True)
    return Span(None, None, True, True)


def _not_negative(span: Span) -> bool:
    return span.low is not None and span.low >= 0


def _inverse(span: Span) -> Span:
    low = None if span.high in (None, 0) else 1 / span.high
    high = None if span.low in (None, 0) else 1 / span.low
    if span.high is None and span.low is not None and span.low >= 0:
        low = Fraction(0)
    if span.low is None and span.high is not None and span.high <= 0:
        high = Fraction(0)
    return Span(low, high, low is None or span.high is None or span.high_open, high is None or span.low is None or span.low_open)


def _sum_of_points(left: frozenset[Fraction], right: frozenset[Fraction]) -> Values:
    if len(left) > len(right):
        left, right = right, left
    if len(left) == 1:
        (by,) = left
        return Values(frozenset(p + by for p in right) if by else right)
    unit = lcm(*(p.denominator for p in left), *(p.denominator for p in right))
    sums = _sum_of_whole([int(p * unit) for p in left], [int(p * unit) for p in right])
    _check(len(sums), MAX_POINTS)
    return Values(frozenset(Fraction(total, unit) for total in sums))


def _sum_of_whole(left: list[int], right: list[int]) -> set[int]:
    if not left or not right:
        return set()
    if len(left) * len(right) <= MAX_POINTS * 4:
        return {a + b for a in left for b in right}
    return _sum_of_bits(left, right)


def _sum_of_bits(left: list[int], right: list[int]) -> set[int]:
    low, base = min(left), min(right)
    width = max(left) - low + max(right) - base
    _check(width, MAX_POINTS * 64)
    bits = reduce(lambda seen, value: seen | 1 << (value - base), right, 0)
    sums = reduce(lambda seen, value: seen | bits << (value - low), left, 0)
    _check(sums.bit_count(), MAX_POINTS)
    return {at + low + base for at, bit in enumerate(reversed(bin(sums)[2:])) if bit == "1"}
