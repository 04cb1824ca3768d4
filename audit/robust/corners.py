"""What one option can have on some criteria, and on all others at the same time.

Where scores are missing and the total is printed, the two are tied to each other: what the one has, the other has not.
"""

from collections.abc import Collection, Iterator
from fractions import Fraction
from functools import reduce
from typing import NamedTuple

from audit.exact.values import ANY, TooManyValues, Values, make, point
from audit.robust import limits
from audit.robust.contest import ZERO, Contest, Part


class Corner(NamedTuple):
    """``own`` is the mean value on the chosen criteria, ``others`` what all the rest adds to the total."""

    own: Fraction
    others: Fraction


def corners(contest: Contest, option: str, chosen: Collection[Part]) -> tuple[Corner, ...]:
    """Give the corners of everything an option can have; the corners of what surrounds it where that cannot be listed.

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


def _settled(contest: Contest, option: str, chosen: Collection[Part], weight: Fraction) -> tuple[Corner, ...] | None:
    """Give the corners of an option whose chosen scores are known: what its total can be, less these; None if one is not."""
    sets = {part: contest.values[option, part.criterion].only for part in chosen}
    inside = sum((part.weight * own for part, own in sets.items() if own is not None), ZERO)
    known = option in contest.known
    if None in sets.values() or not (known or (contest.exact and option not in contest.contradicted)):
        return None
    own = inside / weight if weight else next(iter(sets.values())) or ZERO
    ends = [contest.known[option]] if known else _ends(contest.totals[option])
    return tuple(Corner(own, end - inside) for end in ends)


def _left(contest: Contest, option: str) -> Values:
    """Give what the printed total leaves to everything that makes it."""
    printed = contest.printed.get(option)
    return ANY if printed is None else printed.plus(contest.rest[option])


def total(contest: Contest, option: str, parts: Collection[Part]) -> Values:
    """Give what an option can have on some criteria together."""
    sets = [contest.values[option, part.criterion].times(part.weight) for part in parts]
    known = sum((values.only for values in sets if values.only is not None), ZERO)
    open_ = [values for values in sets if values.only is None]
    try:
        return reduce(Values.plus, open_, point(known))
    except TooManyValues:
        return reduce(Values.plus, (make((), [values.hull()]) for values in open_), point(known))


def _joint(own: Values, others: Values, weight: Fraction, whole: Values) -> Iterator[Corner]:
    if own.finite and len(own.points) <= limits.MAX_CORNERS:
        for value in sorted(own.points):
            yield from (Corner(value, end) for end in _ends(others.meet(whole.plus(point(-weight * value)))))
    elif weight and others.finite and len(others.points) <= limits.MAX_CORNERS:
        for value in sorted(others.points):
            yield from (Corner(end, value) for end in _ends(own.meet(whole.plus(point(-value)).times(1 / weight))))
    else:
        yield from (Corner(one, other) for one in _ends(own) for other in _ends(others))


def _ends(values: Values) -> list[Fraction]:
    """Give the two ends of a set; nothing where it is empty or has no end on a side."""
    if values.empty:
        return []
    hull = values.hull()
    return sorted({hull.low, hull.high}) if hull.low is not None and hull.high is not None else []
