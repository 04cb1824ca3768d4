"""Slips are named where one figure looks like the other, and copies where a neighbour prints the same."""

from fractions import Fraction

import pytest

from audit.explanation.likely import slip_of
from tests.papers import derived

_HEAD = "scale: {min: -999, max: 9999}\ncriteria: {one: {}, two: {}, three: {}}\noptions: {a: {}, b: {}}\nmethod: {total: sum}\n"
_TABLE = "tables: {t: {rows: criteria, columns: [a, b], prints: score, cells: {one: ['%s', 17], two: [55, 18], three: [44, 19]}}}\n"


@pytest.mark.parametrize(
    ("printed", "meant", "slip"),
    [
        ("-25", "25", "stray sign"), ("25", "-25", "sign lost"), ("71", "17", "digits swapped"), ("1332", "1323", "digits swapped"),
        ("13", "123", "digit dropped"), ("1223", "123", "digit doubled"), ("1243", "123", "digit added"), ("120", "12", "decimal point or zero misplaced"),
        ("1.2", "12", "decimal point or zero misplaced"), ("9", "7", None), ("91", "75", None), ("-71", "17", None), ("0", "9", None),
        ("55", "91", "same as the next row"),
    ],
)  # fmt: skip
def test_slips_have_names(printed: str, meant: str, slip: str | None) -> None:
    """Each slip has its name; what looks like none has no name, and one digit alone says nothing."""
    derivation = derived(_HEAD, _TABLE % printed)
    figure = derivation.by_id("t.one.a")
    assert figure is not None
    assert slip_of(figure, [Fraction(meant)], derivation) == slip


def test_a_copy_from_the_next_column() -> None:
    """A figure that stands in the next column too may be copied from there."""
    derivation = derived(_HEAD, _TABLE % "17")
    figure = derivation.by_id("t.one.a")
    assert figure is not None
    assert slip_of(figure, [Fraction(93)], derivation) == "same as the next column"
    assert slip_of(figure, [Fraction(71), Fraction(93)], derivation) == "digits swapped"
