"""Tables without boxes: where their columns, rows, heads and turned labels lie."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from audit.documents.paper import Table
from tests.documents.documents import only, pdf, read, texts

ROWS = [["Cost", "10", "20"], ["Quality", "5", "15"], ["Risk", "3", "4"], ["Speed", "1", "2"]]


def lines(canvas: Canvas, rows: list[list[str]], *, left: float = 100, top: float = 700, step: float = 24) -> None:
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            canvas.drawString(left + column * 100, top - row * step, text)


def turned(canvas: Canvas, text: str, x: float, y: float) -> None:
    canvas.saveState()
    canvas.translate(x, y)
    canvas.rotate(90)
    canvas.drawString(0, 0, text)
    canvas.restoreState()


def found(*draw: object) -> Table:
    """Read the one table of pages drawn so."""
    return only(read(pdf(*draw), "x.pdf"))  # type: ignore[arg-type]  # functions that draw


def test_turned_labels_reach_over_the_rows_beside_them() -> None:
    """Without colour, half way to the next label; rows without a label keep an empty cell."""

    def draw(canvas: Canvas) -> None:
        lines(canvas, ROWS)
        turned(canvas, "Money", 80, 670)
        turned(canvas, "Time", 80, 625)

    table = found(draw)
    assert [row[0] for row in texts(table)] == ["Money", "Money", "Time", "Time"]
    assert [row[1:] for row in texts(table)] == ROWS


def test_a_coloured_area_tells_how_far_a_turned_label_reaches() -> None:
    """The area behind the label, not the middle between labels."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillColor("#d9d9d9")
        canvas.rect(66, 644, 20, 66, stroke=0, fill=1)
        canvas.rect(66, 620, 20, 23, stroke=0, fill=1)
        canvas.setFillColor("black")
        lines(canvas, ROWS)
        turned(canvas, "Money", 80, 660)
        turned(canvas, "Ti", 80, 625)

    table = found(draw)
    assert [row[0] for row in texts(table)] == ["Money", "Money", "Money", "Ti"]
    assert table.cells[0].fill == "#d9d9d9"


def test_the_head_is_one_row_however_many_lines_it_has() -> None:
    """Words of the head are given to the column they stand over; prose above is none of it."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 760, "Some words that run on over all of the columns of the table below them.")
        lines(canvas, [["Criterion", "1. Strategic", "2. Joint"], ["", "partnership", "venture"]], top=736, step=12)
        lines(canvas, ROWS)

    assert texts(found(draw)) == [["Criterion", "1. Strategic partnership", "2. Joint venture"], *ROWS]


@pytest.mark.parametrize("shift", [0, -11, 11])
def test_wrapped_labels_stay_with_their_figures(shift: int) -> None:
    """Whether the figures stand beside the first line of the label, the last, or the middle of two."""

    def draw(canvas: Canvas) -> None:
        for row, cells in enumerate(ROWS):
            y = 700 - row * 40
            canvas.drawString(100, y, f"{cells[0]} of the")
            canvas.drawString(100, y - 11, "programme")
            middle = {0: 0.0, -11: -11.0, 11: -5.5}[shift]
            canvas.drawString(200, y + middle, cells[1])
            canvas.drawString(300, y + middle, cells[2])

    assert texts(found(draw)) == [[f"{label} of the programme", *figures] for label, *figures in ROWS]


def test_a_label_cut_by_the_page_break_is_joined() -> None:
    """The figures at the foot of one page, the label at the top of the next."""

    def first(canvas: Canvas) -> None:
        lines(canvas, [["Criterion", "Option A", "Option B"], *ROWS, ["", "7", "8"]], top=200)

    def second(canvas: Canvas) -> None:
        lines(canvas, [["Criterion", "Option A", "Option B"], ["Staff and others", "", ""], *ROWS[:3]], top=800)

    table = found(first, second)
    assert texts(table) == [["Criterion", "Option A", "Option B"], *ROWS, ["Staff and others", "7", "8"], *ROWS[:3]]


def test_a_total_over_several_columns_does_not_join_them() -> None:
    """Its label may run over the columns of the figures; the others tell where these are."""

    def draw(canvas: Canvas) -> None:
        lines(canvas, ROWS)
        canvas.drawString(100, 604, "Total of what could possibly be had")
        canvas.drawString(300, 604, "41")

    table = found(draw)
    assert (table.height, table.width) == (5, 3)
    assert texts(table)[4][2] == "41"


def test_two_rows_of_figures_are_no_table() -> None:
    """It takes three rows to see that figures stand under each other, and two columns."""
    paper = read(pdf(lambda canvas: lines(canvas, ROWS[:2])), "x.pdf")
    assert list(paper.tables) == []
    assert list(read(pdf(lambda canvas: lines(canvas, [["5"], ["6"], ["7"], ["8"]])), "x.pdf").tables) == []
