"""Tab-separated text, as converters of PDF write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.documents.paper import Paper, Table
from audit.documents.text.read import MAX_LINE, read_text


def read(text: str) -> Paper:
    return read_text(text.encode(), "x.txt")


def rows(paper: Paper, number: int = 1) -> list[list[str]]:
    table = next(table for table in paper.tables if table.number == number)
    return [[cell.text if cell is not None else "" for cell in row] for row in table.grid()]


def test_rows_that_follow_each_other_are_a_table() -> None:
    """Lines with tabs make a table, other lines are running text, and both know their lines."""
    paper = read("# Scores\n\nCriteria\tStay\nAccess\t3\n\nThe end.\n")
    assert rows(paper) == [["Criteria", "Stay"], ["Access", "3"]]
    assert [(one.text, one.level, one.place.line) for one in paper.passages] == [("Scores", 1, 1), ("The end.", 0, 6)]
    assert [cell.place.line for cell in next(paper.tables).cells] == [3, 3, 4, 4]


def test_a_blank_line_between_rows_is_a_page_break() -> None:
    """The table goes on below it; a heading printed again on the new page is dropped."""
    assert len(rows(read("Criteria\tStay\nAccess\t3\n\nCost\t4"))) == 3
    assert rows(read("Criteria\tStay\nAccess\t3\n\nCriteria\tStay\nCost\t4")) == [["Criteria", "Stay"], ["Access", "3"], ["Cost", "4"]]


def test_another_heading_below_a_blank_line_begins_another_table() -> None:
    """Two tables that only a blank line parts are told apart by their headings."""
    paper = read("Criteria\tStay\tMove\nAccess\t3\t4\n\nOption\tTotal\nStay\t3")
    assert [len(rows(paper, number)) for number in (1, 2)] == [2, 2]


def test_html_in_cells_becomes_plain_text() -> None:
    """Tags go, paragraphs and list items part lines, entities are read, and scripts say nothing."""
    paper = read("Criteria\t<p>Good &amp; near</p><ul><li>one</li><li>4<sup>th</sup></li></ul><script>x()</script>\nCost\t<b>3</b>")
    assert rows(paper)[0][1].strip() == "Good & near\none\n4th"
    assert rows(paper)[1][1] == "3"


def test_emphasis_goes_and_a_footnote_stays() -> None:
    """Asterisks around words are type; one behind a figure is a footnote."""
    paper = read("Criteria\t**Stay**\nCost\t25*")
    assert rows(paper) == [["Criteria", "Stay"], ["Cost", "25*"]]


def test_a_table_inside_a_cell_that_is_printed_again_is_dropped() -> None:
    """Cells and a row that repeat what the cell before holds are no columns and no row of the table."""
    inner = "<table><tr><td>Strong leadership here</td><td>Room for improvement</td></tr></table>"
    again = "Strong leadership here\tRoom for improvement"
    text = f"Criteria\tEvaluation\tScore\nAccess\tReviewed: {inner}\t{again}\t3\n{again}\nCost\tCheap\t4"
    assert [(row[0], row[2]) for row in rows(read(text))] == [("Criteria", "Score"), ("Access", "3"), ("Cost", "4")]


def test_a_row_that_lost_its_first_column_at_a_page_break_is_put_back() -> None:
    """Below a page break all rows may lack the column of names; they are shifted, and doubtful."""
    paper = read("Option\tStay\tMove\nRationale\tNear the\tFar from the\n\nstation and\tstation and\nthe shops.\tthe shops.")
    assert rows(paper)[2] == ["", "station and", "station and"]
    assert any(cell.doubts for cell in next(paper.tables).cells)


def test_cells_that_only_spaces_part_are_told_apart() -> None:
    """A row that conversion left with spaces for tabs has as many cells as it shows."""
    assert rows(read("Option\tStay        Move      Sell\nScore\t1\t2\t3"))[0] == ["Option", "Stay", "Move", "Sell"]


def test_rules_and_torn_captions_are_no_tables() -> None:
    """A line of dashes is dropped, and a single row with tabs is a line of text."""
    paper = read("Figure\t7: Criteria\n------\t------\n\nOnly text\n\n---\t---\n")
    assert not list(paper.tables)
    assert next(paper.passages).text == "Figure 7: Criteria"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_texts_in_any_unicode_encoding_are_read(encoding: str) -> None:
    """With and without a mark at the head the characters are the same."""
    paper = read_text("Criteria\tStay\nZugänglichkeit\t£3".encode(encoding), "x.txt")
    assert rows(paper)[1] == ["Zugänglichkeit", "£3"]


def test_windows_text_is_read_and_told() -> None:
    """Text that is not UTF-8 is taken for Windows text, and a remark says so."""
    paper = read_text("Criteria\tStay\nCost\t£3".encode("cp1252"), "x.txt")
    assert rows(paper)[1] == ["Cost", "£3"]
    assert paper.remarks[0].weight == "doubt"


def test_characters_that_no_encoding_has_are_told() -> None:
    """Bytes that stand for nothing are replaced and the remark says that something is lost."""
    assert "could not be read" in read_text(b"a\tb\x81\n", "x.txt").remarks[0].text


def test_old_line_ends_are_read() -> None:
    """Lines may end as on Windows or as on old Macs."""
    assert rows(read("a\tb\r\nc\td\r\n")) == rows(read("a\tb\rc\td")) == [["a", "b"], ["c", "d"]]


def test_a_line_too_long_is_cut_and_told() -> None:
    """The rest of a line beyond any use is left out, and the remark names the line."""
    paper = read("x" * (MAX_LINE + 5))
    assert (paper.remarks[0].weight, paper.remarks[0].place.line) == ("lost", 1)
    assert len(next(paper.passages).text) == MAX_LINE


@given(st.binary(max_size=400))
def test_any_bytes_are_read(data: bytes) -> None:
    """Nothing is raised, whatever the bytes."""
    assert read_text(data, "x.txt").kind == "text"


WORDS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=6)


@given(st.lists(st.lists(WORDS, min_size=2, max_size=4), min_size=2, max_size=6))
def test_plain_rows_come_through(cells: list[list[str]]) -> None:
    """Rows of the same width, told apart from their heading, are the table."""
    width = min(map(len, cells))
    table = [[f"r{at}{cell}" for cell in row[:width]] for at, row in enumerate(cells)]
    paper = read("\n".join("\t".join(row) for row in table))
    assert rows(paper) == table
    assert all(isinstance(block, Table) for block in paper.blocks)
