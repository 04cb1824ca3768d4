"""Exact numbers and ranges for people."""

from fractions import Fraction
from typing import Final

from audit.exact.show import places_of, show
from audit.exact.values import Span

_FEW_PLACES: Final = 3
_LARGEST_PART: Final = 99


def number(value: Fraction) -> str:
    """Write a number: with up to three places where that is exact, as a mixed fraction of small parts, else about so much."""
    if places_of(value) <= _FEW_PLACES and (value * 10**_FEW_PLACES).denominator == 1:
        return show(value)
    if value.denominator <= _LARGEST_PART:
        whole, rest = divmod(abs(value), 1)
        sign = "-" if value < 0 else ""
        return f"{sign}{whole} {rest}" if whole else f"{sign}{rest}"
    return f"about {show(value, 2)}"


def weights_in(span: Span | None) -> str:
    """Say which weights lie in a range; none is below nothing."""
    if span is None:
        return "not settled"
    low, high = span.low or Fraction(0), span.high
    if high is None:
        return "any" if not low and not span.low_open else f"above {number(low)}"
    if low == high:
        return f"{number(low)} only"
    above = f"above {number(low)}, " if low or span.low_open else ""
    return f"{above}below {number(high)}"


def points_in(span: Span) -> str:
    """Say how many points lie in a range."""
    if span.low is None or span.high is None:
        return "any number of points"
    if span.low == span.high:
        return f"{number(span.low)} point{'' if abs(span.low) == 1 else 's'}"
    return f"{number(span.low)} to {number(span.high)} points"
