"""The generator's rounding: told by trying values, it agrees with the package's, told by ends of intervals."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.exact.rounding import MODES, Mode, stands_for
from testbed.papers.printing import digits, ends, fewest_places, prints


@pytest.mark.parametrize("mode", MODES)
@given(shown=st.integers(-40, 40), places=st.integers(0, 2))
def test_what_a_figure_stands_for_is_what_prints_so(mode: Mode, shown: int, places: int) -> None:
    """The ends of the values that print as a figure are those that the package gives it."""
    value = Fraction(shown, 10**places)
    (low, low_closed), (high, high_closed) = ends(value, places, mode)
    hull = stands_for(value, Fraction(1, 10**places), mode).hull()
    assert (hull.low, hull.low_open, hull.high, hull.high_open) == (low, not low_closed, high, not high_closed)


@given(value=st.fractions(-5, 5, max_denominator=40), places=st.integers(0, 2), mode=st.sampled_from(MODES))
def test_a_value_prints_as_a_figure_that_stands_for_it(value: Fraction, places: int, mode: Mode) -> None:
    """However a true value is rounded, the figure stands for it; no other figure of these places does."""
    unit = Fraction(1, 10**places)
    near = [unit * (round(value / unit) + step) for step in range(-2, 3)]
    assert {shown for shown in near if stands_for(shown, unit, mode).holds(value)} == prints(value, places, mode)


@given(value=st.decimals(-999, 999, places=3))
def test_digits_write_a_figure_in_full(value: object) -> None:
    """A figure written with the places that it needs reads as itself."""
    exact = Fraction(str(value))
    assert Fraction(digits(exact, fewest_places(exact))) == exact
