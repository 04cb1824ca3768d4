"""Exact values and sets in words and digits, for people."""

from fractions import Fraction
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.exact.numeral import read_numeral
from audit.exact.show import places_of, show, show_like, show_values
from audit.exact.values import ANY, NONE, Span, Values, make, point, points

F: Final = Fraction


@pytest.mark.parametrize(("unit", "places"), [("1", 0), ("1000", 0), ("1/10", 1), ("1/4", 2), ("1/100", 2), ("1/1000000000000", 12), ("1/3", 3)])
def test_a_unit_has_so_many_places(unit: str, places: int) -> None:
    """Places are counted as long as they end; a third is shown with three."""
    assert places_of(F(unit)) == places


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("72", None, "72"),
        ("-72", None, "-72"),
        ("51.15", None, "51.15"),
        ("1/3", None, "0.333"),
        ("-2/3", None, "-0.667"),
        ("0.000000000001", None, "0.000000000001"),
        ("0.0000000000001", None, "0.000"),
        ("51.15", 1, "51.2"),
        ("-51.15", 1, "-51.2"),
        ("51.15", 0, "51"),
        ("0.005", 2, "0.01"),
        ("-0.001", 2, "0.00"),
        ("5", 2, "5.00"),
    ],
)
def test_a_value_is_shown_in_full_or_rounded(value: str, places: int | None, text: str) -> None:
    """Digits are exact as far as they go, ties go away from zero, and there is no negative nothing."""
    assert show(F(value), places) == text


@given(st.integers(-(10**15), 10**15), st.integers(0, 12))
def test_what_is_shown_in_full_reads_back(whole: int, places: int) -> None:
    """A value whose decimals end is read back as itself."""
    assert read_numeral(show(F(whole, 10**places))).value == F(whole, 10**places)


@pytest.mark.parametrize(
    ("value", "unit", "printed", "text"),
    [
        ("72", "1", None, "72"),
        ("72", "1/10", None, "72.0"),
        ("51.15", "1", None, "51"),
        ("51.15", "1", "51", "51.15"),
        ("51.15", "1/10", "51.2", "51.150"),
        ("51.00001", "1", "51", "51.000010"),
        ("51", "1/10", "51", "51.0"),
        ("2/3", "1/100", "0.66", "0.67"),
    ],
)
def test_a_value_is_shown_like_a_printed_figure(value: str, unit: str, printed: str | None, text: str) -> None:
    """It has the places of the figure, and as many more as it takes not to look the same where it differs."""
    assert show_like(F(value), F(unit), F(printed) if printed else None) == text


def span(low: str | None, high: str | None, *, is_open: bool = False) -> Values:
    ends = [None if end is None else F(end) for end in (low, high)]
    return make((), [Span(ends[0], ends[1], is_open, is_open)])


@pytest.mark.parametrize(
    ("values", "text"),
    [
        (NONE, "nothing that fits"),
        (ANY, "any number"),
        (point(F(72)), "72"),
        (points(map(F, (0, 30, 60))), "0, 30 or 60"),
        (points(map(F, range(0, 210, 30))), "between 0 and 180 (7 values)"),
        (span("71.5", "72.5"), "72"),
        (span("69.5", "72.5"), "between 70 and 73"),
        (span("72", "74"), "between 72 and 74"),
        (span("50.1", "51.2").join(point(F(60))), "between 50 and 60"),
        (span("50", None), "50 or more"),
        (span("50", None, is_open=True), "more than 50"),
        (span(None, "50"), "50 or less"),
        (span(None, "50", is_open=True), "less than 50"),
    ],
)
def test_a_set_is_said_in_words(values: Values, text: str) -> None:
    """Few values are listed, a rounded figure is shown as itself, others as a range."""
    assert show_values(values) == text


def test_a_range_inside_one_step_is_one_figure() -> None:
    """Where both ends look alike one of them is enough; with more places they are told apart."""
    near = points(F(5_000 + cents, 100) for cents in range(1, 9))
    assert show_values(near) == "50"
    assert show_values(near, F(1, 100)) == "between 50.01 and 50.08 (8 values)"
