"""Exact numbers in words."""

from fractions import Fraction

import pytest

from audit.appraisal.exact.interval import Span
from audit.report.decision import number, points_in, weights_in

F = Fraction


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (F(3), "3"),
        (F(-7, 4), "-1.75"),
        (F(1, 8), "0.125"),
        (F(16, 3), "about 5.33"),
        (F(-1, 3), "about -0.33"),
        (F(14105, 276), "about 51.11"),
        (F(1, 10000), "about 0.0001"),
        (F(1, 10**9), "about 0.000000"),
    ],
)
def test_numbers_are_exact_where_that_is_short(value: Fraction, text: str) -> None:
    """Decimals that end soon in full, all else as about so much, small figures with the first place that is not 0."""
    assert number(value) == text


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (None, "not known"), (Span(F(0), None), "any"), (Span(F(0), F(8), high_open=True), "below 8"), (Span(F(3), None, low_open=True), "above 3"),
        (Span(F(0), None, low_open=True), "above 0"), (Span(F(1), F(1)), "exactly 1"), (Span(F(3, 2), F(4), low_open=True, high_open=True), "above 1.5 and below 4"),
    ],
)  # fmt: skip
def test_ranges_of_weights(span: Span | None, text: str) -> None:
    """No weight is below nothing, so a range from nothing on has an upper end only."""
    assert weights_in(span) == text


@pytest.mark.parametrize(
    ("span", "text"),
    [(Span(F(1), F(1)), "1 point"), (Span(F(-1), F(3, 2)), "-1 to 1.5 points"), (Span(None, F(1)), "any number of points")],
)
def test_points(span: Span, text: str) -> None:
    """One figure, or from one to another."""
    assert points_in(span) == text
