"""Intervals with open, closed or no ends, and their exact arithmetic."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from typing import NamedTuple

__all__ = ["Edge", "Span", "add", "between", "hull", "inverse", "meet", "scale", "shift", "times", "total", "touch"]

Edge = tuple[int, Fraction, int]
"""Where an interval begins or ends: -1 or 1 for no bound, else 0; the value; 1 just above it, -1 just below it, 0 at it.

Edges compare as they lie on the line, so that hulls and meets are plain minima and maxima.
"""

_ZERO = Fraction(0)


class Span(NamedTuple):
    """An interval with more than one member. None as an end means that there is no bound on that side."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    @property
    def floor(self) -> Edge:
        """The lower end, comparable."""
        return (-1, _ZERO, 1) if self.low is None else (0, self.low, 1 if self.low_open else 0)

    @property
    def ceiling(self) -> Edge:
        """The upper end, comparable."""
        return (1, _ZERO, -1) if self.high is None else (0, self.high, -1 if self.high_open else 0)

    def holds(self, value: Fraction) -> bool:
        """Say whether the value lies in the interval."""
        return self.floor <= (0, value, 0) <= self.ceiling


def between(floor: Edge, ceiling: Edge) -> Span | None:
    """The interval from one edge to the other; None if nothing lies between them."""
    if floor > ceiling:
        return None
    low = None if floor[0] else floor[1]
    high = None if ceiling[0] else ceiling[1]
    return Span(low, high, floor[2] > 0, ceiling[2] < 0)


def _span(floor: Edge, ceiling: Edge) -> Span:
    found = between(floor, ceiling)
    assert found is not None
    return found


def touch(left: Span, right: Span) -> bool:
    """Say whether nothing lies between two intervals of which the left one does not begin after the right one."""
    end, start = left.ceiling, right.floor
    return start <= end or (start[:2] == end[:2] and start[2] - end[2] == 1)


def hull(left: Span, right: Span) -> Span:
    """The smallest interval around both."""
    return _span(min(left.floor, right.floor), max(left.ceiling, right.ceiling))


def meet(left: Span, right: Span) -> Span | None:
    """What both share; None if that is nothing."""
    return between(max(left.floor, right.floor), min(left.ceiling, right.ceiling))


def shift(span: Span, by: Fraction) -> Span:
    """The interval moved by a number."""
    low, high = span.low, span.high
    return Span(low if low is None else low + by, high if high is None else high + by, span.low_open, span.high_open)


def add(left: Span, right: Span) -> Span:
    """Every sum of a member of each."""
    return _span(_sum(left.floor, right.floor), _sum(left.ceiling, right.ceiling))


def total(spans: Sequence[Span]) -> Span:
    """Every sum of a member of each of some intervals. Without any it would be no interval."""
    lows = [span.low for span in spans if span.low is not None]
    highs = [span.high for span in spans if span.high is not None]
    low = sum(lows, _ZERO) if len(lows) == len(spans) else None
    high = sum(highs, _ZERO) if len(highs) == len(spans) else None
    return Span(low, high, low is None or any(span.low_open for span in spans), high is None or any(span.high_open for span in spans))


def _sum(a: Edge, b: Edge) -> Edge:
    return (a[0] or b[0], a[1] + b[1], a[2] or b[2])


def scale(span: Span, factor: Fraction) -> Span:
    """The interval times a number other than zero."""
    floor, ceiling = _scaled(span.floor, factor), _scaled(span.ceiling, factor)
    return _span(min(floor, ceiling), max(floor, ceiling))


def _scaled(edge: Edge, factor: Fraction) -> Edge:
    sign = 1 if factor > 0 else -1
    return (edge[0] * sign, edge[1] * factor, edge[2] * sign)


def times(left: Span, right: Span) -> Span:
    """Every product of a member of each."""
    corners = [_product(a, b) for a, b in product((left.floor, left.ceiling), (right.floor, right.ceiling))]
    if left.holds(_ZERO) or right.holds(_ZERO):
        corners.append((0, _ZERO, False))
    low, high = min(corner[:2] for corner in corners), max(corner[:2] for corner in corners)
    low_open = all(is_open for *place, is_open in corners if tuple(place) == low)
    high_open = all(is_open for *place, is_open in corners if tuple(place) == high)
    return _span((*low, int(low_open)), (*high, -int(high_open)))


def _product(a: Edge, b: Edge) -> tuple[int, Fraction, bool]:
    """A corner of the products and whether it is left out; nothing times no bound comes near nothing."""
    endless = _sign(a) * _sign(b) if a[0] or b[0] else 0
    return endless, a[1] * b[1], bool(a[2] or b[2])


def _sign(edge: Edge) -> int:
    return edge[0] or (edge[1] > 0) - (edge[1] < 0)


def inverse(span: Span) -> Span:
    """One divided by each member of an interval that does not hold zero."""
    return _span(_inverted(span.ceiling), _inverted(span.floor))


def _inverted(edge: Edge) -> Edge:
    if edge[0]:
        return (0, _ZERO, -edge[2])
    return (0, 1 / edge[1], -edge[2]) if edge[1] else (edge[2], _ZERO, -edge[2])
