"""Leaving criteria and groups out, against every filling."""

from dataclasses import replace

from hypothesis import given

from audit.robust.contest import Contest
from audit.robust.dropped import left_out
from tests.robust.contests import F, contests, drawn, first, standing, totals_of, worlds


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
