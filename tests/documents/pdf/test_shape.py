"""What fills, slivers, captions and neighbours do to the columns and rows of a table: nothing."""

from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from audit.documents.paper import Paper
from tests.documents.documents import only, pdf, read, ruled, texts

ROWS = [["Criteria", "North", "South"], ["Access", "4", "3"], ["Running cost", "3", "5"], ["Total", "7", "8"]]


def of(draw: object) -> Paper:
    return read(pdf(draw), "x.pdf")  # type: ignore[arg-type]  # a function that draws


def fill(canvas: Canvas, colour: str, *boxes: tuple[float, float, float, float]) -> None:
    canvas.setFillColor(colour)
    for x, y, width, height in boxes:
        canvas.rect(x, y, width, height, stroke=0, fill=1)
    canvas.setFillColor("black")


def as_word(canvas: Canvas, rows: Sequence[Sequence[str]], *, lines: int = 1, inner: str = "#bdd7ee", top: float = 700) -> None:
    """Draw a table as Word prints it: thin rectangles for rules, each head shaded twice, the second time 5 points in, for each line."""
    height, width = 20 * lines, 100.0
    for column, head in enumerate(rows[0]):
        left = 60 + column * width
        fill(canvas, "#bdd7ee", (left, top - height, width, height))
        fill(canvas, inner, *[(left + 5.2, top - 20 * (at + 1), width - 10.4, 20) for at in range(lines)])
        for at, line in enumerate(head.split("\n")):
            canvas.drawString(left + 7, top - 20 * at - 14, line)
    levels = [top, *(top - height - 20 * at for at in range(len(rows)))]
    fill(canvas, "black", *[(60, level - 0.25, width * len(rows[0]), 0.5) for level in levels])
    fill(canvas, "black", *[(60 + column * width - 0.25, levels[-1], 0.5, top - levels[-1]) for column in range(len(rows[0]) + 1)])
    for at, row in enumerate(rows[1:]):
        for column, text in enumerate(row):
            canvas.drawString(60 + column * width + 7, levels[at + 1] - 14, text)


@pytest.mark.parametrize("lines", [1, 2, 3])
@pytest.mark.parametrize("inner", ["#bdd7ee", "#9dc3e6"])
def test_a_second_rectangle_in_a_cell_makes_no_column(lines: int, inner: str) -> None:
    """Of the same colour or another, one for each line of the label; a label of several lines is one."""
    head = ["\n".join([name, "option", "costed"][:lines]) for name in ("Criteria", "North", "South")]
    table = only(of(lambda canvas: as_word(canvas, [head, *ROWS[1:]], lines=lines, inner=inner)))
    assert texts(table) == [[one.replace("\n", " ") for one in head], *ROWS[1:]]


def test_a_highlight_behind_words_makes_no_column() -> None:
    """As wide as the words it lies behind."""

    def draw(canvas: Canvas) -> None:
        fill(canvas, "#ffff00", (64 + 100, 703 - 20 * 2, 20, 10), (64, 703 - 20 * 3, 60, 10))
        ruled(canvas, ROWS, top=700)

    assert texts(only(of(draw))) == ROWS


def test_coloured_cells_side_by_side_in_one_frame_still_make_columns() -> None:
    """Rules across alone, and areas with gaps between them: nothing else shows the columns."""

    def draw(canvas: Canvas) -> None:
        for row in range(4):
            fill(canvas, ("#dddddd", "#eeeeee")[row % 2], *[(60 + 100 * column, 680 - 20 * row, 100, 20) for column in range(3)])
        ruled(canvas, ROWS, top=700, lines=False)

    assert texts(only(of(draw))) == ROWS


def test_rows_of_two_colours_keep_their_rows() -> None:
    """Bands between upright rules are rows, not lines of one cell."""

    def draw(canvas: Canvas) -> None:
        for row in range(4):
            fill(canvas, ("#dddddd", "#ffffff")[row % 2], (60, 680 - 20 * row, 300, 20))
        ruled(canvas, ROWS, top=700)

    assert texts(only(of(draw))) == ROWS


@pytest.mark.parametrize("at", [1, 2, 3])
@pytest.mark.parametrize("wide", [3.5, 5.0])
def test_a_column_narrower_than_its_text_is_none(at: int, wide: float) -> None:
    """A double rule, at any side; the figures stay in their columns."""

    def draw(canvas: Canvas) -> None:
        ruled(canvas, ROWS, top=700)
        canvas.line(60 + 100 * at - wide, 700, 60 + 100 * at - wide, 620)

    assert texts(only(of(draw))) == ROWS


def test_a_narrow_column_with_a_sign_in_it_stays() -> None:
    """Small type fits into a narrow column."""

    def draw(canvas: Canvas) -> None:
        ruled(canvas, ROWS, top=700)
        canvas.line(253, 700, 253, 620)
        canvas.setFont("Helvetica", 6)
        canvas.drawString(254.5, 666, "x")

    assert len(texts(only(of(draw)))[0]) == 4


@pytest.mark.parametrize("left", [20, 60, 64])
@pytest.mark.parametrize("caption", ["Table 3: the scores", "Figure 2.1 Scores", "Scores"])
def test_a_caption_close_above_a_table_in_smaller_type_leaks_nowhere(left: float, caption: str) -> None:
    """Wherever it begins, also where it is no wider than the column under it."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(left, 701, caption)
        canvas.setFont("Helvetica", 8)
        ruled(canvas, ROWS, top=700, height=14)

    paper = of(draw)
    assert texts(only(paper)) == ROWS
    assert [passage.text for passage in paper.passages] == [caption]


def test_a_caption_in_the_same_type_is_told_by_how_it_begins() -> None:
    """Its last words do not go into the first cell."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(64, 701, "Table 3: scores")
        ruled(canvas, ROWS, top=700, height=14)

    paper = of(draw)
    assert (texts(only(paper)), [passage.text for passage in paper.passages]) == (ROWS, ["Table 3: scores"])


def test_tables_with_other_columns_that_touch_are_parted() -> None:
    """The foot of one is the head of the other; neither is the finer drawing of the other."""

    def draw(canvas: Canvas) -> None:
        foot = ruled(canvas, ROWS, top=700)
        ruled(canvas, [["Option", "Rank"], ["South", "1"], ["North", "2"]], top=foot, width=150)

    assert [texts(table) for table in of(draw).tables] == [ROWS, [["Option", "Rank"], ["South", "1"], ["North", "2"]]]


def test_tables_with_the_same_columns_that_touch_are_parted_at_the_second_head() -> None:
    """It is coloured as only the first head is; a total in that colour parts nothing."""
    head = {(row, column): "#bdd7ee" for row in (0, 4) for column in range(3)}
    second = [["Criteria", "East", "West"], ["Access", "1", "2"], ["Total", "1", "2"]]
    tables = list(of(lambda canvas: ruled(canvas, [*ROWS, *second], top=700, fills=head)).tables)
    assert [texts(table) for table in tables] == [ROWS, second]
    total = {(row, column): "#bdd7ee" for row in (0, 3) for column in range(3)}
    assert texts(only(of(lambda canvas: ruled(canvas, [*ROWS, ["Rank", "2", "1"]], top=700, fills=total)))) == [*ROWS, ["Rank", "2", "1"]]


def test_a_head_with_joint_cells_is_part_of_its_table() -> None:
    """Its columns are fewer than those below, and none is another."""

    def draw(canvas: Canvas) -> None:
        ruled(canvas, [["", ""], ["", ""]], top=700, width=150)
        ruled(canvas, [["a", "b", "c", "d"], ["e", "1", "2", "3"]], top=660, width=75)
        canvas.drawString(64, 686, "Scores")
        canvas.drawString(214, 686, "Ranks")

    assert texts(only(of(draw)))[0] == ["Scores", "Scores", "Ranks", "Ranks"]
