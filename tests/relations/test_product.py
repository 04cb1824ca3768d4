"""Products: every reachable product, and what each product leaves to its factors."""

from fractions import Fraction
from math import prod
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from audit.exact.values import points
from audit.relations.product import Product
from audit.relations.relation import Relation, Term
from tests.relations.cases import RESULT, Chosen, Sets, evaluated, factors, finite_sets, narrowed, operand, possible, reachable, terms

F: Final = Fraction


@st.composite
def products(draw: st.DrawFn) -> tuple[Relation, Sets]:
    relation = Relation("r", "product", "weighted-score", RESULT, draw(terms(0)), over=draw(factors), times=draw(factors))
    return relation, finite_sets(draw, relation)


def outcome(relation: Relation, chosen: Chosen) -> Fraction:
    parts = (term.times * chosen[term.quantity] * (chosen[term.by] if term.by else 1) for term in relation.terms)
    return prod(parts, start=F(1)) * relation.times / relation.over


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
    sets = {operand(0): points(map(F, (0, 5, 10))), operand(1): points([F(6)]), RESULT: points([F(30)])}
    assert Product().narrow(relation, sets)[operand(0)] == points([F(5)])
