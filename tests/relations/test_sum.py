"""Sums: every reachable sum, and what each sum leaves to its parts."""

from fractions import Fraction
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from audit.exact.values import NONE, Span, Values, make, point, points
from audit.relations.relation import Relation, Term
from audit.relations.sum import Sum
from tests.relations.cases import RESULT, Chosen, Sets, evaluated, factors, finite_sets, linear, narrowed, operand, possible, reachable, terms, wholes

F: Final = Fraction


@st.composite
def sums(draw: st.DrawFn) -> tuple[Relation, Sets]:
    relation = Relation("r", "sum", "total", RESULT, draw(terms(0)), over=draw(factors), times=draw(factors), constant=draw(wholes))
    return relation, finite_sets(draw, relation)


def total(relation: Relation, chosen: Chosen) -> Fraction:
    return (relation.constant + linear(relation, chosen)) * relation.times / relation.over


@given(sums())
def test_a_sum_is_every_sum_of_members(case: tuple[Relation, Sets]) -> None:
    """The result holds the sum of every choice of members and nothing else."""
    relation, sets = case
    assert evaluated(Sum(), relation, sets) == reachable(relation, sets, lambda chosen: total(relation, chosen))


@given(sums())
def test_narrowing_a_sum_is_exact(case: tuple[Relation, Sets]) -> None:
    """The result, each operand and each weight keep just the members that some choice of the others allows."""
    relation, sets = case
    assert narrowed(Sum(), relation, sets) == possible(relation, sets, lambda chosen: total(relation, chosen))


def test_an_operand_that_is_added_and_taken_away_does_not_count() -> None:
    """The coefficients of one operand are added up first: x - x is 0 whatever x is."""
    relation = Relation("r", "sum", "total", RESULT, (Term(operand(0)), Term(operand(1)), Term(operand(0), F(-1))))
    sets = {operand(0): points([F(0), F(5)]), operand(1): point(F(3)), RESULT: point(F(3))}
    assert Sum().evaluate(relation, sets.__getitem__) == point(F(3))
    assert Sum().narrow(relation, sets) == sets


def test_a_part_without_weight_is_left_as_it_is() -> None:
    """What is multiplied by nothing may be anything, unless the rest does not add up."""
    relation = Relation("r", "sum", "total", RESULT, (Term(operand(0), F(0)), Term(operand(1))))
    sets = {operand(0): points([F(0), F(5)]), operand(1): points([F(1), F(2)]), RESULT: point(F(2))}
    assert Sum().narrow(relation, sets) == {**sets, operand(1): point(F(2))}
    assert Sum().narrow(relation, {**sets, RESULT: point(F(9))})[operand(0)] == NONE


def test_rounded_parts_add_to_an_interval() -> None:
    """Two figures printed to the nearest whole number make a sum known to within one."""
    relation = Relation("r", "sum", "total", RESULT, (Term(operand(0)), Term(operand(1))))
    sets = {operand(0): between("9.5", "10.5"), operand(1): between("4.5", "5.5"), RESULT: between("15.9", "16.1")}
    assert Sum().evaluate(relation, sets.__getitem__) == between("14", "16")
    assert Sum().narrow(relation, sets)[operand(0)] == between("10.4", "10.5")


def between(low: str, high: str) -> Values:
    return make((), [Span(F(low), F(high))])


def test_times_nothing_leaves_the_operands_alone() -> None:
    """A sum that is multiplied by 0 says nothing of its parts."""
    relation = Relation("r", "sum", "total", RESULT, (Term(operand(0)),), times=F(0))
    sets = {operand(0): points([F(1), F(2)]), RESULT: points([F(0), F(1)])}
    assert Sum().narrow(relation, sets) == {**sets, RESULT: point(F(0))}
