"""The nearest weights, against every corner that a linear programme can have its least at."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given

from audit.explanation.robust.contest import Contest
from audit.explanation.robust.together import Nearest, nearest_weights
from audit.limits import RobustnessLimits
from tests.examples import examples
from tests.explanation.robust.contests import F, World, contests, fixed, standing, total, worlds


def vertices(weights: Sequence[Fraction], gaps: Sequence[Fraction], lead: Fraction) -> Iterator[list[Fraction]]:
    """Every point at which all weights but one or two are nothing or as they were, the sum is kept, and the two options are level.

    A least of the distance stands at such a corner, or at the weights as they are.
    """
    size, whole = len(weights), sum(weights, F(0))
    for free in combinations(range(size), 2):
        others = [place for place in range(size) if place not in free]
        for chosen in product(*([F(0), weights[place]] for place in others)):
            held = dict(zip(others, chosen, strict=True))
            left = whole - sum(held.values())
            gap = -lead - sum(gaps[place] * weight for place, weight in held.items())
            yield from _solved(size, held, free, (gaps[free[0]], gaps[free[1]]), left, gap)


def _solved(
    size: int, held: dict[int, Fraction], free: tuple[int, int], slopes: tuple[Fraction, Fraction], left: Fraction, gap: Fraction
) -> Iterator[list[Fraction]]:
    p, q = slopes
    if p == q:
        pairs = [(F(0), left), (left, F(0))] if p * left == gap else []
    else:
        x = (gap - q * left) / (p - q)
        pairs = [(x, left - x)]
    for x, y in pairs:
        if x >= 0 and y >= 0:
            found = held | {free[0]: x, free[1]: y}
            yield [found[place] for place in range(size)]


def least(contest: Contest, world: World, winner: str, rival: str) -> Fraction | None:
    """The least distance in one filling."""
    weights = [part.weight for part in contest.parts]
    gaps = [world[winner, part.criterion] - world[rival, part.criterion] for part in contest.parts]
    tried = vertices(weights, gaps, fixed(contest, winner) - fixed(contest, rival))
    return min((sum((abs(a - b) for a, b in zip(weights, one, strict=True)), F(0)) for one in tried), default=None)


@examples(25)
@given(contest=contests())
def test_no_weights_are_nearer(contest: Contest) -> None:
    """For each rival the distance is the least over all corners and fillings; a rival is left out just where there is none."""
    told = standing(contest)
    found = {one.behind: one for one in nearest_weights(contest, told)}
    for rival in contest.options if told.winner is not None else ():
        if rival == told.winner or told.winner is None:
            continue
        distances = [least(contest, world, told.winner, rival) for world in worlds(contest)]
        known = [one for one in distances if one is not None]
        assert (rival in found) == bool(known)
        if known:
            assert found[rival].distance == min(known)
            assert found[rival].sure


@given(contest=contests())
def test_the_weights_told_do_what_is_told(contest: Contest) -> None:
    """They keep their sum, none is below nothing, they are as far away as is said, and in some filling the two are level."""
    printed = {part.criterion: part.weight for part in contest.parts}
    for one in nearest_weights(contest, standing(contest)):
        assert sum(one.weights.values()) == contest.whole
        assert min(one.weights.values()) >= 0
        assert sum(abs(one.weights[name] - printed[name]) for name in printed) == one.distance
        leads = {total(contest, world, one.ahead, one.weights) - total(contest, world, one.behind, one.weights) for world in worlds(contest)}
        assert min(leads) == 0


@examples(25)
@given(contest=contests())
def test_a_rival_that_passes_is_ahead_somewhere(contest: Contest) -> None:
    """It can pass just where, in the filling that is nearest, all weight on some criterion would put it ahead."""
    for one in nearest_weights(contest, standing(contest)):
        ahead = [least(contest, world, one.ahead, one.behind) == one.distance and passes(contest, world, one) for world in worlds(contest)]
        assert not one.passes or any(ahead)
        if len(ahead) == 1:
            assert one.passes == ahead[0]


def passes(contest: Contest, world: World, one: Nearest) -> bool:
    """Say whether the rival is ahead with all weight on one criterion."""
    alone = [dict.fromkeys(one.weights, F(0)) | {name: contest.whole} for name in one.weights]
    return any(total(contest, world, one.ahead, own) < total(contest, world, one.behind, own) for own in alone)


@examples(25)
@given(contest=contests())
def test_where_fillings_are_too_many_a_bound_is_told(contest: Contest) -> None:
    """With no fillings listed, what is told is never further than the truth, and is not said to be sure."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(RobustnessLimits, "MAX_FILLINGS", 0)
        told = {one.behind: one for one in nearest_weights(contest, standing(contest))}
    for true in nearest_weights(contest, standing(contest)):
        assert told[true.behind].distance <= true.distance
        assert told[true.behind].sure == (told[true.behind] == true)


@given(contest=contests())
def test_nearest_come_first(contest: Contest) -> None:
    """The rival that needs the least comes first."""
    distances = [one.distance for one in nearest_weights(contest, standing(contest))]
    assert distances == sorted(distances)
