"""Relations and their terms."""

from fractions import Fraction

import pytest

from audit.appraisal.exact.values import NONE, Values, point, points
from audit.relations.relation import Relation, Term, coefficient, part, solved
from tests.relations.cases import RESULT, operand, weight

F = Fraction
SETS = {operand(0): points([F(2), F(3)]), weight(0): point(F(10))}
TERM = Term(operand(0), F(2), weight(0))


def test_operands_are_listed_with_their_weights() -> None:
    """Everything that a result follows from is named, in order."""
    relation = Relation("r", "sum", "total", RESULT, (TERM, Term(operand(1))))
    assert list(relation.operands()) == [operand(0), weight(0), operand(1)]


def test_a_part_is_the_operand_with_its_coefficient() -> None:
    """A term is worth its number times its weight times its operand."""
    assert part(TERM, SETS.__getitem__) == points([F(40), F(60)])
    assert part(Term(operand(0), F(-1)), SETS.__getitem__) == points([F(-2), F(-3)])
    assert coefficient(TERM, SETS.__getitem__) == point(F(20))
    assert coefficient(Term(operand(0), F(-1)), SETS.__getitem__) == point(F(-1))


@pytest.mark.parametrize(
    ("factor", "product", "expected"),
    [
        (point(F(2)), point(F(4)), point(F(2))),
        (points([F(0), F(2)]), point(F(4)), point(F(2))),
        (points([F(0), F(2)]), points([F(0), F(4)]), SETS[operand(0)]),
        (point(F(0)), point(F(4)), NONE),
        (NONE, point(F(0)), NONE),
    ],
)
def test_solving_keeps_the_members_that_some_factor_allows(factor: Values, product: Values, expected: Values) -> None:
    """Nothing is learnt where zero times anything will do; nothing is left where no factor does."""
    assert solved(SETS[operand(0)], factor, product) == expected
