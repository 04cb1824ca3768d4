"""Leaving criteria and groups out, against every filling.

The fewest changes by one level, against trying all of them in every filling.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, product

from hypothesis import given

from audit.explanation.robust.contest import Contest
from audit.explanation.robust.scores import fewest, first_swap, left_out, order_swap
from tests.explanation.robust.contests import F, contests, drawn, first, standing, totals_of, worlds


@given(contest=contests())
def test_first_place_without_a_criterion_or_group(contest: Contest) -> None:
    """Who can be first then is who is first in some filling, and a change is sure only where every filling gives it."""
    before = standing(contest)
    for one in left_out(contest, before):
        gone = {part.criterion: F(0) for part in contest.parts if one.criterion == part.criterion or (one.group and one.group == part.group)}
        then = [first(totals_of(contest, world, gone)) for world in worlds(contest)]
        assert set(one.first) == frozenset().union(*then)
        if before.settled and one.changes_first != "depends":
            assert {own != frozenset(before.first) for own in then} == {one.changes_first == "yes"}


@given(contest=contests())
def test_a_group_whose_weights_are_divided_by_their_sum_keeps_its_weight(contest: Contest) -> None:
    """Of such a group, what is kept has the weight of all of it."""
    parts = tuple(replace(part, scaled=part.group == "left") for part in contest.parts)
    weight = sum((part.weight for part in parts if part.group == "left"), F(0))
    contest = replace(contest, parts=parts, printed={})
    for one in left_out(contest, standing(contest)):
        kept = [part for part in parts if part.criterion != one.criterion and part.group == "left"]
        left = sum((part.weight for part in kept), F(0))
        if one.criterion not in {part.criterion for part in parts if part.group == "left"} or not left:
            continue
        own = {part.criterion: part.weight * weight / left for part in kept} | {one.criterion: F(0)}
        assert set(one.first) == frozenset().union(*(first(totals_of(contest, world, own)) for world in worlds(contest)))


def test_nothing_is_left_out_where_nothing_would_be_left() -> None:
    """Where no other criterion has weight, there is nothing to say."""
    contest = drawn(1)
    alone = replace(contest, parts=(contest.parts[0], *(replace(part, weight=F(0)) for part in contest.parts[1:])))
    assert contest.parts[0].criterion not in {one.criterion for one in left_out(alone, standing(contest))}


Shift = tuple[str, Fraction]


def shifts(contest: Contest) -> list[list[Shift]]:
    """For each known score what it can do to whose total."""
    return [
        [(option, by) for by in (cell.better, -cell.worse if cell.worse else None) if by]
        for option in contest.options for cell in contest.cells[option]
    ]  # fmt: skip


def changed(contest: Contest, count: int) -> Iterator[dict[str, Fraction]]:
    """What so many changes by one level can do to all totals."""
    for cells in combinations(shifts(contest), count):
        for chosen in product(*cells):
            moved = dict.fromkeys(contest.options, F(0))
            for option, by in chosen:
                moved[option] += by
            yield moved


def order(totals: Mapping[str, Fraction]) -> tuple[int, ...]:
    return tuple((totals[a] > totals[b]) - (totals[a] < totals[b]) for a, b in combinations(totals, 2))


def least(contest: Contest, what: object) -> int | None:
    """The fewest changes after which something about the totals is another, in any filling."""
    ask = first if what == "first" else order
    made = [totals_of(contest, world) for world in worlds(contest)]
    for count in range(1, len(shifts(contest)) + 1):
        for moved in changed(contest, count):
            if any(ask({option: own[option] + moved[option] for option in own}) != ask(own) for own in made):
                return count
    return None


@given(contest=contests())
def test_no_fewer_changes_alter_first_place(contest: Contest) -> None:
    """The number told is the least that brute force finds; none is told where none will do."""
    told = first_swap(contest, standing(contest))
    if standing(contest).settled:
        assert (len(told.moves) if told is not None else None) == least(contest, "first")
    else:
        assert told is None


@given(contest=contests())
def test_no_fewer_changes_alter_the_order(contest: Contest) -> None:
    """The same for the whole order, where all of it is settled."""
    if standing(contest).ordered:
        told = order_swap(contest, standing(contest))
        assert (len(told.moves) if told is not None else None) == least(contest, "order")


@given(contest=contests())
def test_a_swap_says_what_its_moves_do(contest: Contest) -> None:
    """Moves add up to the lead or more, level only if just to it, and one move alone as often as is told."""
    for ahead, behind in standing(contest).ahead():
        swap, lead = fewest(contest, ahead, behind), contest.lead(ahead, behind).low
        if swap is None:
            continue
        points = sum(move.points for move in swap.moves)
        assert lead is not None
        assert points >= lead
        assert swap.level == (points == lead)
        assert swap.past is None or swap.past >= len(swap.moves)
        assert (swap.alike > 0) == (len(swap.moves) == 1)
