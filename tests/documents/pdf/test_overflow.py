"""Text that is too tall for its cell, as prints of spreadsheets have it."""

from reportlab.pdfgen.canvas import Canvas

from tests.documents.documents import only, pdf, read, ruled, texts

ROWS = [["Criterion", "", ""], ["Cost", "Pass", "20"], ["Quality", "5", "15"]]


def draw(canvas: Canvas) -> None:
    """Draw a table whose first row is too low for the three lines of its heads."""
    ruled(canvas, ROWS, height=12, top=700)
    for at, line in enumerate(("1. Strategic", "partnership", "elsewhere")):
        canvas.drawString(164, 703 - 9 * at, line)
    for at, line in enumerate(("2. Joint", "venture")):
        canvas.drawString(264, 703 - 9 * at, line)


def test_lines_that_run_over_are_given_back_to_their_cell() -> None:
    """Above the table and over the row below; the text they lie on stays what it is, and the cell is doubtful."""
    paper = read(pdf(draw), "x.pdf")
    table = only(paper)
    assert texts(table)[:2] == [["Criterion", "1. Strategic partnership elsewhere", "2. Joint venture"], ["Cost", "Pass", "20"]]
    assert any("runs over" in doubt for doubt in table.cells[1].doubts)
    assert list(paper.passages) == []


def test_cells_drawn_column_by_column_stay_apart() -> None:
    """Close lines under each other that lie in cells of their own are no overflow."""

    def columns(canvas: Canvas) -> None:
        ruled(canvas, [["", ""], ["", ""], ["", ""]], height=12, top=700)
        for column in range(2):
            for row in range(3):
                canvas.drawString(64 + column * 100, 691 - row * 12, f"{column}{row}")

    assert texts(only(read(pdf(columns), "x.pdf"))) == [["00", "10"], ["01", "11"], ["02", "12"]]


def test_a_caption_close_above_a_table_is_none_of_its_cells() -> None:
    """It is wider than the column under it."""

    def captioned(canvas: Canvas) -> None:
        canvas.drawString(60, 703, "Table 4: all of the scores that were agreed")
        ruled(canvas, [["Criterion", "a"], ["Cost", "1"], ["Risk", "2"]], height=12, top=700)

    paper = read(pdf(captioned), "x.pdf")
    assert texts(only(paper))[0] == ["Criterion", "a"]
    assert [passage.text for passage in paper.passages] == ["Table 4: all of the scores that were agreed"]
