"""``bands-meet`` and ``bands-cover``: every value that can be printed has one band.

Which values the figures that bands are laid on can have, and whether one of them can be printed in a gap or in two bands.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import ClassVar, Final

from audit.appraisal.exact.bounds import TooManyValues
from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.rounding import show
from audit.appraisal.exact.values import NONE, Values, make
from audit.appraisal.model.appraisal import Band, Criterion
from audit.appraisal.model.quantity import Quantity
from audit.rules.checks.base import Facts, NamedCheck, named_check
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule
from audit.why import UNSAID, Why, because

__all__ = ["BandsCover", "BandsMeet", "Reach", "in_both", "in_gap", "limits", "reach", "values_of"]

_BY_CRITERION: Final = frozenset({"score", "weighted-score"})


@dataclass(frozen=True, slots=True)
class Reach:
    """The values that can occur, and the step in which they are printed. ``whole``: all of them are known."""

    values: Values
    unit: Fraction | None
    whole: bool


def reach(facts: Facts) -> Reach:
    """The values of the kind of figure that the bands are laid on."""
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
    """Every value that a cell of the criterion can have; None where scale or weight leave that open."""
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
    """What is the whole of a percentage: 1 where the limits of the bands are parts of 1 as the figures are."""
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
    """The value as it can be printed: itself where the step is not known, else the steps next to it."""
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


_NO_END: Final = because("band-without-end")
_NOT_KNOWN: Final = because("values-not-known")


@named_check("bands-meet")
class BandsMeet(NamedCheck):
    """One outcome for each band and the one below it; and for a band that ends below its own beginning."""

    fields: ClassVar = ("about", "published", "computed")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes; bands may stand in any order."""
        for band in facts.appraisal.bands:
            if _reversed(band):
                yield _outcome(rule, "fail", (band,), "no value falls in it")
        ordered = sorted((band for band in facts.appraisal.bands if not _reversed(band)), key=_from)
        below = ordered[0] if ordered else None
        found = reach(facts)
        for band in ordered[1:]:
            assert below is not None
            yield _meeting(rule, found, below, band)
            below = band if below.high is not None and (band.high is None or band.high > below.high) else below


def _reversed(band: Band) -> bool:
    return band.low is not None and band.high is not None and band.low > band.high


def _from(band: Band) -> tuple[bool, Fraction, bool, Fraction]:
    """The place of a band in ascending order: one without a lower end comes first unless it has no upper end either."""
    low = band.low if band.low is not None else (band.high or Fraction(0))
    return band.low is not None, low, band.high is None, band.high or Fraction(0)


def _meeting(rule: Rule, found: Reach, below: Band, above: Band) -> Outcome:
    high, low = below.high, above.low
    if high is None or low is None:
        return _outcome(rule, "undecided", (below, above), "", _NO_END)
    if low <= high:
        end = min(high, above.high) if above.high is not None else high
        shared = in_both(found, low, end)
        said = f"{show(low)} has two bands" if low == end else f"values from {show(low)} to {show(end)} have two bands"
        return _outcome(rule, _status(shared), (below, above), said, _NOT_KNOWN)
    return _outcome(rule, _status(in_gap(found, high, low)), (below, above), f"values between {show(high)} and {show(low)} have no band", _NOT_KNOWN)


def _status(holds: bool | None) -> Status:
    return "undecided" if holds is None else ("fail" if holds else "pass")


def _outcome(rule: Rule, status: Status, bands: tuple[Band, ...], said: str, reason: Why = UNSAID) -> Outcome:
    shown = "; ".join(f"{band.label} {limits(band)}" for band in bands)
    words = {"about": " and ".join(band.label for band in bands), "published": shown, "computed": said}
    subject = Subject(rule.subject, ids=tuple(band.label for band in bands))
    last = bands[-1]
    return Outcome(
        rule, status, subject, shown, said if status == "fail" else "", last.where, last.place,
        reason=reason if status == "undecided" else UNSAID, words=words,
    )  # fmt: skip


def limits(band: Band) -> str:
    """Write the limits of a band as far as they are given."""
    if band.low is None and band.high is None:
        return "without limits"
    if band.low is None or band.high is None:
        return f"up to {show(band.high)}" if band.high is not None else f"from {show(band.low or Fraction(0))}"
    return f"{show(band.low)} to {show(band.high)}"


@named_check("bands-cover")
class BandsCover(NamedCheck):
    """One outcome: whether the bands hold the lowest and the highest value that can occur."""

    fields: ClassVar = ("published", "computed")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcome; none where the paper has no bands."""
        bands = facts.appraisal.bands
        if bands:
            yield _cover(rule, facts, bands)


def _cover(rule: Rule, facts: Facts, bands: tuple[Band, ...]) -> Outcome:
    found = reach(facts)
    open_ends = _uncovered(bands, found)
    unknown = all(band.low is None and band.high is None for band in bands) or None in open_ends
    said = [one for one in open_ends if one]
    status: Status = "fail" if said else ("undecided" if unknown else "pass")
    shown = ", ".join(f"{band.label} {limits(band)}" for band in bands)
    words = {"published": shown, "computed": " and ".join(said)}
    reason = _NOT_KNOWN if status == "undecided" else UNSAID
    subject = Subject(rule.subject, ids=tuple(band.label for band in bands))
    return Outcome(rule, status, subject, shown, words["computed"], bands[0].where, bands[0].place, reason=reason, words=words)


def _uncovered(bands: tuple[Band, ...], found: Reach) -> tuple[str | None, str | None]:
    """Say which values lie below and above all bands: empty where none does, None where that is not known."""
    lows, highs = [band.low for band in bands], [band.high for band in bands]
    hull = found.values.hull() if not found.values.empty else None
    lowest, highest = (hull.low, hull.high) if hull is not None else (None, None)
    return _below(lows, lowest, whole=found.whole), _above(highs, highest, whole=found.whole)


def _below(ends: list[Fraction | None], lowest: Fraction | None, *, whole: bool) -> str | None:
    given = [end for end in ends if end is not None]
    if len(given) < len(ends):
        return ""
    first = min(given)
    if lowest is not None and lowest < first:
        return f"values from {show(lowest)} to below {show(first)} have no band"
    return "" if whole else None


def _above(ends: list[Fraction | None], highest: Fraction | None, *, whole: bool) -> str | None:
    given = [end for end in ends if end is not None]
    if len(given) < len(ends):
        return ""
    last = max(given)
    if highest is not None and highest > last:
        return f"values above {show(last)} up to {show(highest)} have no band"
    return "" if whole else None
