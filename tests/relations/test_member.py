"""Membership: a score on its scale, a weighted score on its scale times the weight."""

from fractions import Fraction
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from audit.exact.values import ANY, points
from audit.relations.member import Member
from audit.relations.relation import Relation, Term
from tests.relations.cases import RESULT, Sets, evaluated, factors, finite, finite_sets, narrowed, operand, terms

F: Final = Fraction


@st.composite
def members(draw: st.DrawFn) -> tuple[Relation, Sets]:
    relation = Relation("r", "member", "on-scale", RESULT, draw(terms(0, 1)), over=draw(factors), allowed=draw(finite))
    return relation, finite_sets(draw, relation)


def weighted(relation: Relation, sets: Sets) -> dict[Fraction, set[Fraction]]:
    """Give what a scale can come to for each member of the operand; the empty product is 1."""
    scale, terms = relation.allowed.points, relation.terms
    if not terms:
        return {F(1): {one / relation.over for one in scale}}
    by = sets[terms[0].by].points if terms[0].by else {F(1)}
    return {x: {one * x * y * terms[0].times / relation.over for one in scale for y in by} for x in sets[terms[0].quantity].points}


@given(members())
def test_membership_is_the_scale_times_the_weight(case: tuple[Relation, Sets]) -> None:
    """The result holds every allowed score times every weight that is possible, divided, and nothing else."""
    relation, sets = case
    assert evaluated(Member(), relation, sets) == set().union(*weighted(relation, sets).values())


@given(members())
def test_narrowing_a_membership_is_exact(case: tuple[Relation, Sets]) -> None:
    """The weight keeps the members with which some allowed score gives the result."""
    relation, sets = case
    found, by_member = narrowed(Member(), relation, sets), weighted(relation, sets)
    assert found[RESULT] == set().union(*by_member.values()) & sets[RESULT].points
    for term in relation.terms:
        assert found[term.quantity] == {x for x, reached in by_member.items() if reached & sets[RESULT].points}


def test_an_unknown_scale_allows_anything() -> None:
    """Where nothing is known of the scale nothing is said of the score, weighted or not."""
    relation = Relation("r", "member", "on-scale", RESULT, (Term(operand(0)),), allowed=ANY)
    assert Member().evaluate(relation, {operand(0): points([F(6)])}.__getitem__) == ANY
