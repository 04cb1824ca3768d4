"""One weight alone, against trying weights in every filling."""

from collections.abc import Mapping
from fractions import Fraction

from hypothesis import given

from audit.explanation.robust.contest import Contest
from audit.explanation.robust.weights import Alone, weights_alone
from tests.examples import examples
from tests.explanation.robust.contests import F, World, contests, first, standing, totals_of, worlds

TRIED = [F(0), F(1, 7), F(1, 2), F(1), F(5, 3), F(3), F(11, 2), F(40)]


def weights(contest: Contest, one: Alone, value: Fraction) -> Mapping[str, Fraction]:
    """The weights when one of them, or those of a group together, have a value."""
    if one.criterion is not None:
        return {one.criterion: value}
    chosen = [part for part in contest.parts if part.group == one.group]
    return {part.criterion: part.weight * value / one.weight if one.weight else F(0) for part in chosen}


def values(one: Alone) -> list[Fraction]:
    """Weights to try: some, the ends of both ranges, and what lies just beside these."""
    ends = [end for span in (one.first, one.order) if span is not None for end in span[:2] if end is not None]
    near = [end + by for end in ends for by in (F(-1, 1000), F(0), F(1, 1000)) if end + by >= 0]
    return [*TRIED, *near]


def signs(contest: Contest, world: World, own: Mapping[str, Fraction]) -> dict[tuple[str, str], bool | None]:
    totals = totals_of(contest, world, own)
    return {(a, b): None if totals[a] == totals[b] else totals[a] > totals[b] for a in totals for b in totals if a < b}


@examples(10)
@given(contest=contests())
def test_first_place_holds_just_inside_the_range(contest: Contest) -> None:
    """For every weight tried, the winner is first alone in every filling if and only if the weight lies in the range."""
    told = standing(contest)
    for one in weights_alone(contest, told):
        if told.winner is None:
            assert one.first is None
            continue
        assert one.first is not None
        for value in values(one) if one.weight or one.criterion else ():
            own = weights(contest, one, value)
            held = all(first(totals_of(contest, world, own)) == {told.winner} for world in worlds(contest))
            assert one.first.holds(value) == held


@examples(10)
@given(contest=contests())
def test_the_order_holds_just_inside_the_range(contest: Contest) -> None:
    """The same for every pair whose order is settled, ties included."""
    told = standing(contest)
    settled = [pair for pair, sign in told.signs.items() if sign != "depends"]
    for one in weights_alone(contest, told):
        for value in values(one) if one.weight or one.criterion else ():
            own = weights(contest, one, value)
            before = [signs(contest, world, {}) for world in worlds(contest)]
            then = [signs(contest, world, own) for world in worlds(contest)]
            held = all(a[pair] == b[pair] for a, b in zip(before, then, strict=True) for pair in settled)
            assert one.order is not None
            assert one.order.holds(value) == held


@given(contest=contests())
def test_the_same_sum_meets_the_same_orders(contest: Contest) -> None:
    """At an end of the range with the others in proportion, the winner is level just as at the end of the range alone."""
    told = standing(contest)
    for one in weights_alone(contest, told):
        others = contest.whole - one.weight
        if one.first is None or one.shared is None or one.criterion is None or one.first.high is None or any(r.only for r in contest.rest.values()):
            continue
        assert one.shared.high is not None
        factor = (contest.whole - one.shared.high) / others
        own = {part.criterion: part.weight * factor for part in contest.parts} | {one.criterion: one.shared.high}
        assert sum(own.values()) == contest.whole
        assert any(len(first(totals_of(contest, world, own))) > 1 for world in worlds(contest))
