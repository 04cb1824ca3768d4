"""One weight alone: the range in which first place, and the order, hold.

With one weight t and all others as printed, the lead of an option is A + B x t: a straight line, so that the weights for
which it stays ahead, whatever is missing, are an interval. If instead the others give way in proportion, so that the
sum stays what it is, the same orders are met: only the mean of the weights matters, and t beside others that add to R
is the share t / (t + R). An end t of the one range is the end t x sum / (t + R) of the other.

What one option can have on some criteria, and on all others at the same time.

Where scores are missing and the total is printed, the two are tied to each other: what the one has, the other has not.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from typing import NamedTuple

from audit.appraisal.exact.bounds import TooManyValues
from audit.appraisal.exact.interval import Span, meet
from audit.appraisal.exact.values import ANY, Values, make, point
from audit.explanation.robust.contest import ZERO, Contest, CriterionWeight
from audit.explanation.robust.ranking import Standing
from audit.limits import RobustnessLimits

__all__ = ["Alone", "Corner", "corners", "total", "weights_alone"]


class Corner(NamedTuple):
    """``own`` is the mean value on the chosen criteria, ``others`` what all the rest adds to the total."""

    own: Fraction
    others: Fraction


def corners(contest: Contest, option: str, chosen: Collection[CriterionWeight]) -> tuple[Corner, ...]:
    """The corners of everything an option can have; the corners of what surrounds it where that cannot be listed.

    Nothing is given where it can have anything.
    """
    weight = sum((part.weight for part in chosen), ZERO)
    settled = _settled(contest, option, chosen, weight)
    if settled is not None:
        return settled
    inside = [part for part in contest.parts if part in chosen]
    own = total(contest, option, inside).times(1 / weight if weight else ZERO) if weight else contest.values[option, inside[0].criterion]
    others = total(contest, option, [part for part in contest.parts if part not in chosen]).plus(contest.rest[option])
    return tuple(_joint(own, others, weight, _left(contest, option)))


def _settled(contest: Contest, option: str, chosen: Collection[CriterionWeight], weight: Fraction) -> tuple[Corner, ...] | None:
    """The corners of an option whose chosen scores are known: what its total can be, less these; None if one is not."""
    sets = {part: contest.values[option, part.criterion].only for part in chosen}
    inside = sum((part.weight * own for part, own in sets.items() if own is not None), ZERO)
    known = option in contest.known
    if None in sets.values() or not (known or (contest.exact and option not in contest.contradicted)):
        return None
    own = inside / weight if weight else next(iter(sets.values())) or ZERO
    ends = [contest.known[option]] if known else _ends(contest.totals[option])
    return tuple(Corner(own, end - inside) for end in ends)


def _left(contest: Contest, option: str) -> Values:
    """What the printed total leaves to everything that makes it."""
    printed = contest.printed.get(option)
    return ANY if printed is None else printed.plus(contest.rest[option])


def total(contest: Contest, option: str, parts: Collection[CriterionWeight]) -> Values:
    """What an option can have on some criteria together."""
    sets = [contest.values[option, part.criterion].times(part.weight) for part in parts]
    known = sum((values.only for values in sets if values.only is not None), ZERO)
    open_ = [values for values in sets if values.only is None]
    try:
        return reduce(Values.plus, open_, point(known))
    except TooManyValues:
        return reduce(Values.plus, (make((), [values.hull()]) for values in open_), point(known))


def _joint(own: Values, others: Values, weight: Fraction, whole: Values) -> Iterator[Corner]:
    if own.finite and len(own.points) <= RobustnessLimits.MAX_CORNERS:
        for value in sorted(own.points):
            yield from (Corner(value, end) for end in _ends(others.meet(whole.plus(point(-weight * value)))))
    elif weight and others.finite and len(others.points) <= RobustnessLimits.MAX_CORNERS:
        for value in sorted(others.points):
            yield from (Corner(end, value) for end in _ends(own.meet(whole.plus(point(-value)).times(1 / weight))))
    else:
        yield from (Corner(one, other) for one in _ends(own) for other in _ends(others))


def _ends(values: Values) -> list[Fraction]:
    """The two ends of a set; nothing where it is empty or has no end on a side."""
    if values.empty:
        return []
    hull = values.hull()
    return sorted({hull.low, hull.high}) if hull.low is not None and hull.high is not None else []


_Corners = Mapping[str, tuple[Corner, ...]]


@dataclass(frozen=True, slots=True)
class Alone:
    """The weight of a criterion or group, and the ranges in which first place and the order hold.

    An open end is a weight at which there is a tie; no upper end: however large it is. A range is None where it cannot
    be said: first place is not settled, or does not follow from the scores as they stand.
    ``shared`` is the range for first place where all weights keep their sum.
    """

    criterion: str | None
    group: str | None
    weight: Fraction
    first: Span | None
    shared: Span | None
    order: Span | None


def weights_alone(contest: Contest, standing: Standing) -> tuple[Alone, ...]:
    """The ranges of every weight: of each criterion, then of each group of several criteria."""
    singles = [_alone(contest, standing, (part,), part.criterion, None) for part in contest.parts]
    groups = dict.fromkeys(part.group for part in contest.parts if part.group is not None)
    bundles = {group: tuple(part for part in contest.parts if part.group == group) for group in groups}
    wide = [_alone(contest, standing, chosen, None, group) for group, chosen in bundles.items() if 1 < len(chosen) < len(contest.parts)]
    return (*singles, *wide)


def _alone(contest: Contest, standing: Standing, chosen: Sequence[CriterionWeight], criterion: str | None, group: str | None) -> Alone:
    weight = sum((part.weight for part in chosen), ZERO)
    known = {option: corners(contest, option, chosen) for option in contest.options}
    winner = standing.winner
    rivals = [(winner, rival) for rival in contest.options if rival != winner] if winner is not None else []
    first = _held(known, weight, rivals) if winner is not None else None
    order = _held(known, weight, [*standing.ahead()], [pair for pair, sign in standing.signs.items() if sign == "level"])
    shared = None if first is None else _in_proportion(first, weight, contest.whole)
    return Alone(criterion, group, weight, first, shared, order)


def _held(known: _Corners, weight: Fraction, pairs: Sequence[tuple[str, str]], tied: Sequence[tuple[str, str]] = ()) -> Span | None:
    """The weights with which each pair stays as it is; None if one does not even with the weight as it is."""
    held: Span | None = Span(ZERO, None)
    for ahead, behind in pairs:
        for good, bad in _extremes(known[ahead], known[behind]):
            found = _stays(good.others - bad.others, good.own - bad.own)
            held = meet(held, found) if held is not None and found is not None else None
    for pair in tied:
        if held is not None and not _always_level(known, pair):
            held = meet(held, Span(weight, weight))
    told = all(known[option] for pair in (*pairs, *tied) for option in pair)
    return held if told and held is not None and held.holds(weight) else None


def _extremes(good: Sequence[Corner], bad: Sequence[Corner]) -> Iterable[tuple[Corner, Corner]]:
    return ((one, other) for one in _lowest(good, 1) for other in _lowest(bad, -1))


def _lowest(found: Sequence[Corner], sign: int) -> list[Corner]:
    """Keep of the corners with the same own value the least (the highest, with -1); no other is ever closer to a tie."""
    kept: dict[Fraction, Corner] = {}
    for corner in found:
        before = kept.get(corner.own)
        if before is None or corner.others * sign < before.others * sign:
            kept[corner.own] = corner
    return list(kept.values())


def _stays(fixed: Fraction, slope: Fraction) -> Span | None:
    """The weights t, none below nothing, for which fixed + slope x t is more than nothing."""
    if not slope:
        return Span(ZERO, None) if fixed > 0 else None
    end = -fixed / slope
    if slope > 0:
        return Span(ZERO, None) if end < 0 else Span(end, None, low_open=True)
    return Span(ZERO, end, high_open=True) if end > 0 else None


def _always_level(known: _Corners, pair: tuple[str, str]) -> bool:
    one, other = known[pair[0]], known[pair[1]]
    return len(one) == len(other) == 1 and one == other


def _in_proportion(alone: Span, weight: Fraction, whole: Fraction) -> Span | None:
    others = whole - weight
    if not others:
        return None
    ends = [None if end is None else end * whole / (end + others) for end in alone[:2]]
    return Span(ends[0], whole if ends[1] is None else ends[1], alone.low_open, alone.high_open)
