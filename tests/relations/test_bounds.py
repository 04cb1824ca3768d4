"""Counts of things that the file lists.

Extremes: the highest or the lowest of several quantities.

Thresholds: the numbers that meet one, and the numbers that do not.
"""

from fractions import Fraction
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.exact.values import ANY, NONE, point, points
from audit.relations.bounds import Count, Extremum, Threshold, opposite, region
from audit.relations.relation import Relation, Term
from tests.appraisal.exact.sets import Rough, rough_sets, same, tries
from tests.relations.cases import RESULT, Sets, evaluated, factors, finite_sets, no_operand, operand, reachable, terms


def test_a_count_is_what_was_counted() -> None:
    """The result is the number counted, whatever is printed."""
    relation = Relation("r", "count", "count", RESULT, constant=Fraction(7))
    assert Count().evaluate(relation, no_operand) == point(Fraction(7))
    assert Count().narrow(relation, {RESULT: points(map(Fraction, (6, 7)))}) == {RESULT: point(Fraction(7))}
    assert Count().narrow(relation, {RESULT: point(Fraction(6))}) == {RESULT: NONE}


F: Final = Fraction
forms: Final = st.sampled_from(["highest", "lowest"])


@st.composite
def extremes(draw: st.DrawFn) -> tuple[Relation, Sets]:
    relation = Relation("r", "extremum", "best", RESULT, draw(terms()), form=draw(forms), times=draw(factors), over=draw(factors))
    return relation, finite_sets(draw, relation)


@given(extremes())
def test_an_extreme_is_the_extreme_of_some_choice(case: tuple[Relation, Sets]) -> None:
    """The result holds the highest or lowest of every choice of members and nothing else."""
    relation, sets = case
    pick = max if relation.form == "highest" else min

    def extreme(chosen: dict) -> Fraction:  # type: ignore[type-arg]
        parts = [term.times * chosen[term.quantity] * (chosen[term.by] if term.by else 1) for term in relation.terms]
        return Fraction(pick(parts)) * relation.times / relation.over

    assert evaluated(Extremum(), relation, sets) == reachable(relation, sets, extreme)  # type: ignore[arg-type]


@given(st.lists(rough_sets, min_size=1, max_size=3), forms)
def test_the_extreme_of_intervals_is_exact(drawn: list[Rough], form: str) -> None:
    """A value is the highest just where one operand can have it and each can be as low, at open and closed ends."""
    relation = Relation("r", "extremum", "best", RESULT, tuple(Term(operand(number)) for number in range(len(drawn))), form=form)
    sets = {operand(number): rough.made() for number, rough in enumerate(drawn)}
    ends = set().union(*(rough.ends for rough in drawn))
    same(Extremum().evaluate(relation, sets.__getitem__), lambda value: is_extreme(drawn, form, value), ends)


def is_extreme(drawn: list[Rough], form: str, value: Fraction) -> bool:
    sign = 1 if form == "highest" else -1
    reached = any(rough.holds(value) for rough in drawn)
    return reached and all(any(rough.holds(x) and x * sign <= value * sign for x in tries({*rough.ends, value})) for rough in drawn)


def test_nothing_has_no_extreme() -> None:
    """Without operands there is no value."""
    assert Extremum().evaluate(Relation("r", "extremum", "best", RESULT, form="highest"), no_operand) == NONE


SIGNS = {">=": (False, True, True), ">": (False, False, True), "<=": (True, True, False), "<": (True, False, False)}


@pytest.mark.parametrize(("sign", "expected"), SIGNS.items())
def test_the_sign_says_which_side_and_whether_the_figure_itself_meets_it(sign: str, expected: tuple[bool, bool, bool]) -> None:
    """50 meets at least 50 and at most 50, but neither over nor under 50."""
    found = Threshold().evaluate(Relation("r", "threshold", "threshold", RESULT, form=sign, constant=Fraction(50)), no_operand)
    assert tuple(found.holds(Fraction(value)) for value in (49, 50, 51)) == expected


@pytest.mark.parametrize("sign", SIGNS)
def test_a_pass_and_a_fail_share_nothing_and_leave_nothing_out(sign: str) -> None:
    """The opposite of a threshold is met by just the numbers that do not meet it."""
    met, not_met = region(sign, Fraction(50)), region(opposite(sign), Fraction(50))
    assert met.meet(not_met) == NONE
    assert met.join(not_met) == ANY
    assert opposite(opposite(sign)) == sign
