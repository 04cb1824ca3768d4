"""What a rounded figure stands for: every true value that prints so.

Tests hold every end, open or closed, against brute force.
"""

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from typing import Final, Literal, get_args

from audit.exact.values import Span, Values, make

Mode = Literal["nearest", "half-away", "half-toward", "half-even", "truncated", "away"]
MODES: Final[tuple[Mode, ...]] = get_args(Mode)


@lru_cache(maxsize=65_536)
def stands_for(value: Fraction, unit: Fraction, mode: Mode) -> Values:
    """Give every true value that prints as ``value`` when rounded to ``unit`` in the given mode.

    ``unit`` is the value of one step in the last printed place, for example 1/100 for ``1.10``. A value between two
    steps, as when a paper says that it rounds to thousands and prints 1,810, is taken as if it were a step.
    """
    return make((), [_RULES[mode](value, unit)])


def rounded(value: Fraction, unit: Fraction, mode: Mode) -> Fraction:
    """Round a true value to ``unit``; for ``nearest``, ties go away from zero as in spreadsheets."""
    steps = abs(value) / unit
    whole, rest = divmod(steps, 1)
    up = whole + (1 if _goes_up(rest, int(whole), mode) else 0)
    return up * unit if value >= 0 else -up * unit


def _goes_up(rest: Fraction, whole: int, mode: Mode) -> bool:
    if mode == "truncated" or rest == 0:
        return False
    if mode == "away" or rest != Fraction(1, 2):
        return mode == "away" or rest > Fraction(1, 2)
    return whole % 2 == 1 if mode == "half-even" else mode != "half-toward"


def _nearest(value: Fraction, unit: Fraction) -> Span:
    return Span(value - unit / 2, value + unit / 2)


def _half_away(value: Fraction, unit: Fraction) -> Span:
    return Span(value - unit / 2, value + unit / 2, value <= 0, value >= 0)


def _half_toward(value: Fraction, unit: Fraction) -> Span:
    return Span(value - unit / 2, value + unit / 2, value > 0, value < 0)


def _half_even(value: Fraction, unit: Fraction) -> Span:
    steps = value / unit
    odd = steps.denominator == 1 and steps.numerator % 2 == 1
    return Span(value - unit / 2, value + unit / 2, odd, odd)


def _truncated(value: Fraction, unit: Fraction) -> Span:
    if value == 0:
        return Span(-unit, unit, True, True)
    return Span(value, value + unit, False, True) if value > 0 else Span(value - unit, value, True, False)


def _away(value: Fraction, unit: Fraction) -> Span:
    if value == 0:
        return Span(value, value)
    return Span(value - unit, value, True, False) if value > 0 else Span(value, value + unit, False, True)


_RULES: Final[dict[Mode, Callable[[Fraction, Fraction], Span]]] = {
    "nearest": _nearest,
    "half-away": _half_away,
    "half-toward": _half_toward,
    "half-even": _half_even,
    "truncated": _truncated,
    "away": _away,
}
