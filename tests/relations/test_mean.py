"""Means: weighted with known or uncertain weights, and medians of several scorers."""

from fractions import Fraction
from itertools import product
from statistics import median
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.values import ANY, NONE, Values, make, point, points
from audit.relations.mean import Mean
from audit.relations.relation import Relation, Term
from tests.relations.cases import (
    RESULT,
    Chosen,
    Sets,
    evaluated,
    factors,
    finite,
    finite_sets,
    narrowed,
    no_operand,
    operand,
    possible,
    reachable,
    terms,
    thirds,
    weight,
)

F: Final = Fraction
results: Final = st.frozensets(thirds, min_size=1, max_size=6).map(points)


@st.composite
def means(draw: st.DrawFn, *, weighted: bool) -> tuple[Relation, Sets]:
    relation = Relation("r", "mean", "total", RESULT, draw(terms(weighted=weighted)), times=draw(factors), over=draw(factors))
    return relation, finite_sets(draw, relation, results)


def weights(relation: Relation, chosen: Chosen) -> list[Fraction]:
    return [term.times * (chosen[term.by] if term.by else 1) for term in relation.terms]


def mean(relation: Relation, chosen: Chosen) -> Fraction | None:
    heavy = weights(relation, chosen)
    total = sum(w * chosen[term.quantity] for w, term in zip(heavy, relation.terms, strict=True))
    return Fraction(total) / sum(heavy) * relation.times / relation.over if sum(heavy) else None


@given(means(weighted=False))
def test_a_mean_with_known_weights_is_exact(case: tuple[Relation, Sets]) -> None:
    """The result holds the mean of every choice of members and nothing else; weights that add to 0 have no mean."""
    relation, sets = case
    assert evaluated(Mean(), relation, sets) == reachable(relation, sets, lambda chosen: mean(relation, chosen))


@given(means(weighted=False))
def test_narrowing_a_mean_with_known_weights_is_exact(case: tuple[Relation, Sets]) -> None:
    """The result and each operand keep just the members that some choice of the others allows."""
    relation, sets = case
    if sum(weights(relation, {})):
        assert narrowed(Mean(), relation, sets) == possible(relation, sets, lambda chosen: mean(relation, chosen))


@given(means(weighted=True))
def test_a_mean_with_a_few_possible_weights_is_exact(case: tuple[Relation, Sets]) -> None:
    """Weights that are known to be one of a few values are tried one by one."""
    relation, sets = case
    assert evaluated(Mean(), relation, sets) == reachable(relation, sets, lambda chosen: mean(relation, chosen))


@given(means(weighted=True))
def test_narrowing_a_mean_with_uncertain_weights_is_sound(case: tuple[Relation, Sets]) -> None:
    """No member that takes part in some choice is lost, and the result keeps no other."""
    relation, sets = case
    found, expected = narrowed(Mean(), relation, sets), possible(relation, sets, lambda chosen: mean(relation, chosen))
    assert found[RESULT] == expected[RESULT]
    assert all(found[quantity] >= members for quantity, members in expected.items())


def closed(low: Fraction, high: Fraction) -> Values:
    return make((), [Span(low, high)])


ranges: Final = st.tuples(st.integers(0, 8).map(F), st.integers(0, 4).map(F)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(st.tuples(ranges, ranges), min_size=1, max_size=4))
def test_a_mean_with_weights_in_ranges_has_its_ends_at_their_ends(drawn: list[tuple[tuple[Fraction, Fraction], tuple[Fraction, Fraction]]]) -> None:
    """The mean lies between the lowest and the highest that any weights at their ends give, and reaches both."""
    relation = Relation("r", "mean", "total", RESULT, tuple(Term(operand(n), F(1), weight(n)) for n in range(len(drawn))))
    sets = {operand(n): closed(*value) for n, (value, _) in enumerate(drawn)} | {weight(n): closed(*by) for n, (_, by) in enumerate(drawn)}
    found, sampled = Mean().evaluate(relation, sets.__getitem__), set()
    for heavy in product(*({low, (low + high) / 2, high} for _, (low, high) in drawn)):
        for ends in (0, 1) if sum(heavy) else ():
            sampled.add(sum((w * value[ends] for w, (value, _) in zip(heavy, drawn, strict=True)), F(0)) / sum(heavy))
    assert all(found.holds(value) for value in sampled)
    assert found.empty if not sampled else found.hull()[:2] == (min(sampled), max(sampled))


def test_weights_that_may_be_negative_or_have_no_bound_say_nothing() -> None:
    """Without a bound on the weights the mean may be anything."""
    relation = Relation("r", "mean", "total", RESULT, (Term(operand(0), F(1), weight(0)), Term(operand(1), F(1), weight(1))))
    sets = {operand(0): point(F(1)), operand(1): point(F(2)), weight(0): point(F(1))}
    for loose in (ANY, make((), [Span(F(-1), F(1))]), make((), [Span(F(0), None)])):
        assert Mean().evaluate(relation, {**sets, weight(1): loose}.__getitem__) == ANY


def test_a_value_without_bound_leaves_one_end_open() -> None:
    """Where one operand may be as high as it likes, so may the mean."""
    relation = Relation("r", "mean", "total", RESULT, (Term(operand(0), F(1), weight(0)), Term(operand(1), F(1), weight(1))))
    sets = {operand(0): closed(F(1), F(2)), operand(1): make((), [Span(F(1), None)]), weight(0): closed(F(1), F(2)), weight(1): point(F(1))}
    assert Mean().evaluate(relation, sets.__getitem__) == make((), [Span(F(1), None)])


def test_nothing_has_no_mean() -> None:
    """A mean of nothing, of what has no possible value, or with weights of 0, has no value."""
    one = Relation("r", "mean", "total", RESULT, (Term(operand(0), F(1), weight(0)),))
    half = make((), [Span(F(0), F(1))])
    assert Mean().evaluate(Relation("r", "mean", "total", RESULT), no_operand) == NONE
    assert Mean().evaluate(one, {operand(0): NONE, weight(0): half}.__getitem__) == NONE
    assert Mean().evaluate(one, {operand(0): half, weight(0): NONE}.__getitem__) == NONE
    assert Mean().evaluate(one, {operand(0): half, weight(0): points([F(0)])}.__getitem__) == NONE


@given(st.lists(finite, min_size=1, max_size=4))
def test_a_median_is_the_median_of_some_choice(drawn: list[Values]) -> None:
    """The median of every choice of scores and nothing else."""
    expected = {F(median(chosen)) for chosen in product(*(values.points for values in drawn))}
    found = Mean().evaluate(median_of(len(drawn)), {operand(n): values for n, values in enumerate(drawn)}.__getitem__)
    assert found == points(expected)


def median_of(count: int) -> Relation:
    return Relation("r", "mean", "aggregate", RESULT, tuple(Term(operand(n)) for n in range(count)), form="median")


@given(st.lists(ranges, min_size=1, max_size=4))
def test_a_median_of_rounded_scores_lies_between_the_medians_of_their_ends(drawn: list[tuple[Fraction, Fraction]]) -> None:
    """The lowest median is that of the lowest scores, the highest that of the highest."""
    found = Mean().evaluate(median_of(len(drawn)), {operand(n): closed(*ends) for n, ends in enumerate(drawn)}.__getitem__)
    assert found == closed(F(median(low for low, _ in drawn)), F(median(high for _, high in drawn)))


def test_a_median_is_bounded_by_the_scores_that_are_known() -> None:
    """Two of three scores bound the median whatever the third is; open ends stay open; many blanks give a range."""
    sets = {operand(0): point(F(3)), operand(1): point(F(5)), operand(2): ANY}
    assert Mean().evaluate(median_of(3), sets.__getitem__) == closed(F(3), F(5))
    sets[operand(1)] = make((), [Span(F(4), F(5), low_open=False, high_open=True)])
    assert Mean().evaluate(median_of(3), sets.__getitem__) == make((), [Span(F(3), F(5), low_open=False, high_open=True)])
    many = {operand(n): points(map(F, range(11))) for n in range(5)}
    assert Mean().evaluate(median_of(5), many.__getitem__) == closed(F(0), F(10))
