"""All weights together: the nearest weights, none below nothing and with the same sum, with which another option is level.

Nearest in L1: the sum of how much each weight differs. Between two options only the differences d of their values on
each criterion count: the lead is the sum of weight x d (and of what no score is part of). Any weights with the same sum
come from the printed ones by moving amounts from some criteria to others; a unit moved from i to j costs 2 and takes
d(i) - d(j) from the lead. No target takes more than the criterion with the least d, and among sources the one with the
greatest d takes most, up to its weight. So moving from the greatest d downwards, all to the least, takes at least as
much of the lead as any other way of moving as much: a fractional knapsack, solved exactly by taking the best first.
Weights that make the options level exist if and only if all the weight on the least d would.

With scores missing, every legal filling is tried; where they are too many, the filling that is worst on each criterion by
itself stands for all, which can only be nearer than the truth.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from audit.robust.contest import ZERO, Contest
from audit.robust.fillings import fillings_of
from audit.robust.standing import Standing

_Row = Sequence[Fraction]


@dataclass(frozen=True, slots=True)
class Nearest:
    """Weights with which a rival is level with the option in first place, in the order of the paper.

    ``distance`` is the sum of how much the weights differ from the printed ones. ``passes``: a little further on the
    rival is ahead; else it never is. ``sure`` is unset where the distance may be more in truth.
    """

    ahead: str
    behind: str
    weights: Mapping[str, Fraction]
    distance: Fraction
    passes: bool
    sure: bool


def nearest_weights(contest: Contest, standing: Standing) -> tuple[Nearest, ...]:
    """Give for each rival the nearest weights, the nearest rival first; rivals that no weights bring level are left out."""
    winner = standing.winner
    if winner is None or not all(part.weight >= 0 for part in contest.parts):
        return ()
    found = (_against(contest, winner, rival) for rival in contest.options if rival != winner)
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.distance))


def _against(contest: Contest, winner: str, rival: str) -> Nearest | None:
    own, other = fillings_of(contest, winner, low=True), fillings_of(contest, rival, low=False)
    if own is None or other is None:
        return None
    weights = [part.weight for part in contest.parts]
    moved = [one for one in (_moved(weights, gaps, fixed) for gaps, fixed in _gaps(own.rows, other.rows)) if one is not None]
    if not moved:
        return None
    distance, found, passes = min(moved, key=lambda one: one[0])
    named = {part.criterion: weight for part, weight in zip(contest.parts, found, strict=True)}
    return Nearest(winner, rival, named, distance, passes, own.sure and other.sure)


def _gaps(own: Sequence[_Row], other: Sequence[_Row]) -> Iterator[tuple[list[Fraction], Fraction]]:
    """Give for each filling of both the differences on the criteria, and what no score is part of."""
    for one in own:
        for two in other:
            *gaps, fixed = (a - b for a, b in zip(one, two, strict=True))
            yield gaps, fixed


def _moved(weights: _Row, gaps: _Row, fixed: Fraction) -> tuple[Fraction, list[Fraction], bool] | None:
    """Move weight to where the rival gains most until the lead is used up. Gives how far, the weights, and if a rest would pass."""
    lead = fixed + sum((weight * gap for weight, gap in zip(weights, gaps, strict=True)), ZERO)
    target = min(range(len(gaps)), key=lambda place: gaps[place])
    best = fixed + sum(weights, ZERO) * gaps[target]
    if best > 0:
        return None
    then, distance = list(weights), ZERO
    for place in sorted(range(len(gaps)), key=lambda place: -gaps[place]):
        gain = gaps[place] - gaps[target]
        if lead <= 0 or not gain:
            break
        amount = min(weights[place], lead / gain)
        then[place] -= amount
        then[target] += amount
        lead -= amount * gain
        distance += 2 * amount
    return distance, then, best < 0
