"""Scores computed from a measure of all options, such as a price."""

from fractions import Fraction
from itertools import product
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.values import ANY, NONE, Values, make, point, points
from audit.relations.relation import Relation, Term
from audit.relations.rescale import Rescale
from tests.relations.cases import RESULT, Chosen, Sets, evaluated, finite_sets, operand, reachable

F: Final = Fraction
FORMS: Final = ("lowest-over-value", "value-over-highest", "min-max", "share")
forms: Final = st.sampled_from(FORMS)
directions: Final = st.sampled_from(["higher", "lower"])


def relation_of(count: int, form: str, direction: str, times: int = 1) -> Relation:
    measures = tuple(Term(operand(number)) for number in range(count))
    return Relation("r", "rescale", "scored-from", RESULT, measures, times=F(times), form=form, direction=direction)


def plainly(values: list[Fraction], form: str, direction: str) -> Fraction | None:
    top, bottom = {
        "lowest-over-value": (min(values), values[0]),
        "value-over-highest": (values[0], max(values)),
        "share": (values[0], sum(values)),
        "min-max": (values[0] - min(values) if direction == "higher" else max(values) - values[0], max(values) - min(values)),
    }[form]
    return Fraction(top) / bottom if bottom else None


@st.composite
def rescales(draw: st.DrawFn) -> tuple[Relation, Sets]:
    relation = relation_of(draw(st.integers(1, 3)), draw(forms), draw(directions), draw(st.sampled_from([1, 40, 100])))
    return relation, finite_sets(draw, relation)


def score(relation: Relation, chosen: Chosen) -> Fraction | None:
    found = plainly([chosen[term.quantity] for term in relation.terms], relation.form, relation.direction)
    return found * relation.times if found is not None else None


@given(rescales())
def test_a_score_is_what_some_choice_of_measures_gives(case: tuple[Relation, Sets]) -> None:
    """The result holds the score of every choice of measures and nothing else."""
    relation, sets = case
    assert evaluated(Rescale(), relation, sets) == reachable(relation, sets, lambda chosen: score(relation, chosen))


ranges: Final = st.tuples(st.integers(1, 8).map(F), st.integers(0, 4).map(F)).map(lambda pair: (pair[0], pair[0] + pair[1]))


def as_values(drawn: list[tuple[Fraction, Fraction]]) -> dict[object, Values]:
    return {operand(number): make((), [Span(*ends)]) for number, ends in enumerate(drawn)}


@given(st.lists(ranges, min_size=1, max_size=4).filter(lambda drawn: any(low < high for low, high in drawn)), forms, directions)
def test_rounded_measures_give_the_interval_between_the_extremes(drawn: list[tuple[Fraction, Fraction]], form: str, direction: str) -> None:
    """The interval holds what all measures between their ends give, and both its ends are reached."""
    found = Rescale().evaluate(relation_of(len(drawn), form, direction), as_values(drawn).__getitem__)
    choices = product(*({low, low + (high - low) / 3, high} for low, high in drawn))
    sampled = {value for chosen in choices if (value := plainly(list(chosen), form, direction)) is not None}
    assert all(found.holds(value) for value in sampled)
    assert found.empty if not sampled else found.hull()[:2] == (min(sampled), max(sampled))


@pytest.mark.parametrize("form", FORMS)
def test_many_options_take_no_longer_than_few(form: str) -> None:
    """Forty rounded prices are as good as four, since only two corners count."""
    found = Rescale().evaluate(relation_of(40, form, "lower"), as_values([(F(n), F(n) + F(1, 2)) for n in range(1, 41)]).__getitem__)
    assert not found.empty
    assert not found.anything


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("loose", [ANY, make((), [Span(F(-1), F(1))]), make((), [Span(F(1), None)])])
def test_measures_that_may_be_zero_or_have_no_bound_say_nothing(form: str, loose: Values) -> None:
    """Where a measure may be below zero, or as high as it likes, the score may be anything."""
    assert Rescale().evaluate(relation_of(2, form, "lower"), {operand(0): point(F(1)), operand(1): loose}.__getitem__) == ANY


@pytest.mark.parametrize("form", FORMS)
def test_a_measure_without_possible_value_gives_no_score(form: str) -> None:
    """Where one measure has no possible value the score has none."""
    assert Rescale().evaluate(relation_of(2, form, "lower"), {operand(0): point(F(1)), operand(1): NONE}.__getitem__) == NONE


def test_too_many_choices_of_listed_measures_give_a_range() -> None:
    """Choices that are too many to be tried are covered by an interval."""
    many = {operand(number): points(map(F, range(1, 31))) for number in range(3)}
    assert Rescale().evaluate(relation_of(3, "share", "higher", 100), many.__getitem__).hull()[:2] == (F(100, 61), F(3000, 32))


def test_the_cheapest_gets_the_top_score() -> None:
    """Of prices 80, 100 and 160, with 40 points for the lowest: 40, 32 and 20."""
    prices = {operand(number): point(F(price)) for number, price in enumerate((80, 100, 160))}
    for own, expected in enumerate((40, 32, 20)):
        terms = (Term(operand(own)), *(Term(operand(other)) for other in range(3) if other != own))
        relation = Relation("r", "rescale", "scored-from", RESULT, terms, times=F(40), form="lowest-over-value")
        assert Rescale().evaluate(relation, prices.__getitem__) == point(F(expected))


@pytest.mark.parametrize("form", FORMS)
def test_a_range_that_begins_at_nothing_says_nothing(form: str) -> None:
    """A measure from nothing upward may be nothing itself, which has no score: no end of its range gives an extreme."""
    sets = {operand(0): make((), [Span(F(0), F(2))]), operand(1): make((), [Span(F(1), F(3))])}
    assert Rescale().evaluate(relation_of(2, form, "lower"), sets.__getitem__) == ANY
