"""Figures in running text: which there are, where they stand, and what they are worth."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.exact.numeral import read_numeral
from audit.appraisal.exact.occurrence import NUMBER, figure_at, find


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It scored 3.5, then 4.", ["3.5", "4"]),
        ("A sum of £1,810.50 (£1.2m, or 1.2 million) is due.", ["£1,810.50", "£1.2m", "1.2 million"]),
        ("Over 83% and about 41 per cent agreed.", ["83%", "41 per cent"]),
        ("It fell to -2 (-3) or \u22124.", ["-2", "-3", "\u22124"]),
        ("2½ of 5, or ½", ["2½", "5", "½"]),
        ("Ranked 3rd of 5.", ["3rd", "5"]),
        ("See section 4.2.1, cell B12, 2017/18, pages 3-5, <0> and 1.2.3.", []),
        ("33 out of 40", ["33", "40"]),
        ("1,2 and 12,3456", []),
        ("x5 5x 5", ["5"]),
        ("", []),
    ],
)
def test_figures_are_found_as_printed(text: str, shown: list[str]) -> None:
    """With their signs and scales; numbers of sections, cells, ranges, years of account and marks are none."""
    assert [text[one.start : one.end] for one in find(text)] == shown


def test_places_in_an_order_are_told() -> None:
    """The third is no quantity."""
    assert [(one.numeral.value, one.is_place) for one in find("3rd with 3 points")] == [(3, True), (3, False)]
    assert figure_at("3rd with 3 points", 0) is None
    assert figure_at("3rd with 3 points", 9) == read_numeral("3")
    assert figure_at("13 points", 1) is None


@given(st.integers(0, 10**9), st.integers(0, 6), st.sampled_from(["", "%", " per cent"]))
def test_a_figure_is_worth_what_its_digits_say(digits: int, places: int, sign: str) -> None:
    """However it is grouped, exactly."""
    value = Fraction(digits, 10**places)
    text = f"{digits // 10**places:,}" + (f".{digits % 10**places:0{places}d}" if places else "") + sign
    (found,) = find(f"It scored {text}, no more.")
    assert (found.numeral.value, found.numeral.unit) == (value, Fraction(1, 10**places))


@given(st.text(alphabet="0123456789.,-£%½ ()<>/mkx\n", max_size=60))
def test_whatever_is_found_is_a_figure_at_its_place(text: str) -> None:
    """Each as the grammar reads it alone, none over another."""
    found = list(find(text))
    assert all(one.numeral == read_numeral(text[one.start : one.end]) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_the_pattern_stands_in_others() -> None:
    """It has no groups of its own."""
    assert "(?P" not in NUMBER
