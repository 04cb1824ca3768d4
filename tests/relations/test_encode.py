"""Numbers that types of relation write, and the extremes of several, by trying everything out."""

from fractions import Fraction
from itertools import product

import pytest

from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.values import Values, make, point, points
from audit.explanation.solver.sheet import Sheet
from audit.relations.encode import Number, extreme
from audit.relations.mean import Mean
from audit.relations.product import Member, Product
from audit.relations.relation import Relation, Term
from audit.relations.sum import Sum
from tests.explanation.solver.solutions import solutions
from tests.relations.cases import RESULT, operand, weight
from tests.relations.written import model

F = Fraction


@pytest.mark.parametrize(
    ("number", "fixed"),
    [(Number(6, 6, 6, 4), F(3, 2)), (Number(6, 6, 6), F(6)), (Number(None, 5, 6), None), (Number(6, 6, 6, 4, F(1, 8)), None)],
)
def test_a_number_is_known_if_it_has_one_value(number: Number, fixed: Fraction | None) -> None:
    """One that is known to a step only is not known."""
    assert number.fixed == fixed


@pytest.mark.parametrize("highest", [True, False])
def test_an_extreme_of_known_numbers_is_known(highest: bool) -> None:
    """It takes nothing of the model, whatever the order."""
    sheet = Sheet()
    found = extreme(sheet, [sheet.constant(F(value)) for value in (3, -2, 7, 1)], highest=highest)
    assert found.fixed == (7 if highest else -2)
    assert not sheet.model.proto.variables


@pytest.mark.parametrize("highest", [True, False])
def test_an_extreme_of_unknown_numbers(highest: bool) -> None:
    """The highest or the lowest of whatever they are; one that is known takes part."""
    sheet = Sheet()
    lists = [[F(-1), F(5)], [F(2), F(3)], [F(2)]]
    own = [sheet.listed(points(one)) for one in lists]
    found = extreme(sheet, own, highest=highest)
    assert solutions(sheet, *own, found) == {(*chosen, (max if highest else min)(chosen)) for chosen in product(*lists)}


_LISTS = ([F(1), F(4)], [F(-2), F(3)], [F(0), F(2)])


@pytest.mark.parametrize("form", ["mean", "median"])
@pytest.mark.parametrize("count", [2, 3])
def test_means_and_medians_are_written_as_they_are_worked_out(form: str, count: int) -> None:
    """The number that is written is what each choice of operands makes, with what it is multiplied and divided by."""
    terms = tuple(Term(operand(number)) for number in range(count))
    relation = Relation("r", "mean", "aggregate", RESULT, terms, times=F(3), over=F(2), form=form)
    sheet = Sheet()
    numbers = {operand(number): sheet.listed(points(_LISTS[number])) for number in range(count)}
    found = Mean().number(relation, model(sheet, numbers))
    assert found is not None
    made = {
        (*chosen, Mean().evaluate(relation, {operand(number): point(value) for number, value in enumerate(chosen)}.__getitem__).only)
        for chosen in product(*_LISTS[:count])
    }
    assert solutions(sheet, *numbers.values(), found) == made


def test_a_mean_of_unknown_weights_is_no_number() -> None:
    """It is said as a quotient instead; with known weights that make nothing it is none either."""
    for weights, written in (([F(1), F(2)], False), ([F(2)], True), ([F(0)], False)):
        sheet = Sheet()
        numbers = {operand(0): sheet.listed(points([F(1), F(4)])), weight(0): sheet.listed(points(weights))}
        relation = Relation("r", "mean", "aggregate", RESULT, (Term(operand(0), by=weight(0)),))
        assert (Mean().number(relation, model(sheet, numbers)) is not None) is written


@pytest.mark.parametrize("written", ["r", "another"])
def test_a_relation_is_said_unless_its_result_was_written_from_it(written: str) -> None:
    """Said, it leaves the sums alone; where the result was written from it, that would be said twice."""
    sheet = Sheet()
    numbers = {operand(number): sheet.listed(points(_LISTS[number])) for number in range(2)}
    numbers[RESULT] = sheet.listed(points([F(1), F(2)]))
    Sum().encode(Relation("r", "sum", "total", RESULT, (Term(operand(0)), Term(operand(1)))), model(sheet, numbers, written))
    every = {(one, other, own) for one in _LISTS[0] for other in _LISTS[1] for own in (F(1), F(2))}
    assert solutions(sheet, *numbers.values()) == {one for one in every if written == "r" or one[0] + one[1] == one[2]}


@pytest.mark.parametrize(
    "allowed",
    [points([F(0), F(1), F(3)]), make((), [Span(F(1), F(3))]), make((), [Span(F(1), None, False, True)]), make((), [Span(None, F(3), True, False)])],
)
@pytest.mark.parametrize("weights", [[F(2)], [F(1), F(2)]])
def test_a_weighted_score_is_a_member_of_its_scale_times_its_weight(allowed: Values, weights: list[Fraction]) -> None:
    """Of a list each value counts, of an interval its ends, whether the weight is known or not."""
    sheet, results = Sheet(), [F(value) for value in range(-1, 9)]
    numbers = {weight(0): sheet.listed(points(weights)), RESULT: sheet.listed(points(results))}
    Member().encode(Relation("r", "member", "on-scale", RESULT, (Term(weight(0)),), allowed=allowed), model(sheet, numbers))
    assert set(solutions(sheet, *numbers.values())) == {(by, own) for by in weights for own in results if allowed.times(by).holds(own)}


def test_a_product_is_written_with_its_factors() -> None:
    """Each factor with its coefficient, and what the whole is multiplied and divided by."""
    sheet = Sheet()
    numbers = {operand(number): sheet.listed(points(_LISTS[number])) for number in range(2)}
    relation = Relation("r", "product", "weighted-score", RESULT, (Term(operand(0), F(2)), Term(operand(1))), times=F(3), over=F(4))
    found = Product().number(relation, model(sheet, numbers))
    assert found is not None
    assert solutions(sheet, *numbers.values(), found) == {(one, other, one * other * F(3, 2)) for one in _LISTS[0] for other in _LISTS[1]}
