"""Dominance and criteria on which all are level, against every choice of the scores."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations

from hypothesis import given

from audit.robust.contest import Contest
from audit.robust.dominance import dominances_of, levels_of
from tests.robust.contests import World, contests, worlds


def open_worlds(contest: Contest) -> Iterator[World]:
    """Give every choice of scores by itself: which scores a printed total ties together is left aside."""
    return worlds(replace(contest, printed={}))


@given(contest=contests())
def test_dominance_is_what_scores_say(contest: Contest) -> None:
    """Sure where it holds in every choice; possible where it holds in some; criteria without weight are left out."""
    counted = [part.criterion for part in contest.parts if part.weight]
    told = {(one.better, one.worse): one.sure for one in dominances_of(contest)}
    made = list(open_worlds(contest))
    for a, b in permutations(contest.options, 2):
        held = [all(w[a, c] >= w[b, c] for c in counted) and any(w[a, c] > w[b, c] for c in counted) for w in made]
        if told.get((a, b)):
            assert all(held)
        assert ((a, b) in told) == any(held)


@given(contest=contests())
def test_level_criteria_are_what_scores_say(contest: Contest) -> None:
    """A criterion is level if all options have the same score in every choice, possibly level if in some."""
    told = {one.criterion: one.sure for one in levels_of(contest)}
    made = list(open_worlds(contest))
    for part in contest.parts:
        held = [len({world[option, part.criterion] for option in contest.options}) == 1 for world in made]
        assert (part.criterion in told) == any(held)
        assert told.get(part.criterion, False) == all(held)
