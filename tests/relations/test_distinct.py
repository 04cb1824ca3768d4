"""Counting how many different values a choice can have."""

from fractions import Fraction
from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from audit.exact.values import Span, Values, make, point, points
from audit.relations.distinct import between, ends_of, fewest, most
from tests.exact.sets import Rough, rough_sets, tries
from tests.relations.cases import wholes

F = Fraction


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
    many = [points([F(n), F(n + 100)]) for n in range(30)]
    assert fewest([*many, point(F(-1)), point(F(-2))]) == 3
    assert fewest([point(F(n)) for n in range(50)]) == 50


def test_numbers_between_ends_stand_for_all_others() -> None:
    """One number lies between each two neighbours and one beyond either end; nothing known leaves 0."""
    assert list(between([F(1), F(2)])) == [F(0), F(3, 2), F(3)]
    assert list(between([])) == [F(0)]
    assert ends_of(make([F(-5)], [Span(F(1), None)])) == {F(-5), F(1)}
