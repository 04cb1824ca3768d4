"""Extremes: the highest or the lowest of several quantities."""

from fractions import Fraction
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from audit.exact.values import NONE
from audit.relations.extremum import Extremum
from audit.relations.relation import Relation, Term
from tests.exact.sets import Rough, rough_sets, same, tries
from tests.relations.cases import RESULT, Sets, evaluated, factors, finite_sets, no_operand, operand, reachable, terms

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
