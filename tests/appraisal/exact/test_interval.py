"""Intervals: their ends, and what becomes of them."""

from fractions import Fraction
from typing import Final

import pytest
from hypothesis import given

from audit.appraisal.exact.interval import Span, add, between, hull, inverse, meet, scale, shift, times, touch
from tests.appraisal.exact.sets import Rough, halves, rough_spans, tries

F: Final = Fraction
HALF_OPEN: Final = Span(F(1), F(2), low_open=False, high_open=True)


def proper(span: Span) -> bool:
    return span.low is None or span.high is None or span.low < span.high


@given(rough_spans)
def test_a_span_holds_what_lies_between_its_ends(span: Span) -> None:
    """Open ends and missing bounds are what they say, whatever is said of an end that is not there."""
    assert all(span.holds(value) == Rough((), (span,)).holds(value) for value in tries(Rough((), (span,)).ends))


@given(rough_spans)
def test_a_span_is_made_again_from_its_edges(span: Span) -> None:
    """Edges carry all there is to know of a span that holds anything."""
    again = between(span.floor, span.ceiling)
    assert (again is None) == (not Rough((), (span,)).any)
    assert again is None or again[:2] == span[:2]


@given(rough_spans.filter(proper), rough_spans.filter(proper))
def test_hull_and_meet_are_the_widest_and_narrowest_of_both(left: Span, right: Span) -> None:
    """What both hold their meet holds; what either holds their hull holds, and nothing beyond."""
    shared, whole = meet(left, right), hull(left, right)
    for value in tries(Rough((), (left, right)).ends):
        assert (shared is not None and shared.holds(value)) == (left.holds(value) and right.holds(value))
        assert whole.holds(value) or not (left.holds(value) or right.holds(value))


@given(rough_spans.filter(proper), rough_spans.filter(proper))
def test_spans_touch_where_nothing_lies_between_them(left: Span, right: Span) -> None:
    """Two spans touch just where they hold all that their hull holds."""
    first, second = sorted((left, right), key=lambda span: span.floor)
    filled = all(first.holds(value) or second.holds(value) for value in tries(Rough((), (left, right)).ends) if hull(left, right).holds(value))
    assert touch(first, second) == filled


@given(rough_spans.filter(proper), halves)
def test_shifting_and_scaling_move_every_member(span: Span, by: Fraction) -> None:
    """Each member is moved by, or multiplied with, the same number."""
    for value in tries(Rough((), (span,)).ends):
        assert shift(span, by).holds(value + by) == span.holds(value)
        assert not by or scale(span, by).holds(value * by) == span.holds(value)


@pytest.mark.parametrize(
    ("left", "right", "total", "product"),
    [
        (HALF_OPEN, HALF_OPEN, Span(F(2), F(4), low_open=False, high_open=True), Span(F(1), F(4), low_open=False, high_open=True)),
        (Span(F(-1), F(1)), HALF_OPEN, Span(F(0), F(3), low_open=False, high_open=True), Span(F(-2), F(2), low_open=True, high_open=True)),
        (Span(F(0), None), HALF_OPEN, Span(F(1), None, low_open=False, high_open=True), Span(F(0), None, low_open=False, high_open=True)),
        (Span(None, F(-1)), HALF_OPEN, Span(None, F(1), low_open=True, high_open=True), Span(None, F(-1), low_open=True, high_open=False)),
    ],
)
def test_sums_and_products_reach_as_far_as_their_members(left: Span, right: Span, total: Span, product: Span) -> None:
    """An end is open where no members reach it."""
    assert add(left, right) == total
    assert times(left, right) == product


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (HALF_OPEN, Span(F(1, 2), F(1), low_open=True, high_open=False)),
        (Span(F(0), F(2), low_open=True), Span(F(1, 2), None, low_open=False, high_open=True)),
        (Span(None, F(-2)), Span(F(-1, 2), F(0), low_open=False, high_open=True)),
        (Span(F(0), None, low_open=True), Span(F(0), None, low_open=True, high_open=True)),
    ],
)
def test_an_inverse_turns_its_ends_around(span: Span, expected: Span) -> None:
    """Small members have large inverses, and what comes near zero has no bound."""
    assert inverse(span) == expected
    assert inverse(inverse(span))[:2] == span[:2]
