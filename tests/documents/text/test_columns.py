"""Pasted text: rows by bars or aligned columns become rows of a table, and prose stays prose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.documents.text.columns import with_tabs
from tests.documents.documents import read, texts

ALIGNED = """\
Criteria        Weight   North   South
Access             60%       4       3
Cost to run        40%       3      15
Total             100%     3.6     7.8
"""


def rows(text: str) -> list[list[list[str | None]]]:
    return [texts(table) for table in read(text.encode(), "x.txt").tables]


def test_columns_stand_under_each_other() -> None:
    """Two spaces or more part cells; the lines keep their numbers."""
    assert rows(f"Scores\n\n{ALIGNED}\nThe end.") == [
        [["Criteria", "Weight", "North", "South"], ["Access", "60%", "4", "3"], ["Cost to run", "40%", "3", "15"], ["Total", "100%", "3.6", "7.8"]]
    ]
    paper = read(f"Scores\n\n{ALIGNED}".encode(), "x.txt")
    assert [cell.place.line for cell in next(paper.tables).cells if cell.text == "15"] == [5]


def test_a_cell_left_empty_keeps_its_column() -> None:
    """The free stretches that run down the table part its columns where gaps alone do not."""
    text = "Criteria     North   South\nAccess         4       3\nCost                   5\nTime           2       1\n"
    assert rows(text)[0][2] == ["Cost", "", "5"]


@pytest.mark.parametrize(
    "text",
    [
        "Criteria | North | South\nAccess | 4 | 3\nCost | 3 | 5\n",
        "| Criteria | North | South |\n| Access | 4 | 3 |\n| Cost | 3 | 5 |\n",
        "| Criteria | North | South |\n|---|---:|:---|\n| Access | 4 | 3 |\n| Cost | 3 | 5 |\n",
        "+----------+-------+-------+\n| Criteria | North | South |\n+==========+=======+=======+\n| Access   | 4     | 3     |\n+----------+-------+-------+\n| Cost     | 3     | 5     |\n",
    ],
)
def test_bars_part_cells(text: str) -> None:
    """With or without bars at the sides, with or without ruled lines."""
    assert rows(text) == [[["Criteria", "North", "South"], ["Access", "4", "3"], ["Cost", "3", "5"]]]


@pytest.mark.parametrize(
    "text",
    [
        "The first sentence.  The second one.\nThe third.  And the fourth.\nThe fifth.  The last.\n",
        "Left column of prose     right column of prose\ngoes on here             and goes on there\nuntil it ends            as does this one\n",
        "a  1\nb  2\n", "   indented\n   text\n   alone\n", "one | two\n", "Call us | Write to us",
    ],
)  # fmt: skip
def test_prose_is_no_table(text: str) -> None:
    """Two spaces after a full stop, two columns of prose, a few lines that align by chance."""
    assert rows(text) == []


@given(st.lists(st.text(st.sampled_from("ab1 |\t-+="), max_size=30), max_size=12))
def test_no_line_is_lost(lines: list[str]) -> None:
    """Each line comes back in its place, with all that is no space, bar or rule in it."""
    found = with_tabs(lines)
    assert len(found) == len(lines)
    for before, after in zip(lines, found, strict=True):
        assert [sign for sign in before if sign in "ab1"] == [sign for sign in after if sign in "ab1"]
