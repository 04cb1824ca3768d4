"""All weights together: the nearest weights, none below nothing and with the same sum, with which another option is level.

Nearest in L1: the sum of how much each weight differs. Between two options only the differences d of their values on
each criterion count: the lead is the sum of weight x d (and of what no score is part of). Any weights with the same sum
come from the printed ones by moving amounts from some criteria to others; a unit moved from i to j costs 2 and takes
d(i) - d(j) from the lead. No target takes more than the criterion with the least d, and among sources the one with the
greatest d takes most, up to its weight. So moving from the greatest d downwards, all to the least, takes at least as
much of the lead as any other way of moving as much: a fractional knapsack, solved exactly by taking the best first.
Weights that make the options level exist if and only if all the weight on the least d would.

With scores missing, every legal filling is tried. Where they are too many, a bound is told: no filling leaves less of a lead
than the totals do, and no unit that is moved takes more from it than the most that a source can have over the least that a
target can have. The same knapsack with these is never further than the truth.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from audit.explanation.robust.contest import ZERO, Contest, apart, fillings_of
from audit.explanation.robust.ranking import Standing

__all__ = ["Nearest", "nearest_weights"]

_Row = Sequence[Fraction]


@dataclass(frozen=True, slots=True)
class Nearest:
    """Weights with which a rival is level with the option in first place, in the order of the paper.

    ``distance`` is the sum of how much the weights differ from the printed ones. ``passes``: a little further on the
    rival is ahead; else it never is. Not ``sure``: the distance may be more in truth, and no weights are told.
    """

    ahead: str
    behind: str
    weights: Mapping[str, Fraction]
    distance: Fraction
    passes: bool
    sure: bool


def nearest_weights(contest: Contest, standing: Standing) -> tuple[Nearest, ...]:
    """For each rival, the nearest weights, the nearest rival first; rivals that no weights bring level are left out."""
    winner = standing.winner
    if winner is None or not all(part.weight >= 0 for part in contest.parts):
        return ()
    found = (_against(contest, winner, rival) for rival in contest.options if rival != winner)
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.distance))


def _against(contest: Contest, winner: str, rival: str) -> Nearest | None:
    own, other = fillings_of(contest, winner, low=True), fillings_of(contest, rival, low=False)
    sure = winner not in contest.tied and rival not in contest.tied
    if own is None or other is None:
        found, sure = _bound(contest, winner, rival), False
    else:
        found = _least(contest, _gaps(own, other))
    if found is None:
        return None
    named = {part.criterion: weight for part, weight in zip(contest.parts, found.weights, strict=True)} if sure else {}
    return Nearest(winner, rival, named, found.distance, found.passes, sure)


def _least(contest: Contest, gaps: Iterable[tuple[_Row, Fraction]]) -> "_Moved | None":
    """The nearest weights over all fillings."""
    weights = [part.weight for part in contest.parts]
    moved = [_moved(weights, row, row, fixed + _dot(weights, row)) for row, fixed in gaps]
    return min((one for one in moved if one is not None), key=lambda one: one.distance, default=None)


def _bound(contest: Contest, winner: str, rival: str) -> "_Moved | None":
    """Weights that are at most as far away as the nearest ones over all fillings."""
    leads = [apart(contest.values[winner, part.criterion].hull(), contest.values[rival, part.criterion].hull()) for part in contest.parts]
    low = [lead.low for lead in leads if lead.low is not None]
    high = [lead.high for lead in leads if lead.high is not None]
    least = contest.lead(winner, rival).low
    if least is None or not len(low) == len(high) == len(leads):
        return None
    return _moved([part.weight for part in contest.parts], high, low, least)


def _gaps(own: Sequence[_Row], other: Sequence[_Row]) -> Iterator[tuple[_Row, Fraction]]:
    """For each filling of both, the differences on the criteria, and what no score is part of."""
    for one in own:
        for two in other:
            *gaps, fixed = (a - b for a, b in zip(one, two, strict=True))
            yield gaps, fixed


@dataclass(frozen=True, slots=True)
class _Moved:
    distance: Fraction
    weights: _Row
    passes: bool


def _moved(weights: _Row, most: _Row, least: _Row, lead: Fraction) -> _Moved | None:
    """Move weight to where the rival gains most until the lead is used up; None if all of it does not.

    A unit moved takes the ``most`` of its source less the ``least`` of its target from the lead; for one filling both
    are the same.
    """
    target = min(range(len(least)), key=lambda place: least[place])
    passes = lead < sum((weight * max(top - least[target], ZERO) for weight, top in zip(weights, most, strict=True)), ZERO)
    then, distance = list(weights), ZERO
    for place in sorted(range(len(most)), key=lambda place: -most[place]):
        gain = most[place] - least[target]
        if lead <= 0 or gain <= 0:
            continue
        amount = min(weights[place], lead / gain)
        then[place] -= amount
        then[target] += amount
        lead -= amount * gain
        distance += 2 * amount
    return _Moved(distance, then, passes) if lead <= 0 else None


def _dot(weights: _Row, gaps: _Row) -> Fraction:
    return sum((weight * gap for weight, gap in zip(weights, gaps, strict=True)), ZERO)
