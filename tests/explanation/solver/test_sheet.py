"""Exact numbers on a model: what is said of them holds for exactly those integers for which it is true."""

import operator
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.values import ANY, NONE, Values, make, points
from audit.explanation.solver.sheet import Sheet, _allowed
from audit.relations.encode import Number, Unmodelled
from tests.examples import examples
from tests.explanation.solver.solutions import solutions

_SMALL = st.fractions(-3, 3, max_denominator=4)
_LISTS = st.lists(_SMALL, min_size=1, max_size=4, unique=True)


@examples(8)
@given(_LISTS, _LISTS, _SMALL)
def test_arithmetic_is_exact(left: list[Fraction], right: list[Fraction], factor: Fraction) -> None:
    """Sums, products and multiples of unknown numbers are those of their values, whatever their denominators."""
    sheet = Sheet()
    a, b = sheet.listed(points(left)), sheet.listed(points(right))
    made = solutions(sheet, a, b, sheet.plus([a, b]), sheet.less(a, b), sheet.multiplied(a, b), sheet.times(a, factor))
    assert made == {(x, y, x + y, x - y, x * y, x * factor) for x in left for y in right}


@examples(8)
@given(_LISTS, _SMALL, _SMALL, st.booleans(), st.booleans(), st.booleans())
def test_membership_keeps_open_ends_out(own: list[Fraction], low: Fraction, high: Fraction, low_open: bool, high_open: bool, on: bool) -> None:
    """A number is a member of a set exactly if its value is, open and closed ends alike, and only where that is said."""
    allowed = make([Fraction(1)], [Span(min(low, high), max(low, high), low_open, high_open)])
    sheet = Sheet()
    number, when = sheet.listed(points(own)), sheet.flag()
    sheet.model.add(when == int(on))
    sheet.within(number, allowed, [when])
    assert solutions(sheet, number) == {(x,) for x in own if not on or allowed.holds(x)}


@examples(8)
@given(_LISTS, _LISTS, st.sampled_from(["alike", "above", "not below"]))
def test_comparisons(left: list[Fraction], right: list[Fraction], how: str) -> None:
    """Equal, greater and not less are as they are for fractions."""
    sheet = Sheet()
    a, b = sheet.listed(points(left)), sheet.listed(points(right))
    if how == "alike":
        sheet.alike(a, b)
    else:
        sheet.above(a, b, strictly=how == "above")
    holds = {"alike": operator.eq, "above": operator.gt, "not below": operator.ge}[how]
    assert solutions(sheet, a, b) == {(x, y) for x in left for y in right if holds(x, y)}


def test_real_values_lose_no_solution() -> None:
    """A value known within a step is taken loosely: what would be true for some value within that step is allowed."""
    sheet = Sheet()
    number = sheet.grid(Fraction(0), Fraction(1), 2, Fraction(1, 2))
    sheet.within(number, points([Fraction(1, 3)]))
    assert solutions(sheet, number) == {(Fraction(0),), (Fraction(1, 2),)}
    other = sheet.multiplied(number, sheet.listed(points([Fraction(1), Fraction(2)])))
    assert sheet.gridded
    assert not other.slack


@pytest.mark.parametrize("values", [NONE, Values(frozenset([Fraction(9)]))])
def test_what_cannot_be_is_never(values: Values) -> None:
    """A set without a possible member allows nothing, for known and for unknown numbers."""
    for number in (Fraction(1), None):
        sheet = Sheet()
        own = sheet.constant(number) if number is not None else sheet.grid(Fraction(0), Fraction(2), 1)
        sheet.within(own, values)
        assert solutions(sheet, own) == set()


def test_what_is_always_true_need_not_be_said() -> None:
    """Any number may be any number."""
    sheet = Sheet()
    number = sheet.grid(Fraction(0), Fraction(2), 1)
    sheet.within(number, ANY)
    sheet.above(number, sheet.constant(Fraction(-1)))
    assert len(solutions(sheet, number)) == 3
    assert sheet.settled(sheet.constant(Fraction(4))).fixed == 4


@pytest.mark.parametrize("size", [2**61, 2**80])
def test_what_does_not_fit_64_bits_is_not_modelled(size: int) -> None:
    """Numbers too large or too fine are refused, never cut off."""
    sheet = Sheet()
    with pytest.raises(Unmodelled):
        sheet.constant(Fraction(size))
    with pytest.raises(Unmodelled):
        sheet.plus([sheet.grid(Fraction(0), Fraction(1), 2**40), sheet.grid(Fraction(0), Fraction(1), 3**30)])
    with pytest.raises(Unmodelled):
        sheet.grid(Fraction(1, 3), Fraction(1, 3), 2)
    with pytest.raises(Unmodelled):
        sheet.settled(sheet.grid(Fraction(8), Fraction(9), 1), Fraction(2))


@pytest.mark.parametrize(("strictly", "slack", "held"), [(True, 0, {1}), (False, 0, {0, 1}), (True, 1, {-1, 0, 1}), (False, 1, {-1, 0, 1})])
def test_above_is_strict_unless_it_is_said_loosely(strictly: bool, slack: int, held: set[int]) -> None:
    """Of exact numbers the greater one is greater; of one that is known within a step only, what is less by that step may be too."""
    sheet = Sheet()
    own = sheet.unknown(-2, 1, 1, Fraction(slack))
    sheet.above(own, sheet.constant(Fraction(0)), strictly=strictly)
    assert {int(value) for (value,) in solutions(sheet, own)} == held


def test_known_numbers_without_a_common_step_are_added_loosely() -> None:
    """What is known of a sum may have no step that fits: it is then known to a millionth, with the rest as slack, and nothing true is lost."""
    sheet = Sheet()
    known = [sheet.constant(Fraction(1, 2**40)), sheet.constant(Fraction(1, 3**30)), sheet.constant(Fraction(2, 7))]
    found = sheet.plus([*known, sheet.grid(Fraction(0), Fraction(1), 1)])
    true = Fraction(1, 2**40) + Fraction(1, 3**30) + Fraction(2, 7)
    assert found.slack > 0
    assert abs(Fraction(found.low, found.scale) - true) <= found.slack
    assert abs(Fraction(found.high, found.scale) - (true + 1)) <= found.slack


@pytest.mark.parametrize(
    ("low_open", "high_open", "slack", "integers"),
    [(False, False, 0, (1, 3)), (True, False, 0, (2, 3)), (False, True, 0, (1, 2)), (True, True, 0, (2, 2)), (True, True, 1, (0, 4))],
)
def test_an_open_end_is_left_out_where_it_is_met_exactly(low_open: bool, high_open: bool, slack: int, integers: tuple[int, int]) -> None:
    """Of a number that is known within a step only, the end itself may be met by a value inside."""
    number = Number(None, -9, 9, slack=Fraction(slack))
    assert list(_allowed(number, make((), [Span(Fraction(1), Fraction(3), low_open, high_open)]))) == [integers]
