"""What a rounded figure stands for: every true value that prints so.

Tests hold every end, open or closed, against brute force.

Exact values and sets in words and digits, for people.
"""

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from typing import Final, Literal, get_args

from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.values import Values, make

__all__ = ["MODES", "Mode", "places_of", "rounded", "show", "show_like", "show_values", "stands_for"]

Mode = Literal["nearest", "half-away", "half-toward", "half-even", "truncated", "away"]
MODES: Final[tuple[Mode, ...]] = get_args(Mode)


@lru_cache(maxsize=65_536)
def stands_for(value: Fraction, unit: Fraction, mode: Mode) -> Values:
    """Every true value that prints as ``value`` when rounded to ``unit`` in the given mode.

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


_MOST_LISTED: Final = 6
_MOST_PLACES: Final = 12
_FEW_PLACES: Final = 3
_MORE_PLACES: Final = 2
"""Places beyond those of the printed figure to which a value is written in full: scores times weights in per cent end there."""


def places_of(unit: Fraction) -> int:
    """The number of decimal places of a unit such as 1/100; three where its decimals do not end within twelve."""
    return next((places for places in range(_MOST_PLACES + 1) if (unit * 10**places).denominator == 1), _FEW_PLACES)


def show(value: Fraction, places: int | None = None) -> str:
    """Write a value in digits: in full if its decimals end within twelve places, else with ``places`` or three."""
    places = places_of(value) if places is None else places
    return _digits(rounded(value, Fraction(1, 10**places), "half-away"), places)


def _digits(value: Fraction, places: int) -> str:
    whole = abs(int(value * 10**places))
    text = str(whole).rjust(places + 1, "0")
    text = f"{text[:-places]}.{text[-places:]}" if places else text
    return f"-{text}" if value < 0 else text


@lru_cache(maxsize=16_384)
def show_like(value: Fraction, unit: Fraction, printed: Fraction | None = None) -> str:
    """Write a value with the places of a printed figure.

    Beside a figure that it is held against it has more where it then stands in full, and where it would look the same.
    """
    return _apart(value, unit, printed, places_of(unit) if printed is None else _places_in_full(value, places_of(unit)))


def _places_in_full(value: Fraction, places: int) -> int:
    """The places that hold a value in full, where these are hardly more than those of the printed figure; else those of that."""
    ends = places_of(value)
    return ends if places < ends <= places + _MORE_PLACES and (value * 10**ends).denominator == 1 else places


def _apart(value: Fraction, unit: Fraction, printed: Fraction | None, places: int) -> str:
    """Write a value with so many places, and more where it would look the same as the printed figure."""
    if value.denominator == 1 and unit >= 1:
        return show(value)
    if printed is None or printed == value:
        return show(value, places_of(unit))
    more = range(places, places + _MOST_PLACES + 1, 2)
    return next((text for text, other in ((show(value, at), show(printed, at)) for at in more) if text != other), show(value, places))


def show_values(values: Values, unit: Fraction = Fraction(1), printed: Fraction | None = None) -> str:
    """Say in words which values a set holds: one figure, a short list, or a range."""
    if values.empty:
        return "nothing that fits"
    listed = _listed(values, unit)
    if 0 < len(listed) <= _MOST_LISTED:
        shown = [show_like(value, unit, printed) for value in listed]
        return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"
    return _range(values, unit, printed)


def _listed(values: Values, unit: Fraction) -> list[Fraction]:
    """The members, taking a span no wider than the printed place as its middle; nothing where spans are wider."""
    middles = []
    for low, high, _, _ in values.spans:
        if low is None or high is None or high - low > unit:
            return []
        middles.append((low + high) / 2)
    return sorted([*values.points, *middles])


def _range(values: Values, unit: Fraction, printed: Fraction | None) -> str:
    hull = values.hull()
    if hull.low is None or hull.high is None:
        return _one_sided(hull, unit)
    low, high = (_apart(end, unit, printed, places_of(unit)) for end in (hull.low, hull.high))
    if low == high:
        return low
    count = f" ({len(values.points)} values)" if values.finite else ""
    return f"between {low} and {high}{count}"


def _one_sided(hull: Span, unit: Fraction) -> str:
    if hull.low is not None:
        shown = show_like(hull.low, unit)
        return f"more than {shown}" if hull.low_open else f"{shown} or more"
    if hull.high is not None:
        shown = show_like(hull.high, unit)
        return f"less than {shown}" if hull.high_open else f"{shown} or less"
    return "any number"
