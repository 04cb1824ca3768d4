"""A printed figure stands for just those true values that print so, in every mode.

Exact values and sets in words and digits, for people.
"""

from fractions import Fraction
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.numeral import read_numeral
from audit.appraisal.exact.rounding import MODES, Mode, places_of, rounded, show, show_like, show_values, stands_for
from audit.appraisal.exact.values import ANY, NONE, Values, make, point, points

_ROUNDING_F: Final = Fraction
HALF_MODES: Final[tuple[Mode, ...]] = ("half-away", "half-toward", "half-even")
EXACT_MODES: Final[tuple[Mode, ...]] = (*HALF_MODES, "truncated", "away")
UNITS: Final = (_ROUNDING_F(1, 100), _ROUNDING_F(1, 10), _ROUNDING_F(1, 4), _ROUNDING_F(1), _ROUNDING_F(5), _ROUNDING_F(1000))
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
        value = unit * _ROUNDING_F(eighths, 8)
        assert rounded(value, unit, mode) == by_hand(value, unit, mode)


@pytest.mark.parametrize("unit", UNITS, ids=str)
@pytest.mark.parametrize("mode", EXACT_MODES)
def test_a_figure_stands_for_just_the_values_that_print_so(mode: Mode, unit: Fraction) -> None:
    """A value is in the set of a printed figure if and only if rounding it gives that figure."""
    true = {unit * _ROUNDING_F(eighths, 8): rounded(unit * _ROUNDING_F(eighths, 8), unit, mode) for eighths in EIGHTHS}
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
        assert stands_for(_ROUNDING_F(1810), _ROUNDING_F(1000), mode) == make((), [Span(_ROUNDING_F(1310), _ROUNDING_F(2310))])


def test_seven_eighths_with_one_place() -> None:
    """0.9 may stand for 0.875; 0.8 may not, unless the paper cuts its decimals off."""
    assert stands_for(_ROUNDING_F("0.9"), _ROUNDING_F(1, 10), "nearest").holds(_ROUNDING_F(7, 8))
    assert not stands_for(_ROUNDING_F("0.8"), _ROUNDING_F(1, 10), "nearest").holds(_ROUNDING_F(7, 8))
    assert stands_for(_ROUNDING_F("0.8"), _ROUNDING_F(1, 10), "truncated").holds(_ROUNDING_F(7, 8))


_SHOW_F: Final = Fraction


@pytest.mark.parametrize(("unit", "places"), [("1", 0), ("1000", 0), ("1/10", 1), ("1/4", 2), ("1/100", 2), ("1/1000000000000", 12), ("1/3", 3)])
def test_a_unit_has_so_many_places(unit: str, places: int) -> None:
    """Places are counted as long as they end; a third is shown with three."""
    assert places_of(_SHOW_F(unit)) == places


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
    assert show(_SHOW_F(value), places) == text


@given(st.integers(-(10**15), 10**15), st.integers(0, 12))
def test_what_is_shown_in_full_reads_back(whole: int, places: int) -> None:
    """A value whose decimals end is read back as itself."""
    assert read_numeral(show(_SHOW_F(whole, 10**places))).value == _SHOW_F(whole, 10**places)


@pytest.mark.parametrize(
    ("value", "unit", "printed", "text"),
    [
        ("72", "1", None, "72"),
        ("72", "1/10", None, "72.0"),
        ("51.15", "1", None, "51"),
        ("51.15", "1", "51", "51.15"),
        ("51.15", "1/10", "51.2", "51.15"),
        ("8.35", "1/10", "8.0", "8.35"),
        ("0.7861", "1/1000", "0.784", "0.7861"),
        ("51.00001", "1", "51", "51.000010"),
        ("51", "1/10", "51", "51.0"),
        ("2/3", "1/100", "0.66", "0.67"),
    ],
)
def test_a_value_is_shown_like_a_printed_figure(value: str, unit: str, printed: str | None, text: str) -> None:
    """It has the places of the figure, and more where it differs from that and then stands in full, or would look the same."""
    assert show_like(_SHOW_F(value), _SHOW_F(unit), _SHOW_F(printed) if printed else None) == text


def span(low: str | None, high: str | None, *, is_open: bool = False) -> Values:
    ends = [None if end is None else _SHOW_F(end) for end in (low, high)]
    return make((), [Span(ends[0], ends[1], is_open, is_open)])


@pytest.mark.parametrize(
    ("values", "text"),
    [
        (NONE, "nothing that fits"),
        (ANY, "any number"),
        (point(_SHOW_F(72)), "72"),
        (points(map(_SHOW_F, (0, 30, 60))), "0, 30 or 60"),
        (points(map(_SHOW_F, range(0, 180, 30))), "0, 30, 60, 90, 120 or 150"),
        (points(map(_SHOW_F, range(0, 210, 30))), "between 0 and 180 (7 values)"),
        (span("71.5", "72.5"), "72"),
        (span("69.5", "72.5"), "between 70 and 73"),
        (span("72", "74"), "between 72 and 74"),
        (span("50.1", "51.2").join(point(_SHOW_F(60))), "between 50 and 60"),
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
    near = points(_SHOW_F(5_000 + cents, 100) for cents in range(1, 9))
    assert show_values(near) == "50"
    assert show_values(near, _SHOW_F(1, 100)) == "between 50.01 and 50.08 (8 values)"
