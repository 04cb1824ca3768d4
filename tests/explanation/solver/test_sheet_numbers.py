"""Numbers on a sheet: the ends, the step and the slack that each is written with, and how much of the model it takes."""

from collections.abc import Callable
from fractions import Fraction
from itertools import product
from typing import Final

import pytest
from ortools.sat.python import cp_model

from audit.appraisal.exact.values import points
from audit.explanation.solver.sheet import Sheet
from audit.relations.encode import Number, Unmodelled
from tests.explanation.solver.solutions import solutions

_MOST = 2**60
_HALF, _THIRD = Fraction(1, 2), Fraction(1, 3)


def _ends(number: Number) -> tuple[Fraction, Fraction, int, Fraction]:
    return Fraction(number.low, number.scale), Fraction(number.high, number.scale), number.scale, number.slack


def _size(sheet: Sheet) -> tuple[int, int]:
    return len(sheet.model.proto.variables), len(sheet.model.proto.constraints)


@pytest.mark.parametrize("value", [Fraction(0), Fraction(3, 7), Fraction(-5, 4), Fraction(_MOST), Fraction(-_MOST), Fraction(1, _MOST)])
def test_a_known_number_is_itself(value: Fraction) -> None:
    """Its ends are itself, its step is its denominator, and it takes nothing of the model."""
    sheet = Sheet()
    number = sheet.constant(value)
    assert (number.fixed, number.expr, _ends(number)) == (value, value.numerator, (value, value, value.denominator, 0))
    assert _size(sheet) == (0, 0)


@pytest.mark.parametrize("value", [Fraction(_MOST + 1), Fraction(-_MOST - 1), Fraction(1, _MOST + 1)])
def test_the_largest_number_is_two_to_the_sixtieth(value: Fraction) -> None:
    """One more, one less on the other side, or one step finer is refused: sums of a few must still fit 64 bits."""
    with pytest.raises(Unmodelled, match="64 bits"):
        Sheet().constant(value)


_TOO_LARGE: Final[dict[str, Callable[[Sheet], Number]]] = {
    "above": lambda sheet: sheet.unknown(0, _MOST + 1, 1),
    "below": lambda sheet: sheet.unknown(-_MOST - 1, 0, 1),
    "too fine": lambda sheet: sheet.unknown(0, 1, _MOST + 1),
    "listed above": lambda sheet: sheet.listed(points([Fraction(0), Fraction(1), Fraction(_MOST + 1)])),
    "listed below": lambda sheet: sheet.listed(points([Fraction(-_MOST - 1), Fraction(0), Fraction(1)])),
    "listed too fine": lambda sheet: sheet.listed(points([Fraction(1, 2**31), Fraction(1, 3**31)])),
    "multiple": lambda sheet: sheet.times(sheet.unknown(0, 2, 1), Fraction(_MOST)),
    "product": lambda sheet: sheet.multiplied(sheet.unknown(0, 2**31, 1), sheet.unknown(0, 2**31, 1)),
    "sum above": lambda sheet: sheet.plus([sheet.unknown(0, _MOST, 1), sheet.unknown(0, _MOST, 1)]),
    "sum below": lambda sheet: sheet.plus([sheet.unknown(-_MOST, 0, 1), sheet.unknown(-_MOST, 0, 1)]),
}


@pytest.mark.parametrize("made", _TOO_LARGE)
def test_however_a_number_comes_about_it_is_held_to_what_fits(made: str) -> None:
    """Ends and steps beyond what fits 64 bits are refused before the solver sees them."""
    with pytest.raises(Unmodelled, match="64 bits"):
        _TOO_LARGE[made](Sheet())


@pytest.mark.parametrize(
    ("low", "high", "scale", "slack", "found"),
    [
        (_THIRD, Fraction(7, 3), 2, Fraction(0), (_HALF, Fraction(2))),
        (Fraction(-1), Fraction(1), 4, Fraction(0), (Fraction(-1), Fraction(1))),
        (Fraction(1), Fraction(1), 3, Fraction(0), (Fraction(1), Fraction(1))),
        (_THIRD, _THIRD, 1, _HALF, (Fraction(0), Fraction(0))),
        (Fraction(1), Fraction(2), 2, _HALF, (_HALF, Fraction(5, 2))),
    ],
)
def test_a_grid_holds_every_multiple_between_its_ends(
    low: Fraction, high: Fraction, scale: int, slack: Fraction, found: tuple[Fraction, Fraction]
) -> None:
    """The first and the last multiple of the step within the ends, or within the slack of them."""
    sheet = Sheet()
    number = sheet.grid(low, high, scale, slack)
    assert _ends(number) == (*found, scale, slack)
    first, last = found[0] * scale, found[1] * scale
    assert solutions(sheet, number) == {(Fraction(step, scale),) for step in range(int(first), int(last) + 1)}


def test_a_listed_number_lies_between_the_least_and_the_greatest() -> None:
    """The step is the least one that all have in common; of one only, it is a known number; of none, there is no number."""
    sheet = Sheet()
    assert _ends(sheet.listed(points([_HALF, Fraction(-2), _THIRD, Fraction(5)]))) == (Fraction(-2), Fraction(5), 6, 0)
    assert sheet.listed(points([_THIRD])).fixed == _THIRD
    with pytest.raises(Unmodelled, match="no value that everything printed allows"):
        sheet.listed(points([]))


@pytest.mark.parametrize(
    ("factor", "found"),
    [
        (Fraction(3), (Fraction(-1), Fraction(3, 2), 2, Fraction(3, 4))),
        (Fraction(2), (Fraction(-2, 3), Fraction(1), 3, _HALF)),
        (Fraction(-4, 5), (Fraction(-2, 5), Fraction(4, 15), 15, Fraction(1, 5))),
        (Fraction(0), (Fraction(0), Fraction(0), 1, Fraction(0))),
    ],
)
def test_a_multiple_has_the_least_step_there_is(factor: Fraction, found: tuple[Fraction, Fraction, int, Fraction]) -> None:
    """What the factor and the step have in common falls out; ends keep their order, and slack grows without a sign."""
    sheet = Sheet()
    own = sheet.unknown(-2, 3, 6, Fraction(1, 4))
    number = sheet.times(own, factor)
    assert _ends(number) == found
    assert solutions(sheet, own, number) == {(Fraction(n, 6), Fraction(n, 6) * factor) for n in range(-2, 4)}


def test_a_sum_has_the_step_of_all_and_the_slack_of_each() -> None:
    """Ends and slacks add up on the least common step; the sum of nothing is nothing, and a known sum takes nothing of the model."""
    sheet = Sheet()
    parts = [sheet.unknown(-1, 2, 2, Fraction(1, 8)), sheet.unknown(-3, 1, 3, Fraction(1, 4)), sheet.constant(Fraction(5, 6))]
    assert _ends(sheet.plus(parts)) == (Fraction(-2, 3), Fraction(13, 6), 6, Fraction(3, 8))
    size = _size(sheet)
    nothing, known = sheet.plus([]), sheet.plus([sheet.constant(_HALF), sheet.constant(_THIRD)])
    assert (nothing.fixed, nothing.scale, nothing.expr) == (0, 1, 0)
    assert (known.fixed, known.expr, known.scale) == (Fraction(5, 6), 5, 6)
    assert _size(sheet) == size


@pytest.mark.parametrize(("step", "scale", "slack"), [(10**8, 10**8, Fraction(0)), (10**8 + 1, 10**6, Fraction(1, 10**8 + 1))])
def test_a_known_summand_is_known_to_a_millionth_only_beyond_the_finest_step(step: int, scale: int, slack: Fraction) -> None:
    """Up to steps of 10**8 a sum is exact; beyond that what is known of it is rounded to a millionth, and the rest is slack."""
    sheet = Sheet()
    found = sheet.plus([sheet.unknown(0, 1, 1), sheet.constant(Fraction(1, step))])
    assert (found.scale, found.slack) == (scale, slack)
    assert found.low == (1 if scale == step else 0)


def test_a_sum_of_unknown_numbers_without_a_common_step_keeps_them_exact() -> None:
    """What is rounded is what is known: unknown numbers on fine steps are added on the least step of all, or not at all."""
    sheet = Sheet()
    fine = [sheet.unknown(1, 2, 2**14), sheet.unknown(1, 2, 5**8)]
    found = sheet.plus([*fine, sheet.constant(Fraction(1, 4))])
    assert _ends(found) == (
        Fraction(1, 2**14) + Fraction(1, 5**8) + Fraction(1, 4),
        Fraction(2, 2**14) + Fraction(2, 5**8) + Fraction(1, 4),
        2**14 * 5**8,
        0,
    )


def test_a_difference_is_the_left_without_the_right() -> None:
    """The least is the least left without the greatest right, and slacks add up."""
    sheet = Sheet()
    assert _ends(sheet.less(sheet.unknown(0, 5, 1, _HALF), sheet.unknown(-1, 2, 1, _THIRD))) == (Fraction(-2), Fraction(6), 1, Fraction(5, 6))


@pytest.mark.parametrize(("left", "right"), list(product([(1, 3), (-2, 3), (-3, -1)], [(2, 5), (-5, 4), (-5, -2)])))
def test_a_product_lies_between_the_products_of_the_ends(left: tuple[int, int], right: tuple[int, int]) -> None:
    """Whatever the signs are: the least and the greatest of the four corners, on the product of the steps."""
    sheet = Sheet()
    found = sheet.multiplied(sheet.unknown(*left, 2), sheet.unknown(*right, 3))
    corners = [Fraction(a * b, 6) for a in left for b in right]
    assert _ends(found) == (min(corners), max(corners), 6, 0)
    assert not sheet.gridded


def test_a_product_with_a_known_number_takes_nothing_of_the_model() -> None:
    """From either side it is a multiple, slack and all, and needs no grid."""
    sheet = Sheet()
    own, two = sheet.unknown(0, 3, 1, _HALF), sheet.constant(Fraction(2))
    size = _size(sheet)
    assert [_ends(sheet.multiplied(*pair)) for pair in ((own, two), (two, own))] == [(Fraction(0), Fraction(6), 1, Fraction(1))] * 2
    assert (_size(sheet), sheet.gridded) == (size, False)


def test_a_sheet_is_gridded_once_a_loose_number_is_multiplied() -> None:
    """On whichever side it stands; and an exact product afterwards does not undo it."""
    for turned in (False, True):
        sheet = Sheet()
        pair = [sheet.unknown(0, 3, 1, _HALF), sheet.unknown(0, 3, 1)]
        assert not sheet.gridded
        assert not sheet.multiplied(*(pair[::-1] if turned else pair)).slack
        sheet.multiplied(sheet.unknown(0, 3, 1), sheet.unknown(0, 3, 1))
        assert sheet.gridded


@pytest.mark.parametrize(
    ("ends", "bound", "found"),
    [
        ((-3, 8), None, (-3, 8)),
        ((-8, 3), None, (-8, 3)),
        ((-8, 8), Fraction(5, 2), (-5, 5)),
        ((4, 5), Fraction(2), (4, 4)),
        ((-5, -4), Fraction(2), (-4, -4)),
    ],
)
def test_what_is_settled_is_one_integer_within_its_bound(ends: tuple[int, int], bound: Fraction | None, found: tuple[int, int]) -> None:
    """It is the same number with the same step and slack, and no further out than the bound on either side."""
    sheet = Sheet()
    own = sheet.unknown(*ends, 2, _HALF)
    number = sheet.settled(own, bound)
    assert (number.low, number.high, number.scale, number.slack) == (*found, 2, _HALF)
    assert solutions(sheet, own, number) == {(Fraction(n, 2), Fraction(n, 2)) for n in range(found[0], found[1] + 1)}


def test_a_long_expression_is_written_out_once() -> None:
    """What is settled is one variable, so that whatever is said of it later does not repeat its terms."""
    sheet = Sheet()
    found = sheet.settled(sheet.plus([sheet.unknown(0, 1, 1), sheet.unknown(0, 1, 1)]))
    assert isinstance(found.expr, cp_model.IntVar)


def test_what_is_known_needs_not_be_settled() -> None:
    """A number with one value only takes nothing of the model, and is written as its integer."""
    sheet = Sheet()
    own = sheet.unknown(4, 4, 2, _HALF)
    size = _size(sheet)
    number = sheet.settled(own)
    assert (number.expr, number.low, number.high, number.slack) == (4, 4, 4, _HALF)
    assert _size(sheet) == size


def test_what_lies_beyond_the_bound_is_not_modelled() -> None:
    """Above or below: a figure that is far beyond all others of its kind is left aside."""
    for ends in ((5, 9), (-9, -5)):
        sheet = Sheet()
        with pytest.raises(Unmodelled, match="far beyond"):
            sheet.settled(sheet.unknown(*ends, 1), Fraction(4))


@pytest.mark.parametrize("size", [0, 1, 3])
def test_how_many_literals_hold(size: int) -> None:
    """None of none, and up to all of some; every choice is counted."""
    sheet = Sheet()
    flags = [sheet.flag() for _ in range(size)]
    number = sheet.count(flags)
    assert _ends(number) == (0, size, 1, 0)
    every = solutions(sheet, number, *(Number(flag, 0, 1) for flag in flags))
    assert every == {(Fraction(sum(own)), *map(Fraction, own)) for own in product((0, 1), repeat=size)}


@pytest.mark.parametrize("place", [0, 1, 2])
def test_what_stands_at_a_place(place: int) -> None:
    """The number at a place in ascending order is found whatever the steps of the numbers, ties and signs included."""
    sheet = Sheet()
    lists = [[Fraction(-2), Fraction(1)], [_HALF, Fraction(1)], [Fraction(-2), Fraction(4, 3)]]
    own = [sheet.listed(points(one)) for one in lists]
    number = sheet.placed(own, place)
    assert _ends(number) == (Fraction(-2), Fraction(4, 3), 6, 0)
    assert solutions(sheet, *own, number) == {(*chosen, sorted(chosen)[place]) for chosen in product(*lists)}


def test_what_stands_at_a_place_is_as_loose_as_the_loosest() -> None:
    """A number known within a step only may stand there, and the answer is known within that step."""
    sheet = Sheet()
    own = [sheet.unknown(3, 3, 1, _HALF), sheet.unknown(7, 7, 1, Fraction(1, 4))]
    number = sheet.placed(own, 1)
    assert (number.low, number.high, number.scale, number.slack) == (3, 7, 1, _HALF)
    assert {value for (value,) in solutions(sheet, number)} == {Fraction(7)}


def test_what_stands_at_a_place_is_kept_where_there_is_no_common_step() -> None:
    """Known numbers on steps that have no common one that fits are put in order all the same, and the one found is within a step of the true one."""
    fine = [Fraction(-7 * 3**19 - 1, 3**20), Fraction(-5, 7**6)]
    for place, true in enumerate(fine):
        sheet = Sheet()
        number = sheet.placed([*map(sheet.constant, fine), sheet.listed(points([Fraction(1), Fraction(9)]))], place)
        off = [abs(value - true) for (value,) in solutions(sheet, number)]
        assert Fraction(1, 10**6) == number.slack
        assert min(off) <= number.slack
        assert max(off) <= 3 * number.slack


def _table(sheet: Sheet, *flags: cp_model.IntVar) -> set[tuple[int, ...]]:
    return {tuple(map(int, own)) for own in solutions(sheet, *(Number(flag, 0, 1) for flag in flags))}


def test_what_may_be_said_of_literals() -> None:
    """At least one; one where another; one of two that cannot both hold: each is its table of truth."""
    sheet = Sheet()
    one, other = sheet.flag(), sheet.flag()
    assert _table(sheet, one, other) == {(0, 0), (0, 1), (1, 0), (1, 1)}
    sheet.some([one, other])
    assert _table(sheet, one, other) == {(0, 1), (1, 0), (1, 1)}
    sheet.implies(one, other)
    assert _table(sheet, one, other) == {(0, 1), (1, 1)}
    sheet = Sheet()
    one, other = sheet.flag(), sheet.flag()
    assert _table(sheet, one, other, sheet.either(one, other)) == {(0, 0, 0), (0, 1, 1), (1, 0, 1)}
