"""``band-basis``: the same score has the same band on every criterion, and full marks reach the same one.

Bands that are laid on weighted scores measure the weight as well: full marks on a light criterion can lie in a lower
band than half marks on a heavy one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import ClassVar, Final

from audit.appraisal.exact.rounding import rounded, show
from audit.appraisal.model.appraisal import Band, Criterion
from audit.appraisal.model.quantity import Quantity
from audit.rules.checks.bands import reach, values_of
from audit.rules.checks.base import Facts, NamedCheck, named_check
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule
from audit.why import UNSAID, because

__all__ = ["BandBasis"]

_LAID_ON: Final[Mapping[str, str]] = {"score": "scores", "weighted-score": "weighted scores"}
_MOST_SCORES: Final = 50


@dataclass(frozen=True, slots=True)
class _Laid:
    """A criterion with what one point of its scale counts for, and its highest and lowest score."""

    criterion: Criterion
    factor: Fraction
    top: Fraction
    bottom: Fraction
    lower_is_better: bool

    @property
    def full(self) -> Fraction:
        """Full marks, as the bands see them."""
        return (self.bottom if self.lower_is_better else self.top) * self.factor


@named_check("band-basis")
class BandBasis(NamedCheck):
    """One outcome where bands are laid on scores or weighted scores; a criterion that weighs nothing is left out."""

    fields: ClassVar = ("published", "computed", "list", "count")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcome; undecided where limits, weights or scales are not known and what is known agrees."""
        if facts.appraisal.bands and facts.appraisal.bands_on in _LAID_ON:
            yield _outcome(rule, facts)


def _outcome(rule: Rule, facts: Facts) -> Outcome:
    laid = [one for one in (_laid(facts, criterion) for criterion in facts.appraisal.scored) if one is not None]
    bands = _Bands(facts.appraisal.bands, reach(facts).unit)
    short = _short(laid, bands) if bands.clear else {}
    mixed = _mixed(laid, bands) if bands.clear and not short else ""
    whole = bands.clear and bool(laid) and len(laid) == sum(1 for one in facts.appraisal.scored if not _weightless(facts, one))
    status: Status = "fail" if short or mixed else ("pass" if whole else "undecided")
    laid_on, first = _LAID_ON[facts.appraisal.bands_on or ""], facts.appraisal.bands[0]
    words = {"published": laid_on, "computed": _run_of(laid), "list": _told(short, len(laid)) or mixed, "count": str(_count(short))}
    subject = Subject(rule.subject, ids=tuple(dict.fromkeys(one.criterion.id for ones in short.values() for one in ones)))
    reason = because("limits-not-known") if status == "undecided" else UNSAID
    return Outcome(rule, status, subject, words["published"], words["computed"], first.where, first.place, reason=reason, words=words)


def _weightless(facts: Facts, criterion: Criterion) -> bool:
    return facts.appraisal.bands_on == "weighted-score" and facts.valuation(Quantity("weight", criterion=criterion.id)).only == 0


def _laid(facts: Facts, criterion: Criterion) -> _Laid | None:
    top, bottom, factor = criterion.scale.top, criterion.scale.bottom, Fraction(1)
    if facts.appraisal.bands_on == "weighted-score":
        weight = facts.valuation(Quantity("weight", criterion=criterion.id)).only
        factor = weight / facts.appraisal.method.weighted_over if weight is not None else Fraction(0)
    if values_of(facts, criterion) is None or top is None or bottom is None or not factor:
        return None
    lower = (criterion.direction or facts.appraisal.method.direction) == "lower"
    return _Laid(criterion, factor, top, bottom, lower_is_better=lower)


class _Bands:
    """Bands in ascending order; ``clear`` if none but the outermost lacks an end."""

    def __init__(self, bands: Sequence[Band], unit: Fraction | None) -> None:
        self.ordered = sorted(bands, key=lambda band: (band.low is not None, band.low or Fraction(0)))
        self.unit = unit
        self.clear = all(band.high is not None for band in self.ordered[:-1]) and all(band.low is not None for band in self.ordered[1:])

    def place(self, value: Fraction) -> int | None:
        """The place of the band in which a value is printed; None if it has none."""
        shown = rounded(value, self.unit, "nearest") if self.unit is not None else value
        return next((place for place, band in enumerate(self.ordered) if _holds(band, shown)), None)


def _holds(band: Band, value: Fraction) -> bool:
    return (band.low is None or band.low <= value) and (band.high is None or value <= band.high)


def _short(laid: Sequence[_Laid], bands: _Bands) -> dict[str, list[_Laid]]:
    """For each band, the criteria whose full marks fall short of it although those of others reach it."""
    found: dict[str, list[_Laid]] = {}
    for lower in (False, True):
        alike = [(one, bands.place(one.full)) for one in laid if one.lower_is_better is lower]
        places = [place for _, place in alike if place is not None]
        best = (min if lower else max)(places, default=0)
        for one, place in alike:
            missed = range(best, place) if lower and place is not None else range((best if place is None else place) + 1, best + 1)
            for number in missed:
                found.setdefault(bands.ordered[number].label, []).append(one)
    return found


def _mixed(laid: Sequence[_Laid], bands: _Bands) -> str:
    """Name one score that has one band on one criterion and another on another of the same scale."""
    unlike = {(one.criterion.scale, one.factor): one for one in reversed(laid)}
    pairs = combinations(sorted(unlike.values(), key=laid.index), 2)
    return next((said for first, second in pairs if (said := _differ(first, second, bands))), "")


def _differ(first: _Laid, second: _Laid, bands: _Bands) -> str:
    """Name a score that has another band on the second criterion, whose scale is the same."""
    if first.criterion.scale != second.criterion.scale:
        return ""
    for score in _scores(first, second, bands):
        one, other = bands.place(score * first.factor), bands.place(score * second.factor)
        if one is not None and other is not None and one != other:
            labels = bands.ordered[one].label, bands.ordered[other].label
            return f"A score of {show(score)} is {labels[0]} on {first.criterion.title} and {labels[1]} on {second.criterion.title}"
    return ""


def _scores(first: _Laid, second: _Laid, bands: _Bands) -> list[Fraction]:
    """Scores that tell two criteria apart if any do: those of a short scale, else those at the limits of the bands."""
    allowed = first.criterion.scale.allows()
    if allowed.finite and len(allowed.points) <= _MOST_SCORES:
        return sorted(allowed.points)
    limits = [end for band in bands.ordered for end in (band.low, band.high) if end is not None]
    at_limits = {end / one.factor for end in limits for one in (first, second)}
    return sorted(score for score in {*at_limits, first.top, first.bottom} if allowed.holds(score))


def _told(short: Mapping[str, Sequence[_Laid]], laid: int) -> str:
    counts = ", and ".join(f"{label} on {len(ones)} of {laid} criteria" for label, ones in short.items())
    lists = ". ".join(f"Not {label}: {', '.join(f'{one.criterion.title} ({show(one.full)})' for one in ones)}" for label, ones in short.items())
    return f"They do not reach {counts}. {lists}" if short else ""


def _count(short: Mapping[str, Sequence[_Laid]]) -> int:
    return len({one.criterion.id for ones in short.values() for one in ones})


def _run_of(laid: Sequence[_Laid]) -> str:
    marks = [one.full for one in laid]
    return f"{show(min(marks))} to {show(max(marks))}" if marks else ""
