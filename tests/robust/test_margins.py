"""Margins between neighbours."""

from hypothesis import given

from audit.exact.values import point
from audit.model.quantity import Quantity
from audit.robust.contest import Cell, Contest, Part
from audit.robust.margins import margins_of
from tests.robust.contests import F, built, contests, totals_of, worlds


@given(contest=contests())
def test_margins_hold_every_lead_and_no_more(contest: Contest) -> None:
    """The least and the most of a margin are the least and the most lead over every filling."""
    made = [totals_of(contest, world) for world in worlds(contest)]
    told = margins_of(contest)
    assert len(told) == len(contest.options) - 1
    for one in told:
        leads = [own[one.ahead] - own[one.behind] for own in made]
        assert (one.points.low, one.points.high) == (min(leads), max(leads))


def test_a_margin_in_steps() -> None:
    """Four points ahead, with steps of at most three: one step and a third, and two scores to be changed."""
    part = Part("w", None, F(3))
    values = {("a", "w"): point(F(3)), ("b", "w"): point(F(5, 3))}
    cells = {"a": (Cell(Quantity("score", "a", "w"), F(3), F(3)),), "b": (Cell(Quantity("score", "b", "w"), F(1), None),)}
    zero = {"a": point(F(0)), "b": point(F(0))}
    (margin,) = margins_of(built((part,), values, zero, {}, cells))
    assert (margin.points.low, margin.steps, margin.changes) == (F(4), F(4, 3), 2)


def test_a_margin_that_nothing_closes() -> None:
    """Where no known score can be moved, there are no steps and no number of changes."""
    values = {("a", "w"): point(F(3)), ("b", "w"): point(F(1))}
    zero = {"a": point(F(0)), "b": point(F(0))}
    (margin,) = margins_of(built((Part("w", None, F(1)),), values, zero, {}, {"a": (), "b": ()}))
    assert (margin.steps, margin.changes) == (None, None)
