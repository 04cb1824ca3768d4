"""Counts of things that the file lists."""

from fractions import Fraction

from audit.exact.values import NONE, point, points
from audit.relations.count import Count
from audit.relations.relation import Relation
from tests.relations.cases import RESULT, no_operand


def test_a_count_is_what_was_counted() -> None:
    """The result is the number counted, whatever is printed."""
    relation = Relation("r", "count", "count", RESULT, constant=Fraction(7))
    assert Count().evaluate(relation, no_operand) == point(Fraction(7))
    assert Count().narrow(relation, {RESULT: points(map(Fraction, (6, 7)))}) == {RESULT: point(Fraction(7))}
    assert Count().narrow(relation, {RESULT: point(Fraction(6))}) == {RESULT: NONE}
