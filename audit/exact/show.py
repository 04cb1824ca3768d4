"""Exact values and sets in words and digits, for people."""

from fractions import Fraction

from audit.exact.rounding import rounded
from audit.exact.values import Span, Values

_MOST_LISTED = 6
_MOST_PLACES = 12


def places_of(unit: Fraction) -> int:
    """Give the number of decimal places of a unit such as 1/100."""
    places = 0
    while unit.denominator != 1 and places < _MOST_PLACES:
        unit, places = unit * 10, places + 1
    return places


def show(value: Fraction, places: int | None = None) -> str:
    """Write a value in digits: in full if its decimals end within twelve places, else with ``places`` or three."""
    if places is None:
        full = places_of(value)
        if Fraction(10) ** full % value.denominator == 0 and full < _MOST_PLACES:
            return _digits(value, full)
        places = 3
    return _digits(rounded(value, Fraction(1, 10**places), "half-away"), places)


def _digits(value: Fraction, places: int) -> str:
    whole = abs(int(value * 10**places))
    text = str(whole).rjust(places + 1, "0")
    text = f"{text[:-places]}.{text[-places:]}" if places else text
    return f"-{text}" if value < 0 else text


def show_like(value: Fraction, unit: Fraction, printed: Fraction | None = None) -> str:
    """Write a value with the places of a printed figure, and more where it would look the same as that figure."""
    places = places_of(unit)
    if value.denominator == 1 and unit >= 1:
        return show(value)
    text = show(value, places)
    if printed is not None and text == show(printed, places):
        return show(value, places + 2)
    return text


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
    """Give the members, taking a span no wider than the printed place as its middle; nothing where spans are wider."""
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
    low, high = show_like(hull.low, unit, printed), show_like(hull.high, unit, printed)
    if low == high:
        return low
    count = f" ({len(values.points)} values)" if values.finite else ""
    return f"between {low} and {high}{count}"


def _one_sided(hull: Span, unit: Fraction) -> str:
    if hull.low is not None:
        return f"{show_like(hull.low, unit)} or more"
    return f"{show_like(hull.high, unit)} or less" if hull.high is not None else "any number"
