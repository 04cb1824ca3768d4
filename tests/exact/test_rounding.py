"""A printed figure stands for just those true values that print so, in every mode."""

from fractions import Fraction
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.exact.rounding import MODES, Mode, rounded, stands_for
from audit.exact.values import Span, Values, make

F: Final = Fraction
HALF_MODES: Final[tuple[Mode, ...]] = ("half-away", "half-toward", "half-even")
EXACT_MODES: Final[tuple[Mode, ...]] = (*HALF_MODES, "truncated", "away")
UNITS: Final = (F(1, 100), F(1, 10), F(1, 4), F(1), F(5), F(1000))
STEPS: Final = range(-5, 6)
EIGHTHS: Final = range(-8 * 7, 8 * 7 + 1)


def by_hand(value: Fraction, unit: Fraction, mode: Mode) -> Fraction:
    """Round by looking at the two neighbours: the plain meaning of each mode."""
    below = value / unit // 1
    both = {below, below + 1} if value / unit != below else {below}
    return unit * min(both, key=lambda step: _distance(value / unit, Fraction(step), mode))


def _distance(true: Fraction, step: Fraction, mode: Mode) -> tuple[Fraction, Fraction | bool]:
    if mode == "truncated":
        return abs(step), False
    if mode == "away":
        return -abs(step), False
    ties = {"half-away": -abs(step), "half-toward": abs(step), "half-even": Fraction(int(step) % 2), "nearest": -abs(step)}
    return abs(true - step), ties[mode]


@pytest.mark.parametrize("unit", UNITS, ids=str)
@pytest.mark.parametrize("mode", MODES)
def test_rounding_is_what_the_mode_says(mode: Mode, unit: Fraction) -> None:
    """Rounded values agree with choosing between the two neighbouring steps; nearest settles ties away from zero."""
    for eighths in EIGHTHS:
        value = unit * F(eighths, 8)
        assert rounded(value, unit, mode) == by_hand(value, unit, mode)


@pytest.mark.parametrize("unit", UNITS, ids=str)
@pytest.mark.parametrize("mode", EXACT_MODES)
def test_a_figure_stands_for_just_the_values_that_print_so(mode: Mode, unit: Fraction) -> None:
    """A value is in the set of a printed figure if and only if rounding it gives that figure."""
    true = {unit * F(eighths, 8): rounded(unit * F(eighths, 8), unit, mode) for eighths in EIGHTHS}
    for step in STEPS:
        found = stands_for(step * unit, unit, mode)
        assert {value for value in true if found.holds(value)} == {value for value, printed in true.items() if printed == step * unit}


@given(st.fractions(-100, 100, max_denominator=4000), st.sampled_from(UNITS), st.sampled_from(EXACT_MODES))
def test_every_value_is_in_the_set_of_its_own_figure_only(value: Fraction, unit: Fraction, mode: Mode) -> None:
    """The sets of neighbouring figures share nothing and leave nothing out."""
    printed = rounded(value, unit, mode)
    holding = [step for step in (-1, 0, 1) if stands_for(printed + step * unit, unit, mode).holds(value)]
    assert holding == [0]


@pytest.mark.parametrize("unit", UNITS, ids=str)
@pytest.mark.parametrize("step", STEPS)
def test_nearest_is_the_union_of_the_half_modes(step: int, unit: Fraction) -> None:
    """Where the treatment of ties is not known, every value counts that some treatment prints so."""
    either = Values()
    for mode in HALF_MODES:
        either = either.join(stands_for(step * unit, unit, mode))
    assert stands_for(step * unit, unit, "nearest") == either


def test_a_figure_between_two_steps_stands_for_what_lies_around_it() -> None:
    """1,810 said to be rounded to thousands is taken as the middle of a step, with both ends."""
    for mode in ("nearest", "half-even"):
        assert stands_for(F(1810), F(1000), mode) == make((), [Span(F(1310), F(2310))])


def test_seven_eighths_with_one_place() -> None:
    """0.9 may stand for 0.875; 0.8 may not, unless the paper cuts its decimals off."""
    assert stands_for(F("0.9"), F(1, 10), "nearest").holds(F(7, 8))
    assert not stands_for(F("0.8"), F(1, 10), "nearest").holds(F(7, 8))
    assert stands_for(F("0.8"), F(1, 10), "truncated").holds(F(7, 8))
