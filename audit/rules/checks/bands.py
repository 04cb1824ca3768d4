"""``bands-meet`` and ``bands-cover``: every value that can be printed has one band."""

from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar

from audit.exact.show import show
from audit.model.appraisal import Band
from audit.rules.checks.band_values import Reach, in_both, in_gap, reach
from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule

_NO_END = "an end of a band is not given"
_NOT_KNOWN = "it is not known which values can occur"


class BandsMeet(NamedCheck):
    """One outcome for each band and the one below it; and for a band that ends below its own beginning."""

    fields: ClassVar = ("about", "published", "computed")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes; bands may stand in any order."""
        for band in facts.appraisal.bands:
            if _reversed(band):
                yield _outcome(rule, "fail", (band,), "no value lies in it")
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
    """Give the place of a band in ascending order: one without a lower end comes first unless it has no upper end either."""
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


def _outcome(rule: Rule, status: Status, bands: tuple[Band, ...], said: str, reason: str = "") -> Outcome:
    shown = "; ".join(f"{band.label} {limits(band)}" for band in bands)
    words = {"about": " and ".join(band.label for band in bands), "published": shown, "computed": said}
    subject = Subject(rule.subject, ids=tuple(band.label for band in bands))
    last = bands[-1]
    return Outcome(
        rule, status, subject, shown, said if status == "fail" else "", last.where, last.place,
        reason=reason if status == "undecided" else "", words=words,
    )  # fmt: skip


def limits(band: Band) -> str:
    """Write the limits of a band as far as they are given."""
    if band.low is None and band.high is None:
        return "without limits"
    if band.low is None or band.high is None:
        return f"up to {show(band.high)}" if band.high is not None else f"from {show(band.low or Fraction(0))}"
    return f"{show(band.low)} to {show(band.high)}"


class BandsCover(NamedCheck):
    """One outcome: whether the bands hold the lowest and the highest value that can occur."""

    fields: ClassVar = ("published", "computed")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcome; none where the paper has no bands."""
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
    reason = _NOT_KNOWN if status == "undecided" else ""
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
