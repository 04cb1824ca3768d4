"""Standings against brute force over every legal filling."""

from itertools import combinations

from hypothesis import given

from audit.appraisal.exact.interval import Span
from audit.explanation.robust.contest import Contest
from audit.explanation.robust.ranking import sign_of, standing_of
from tests.explanation.robust.contests import F, contests, first, standing, totals_of, worlds


@given(contest=contests())
def test_first_place_is_what_every_filling_gives(contest: Contest) -> None:
    """The options that can be first are those that are first in some filling; settled means the same in all."""
    found = {first(totals_of(contest, world)) for world in worlds(contest)}
    told = standing(contest)
    assert set(told.first) == frozenset().union(*found)
    assert told.settled == (len(found) == 1)


@given(contest=contests())
def test_signs_are_what_every_filling_gives(contest: Contest) -> None:
    """An option is ahead of, behind or level with another just where it is in every filling."""
    made = [totals_of(contest, world) for world in worlds(contest)]
    told = standing(contest)
    for a, b in combinations(contest.options, 2):
        signs = {"ahead" if one[a] > one[b] else "behind" if one[a] < one[b] else "level" for one in made}
        assert told.signs[a, b] == (signs.pop() if len(signs) == 1 else "depends")
    assert told.ordered == all(sign != "depends" for sign in told.signs.values())


def test_an_open_end_at_nothing_is_no_tie() -> None:
    """A lead that comes as near to nothing as one likes, and never is nothing, is a lead."""
    assert sign_of(Span(F(0), F(1), low_open=True)) == "ahead"
    assert sign_of(Span(F(0), F(1))) == "depends"
    assert sign_of(Span(F(-1), F(0), high_open=True)) == "behind"
    assert sign_of(Span(None, None)) == "depends"


def test_changes_between_standings_are_sure_possible_or_none() -> None:
    """Another first place is told as sure only if no option can be first in both."""
    before = standing_of({"a": Span(F(2), F(2)), "b": Span(F(1), F(1))})
    other = standing_of({"a": Span(F(0), F(0)), "b": Span(F(1), F(1))})
    open_ = standing_of({"a": Span(F(0), F(3)), "b": Span(F(1), F(1))})
    assert before.changed(before) == ("no", "no")
    assert before.changed(other) == ("yes", "yes")
    assert before.changed(open_) == ("depends", "depends")
    assert before.winner == "a"
    assert open_.winner is None
