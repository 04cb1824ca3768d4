"""Differences quoted between two figures, in points, in per cent, or without saying which."""

from fractions import Fraction
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.exact.values import Values, points
from audit.relations.difference import Difference
from audit.relations.relation import Relation, Term
from tests.relations.cases import RESULT, Chosen, Sets, evaluated, factors, finite_sets, narrowed, operand, possible, reachable, thirds

F: Final = Fraction
FORMS: Final = ("points", "relative", "unstated", "")
results: Final = st.frozensets(thirds.map(lambda value: value * 50) | thirds, min_size=1, max_size=6).map(points)


@st.composite
def differences(draw: st.DrawFn, forms: tuple[str, ...] = FORMS) -> tuple[Relation, Sets]:
    both = tuple(Term(operand(number), draw(factors)) for number in range(2))
    relation = Relation("r", "difference", "difference", RESULT, both, form=draw(st.sampled_from(forms)), times=draw(factors), over=draw(factors))
    return relation, finite_sets(draw, relation, results)


def in_points(relation: Relation, chosen: Chosen) -> Fraction:
    first, second = (term.times * chosen[term.quantity] for term in relation.terms)
    return (first - second) * relation.times / relation.over


def relative(relation: Relation, chosen: Chosen) -> Fraction | None:
    first = relation.terms[0].times * chosen[relation.terms[0].quantity]
    return 100 * in_points(relation, chosen) / first if first else None


def both(relation: Relation) -> list[str]:
    return {"unstated": ["points", "relative"], "relative": ["relative"]}.get(relation.form, ["points"])


@given(differences())
def test_a_difference_is_every_difference_of_members(case: tuple[Relation, Sets]) -> None:
    """The result holds every difference in the form that is stated, or in either form."""
    relation, sets = case
    ways = {"points": in_points, "relative": relative}
    expected = [reachable(relation, sets, lambda chosen, way=ways[form]: way(relation, chosen)) for form in both(relation)]  # type: ignore[misc]
    assert evaluated(Difference(), relation, sets) == set().union(*expected)


@given(differences())
def test_narrowing_a_difference_is_exact(case: tuple[Relation, Sets]) -> None:
    """The result and both operands keep just the members that fit in one of the forms."""
    relation, sets = case
    ways = {"points": in_points, "relative": relative}
    expected = [possible(relation, sets, lambda chosen, way=ways[form]: way(relation, chosen)) for form in both(relation)]  # type: ignore[misc]
    assert narrowed(Difference(), relation, sets) == {own: set().union(*(one[own] for one in expected)) for own in expected[0]}


@pytest.mark.parametrize(("form", "expected"), [("points", [20]), ("relative", [25]), ("unstated", [20, 25])])
def test_from_eighty_to_sixty(form: str, expected: list[int]) -> None:
    """80 less 60 is 20 points or 25 per cent."""
    relation = Relation("r", "difference", "difference", RESULT, (Term(operand(0)), Term(operand(1))), form=form)
    sets: dict[object, Values] = {operand(0): points([F(80)]), operand(1): points([F(60)])}
    assert Difference().evaluate(relation, sets.__getitem__) == points(map(F, expected))
