"""Tables that a writer made with tabs: read as tables where the paragraphs are rows, left as text where they are not."""

import pytest

from audit.documents.docx.tabs import RAGGED
from audit.documents.paper import Paper
from tests.documents.documents import docx, only, p, read, tbl, texts, tr

TAB = "</w:t><w:tab/><w:t xml:space='preserve'>"


def rows(*lines: str, after: str = "") -> Paper:
    return read(docx("".join(p(line.replace("\t", TAB)) for line in lines) + after), "x.docx")


def test_paragraphs_with_tabs_are_a_table() -> None:
    """Each knows its row and column; what stands before and after is running text."""
    paper = rows("Scores", "Criteria\tNorth\tSouth", "Access\t4\t3", "Total\t4\t3", "The end")
    table = only(paper)
    assert texts(table) == [["Criteria", "North", "South"], ["Access", "4", "3"], ["Total", "4", "3"]]
    assert (table.cells[4].place.row, table.cells[4].place.column, table.doubts) == (2, 2, ())
    assert [passage.text for passage in paper.passages] == ["Scores", "The end"]


def test_tables_are_counted_in_their_order() -> None:
    """One made with tabs before one that was drawn is the first."""
    paper = rows("a\tb", "c\t1", after=tbl(tr("x", "1"), tr("y", "2")))
    assert [(table.number, texts(table)[0][0]) for table in paper.tables] == [(1, "a"), (2, "x")]


def test_several_tabs_may_be_one_step() -> None:
    """Where the rows are even only when they are taken together: people press the key until the text stands right."""
    table = only(rows("Criteria\tNorth\tSouth", "Cost\t\t3\t5", "Running costs\t4\t4"))
    assert texts(table)[1] == ["Cost", "3", "5"]
    assert table.doubts == ()


def test_an_empty_cell_is_kept_where_rows_are_even() -> None:
    """Two tabs with nothing between are an empty cell there."""
    assert texts(only(rows("a\tb\tc", "x\t\t5", "y\t1\t2")))[1] == ["x", "", "5"]


def test_uneven_rows_are_doubtful() -> None:
    """The table is read, and said to be doubtful."""
    assert only(rows("a\tb\tc", "x\t1\t5", "y\t1")).doubts == (RAGGED,)


@pytest.mark.parametrize(
    "lines",
    [
        ("one line\twith a tab",), ("1.\tFirst point", "2.\tSecond point"), ("(a)\tFirst", "(b)\tSecond"), ("3.1\tFirst", "3.2\tSecond"),
        ("Introduction\t1", "Options\t3", "Scores\t7", "Annex\t9"), ("words", "more words"),
    ],
)  # fmt: skip
def test_lists_and_contents_are_no_tables(lines: tuple[str, ...]) -> None:
    """Numbers before points, and pages after titles, stay text."""
    paper = rows(*lines)
    assert (list(paper.tables), len(list(paper.passages))) == ([], len(lines))
