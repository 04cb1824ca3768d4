"""Which values the figures that bands are laid on can have, and whether one of them can be printed in a gap or in two bands."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Final

from audit.exact.values import NONE, Span, TooManyValues, Values, make
from audit.model.appraisal import Criterion
from audit.model.quantity import Quantity
from audit.rules.checks.base import Facts

_BY_CRITERION: Final = frozenset({"score", "weighted-score"})


@dataclass(frozen=True, slots=True)
class Reach:
    """The values that can occur, and the step in which they are printed. ``whole``: all of them are known."""

    values: Values
    unit: Fraction | None
    whole: bool


def reach(facts: Facts) -> Reach:
    """Give the values of the kind of figure that the bands are laid on."""
    kind = facts.appraisal.bands_on or ""
    unit = min((one.unit for one in facts.appraisal.figures if one.quantity.kind == kind and one.printed and one.unit), default=None)
    if kind in _BY_CRITERION:
        found = [values_of(facts, criterion) for criterion in facts.appraisal.scored]
        known = [values for values in found if values is not None]
        return Reach(_joined(known), unit, bool(known) and len(known) == len(found))
    low, high = _ends(facts, kind)
    is_whole = low is not None and high is not None
    return Reach(make((), [Span(low, high, low_open=low is None, high_open=high is None)]), unit, is_whole)


def _joined(found: list[Values]) -> Values:
    joined = NONE
    for values in found:
        joined = joined.join(values)
    return joined


def values_of(facts: Facts, criterion: Criterion) -> Values | None:
    """Give every value that a cell of the criterion can have; None where scale or weight leave that open."""
    scale = criterion.scale.allows()
    hull = scale.hull()
    if hull.low is None or hull.high is None:
        return None
    if facts.appraisal.bands_on == "score":
        return scale
    weight = Quantity("weight", criterion=criterion.id)
    figures = [one for one in facts.derivation.figures.get(weight, ()) if one.printed]
    if facts.valuation.missing(weight) or facts.valuation.withheld(weight) or (figures and all(one.reading == "doubtful" for one in figures)):
        return None
    try:
        return scale.multiplied(facts.valuation(weight)).times(1 / facts.appraisal.method.weighted_over)
    except TooManyValues:
        return None


def _ends(facts: Facts, kind: str) -> tuple[Fraction | None, Fraction | None]:
    if kind in {"percent", "share"}:
        return Fraction(0), Fraction(_whole(facts))
    if kind == "total":
        whole = Quantity("max-total")
        top = NONE if facts.valuation.withheld(whole) else facts.valuation(whole)
        high = top.hull().high if not top.empty else None
        from_nothing = all(criterion.scale.bottom == 0 for criterion in facts.appraisal.scored)
        return (Fraction(0) if from_nothing else None), high
    return None, None


def _whole(facts: Facts) -> int:
    """Give what is the whole of a percentage: 1 where the limits of the bands are parts of 1 as the figures are."""
    limits = [end for band in facts.appraisal.bands for end in (band.low, band.high) if end is not None]
    return 1 if facts.appraisal.method.percent_base == 1 and max(limits, default=Fraction(0)) <= 1 else 100


def in_gap(found: Reach, low: Fraction, high: Fraction) -> bool | None:
    """Say whether a value can be printed between two bands, belonging to neither; None where that is not known."""
    if low >= high or any(all(low < one < high for one in _printed(point, found.unit)) for point in found.values.points):
        return low < high
    return _within(found, low, high, ends=False)


def in_both(found: Reach, low: Fraction, high: Fraction) -> bool | None:
    """Say whether a value can be printed that lies in the part that two bands share; None where that is not known."""
    if low > high or any(low <= one <= high for point in found.values.points for one in _printed(point, found.unit)):
        return low <= high
    return _within(found, low, high, ends=True)


def _printed(value: Fraction, unit: Fraction | None) -> tuple[Fraction, ...]:
    """Give the value as it can be printed: itself where the step is not known, else the steps next to it."""
    return (value,) if unit is None else (floor(value / unit) * unit, ceil(value / unit) * unit)


def _within(found: Reach, low: Fraction, high: Fraction, *, ends: bool) -> bool | None:
    """Say whether a range of values, if one meets the part, has a step of print in it."""
    part = make((), [Span(low, high, low_open=not ends, high_open=not ends)])
    met = make((), found.values.spans).meet(part)
    if met.empty:
        return False if found.whole else None
    if found.unit is None:
        return True if ends else None
    return any(met.holds(step) for step in _steps(found.unit, low, high)) or (None if not found.whole else False)


def _steps(unit: Fraction, low: Fraction, high: Fraction) -> Iterator[Fraction]:
    first, last = ceil(low / unit), floor(high / unit)
    return (step * unit for step in dict.fromkeys((first, first + 1, last)) if first <= step <= last)
