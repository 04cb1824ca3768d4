"""Where on a sheet one table ends and the next begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.documents.xlsx.areas import Held, areas


def sheet(*lines: str) -> list[Held]:
    """Make cells of a drawing: a letter is text, a digit a number, # a colour alone, a dot nothing."""
    return [
        Held(row, column, number=sign.isdigit(), text=sign != "#")
        for row, line in enumerate(lines) for column, sign in enumerate(line) if sign != "."
    ]  # fmt: skip


def corners(*lines: str) -> list[tuple[int, int, int, int]]:
    """The areas of a drawing as first row and column, last row and column."""
    return [
        (min(one.row for one in area), min(one.column for one in area), max(one.row for one in area), max(one.column for one in area))
        for area in areas(sheet(*lines))
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("abc", "d12", "e34"), [(0, 0, 2, 2)]),
        (("ab", "c1", "..", "de", "f2"), [(0, 0, 1, 1), (3, 0, 4, 1)]),
        (("abc", "d12", "...", "e34", "t56"), [(0, 0, 4, 2)]),
        (("abc", "d12", "...", "g..", "e34"), [(0, 0, 4, 2)]),
        (("abc", "d12", "...", "...", "e34"), [(0, 0, 1, 2), (4, 0, 4, 2)]),
        (("abc", "d12", "f34", "g56", "...", "...", "e34"), [(0, 0, 6, 2)]),
        (("abc", "d12", "...", "note"), [(0, 0, 1, 2), (3, 0, 3, 3)]),
        (("abc", "d12", "...", "n.."), [(0, 0, 1, 2), (3, 0, 3, 0)]),
        (("ab..cd", "e1..f2"), [(0, 0, 1, 1), (0, 4, 1, 5)]),
        (("ab.cd", "e1.f2", "g1.h2"), [(0, 0, 2, 1), (0, 3, 2, 4)]),
        (("ab.cd", "e1.12", "g1.12"), [(0, 0, 2, 4)]),
        (("ab..cd", "e1..12", "g1..12", "h1..12"), [(0, 0, 3, 5)]),
        (("ab..cd", "e1..f2", "g1..f2", "h1..f2"), [(0, 0, 3, 1), (0, 4, 3, 5)]),
        (("ab..cd", "e1..12", "g1..12"), [(0, 0, 2, 1), (0, 4, 2, 5)]),
        (("ab..cd", "e1....", "......", "x1..y2"), [(0, 0, 3, 1), (0, 4, 0, 5), (3, 4, 3, 5)]),
        (("ab", "c#", "##"), [(0, 0, 2, 1)]),
        (("##", "##"), []),
        ((), []),
    ],
)
def test_tables_are_told_apart(lines: tuple[str, ...], found: list[tuple[int, int, int, int]]) -> None:
    """Empty rows and wide gaps part tables; a row that only spaces out a table, and a narrow column, do not."""
    assert corners(*lines) == found


@given(st.lists(st.text(alphabet="a1#.", min_size=6, max_size=6), max_size=8))
def test_no_cell_with_a_text_or_number_is_lost_or_doubled(lines: list[str]) -> None:
    """Whatever stands on a sheet: every cell that holds something lies in exactly one area."""
    wanted = sorted((one.row, one.column) for one in sheet(*lines) if one.text or one.number)
    assert sorted((one.row, one.column) for area in areas(sheet(*lines)) for one in area if one.text or one.number) == wanted
