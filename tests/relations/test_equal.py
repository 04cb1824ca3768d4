"""Equality: one quantity stated as another, and several printings of one quantity."""

from fractions import Fraction
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from audit.exact.values import points
from audit.relations.equal import Equal
from audit.relations.relation import Relation, Term
from tests.relations.cases import RESULT, Sets, evaluated, factors, finite_sets, narrowed, operand, possible, reachable

F: Final = Fraction


@st.composite
def equals(draw: st.DrawFn) -> tuple[Relation, Sets]:
    relation = Relation("r", "equal", "inherited", RESULT, (Term(operand(0), draw(factors)),), times=draw(factors))
    return relation, finite_sets(draw, relation)


@given(equals())
def test_equal_is_the_operand(case: tuple[Relation, Sets]) -> None:
    """The result is the operand, with its coefficient where it has one."""
    relation, sets = case
    times = relation.terms[0].times * relation.times
    assert evaluated(Equal(), relation, sets) == reachable(relation, sets, lambda chosen: times * chosen[operand(0)])


@given(equals())
def test_narrowing_leaves_what_both_share(case: tuple[Relation, Sets]) -> None:
    """Both keep just what the other allows."""
    relation, sets = case
    times = relation.terms[0].times * relation.times
    assert narrowed(Equal(), relation, sets) == possible(relation, sets, lambda chosen: times * chosen[operand(0)])


def test_without_an_operand_it_is_the_result_itself() -> None:
    """The several printings of one quantity are compared with each other, so that the relation itself adds nothing."""
    relation, sets = Relation("r", "equal", "printings", RESULT), {RESULT: points([F(1), F(2)])}
    assert Equal().evaluate(relation, sets.__getitem__) == sets[RESULT]
    assert Equal().narrow(relation, sets) == sets
