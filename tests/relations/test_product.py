"""Products: every reachable product, and what each product leaves to its factors.

Membership: a score on its scale, a weighted score on its scale times the weight.
"""

from fractions import Fraction
from math import prod
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.exact.values import ANY, points
from audit.relations.product import Member, Product
from audit.relations.relation import Relation, Term
from tests.relations.cases import RESULT, Chosen, Sets, evaluated, factors, finite, finite_sets, narrowed, operand, possible, reachable, terms

_MEMBER_F: Final = Fraction


@st.composite
def members(draw: st.DrawFn) -> tuple[Relation, Sets]:
    relation = Relation("r", "member", "on-scale", RESULT, draw(terms(0, 1)), over=draw(factors), allowed=draw(finite))
    return relation, finite_sets(draw, relation)


def weighted(relation: Relation, sets: Sets) -> dict[Fraction, set[Fraction]]:
    """What a scale can come to for each member of the operand; the empty product is 1."""
    scale, terms = relation.allowed.points, relation.terms
    if not terms:
        return {_MEMBER_F(1): {one / relation.over for one in scale}}
    by = sets[terms[0].by].points if terms[0].by else {_MEMBER_F(1)}
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
    assert Member().evaluate(relation, {operand(0): points([_MEMBER_F(6)])}.__getitem__) == ANY


_PRODUCT_F: Final = Fraction


@st.composite
def products(draw: st.DrawFn) -> tuple[Relation, Sets]:
    relation = Relation("r", "product", "weighted-score", RESULT, draw(terms(0)), over=draw(factors), times=draw(factors))
    return relation, finite_sets(draw, relation)


def outcome(relation: Relation, chosen: Chosen) -> Fraction:
    parts = (term.times * chosen[term.quantity] * (chosen[term.by] if term.by else 1) for term in relation.terms)
    return prod(parts, start=_PRODUCT_F(1)) * relation.times / relation.over


@given(products())
def test_a_product_is_every_product_of_members(case: tuple[Relation, Sets]) -> None:
    """The result holds the product of every choice of members and nothing else, coefficients included."""
    relation, sets = case
    assert evaluated(Product(), relation, sets) == reachable(relation, sets, lambda chosen: outcome(relation, chosen))


@given(products())
def test_narrowing_a_product_is_exact(case: tuple[Relation, Sets]) -> None:
    """The result and each factor keep just the members that some choice of the others allows, zeros included."""
    relation, sets = case
    assert narrowed(Product(), relation, sets) == possible(relation, sets, lambda chosen: outcome(relation, chosen))


def test_a_weighted_score_tells_the_score() -> None:
    """A weight of 6 and a weighted score of 30 leave 5 of the scores 0, 5 and 10."""
    relation = Relation("r", "product", "weighted-score", RESULT, (Term(operand(0)), Term(operand(1))))
    sets = {operand(0): points(map(_PRODUCT_F, (0, 5, 10))), operand(1): points([_PRODUCT_F(6)]), RESULT: points([_PRODUCT_F(30)])}
    assert Product().narrow(relation, sets)[operand(0)] == points([_PRODUCT_F(5)])


def test_a_factor_that_stands_twice_is_solved_with_itself() -> None:
    """Where one quantity is multiplied with itself, each of its places is narrowed by what the other leaves."""
    side = operand(0)
    relation = Relation("r", "product", "total", RESULT, (Term(side), Term(side)))
    sets = {side: points([_PRODUCT_F(2), _PRODUCT_F(3)]), RESULT: points([_PRODUCT_F(4), _PRODUCT_F(9)])}
    assert Product().left(relation, side, sets) == sets[side]
    assert Product().left(relation, side, {**sets, RESULT: points([_PRODUCT_F(4)])}) == points([_PRODUCT_F(2)])
