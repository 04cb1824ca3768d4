"""Sums: every reachable sum, and what each sum leaves to its parts.

Equality: one quantity stated as another, and several printings of one quantity.
"""

from fractions import Fraction
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.values import NONE, Values, make, point, points
from audit.relations.relation import Relation, Term
from audit.relations.sum import Equal, Sum
from tests.relations.cases import RESULT, Chosen, Sets, evaluated, factors, finite_sets, linear, narrowed, operand, possible, reachable, terms, wholes

_EQUAL_F: Final = Fraction


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
    relation, sets = Relation("r", "equal", "printings", RESULT), {RESULT: points([_EQUAL_F(1), _EQUAL_F(2)])}
    assert Equal().evaluate(relation, sets.__getitem__) == sets[RESULT]
    assert Equal().narrow(relation, sets) == sets


_SUM_F: Final = Fraction


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
    relation = Relation("r", "sum", "total", RESULT, (Term(operand(0)), Term(operand(1)), Term(operand(0), _SUM_F(-1))))
    sets = {operand(0): points([_SUM_F(0), _SUM_F(5)]), operand(1): point(_SUM_F(3)), RESULT: point(_SUM_F(3))}
    assert Sum().evaluate(relation, sets.__getitem__) == point(_SUM_F(3))
    assert Sum().narrow(relation, sets) == sets


def test_a_part_without_weight_is_left_as_it_is() -> None:
    """What is multiplied by nothing may be anything, unless the rest does not add up."""
    relation = Relation("r", "sum", "total", RESULT, (Term(operand(0), _SUM_F(0)), Term(operand(1))))
    sets = {operand(0): points([_SUM_F(0), _SUM_F(5)]), operand(1): points([_SUM_F(1), _SUM_F(2)]), RESULT: point(_SUM_F(2))}
    assert Sum().narrow(relation, sets) == {**sets, operand(1): point(_SUM_F(2))}
    assert Sum().narrow(relation, {**sets, RESULT: point(_SUM_F(9))})[operand(0)] == NONE


def test_rounded_parts_add_to_an_interval() -> None:
    """Two figures printed to the nearest whole number make a sum known to within one."""
    relation = Relation("r", "sum", "total", RESULT, (Term(operand(0)), Term(operand(1))))
    sets = {operand(0): between("9.5", "10.5"), operand(1): between("4.5", "5.5"), RESULT: between("15.9", "16.1")}
    assert Sum().evaluate(relation, sets.__getitem__) == between("14", "16")
    assert Sum().narrow(relation, sets)[operand(0)] == between("10.4", "10.5")


def between(low: str, high: str) -> Values:
    return make((), [Span(_SUM_F(low), _SUM_F(high))])


def test_times_nothing_leaves_the_operands_alone() -> None:
    """A sum that is multiplied by 0 says nothing of its parts."""
    relation = Relation("r", "sum", "total", RESULT, (Term(operand(0)),), times=_SUM_F(0))
    sets = {operand(0): points([_SUM_F(1), _SUM_F(2)]), RESULT: points([_SUM_F(0), _SUM_F(1)])}
    assert Sum().narrow(relation, sets) == {**sets, RESULT: point(_SUM_F(0))}
