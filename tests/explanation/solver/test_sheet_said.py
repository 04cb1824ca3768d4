"""What is said of numbers on a sheet: exactly of exact ones, loosely of loose ones, only under its conditions, and not at all where it is so."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from ortools.sat.python import cp_model

from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.values import ANY, Values, make, points
from audit.explanation.solver.sheet import Sheet
from audit.relations.encode import Number
from tests.explanation.solver.solutions import solutions

_HALF = Fraction(1, 2)


def _integers(said: Callable[[Sheet, Number], None], *, slack: Fraction = Fraction(0), scale: int = 1) -> list[int]:
    """The integers from -6 to 6 that a number may be when something is said of it."""
    sheet = Sheet()
    number = sheet.unknown(-6, 6, scale, slack)
    said(sheet, number)
    return sorted(int(value * scale) for (value,) in solutions(sheet, number))


_FROM_1 = make((), [Span(Fraction(1), None, False, True)])
_ABOVE_1 = make((), [Span(Fraction(1), None, True, True)])
_TO_1 = make((), [Span(None, Fraction(1), True, False)])
_BELOW_1 = make((), [Span(None, Fraction(1), True, True)])


@pytest.mark.parametrize(
    ("values", "slack", "scale", "held"),
    [
        (_FROM_1, Fraction(0), 2, range(2, 7)),
        (_ABOVE_1, Fraction(0), 2, range(3, 7)),
        (_TO_1, Fraction(0), 2, range(-6, 3)),
        (_BELOW_1, Fraction(0), 2, range(-6, 2)),
        (_FROM_1, _HALF, 2, range(1, 7)),
        (_ABOVE_1, _HALF, 2, range(1, 7)),
        (_TO_1, _HALF, 2, range(-6, 4)),
        (_BELOW_1, _HALF, 2, range(-6, 4)),
        (make((), [Span(Fraction(1, 3), Fraction(5, 3), True, True)]), Fraction(0), 1, [1]),
        (make((), [Span(Fraction(-3), Fraction(-2)), Span(Fraction(2), Fraction(3))]), Fraction(0), 1, [-3, -2, 2, 3]),
        (make([Fraction(5)], [Span(Fraction(-9), Fraction(-6))]), Fraction(0), 1, [-6, 5]),
        (points([Fraction(1, 3), Fraction(2)]), Fraction(0), 1, [2]),
        (points([Fraction(1, 3), Fraction(2)]), _HALF, 2, [0, 1, 3, 4, 5]),
        (ANY, Fraction(0), 1, range(-6, 7)),
    ],
)
def test_a_number_is_a_member_as_far_as_it_is_known(values: Values, slack: Fraction, scale: int, held: range | list[int]) -> None:
    """Each end, open, closed or none, is met to the step; with slack, what is a member within it is kept, and an open end is as good as a closed one."""
    assert _integers(lambda sheet, number: sheet.within(number, values), slack=slack, scale=scale) == list(held)


@pytest.mark.parametrize(
    ("slack", "alike", "above", "not_below"),
    [
        (Fraction(0), [2], [3, 4, 5, 6], [2, 3, 4, 5, 6]),
        (Fraction(1), [1, 2, 3], [1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6]),
        (Fraction(5, 2), [0, 1, 2, 3, 4], [0, 1, 2, 3, 4, 5, 6], [0, 1, 2, 3, 4, 5, 6]),
    ],
)
def test_numbers_compare_as_far_as_they_are_known(slack: Fraction, alike: list[int], above: list[int], not_below: list[int]) -> None:
    """Exact numbers compare exactly; of loose ones only what no values within the slack could make so is left out."""
    two = Fraction(2)
    assert _integers(lambda sheet, number: sheet.alike(number, sheet.constant(two)), slack=slack) == alike
    assert _integers(lambda sheet, number: sheet.above(number, sheet.constant(two)), slack=slack) == above
    assert _integers(lambda sheet, number: sheet.above(number, sheet.constant(two), strictly=False), slack=slack) == not_below


def test_slack_is_counted_in_steps() -> None:
    """Half a unit is one step of a half: what is loose by that much is loose by one integer."""
    assert _integers(lambda sheet, number: sheet.alike(number, sheet.constant(Fraction(1))), slack=_HALF, scale=2) == [1, 2, 3]
    assert _integers(lambda sheet, number: sheet.above(number, sheet.constant(Fraction(1))), slack=_HALF, scale=2) == [1, 2, 3, 4, 5, 6]


_SAID: dict[str, Callable[[Sheet, Number, list[cp_model.IntVar]], None]] = {
    "within": lambda sheet, number, when: sheet.within(number, points([Fraction(2)]), when),
    "alike": lambda sheet, number, when: sheet.alike(number, sheet.constant(Fraction(2)), when),
    "above": lambda sheet, number, when: sheet.above(number, sheet.constant(Fraction(1)), when),
    "no member": lambda sheet, number, when: sheet.within(number, points([Fraction(9)]), when),
    "never alike": lambda sheet, number, when: sheet.alike(number, sheet.constant(Fraction(9)), when),
    "never above": lambda sheet, number, when: sheet.above(number, sheet.constant(Fraction(9)), when),
}


@pytest.mark.parametrize("said", _SAID)
def test_what_is_said_holds_where_all_conditions_do(said: str) -> None:
    """Of two conditions both have to hold, and where one does not the number is free."""
    sheet = Sheet()
    number, one, other = sheet.unknown(0, 2, 1), sheet.flag(), sheet.flag()
    _SAID[said](sheet, number, [one, other])
    kept = [2] if not said.startswith(("no", "never")) else []
    found = {tuple(map(int, own)) for own in solutions(sheet, number, Number(one, 0, 1), Number(other, 0, 1))}
    assert found == {(n, a, b) for n in range(3) for a in (0, 1) for b in (0, 1) if not (a and b) or n in kept}


@pytest.mark.parametrize(
    "said",
    [
        lambda sheet, number: sheet.within(number, ANY),
        lambda sheet, number: sheet.within(number, make((), [Span(Fraction(0), Fraction(2))])),
        lambda sheet, _: sheet.within(sheet.constant(Fraction(2)), points([Fraction(2)])),
        lambda sheet, number: sheet.within(number, make((), [Span(Fraction(-1), None, True, True)])),
        lambda sheet, number: sheet.above(number, sheet.constant(Fraction(0)), strictly=False),
        lambda sheet, number: sheet.above(number, sheet.constant(Fraction(-1))),
        lambda sheet, _: sheet.alike(sheet.constant(Fraction(2)), sheet.constant(Fraction(2))),
    ],
)
def test_what_is_so_anyway_takes_nothing_of_the_model(said: Callable[[Sheet, Number], None]) -> None:
    """The size of a model counts as effort, so nothing is written that no number could break."""
    sheet = Sheet()
    number = sheet.unknown(0, 2, 1)
    said(sheet, number)
    assert (len(sheet.model.proto.variables), len(sheet.model.proto.constraints)) == (1, 0)
    assert len(solutions(sheet, number)) == 3
