"""Exact sets: every operation gives the reachable set, no more and no less, in one normal form.

Sums of finite sets, small and large.
"""

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise
from random import Random
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.exact import values as module
from audit.appraisal.exact.bounds import TooManyValues
from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.values import ANY, NONE, NOT_ZERO, Values, make, point, points, sums
from audit.limits import ValueLimits
from tests.appraisal.exact.sets import Rough, halves, is_product, is_quotient, is_sum, rough_sets, same

_SUMS_F: Final = Fraction
members: Final = st.frozensets(st.fractions(-50, 50, max_denominator=12), max_size=12)
coarse: Final = st.frozensets(st.builds(_SUMS_F, st.integers(-50, 50), st.sampled_from([1, 2, 3])), max_size=12)


@given(members, members)
def test_a_sum_is_every_sum_of_members(left: frozenset[Fraction], right: frozenset[Fraction]) -> None:
    """Each member of one set is added to each of the other; with nothing there is nothing to add."""
    assert sums(left, right) == {a + b for a in left for b in right}


@given(coarse, coarse)
def test_both_ways_to_add_give_the_same(left: frozenset[Fraction], right: frozenset[Fraction]) -> None:
    """Large sets are added as the bits of a number, with the same result as pair by pair."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_PAIRS", 0)
        assert sums(left, right) == {a + b for a in left for b in right}


def test_many_evenly_spaced_values_are_added() -> None:
    """Sets too large to be added pair by pair are added all the same where they are dense."""
    some, more = [_SUMS_F(n, 3) for n in range(5_000)], [_SUMS_F(100 + n, 3) for n in range(9_000)]
    assert sums(some, more) == {_SUMS_F(100 + n, 3) for n in range(5_000 + 9_000 - 1)}


def test_what_lies_evenly_is_added_however_far_apart_it_lies() -> None:
    """The step between the members counts, and not how large they are or where they begin."""
    some, more = [_SUMS_F(n * 10**6) for n in range(500)], [_SUMS_F(7 + n * 10**6) for n in range(900)]
    assert sums(some, more) == {_SUMS_F(7 + n * 10**6) for n in range(500 + 900 - 1)}


def test_only_small_sets_are_added_pair_by_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    """Past a number of pairs, which grows as the product of the sizes, they would take too long to go through."""
    asked: list[int] = []

    def places(rows: list[int], columns: list[int]) -> list[int]:
        asked.append(len(rows) * len(columns))
        return [0]

    monkeypatch.setattr(module, "_PAIRS", 20)
    monkeypatch.setattr(module, "_places", places)
    for few, many in ((4, 5), (4, 6), (5, 5)):
        sums([_SUMS_F(n) for n in range(few)], [_SUMS_F(n) for n in range(many)])
    assert asked == [24, 25]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (range(ValueLimits.MAX_POINTS), range(0, ValueLimits.MAX_POINTS * 2, 2)),
        ([n**2 for n in range(3_000)], [n**3 for n in range(3_000)]),
        ([n * 10**12 for n in range(900)], range(900)),
        ([n * 10**9 + n**2 for n in range(20_000)], range(20)),
        (range(0, 3_000_000, 100), [n * 7 for n in range(20_000)]),
    ],
)
def test_too_many_sums_are_refused(left: Iterable[int], right: Iterable[int]) -> None:
    """What is not worth listing is refused before memory or time run out."""
    with pytest.raises(TooManyValues):
        sums([_SUMS_F(value) for value in left], [_SUMS_F(value) for value in right])


def test_values_without_a_handy_common_unit_are_refused() -> None:
    """Fractions with thousands of unrelated denominators are not brought to a common one."""
    primes = [n for n in range(2, 9_000) if all(n % m for m in range(2, int(n**0.5) + 1))]
    odd = [_SUMS_F(1, n) for n in primes]
    with pytest.raises(TooManyValues):
        sums(odd, odd)


_VALUES_F: Final = Fraction
OPEN: Final = (True, True)


def span(low: int | None, high: int | None, *, low_open: bool = False, high_open: bool = False) -> Values:
    ends = [None if end is None else _VALUES_F(end) for end in (low, high)]
    return make((), [Span(ends[0], ends[1], low_open, high_open)])


@given(rough_sets)
def test_a_made_set_holds_what_its_pieces_hold(rough: Rough) -> None:
    """Bringing points and spans into normal form neither adds nor loses a number."""
    same(rough.made(), rough.holds, rough.ends)


def cut(span: Span, at: Fraction) -> list[Span]:
    if not span.holds(at) or at in span[:2]:
        return [span]
    return [Span(span.low, at, span.low_open, high_open=True), Span(at, span.high, low_open=True, high_open=span.high_open)]


@given(rough_sets, st.lists(halves, max_size=3), st.randoms(use_true_random=False))
def test_equal_sets_are_equal_values(rough: Rough, cuts: list[Fraction], order: Random) -> None:
    """The normal form is unique: a set put together from other pieces in another order compares equal."""
    pieces, members = list(rough.spans), [*rough.points, *filter(rough.holds, cuts)]
    for at in cuts:
        pieces = [part for piece in pieces for part in cut(piece, at)]
    order.shuffle(pieces)
    assert make(members, pieces) == rough.made()
    assert hash(make(members, pieces)) == hash(rough.made())


@given(rough_sets)
def test_the_normal_form_is_tidy(rough: Rough) -> None:
    """Spans stand in order, apart from each other, have more than one member, and hold none of the points."""
    made = rough.made()
    for left, right in pairwise(made.spans):
        assert left.high is not None
        assert right.low is not None
        assert left.high < right.low or (left.high == right.low and left.high_open and right.low_open and not made.holds(left.high))
    assert not any(one.holds(value) for value in made.points for one in made.spans)
    assert all(one.low is None or one.high is None or one.low < one.high for one in made.spans)
    assert all((one.low is not None or one.low_open) and (one.high is not None or one.high_open) for one in made.spans)


@given(rough_sets, rough_sets)
def test_meet_is_exact(left: Rough, right: Rough) -> None:
    """A meet holds the members of both."""
    same(left.made().meet(right.made()), lambda x: left.holds(x) and right.holds(x), left.ends | right.ends)


@given(rough_sets, rough_sets)
def test_join_is_exact(left: Rough, right: Rough) -> None:
    """A join holds the members of either."""
    same(left.made().join(right.made()), lambda x: left.holds(x) or right.holds(x), left.ends | right.ends)


@given(rough_sets, rough_sets)
def test_within_is_exact(left: Rough, right: Rough) -> None:
    """A set is within another just where meeting it loses nothing."""
    assert left.made().within(right.made()) == (left.made().meet(right.made()) == left.made())


@given(rough_sets, rough_sets)
def test_plus_is_exact(left: Rough, right: Rough) -> None:
    """A sum holds every sum of members and nothing else, at open and closed ends too."""
    ends = {a + b for a in left.ends for b in right.ends}
    same(left.made().plus(right.made()), lambda x: is_sum(left, right, x), ends)


@given(rough_sets, rough_sets)
def test_multiplied_is_exact(left: Rough, right: Rough) -> None:
    """A product holds every product of members and nothing else, on either side of zero and without bounds."""
    ends = {a * b for a in left.ends for b in right.ends}
    same(left.made().multiplied(right.made()), lambda x: is_product(left, right, x), ends)


@given(rough_sets, rough_sets)
def test_divided_is_exact(left: Rough, right: Rough) -> None:
    """A quotient holds every quotient of members; a divisor of zero gives no value."""
    ends = {a / b for a in left.ends for b in right.ends if b}
    same(left.made().divided(right.made()), lambda x: is_quotient(left, right, x), ends)


@given(rough_sets, halves)
def test_times_is_exact(rough: Rough, factor: Fraction) -> None:
    """Multiplying by one number agrees with multiplying by the set of that number."""
    single = Rough((factor,), ())
    same(rough.made().times(factor), lambda x: is_product(rough, single, x), {end * factor for end in rough.ends})


@given(rough_sets)
def test_hull_is_the_smallest_interval(rough: Rough) -> None:
    """A hull holds every member and begins and ends where the members do."""
    made = rough.made()
    if made.empty:
        return
    hull = made.hull()
    assert made.within(make((), [hull]))
    for end, is_open in ((hull.low, hull.low_open), (hull.high, hull.high_open)):
        assert end is None or made.holds(end) != is_open


def test_the_empty_set_has_no_hull() -> None:
    """Asking for the hull of nothing is a mistake of the caller."""
    with pytest.raises(ValueError, match="no hull"):
        NONE.hull()


def test_two_blanks_of_three_levels_reach_no_more_than_their_sums() -> None:
    """Two blanks of 0, 30 or 60 make 0, 30, 60, 90 or 120: never 110, although it lies between."""
    blank = points(map(_VALUES_F, (0, 30, 60)))
    assert blank.plus(blank) == points(map(_VALUES_F, (0, 30, 60, 90, 120)))
    assert not blank.plus(blank).holds(_VALUES_F(110))


def test_what_a_set_says_of_itself() -> None:
    """Empty, only, finite and anything tell the four kinds of set apart."""
    assert NONE.empty
    assert not point(_VALUES_F(3)).empty
    assert point(_VALUES_F(3)).only == 3
    assert points([_VALUES_F(1), _VALUES_F(2)]).only is None
    assert span(0, 1).only is None
    assert point(_VALUES_F(3)).finite
    assert not ANY.finite
    assert ANY.anything
    assert not span(0, None).anything
    assert not NONE.anything
    assert not point(_VALUES_F(3)).anything


def test_the_known_sets_are_in_normal_form() -> None:
    """What is made of spans without bounds equals the sets that have names, whatever is said of ends that are not there."""
    assert make((), [Span(None, None)]) == ANY
    assert make((), [Span(None, _VALUES_F(0), high_open=True), Span(_VALUES_F(0), None, low_open=True)]) == NOT_ZERO
    assert make((), ()) == NONE
    assert make([_VALUES_F(0)], NOT_ZERO.spans) == ANY


def test_a_span_that_ends_before_it_begins_is_empty() -> None:
    """A scale written upside down allows nothing, not everything."""
    assert span(3, 1) == NONE
    assert span(3, 3, low_open=True) == NONE
    assert span(3, 3) == point(_VALUES_F(3))


def test_a_point_closes_the_ends_on_both_sides() -> None:
    """(1, 2), 2 and (2, 3) are one interval."""
    assert make([_VALUES_F(2)], [Span(_VALUES_F(1), _VALUES_F(2), *OPEN), Span(_VALUES_F(2), _VALUES_F(3), *OPEN)]) == span(
        1, 3, low_open=True, high_open=True
    )


def test_dividing_by_a_set_around_zero_leaves_the_gap_out() -> None:
    """1 divided by what lies between -1 and 2 is below -1 or above 1/2, not anything."""
    found = point(_VALUES_F(1)).divided(span(-1, 2))
    assert found == make((), [Span(None, _VALUES_F(-1), True), Span(_VALUES_F(1, 2), None, False, True)])


def comb(size: int) -> Values:
    return make((), [Span(_VALUES_F(3 * n), _VALUES_F(3 * n + 1)) for n in range(size)])


def test_sets_of_many_spans_are_refused() -> None:
    """Too many spans, or too many pairs of them, are refused rather than worked through."""
    with pytest.raises(TooManyValues):
        comb(ValueLimits.MAX_SPANS + 1)
    for operation in (Values.plus, Values.multiplied, Values.divided):
        with pytest.raises(TooManyValues):
            operation(comb(ValueLimits.MAX_SPANS), comb(ValueLimits.MAX_SPANS))
        with pytest.raises(TooManyValues):
            operation(points(map(_VALUES_F, range(ValueLimits.MAX_POINTS))), comb(ValueLimits.MAX_SPANS))


def test_sets_of_many_points_are_refused() -> None:
    """Too many points, or too many pairs of them, are refused rather than worked through."""
    many = points(map(_VALUES_F, range(ValueLimits.MAX_POINTS)))
    with pytest.raises(TooManyValues):
        points(map(_VALUES_F, range(ValueLimits.MAX_POINTS + 1)))
    with pytest.raises(TooManyValues):
        make(map(_VALUES_F, range(ValueLimits.MAX_POINTS + 1)), ())
    with pytest.raises(TooManyValues):
        many.multiplied(many)


@pytest.mark.whole
def test_large_sets_meet_and_compare() -> None:
    """The largest sets there are can be met and compared."""
    many, rows = points(_VALUES_F(n, 2) for n in range(ValueLimits.MAX_POINTS)), comb(ValueLimits.MAX_SPANS)
    assert len(many.meet(rows).points) == 3 * ValueLimits.MAX_SPANS
    assert rows.meet(rows) == rows
    assert rows.within(rows)
    assert not many.within(rows)


def test_nothing_times_a_range_is_nothing() -> None:
    """A zero among listed values gives zero with whatever it is multiplied by, though it is in no other product."""
    either, span = points([_SUMS_F(0), _SUMS_F(1)]), make((), [Span(_SUMS_F(2), _SUMS_F(3))])
    assert either.multiplied(span) == span.multiplied(either) == make([_SUMS_F(0)], [Span(_SUMS_F(2), _SUMS_F(3))])
