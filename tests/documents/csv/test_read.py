"""Rows of cells parted by commas and the like: the dialect is found, rows keep their lines, blank rows part tables."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.documents.csv.dialect import dialect_of
from audit.documents.csv.read import read_csv
from audit.documents.paper import Paper, RefusalError
from audit.documents.text.read import MAX_FIELDS, MAX_LINE
from audit.limits import DocumentLimits
from tests.documents.documents import only, read, remarks, texts

SCORES = "Criteria,Weight,North,South\nAccess,60%,4,3\nCost,40%,3,5\n"


def of(text: str, encoding: str = "utf-8", name: str = "x.csv") -> Paper:
    return read(text.encode(encoding), name)


def test_a_row_is_a_row_and_knows_its_line() -> None:
    """One row of the file is one row of the table; each cell is cited by its line and its column."""
    table = only(of(SCORES))
    assert texts(table) == [["Criteria", "Weight", "North", "South"], ["Access", "60%", "4", "3"], ["Cost", "40%", "3", "5"]]
    assert [(cell.place.line, cell.place.column) for cell in table.cells if cell.text == "5"] == [(3, 4)]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_signs_and_encodings_are_found(sign: str, encoding: str) -> None:
    """Whatever parts the cells, and however the characters are written."""
    text = sign.join(("Kriterium", "Zugänglichkeit £")) + "\n" + sign.join(("Nähe", "3")) + "\n"
    assert texts(only(of(text, encoding))) == [["Kriterium", "Zugänglichkeit £"], ["Nähe", "3"]]


@pytest.mark.parametrize("text", ["a;b;c\nx;0,6;4,0\ny;0,4;3,5\n", "x;1,5\ny;2,5\nz;3,5\n", '"a";"b"\n"x";"1,5"\n'])
def test_a_decimal_comma_parts_no_cells(text: str) -> None:
    """Semicolons part the cells where figures have commas, and the comma is said; the figures stay as they stand."""
    paper = of(text)
    assert {cell for row in texts(only(paper)) for cell in row} >= {"1,5"} or "0,6" in texts(only(paper))[1]
    assert remarks(paper) == ["figures in this file are written with a decimal comma"]


def test_a_point_in_figures_says_nothing_of_commas() -> None:
    """Thousands with commas beside decimals with points are English figures."""
    assert remarks(of('a,b\nx,"1,200"\ny,3.5\n')) == []


def test_the_sign_may_be_said_in_the_first_line() -> None:
    """As spreadsheet programs write it; the lines after it keep their numbers."""
    table = only(of("sep=;\na;b,c\n1;2,3\n"))
    assert (texts(table), table.place.line) == ([["a", "b,c"], ["1", "2,3"]], 2)


def test_quoted_cells_hold_signs_and_line_breaks() -> None:
    """A row over two lines is one row; the next one knows its own line."""
    table = only(of('Criteria,"North, new"\n"Access\nby foot",4\nCost,3\n'))
    assert texts(table) == [["Criteria", "North, new"], ["Access\nby foot", "4"], ["Cost", "3"]]
    assert [cell.place.line for cell in table.cells][::2] == [1, 2, 4]


@pytest.mark.parametrize(
    "text", ['Width,A\n5" pipe,3\n6" pipe,4\n7" pipe,5\n', 'Criteria,A\nso called "cost,3\nAccess,4\n"begins and never ends,5\n']
)
def test_quotes_that_are_not_closed_are_signs_like_others(text: str) -> None:
    """They do not swallow the rest of the file."""
    paper = of(text)
    assert texts(only(paper)) == [line.split(",") for line in text.splitlines()]


def test_blank_rows_part_tables() -> None:
    """Also rows of empty cells, as spreadsheet programs write them; the width is that of each table."""
    tables = list(of(f"{SCORES},,,\nOption,Rank\nNorth,2\n\n\nA,B,C\n1,2,3\n").tables)
    assert [(one.number, one.height, one.width) for one in tables] == [(1, 3, 4), (2, 2, 2), (3, 2, 3)]


def test_titles_and_sentences_are_running_text() -> None:
    """Over and under a table; a group that is named in a row of its own between rows stays in it."""
    text = (
        "Options\nEach was scored from 0 to 5, and the weighted scores were then added up, as said\n"
        + SCORES.replace("Cost", "Money\nCost")
        + "Source: us\n"
    )
    paper = of(text)
    assert [(one.text[:7], one.place.line) for one in paper.passages] == [("Options", 1), ("Each wa", 2), ("Source:", 7)]
    assert texts(only(paper))[2] == ["Money", "", "", ""]


@pytest.mark.parametrize(
    ("text", "said"),
    [("x" * (MAX_LINE + 9) + ",1\na,2\n", "line 1 is longer"), ("a," * (MAX_FIELDS + 9) + "b\nc,d\n", "line 1 has more than 500 cells")],
)
def test_what_is_too_long_is_cut_and_said(text: str, said: str) -> None:
    """With the line; the rest is read."""
    assert any(one.startswith(said) for one in remarks(of(text)))


def test_more_than_is_read_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it is laid out: a short row among wide ones would make as many cells as the widest."""
    monkeypatch.setattr(DocumentLimits, "MAX_CELLS", 20)
    with pytest.raises(RefusalError, match="more than 20 cells"):
        of("a,b,c,d\n" * 6)
    with pytest.raises(RefusalError, match="more than 20 cells"):
        of("a,b\n" * 5 + "a,b,c,d,e\n")
    monkeypatch.setattr(DocumentLimits, "MAX_TEXT", 10)
    with pytest.raises(RefusalError, match="more than 10 bytes"):
        of(SCORES)


@given(st.binary(max_size=300))
def test_any_bytes_are_read(data: bytes) -> None:
    """Nothing but a refusal is raised, whatever the bytes."""
    assert read_csv(data, "x.csv").kind == "text"


CELLS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"], exclude_characters='\r\n"'), max_size=12).map(str.strip)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=3, max_size=8), st.sampled_from(",;\t"))
def test_what_a_program_writes_comes_back(rows: list[list[str]], sign: str) -> None:
    """Cells with signs of all kinds, as the standard library quotes them, under a dialect that is said."""
    rows = [["a" + cell for cell in row] for row in rows]
    file = io.StringIO()
    csv.writer(file, delimiter=sign, lineterminator="\n").writerows(rows)
    table = only(of(f"sep={sign}\n{file.getvalue()}"))
    assert texts(table) == rows


def test_prose_is_no_table() -> None:
    """A text with commas has no even rows."""
    assert not dialect_of("Dear all,\nplease find, below, the scores.\nRegards, us\n".splitlines()).sure


def test_an_empty_row_below_heads_parts_nothing_from_words_of_a_scale() -> None:
    """Words below as many heads are their figures, and a group may be named first; below a table of words another one begins."""
    rows = "Driver\tInn\tBarn\n\t\t\nLight (2)\tLow\tHigh\nSpace (1)\tHigh\tLow\n"
    assert texts(only(of(rows, name="x.tsv")))[1] == ["Light (2)", "Low", "High"]
    grouped = "Criterion,Inn,Barn\n,,\nBuilding,,\nLight,3,4\nSpace,2,5\n"
    assert texts(only(of(grouped)))[1:3] == [["Building", "", ""], ["Light", "3", "4"]]
    two = "Name,Place,Lead\nInn,north,board\n\nBarn,south,board\nMill,west,board\n"
    assert len(list(of(two).tables)) == 2  # as they stand
