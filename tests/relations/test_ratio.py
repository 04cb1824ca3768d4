"""Ratios: percentages of a named denominator, and what they leave to numerator and denominator."""

from dataclasses import replace
from fractions import Fraction
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.values import NONE, make, point, points
from audit.explanation.solver.sheet import Sheet
from audit.relations.outcome import Check
from audit.relations.ratio import Ratio
from audit.relations.relation import Relation, Term
from tests.explanation.solver.solutions import solutions
from tests.papers import SUMS, built
from tests.relations.cases import RESULT, Chosen, Sets, evaluated, factors, finite_sets, narrowed, operand, possible, reachable, thirds, weight
from tests.relations.written import model

F: Final = Fraction


@st.composite
def ratios(draw: st.DrawFn) -> tuple[Relation, Sets]:
    both = tuple(Term(operand(number), draw(factors)) for number in range(2))
    relation = Relation("r", "ratio", "percent", RESULT, both, times=draw(factors), over=draw(factors))
    return relation, finite_sets(draw, relation, st.frozensets(thirds, min_size=1, max_size=4).map(points))


def quotient(relation: Relation, chosen: Chosen) -> Fraction | None:
    top, bottom = (term.times * chosen[term.quantity] for term in relation.terms)
    return top / bottom * relation.times / relation.over if bottom else None


@given(ratios())
def test_a_ratio_is_every_quotient_of_members(case: tuple[Relation, Sets]) -> None:
    """The result holds the quotient of every choice of members and nothing else; nothing is divided by zero."""
    relation, sets = case
    assert evaluated(Ratio(), relation, sets) == reachable(relation, sets, lambda chosen: quotient(relation, chosen))


@given(ratios())
def test_narrowing_a_ratio_is_exact(case: tuple[Relation, Sets]) -> None:
    """The result, the numerator and the denominator keep just the members that some choice of the others allows."""
    relation, sets = case
    assert narrowed(Ratio(), relation, sets) == possible(relation, sets, lambda chosen: quotient(relation, chosen))


def percent(first: int, second: int) -> Relation:
    return Relation("r", "ratio", "percent", RESULT, (Term(operand(first)), Term(operand(second))), times=F(100))


def test_a_rounded_percentage_tells_the_numerator() -> None:
    """83% of 40 leaves 33 of all whole numbers."""
    sets = {operand(0): points(map(F, range(41))), operand(1): point(F(40)), RESULT: make((), [Span(F("82.5"), F("83.5"))])}
    assert Ratio().evaluate(percent(0, 1), sets.__getitem__).holds(F("82.5"))
    assert Ratio().narrow(percent(0, 1), sets)[operand(0)] == point(F(33))


def test_a_quantity_over_itself_is_one() -> None:
    """Both places of a ratio hold the same true value where they name the same quantity; 0 over 0 has none."""
    sets = {operand(0): points([F(0), F(3), F(5)]), RESULT: points([F(60), F(100)])}
    assert Ratio().evaluate(percent(0, 0), sets.__getitem__) == point(F(100))
    assert Ratio().narrow(percent(0, 0), sets) == {**sets, RESULT: point(F(100))}
    assert Ratio().evaluate(percent(0, 0), {operand(0): point(F(0))}.__getitem__) == NONE


def test_a_weighted_ratio_narrows_its_result() -> None:
    """Where an operand has a weight of its own the result is narrowed and the operands are left."""
    relation = Relation("r", "ratio", "percent", RESULT, (Term(operand(0), F(1), weight(0)), Term(operand(1))))
    sets = {operand(0): points([F(2), F(3)]), weight(0): point(F(4)), operand(1): point(F(2)), RESULT: points([F(4), F(5)])}
    assert Ratio().narrow(relation, sets) == {**sets, RESULT: point(F(4))}


def test_a_denominator_of_zero_has_no_ratio() -> None:
    """A ratio to nothing has no value, and narrowing says that the denominator is not 0."""
    sets = {operand(0): point(F(3)), operand(1): points([F(0), F(4)]), RESULT: points([F(75), F(80)])}
    assert Ratio().narrow(percent(0, 1), sets) == {operand(0): point(F(3)), operand(1): point(F(4)), RESULT: point(F(75))}
    assert Ratio().evaluate(percent(0, 1), {**sets, operand(1): point(F(0))}.__getitem__) == NONE


def test_a_quantity_over_itself_is_written_as_what_it_comes_to() -> None:
    """Twice a figure over four times the same is a half, whatever it is; that is written for the solver as it is worked out."""
    relation = Relation("r", "ratio", "percent", RESULT, (Term(operand(0), F(2)), Term(operand(0), F(4))), times=F(100))
    sheet = Sheet()
    result = sheet.listed(points(map(F, (25, 50, 100, 800))))
    Ratio().encode(relation, model(sheet, {RESULT: result}))
    assert solutions(sheet, result) == {(F(50),)}
    assert Ratio().evaluate(relation, {operand(0): points([F(3)])}.__getitem__) == point(F(50))


def test_a_percentage_is_written_without_its_hundred() -> None:
    """A printed per cent sign says it already; without a sign, or a figure, the hundred is written."""
    shown = {operand(0): "12", operand(1): "20"}
    (figure,) = (one for one in built(SUMS, "tables: {t: {rows: criteria, columns: [a], prints: score, cells: {care: [4]}}}\n").figures)
    for own, text in ((replace(figure, sign="%"), "12 / 20"), (figure, "12 / 20 x 100"), (None, "12 / 20 x 100")):
        assert Ratio().words(Check(percent(0, 1), "pass", own, NONE, (), ()), shown) == text
