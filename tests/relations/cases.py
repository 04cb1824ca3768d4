"""Small relations drawn by Hypothesis, and brute force over every combination of their operands' members."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import Final

from hypothesis import strategies as st

from audit.appraisal.exact.values import Values, points
from audit.appraisal.model.quantity import Quantity
from audit.relations.relation import Relation, Term
from audit.relations.type import RelationType

RESULT: Final = Quantity("total", "result")
Sets = Mapping[Quantity, Values]
Chosen = Mapping[Quantity, Fraction]
Formula = Callable[[Chosen], "Fraction | None"]


def operand(number: int) -> Quantity:
    return Quantity("score", f"operand-{number}")


def weight(number: int) -> Quantity:
    return Quantity("weight", f"weight-{number}")


def no_operand(quantity: Quantity) -> Values:
    raise AssertionError(quantity)


wholes = st.integers(-3, 3).map(Fraction)
thirds = st.integers(-6, 6).map(lambda three: Fraction(three, 3))
factors = st.sampled_from([Fraction(1), Fraction(-1), Fraction(2), Fraction(1, 2), Fraction(100)])
finite = st.frozensets(wholes, min_size=1, max_size=3).map(points)


@st.composite
def terms(draw: st.DrawFn, least: int = 1, most: int = 3, *, weighted: bool = True) -> tuple[Term, ...]:
    """Draw terms on different operands, some with a coefficient, some with a weight."""
    found = []
    for number in range(draw(st.integers(least, most))):
        by = weight(number) if weighted and draw(st.booleans()) else None
        found.append(Term(operand(number), draw(st.sampled_from([Fraction(1), Fraction(-2), Fraction(1, 2), Fraction(0)])), by))
    return tuple(found)


def finite_sets(draw: st.DrawFn, relation: Relation, result: st.SearchStrategy[Values] = finite) -> dict[Quantity, Values]:
    """Draw a finite set for the result and each operand."""
    return {RESULT: draw(result), **{quantity: draw(finite) for quantity in relation.operands()}}


def combinations(quantities: Sequence[Quantity], sets: Sets) -> list[dict[Quantity, Fraction]]:
    """Every choice of one member for each quantity."""
    members = [sorted(sets[quantity].points) for quantity in quantities]
    return [dict(zip(quantities, chosen, strict=True)) for chosen in product(*members)]


def reachable(relation: Relation, sets: Sets, formula: Formula) -> set[Fraction]:
    """Every result that some choice of members has."""
    operands = list(dict.fromkeys(relation.operands()))
    found = (formula(chosen) for chosen in combinations(operands, sets))
    return {value for value in found if value is not None}


def possible(relation: Relation, sets: Sets, formula: Formula) -> dict[Quantity, set[Fraction]]:
    """For the result and each operand the members that take part in some choice that satisfies the relation."""
    operands = list(dict.fromkeys(relation.operands()))
    found: dict[Quantity, set[Fraction]] = {quantity: set() for quantity in (RESULT, *operands)}
    for chosen in combinations(operands, sets):
        value = formula(chosen)
        if value is not None and sets[RESULT].holds(value):
            found[RESULT].add(value)
            for quantity, member in chosen.items():
                found[quantity].add(member)
    return found


def evaluated(kind: RelationType, relation: Relation, sets: Sets) -> set[Fraction]:
    """Evaluate a relation whose result is finite."""
    values = kind.evaluate(relation, sets.__getitem__)
    assert values.finite
    return set(values.points)


def narrowed(kind: RelationType, relation: Relation, sets: Sets) -> dict[Quantity, set[Fraction]]:
    """Narrow sets that stay finite."""
    found = kind.narrow(relation, sets)
    assert all(values.finite for values in found.values())
    return {quantity: set(values.points) for quantity, values in found.items()}


def linear(relation: Relation, chosen: Chosen) -> Fraction:
    """Add up the terms of a relation for one choice of members."""
    return sum((term.times * chosen[term.quantity] * (chosen[term.by] if term.by else 1) for term in relation.terms), Fraction(0))
