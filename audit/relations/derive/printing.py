"""How a quantity that is not as printed would be printed: in which of its printings, and to which place."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from audit.appraisal.exact.rounding import Mode, places_of, rounded, show
from audit.appraisal.exact.values import Values
from audit.appraisal.model.figure import Figure
from audit.relations.derive.valuation import Valuation

__all__ = ["MOST_LISTED", "finest", "like", "printable"]

MOST_LISTED: Final = 40


def finest(figures: Sequence[Figure], valuation: Valuation) -> Figure:
    """The printing in which a change is told: an exact one if there is any, else the one with the most places."""
    return min(figures, key=lambda figure: (not figure.exact, (figure.unit or Fraction(1)) * valuation.scale(figure)))


def like(figure: Figure, value: Fraction) -> str:
    """Write a value in the manner of a figure, with as many places as it takes where the figure is exact."""
    unit = figure.unit if figure.unit is not None else Fraction(1)
    text = show(value, max(places_of(unit), places_of(value) if figure.exact else 0))
    return f"{text}%" if figure.sign == "%" else text


def printable(values: Values, figure: Figure, mode: Mode, steps: Mapping[str, Fraction]) -> list[Fraction] | None:
    """The values of a set as they would be printed in the place of a figure; None if they are too many."""
    unit = steps[figure.quantity.kind] if figure.exact else figure.unit or Fraction(1)
    found = {shown for value in values.points for shown in _printed(value, figure, unit, mode)}
    for low, high, _, _ in values.spans:
        if low is None or high is None or (high - low) / unit > MOST_LISTED:
            return None
        first, last = -(-low // unit) - 1, high // unit + 1
        found |= {unit * number for number in range(int(first), int(last) + 1)}
    return sorted(found) if len(found) <= MOST_LISTED * 2 else None


def _printed(value: Fraction, figure: Figure, unit: Fraction, mode: Mode) -> set[Fraction]:
    """How a true value would be printed: an entered one in full, a derived one rounded."""
    if figure.exact:
        return {value} if (value / unit).denominator == 1 else set()
    return {rounded(value, unit, one) for one in (("half-away", "half-toward") if mode == "nearest" else (mode,))}
