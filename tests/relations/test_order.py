"""Ranks: every rank that some choice of values gives, for every way to treat equals.

Counting how many different values a choice can have.
"""

from fractions import Fraction
from itertools import combinations, product
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.exact.bounds import TooManyValues
from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.values import ANY, NONE, Values, make, point, points
from audit.explanation.solver.sheet import Sheet
from audit.relations.order import Order, _write_first_of_equals, between, ends_of, fewest, most, places_of, rank
from audit.relations.relation import Relation, Term
from tests.appraisal.exact.sets import Rough, finite_sets, rough_sets, tries
from tests.explanation.solver.solutions import solutions
from tests.relations.cases import RESULT, operand, wholes
from tests.relations.written import model

_DISTINCT_F = Fraction


@given(st.lists(st.lists(wholes, max_size=3, unique=True), max_size=5))
def test_most_counts_the_choices_that_can_all_differ(choices: list[list[Fraction]]) -> None:
    """As many of some choices as possible take a value of their own."""
    chosen = product(*([None, *values] for values in choices))
    different = (values for values in ([one for one in made if one is not None] for made in chosen) if len(values) == len(set(values)))
    assert most(choices) == max(map(len, different))


@given(st.lists(rough_sets, max_size=4))
def test_fewest_counts_the_values_that_hit_every_set(drawn: list[Rough]) -> None:
    """The smallest number of values such that each set holds one of them, for points and intervals alike."""
    sets = [rough.made() for rough in drawn if rough.any]
    tried = tries(set().union(*(rough.ends for rough in drawn)))
    sizes = (size for size in range(len(sets) + 1) for hit in combinations(tried, size) if hits(sets, hit))
    assert fewest(sets) == next(sizes)


def hits(sets: list[Values], chosen: tuple[Fraction, ...]) -> bool:
    return all(any(values.holds(value) for value in chosen) for values in sets)


def test_fewest_gives_a_safe_number_where_it_would_take_too_long() -> None:
    """What is certain is counted, and one more where anything is left over: never more than it can be."""
    many = [points([_DISTINCT_F(n), _DISTINCT_F(n + 100)]) for n in range(30)]
    assert fewest([*many, point(_DISTINCT_F(-1)), point(_DISTINCT_F(-2))]) == 3
    assert fewest([point(_DISTINCT_F(n)) for n in range(50)]) == 50


def test_fewest_counts_many_intervals_that_lie_apart() -> None:
    """Where trying would take too long, sets that lie wholly apart still need a value each, and sets that meet may share one."""
    apart = [make((), [Span(Fraction(10 * at), Fraction(10 * at + 1))]) for at in range(15)]
    assert fewest(apart) == 15
    assert fewest([*apart, make((), [Span(Fraction(0), Fraction(150))])]) == 15


@given(st.lists(rough_sets, min_size=1, max_size=5))
def test_places_of_all_are_those_of_each(drawn: list[Rough]) -> None:
    """Ranking all sets at once gives for each what its own relation gives, counted 1 2 2 4."""
    sets = [rough.made() for rough in drawn]
    for number, place in enumerate(places_of(sets)):
        ordered = [sets[number], *sets[:number], *sets[number + 1 :]]
        assert place == evaluated(ordered, "standard", "higher")


def test_numbers_between_ends_stand_for_all_others() -> None:
    """One number lies between each two neighbours and one beyond either end; nothing known leaves 0."""
    assert list(between([_DISTINCT_F(1), _DISTINCT_F(2)])) == [_DISTINCT_F(0), _DISTINCT_F(3, 2), _DISTINCT_F(3)]
    assert list(between([])) == [_DISTINCT_F(0)]
    assert ends_of(make([_DISTINCT_F(-5)], [Span(_DISTINCT_F(1), None)])) == {_DISTINCT_F(-5), _DISTINCT_F(1)}


_ORDER_F: Final = Fraction
WAYS: Final = ("standard", "dense", "average", "distinct")
ways: Final = st.sampled_from([*WAYS, ""])
directions: Final = st.sampled_from(["higher", "lower"])


def plainly(values: tuple[Fraction, ...], way: str) -> set[Fraction]:
    """Rank the first value by writing all of them down in order, best first."""
    own, ordered = values[0], sorted(values, reverse=True)
    places = [_ORDER_F(place) for place, value in enumerate(ordered, 1) if value == own]
    if way == "dense":
        return {_ORDER_F(1 + sorted(set(values), reverse=True).index(own))}
    return {"standard": {places[0]}, "average": {sum(places, _ORDER_F(0)) / len(places)}, "distinct": set(places)}[way]


def ranks(drawn: list[list[Fraction]], way: str, direction: str) -> set[Fraction]:
    sign = 1 if direction == "higher" else -1
    choices = {tuple(sign * value for value in chosen) for chosen in product(*drawn)}
    asked = [way] if way else ["standard", "dense", "average"]
    return {place for chosen in choices for one in asked for place in plainly(chosen, one)}


def evaluated(sets: list[Values], way: str, direction: str) -> Values:
    terms = tuple(Term(operand(number)) for number in range(len(sets)))
    relation = Relation("r", "order", "rank", RESULT, terms, form=way, direction=direction)
    return Order().evaluate(relation, dict(zip([term.quantity for term in terms], sets, strict=True)).__getitem__)


@given(st.lists(finite_sets, min_size=1, max_size=4), ways, directions)
def test_ranks_of_listed_values_are_exact(drawn: list[frozenset[Fraction]], way: str, direction: str) -> None:
    """The result holds the rank in every choice of members and nothing else."""
    found = evaluated([points(values) for values in drawn], way, direction)
    assert found == points(ranks([sorted(values) for values in drawn], way, direction))


few_ends: Final = st.integers(-1, 1).map(_ORDER_F)
few_spans: Final = st.builds(Span, st.none() | few_ends, st.none() | few_ends, st.booleans(), st.booleans())
drawn_sets: Final = st.builds(Rough, st.lists(few_ends, max_size=1).map(tuple), st.lists(few_spans, max_size=2).map(tuple)).filter(
    lambda rough: rough.any
)
THREE_EACH: Final = [_ORDER_F(-1), _ORDER_F(0), _ORDER_F(1), *(_ORDER_F(gap, 8) for gap in (-13, -12, -11, -5, -4, -3, 3, 4, 5, 11, 12, 13))]


@given(st.lists(drawn_sets, min_size=1, max_size=3), ways, directions)
def test_ranks_of_intervals_are_exact(drawn: list[Rough], way: str, direction: str) -> None:
    """Intervals are as good as all their members, open ends and missing bounds included.

    Three values between each two ends are enough to put three operands there in any order.
    """
    members = [[value for value in THREE_EACH if rough.holds(value)] for rough in drawn]
    assert evaluated([rough.made() for rough in drawn], way, direction) == points(ranks(members, way, direction))


@pytest.mark.parametrize("way", WAYS)
@given(values=st.lists(st.integers(0, 3).map(_ORDER_F), min_size=1, max_size=6))
def test_known_values_have_the_rank_of_the_way(way: str, values: list[Fraction]) -> None:
    """Where all is known a rank is one number, or the places that equals share where they were put in some order."""
    expected = plainly(tuple(values), way)
    assert evaluated([point(value) for value in values], way, "higher") == points(expected)
    assert rank(values[0], values[1:], way) == min(expected)


def test_equals_that_were_put_in_order_may_have_either_place() -> None:
    """Two options with 72 points each may be printed as 1 and 2, in either order."""
    both = [point(_ORDER_F(72)), point(_ORDER_F(72)), point(_ORDER_F(60))]
    assert evaluated(both, "distinct", "higher") == points([_ORDER_F(1), _ORDER_F(2)])
    assert evaluated(both, "standard", "higher") == point(_ORDER_F(1))
    assert evaluated(both, "average", "higher") == point(_ORDER_F("1.5"))


def test_a_blank_elsewhere_does_not_blur_a_dense_rank() -> None:
    """Two different totals above make the third rank, whatever an option with a blank far below may score."""
    totals = [point(_ORDER_F(50)), point(_ORDER_F(60)), point(_ORDER_F(70)), points(map(_ORDER_F, (0, 5, 10)))]
    assert evaluated(totals, "dense", "higher") == point(_ORDER_F(3))


def test_a_value_that_nothing_is_known_of_may_stand_anywhere() -> None:
    """An option without any figure can have every place."""
    assert evaluated([ANY, point(_ORDER_F(1)), point(_ORDER_F(2))], "standard", "higher") == points(map(_ORDER_F, (1, 2, 3)))
    assert evaluated([ANY], "", "higher") == point(_ORDER_F(1))


@pytest.mark.parametrize("sets", [[NONE, point(_ORDER_F(1))], [point(_ORDER_F(1)), NONE]])
def test_what_has_no_possible_value_has_no_rank(sets: list[Values]) -> None:
    """A contradiction among the values leaves no rank, and is no failure of the tool."""
    assert evaluated(sets, "standard", "higher") == NONE


def test_too_many_ends_are_refused() -> None:
    """Sets that would take long to compare are refused."""
    with pytest.raises(TooManyValues):
        evaluated([points(map(_ORDER_F, range(6_000))), point(_ORDER_F(1))], "standard", "higher")


def test_large_sets_are_ranked() -> None:
    """Totals with many blanks are ranked all the same, in every way."""
    totals = [points(_ORDER_F(n, 2) for n in range(start, start + 600)) for start in range(0, 700, 100)]
    assert evaluated(totals, "", "higher").points >= {_ORDER_F(place) for place in range(2, 8)}
    wide = [make((), [Span(_ORDER_F(n), _ORDER_F(n) + _ORDER_F(3, 2))]) for n in range(40)]
    assert evaluated(wide, "", "higher").points >= {_ORDER_F(39), _ORDER_F(40)}


def test_of_equals_the_first_alone_is_counted() -> None:
    """What the solver counts for a dense rank is each value once: one that is ahead and equal to none before it."""
    sheet, others = Sheet(), [operand(number) for number in range(3)]
    numbers = {one: sheet.listed(points([Fraction(0), Fraction(1)])) for one in others}
    ahead = sheet.flag()
    first = _write_first_of_equals(model(sheet, numbers), others, 2, ahead)
    found = solutions(sheet, *numbers.values(), sheet.count([ahead]), sheet.count([first]))
    assert found == {(a, b, c, x, int(bool(x) and c not in {a, b})) for a, b, c, x in product((0, 1), repeat=4)}
