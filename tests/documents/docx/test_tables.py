"""Tables of word-processor documents: spans, fills, wrappers, tables inside cells."""

import pytest

from audit.documents.paper import RefusalError
from tests.documents.documents import docx, only, p, read, remarks, tbl, tc, texts, tr


def test_spans_both_ways_are_kept() -> None:
    """A cell over three rows and one over two columns stand once, with how far they reach."""
    restart, going = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
    data = docx(tbl(
        tr(tc("Group", restart), "a", "1"),
        tr(tc("", going), "b", "2"),
        tr(tc("", going), tc("both", "<w:gridSpan w:val='2'/>")),
    ))  # fmt: skip
    table = only(read(data, "x.docx"))
    assert texts(table) == [["Group", "a", "1"], ["Group", "b", "2"], ["Group", "both", "both"]]
    group = table.cells[0]
    assert (group.rows, group.columns) == (3, 1)
    assert (table.height, table.width) == (3, 3)


def test_old_merges_along_a_row_are_spans() -> None:
    """``hMerge`` joins a cell to the one on its left."""
    data = docx(tbl(tr(tc("a", "<w:hMerge w:val='restart'/>"), tc("", "<w:hMerge/>"), "c"), tr("1", "2", "3")))
    assert texts(only(read(data, "x.docx")))[0] == ["a", "a", "c"]


def test_a_merge_that_continues_nothing_is_a_cell() -> None:
    """A continuing cell with none above it keeps its text."""
    assert texts(only(read(docx(tbl(tr(tc("a", "<w:vMerge/>"), "b"))), "x.docx"))) == [["a", "b"]]


def test_skipped_columns_do_not_move_cells() -> None:
    """``gridBefore`` leaves a column free; the cells after it stay under their heads."""
    data = docx(tbl(tr("a", "b", "c"), tr("2", "3", properties="<w:gridBefore w:val='1'/>")))
    assert texts(only(read(data, "x.docx")))[1] == [None, "2", "3"]


def test_wrapped_rows_and_cells_are_seen() -> None:
    """Content controls and insertions around rows, cells and text are looked through."""
    cell = f"<w:sdt><w:sdtPr/><w:sdtContent>{tc('5')}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent>{tr('c', '3')}</w:sdtContent></w:sdt>"
    data = docx(tbl(tr("a", "b"), f"<w:tr>{tc('x')}{cell}</w:tr>", row))
    assert texts(only(read(data, "x.docx"))) == [["a", "b"], ["x", "5"], ["c", "3"]]


def test_deleted_and_hidden_rows_are_left_out_and_said() -> None:
    """A row deleted in a tracked change is absent, and so is a hidden one; both are remarked on."""
    data = docx(tbl(
        tr("a", "1"), tr("gone", "9", properties="<w:del w:id='1' w:author='X'/>"), tr("gone too", "9", properties="<w:del w:id='2'/>"),
        tr("unseen", "8", properties="<w:hidden/>"), tr("b", "2"),
    ))  # fmt: skip
    paper = read(data, "x.docx")
    assert texts(only(paper)) == [["a", "1"], ["b", "2"]]
    assert remarks(paper) == ["2 rows of this table are deleted in a tracked change; left out", "1 row of this table is hidden; left out"]


@pytest.mark.parametrize(
    ("properties", "fill"),
    [
        ("<w:shd w:val='clear' w:color='auto' w:fill='00B050'/>", "#00b050"),
        ("<w:shd w:val='clear' w:fill='auto'/>", None),
        ("<w:shd w:val='clear' w:fill='FFFFFF'/>", None),
        ("<w:shd w:val='solid' w:color='FF0000' w:fill='00B050'/>", "#ff0000"),
        ("<w:shd w:val='clear' w:themeFill='accent1'/>", "#4472c4"),
        ("<w:shd w:val='clear' w:themeFill='background2' w:themeFillShade='80'/>", "#808080"),
        ("<w:shd w:val='clear' w:themeFill='accent1' w:themeFillTint='00'/>", None),
        ("<w:shd w:val='clear' w:themeFill='accent1' w:themeFillTint='no'/>", "#4472c4"),
        ("<w:shd w:val='clear' w:themeFill='accent9'/>", None),
    ],
)
def test_the_fill_of_a_cell_is_read(properties: str, fill: str | None) -> None:
    """Plain, solid and theme colours, with their tints and shades; white and automatic are none."""
    space = "http://schemas.openxmlformats.org/drawingml/2006/main"
    colours = "<a:lt2><a:srgbClr val='FFFFFF'/></a:lt2><a:dk1><a:sysClr val='windowText' lastClr='000000'/></a:dk1><a:accent1><a:srgbClr val='4472C4'/></a:accent1>"
    theme = f"<a:theme xmlns:a='{space}'><a:themeElements><a:clrScheme name='x'>{colours}</a:clrScheme></a:themeElements></a:theme>"
    data = docx(tbl(tr(tc("1", properties), "2")), {"word/theme/theme1.xml": theme})
    assert only(read(data, "x.docx")).cells[0].fill == fill


def test_colour_behind_the_text_and_of_a_sign_counts_where_the_cell_has_none() -> None:
    """Highlighted text colours its cell; a red dot is red; red words are only red words."""
    row = tr(
        tc(p("Amber", run="<w:highlight w:val='yellow'/>")), tc(p("●", run="<w:color w:val='FF0000'/>")), tc(p("Red", run="<w:color w:val='FF0000'/>")),
        tc(p("x", "<w:shd w:val='clear' w:fill='00FF00'/>")), tc(p("y", run="<w:shd w:val='clear' w:fill='0000FF'/>")),
    )  # fmt: skip
    assert [cell.fill for cell in only(read(docx(tbl(row)), "x.docx")).cells] == ["#ffff00", "#ff0000", None, "#00ff00", "#0000ff"]


def test_a_frame_around_tables_is_no_table() -> None:
    """A table of one cell that holds a table is looked through; its text becomes running text."""
    inner = tbl(tr("a", "1"), tr("b", "2"))
    paper = read(docx(tbl(tr(f"<w:tc>{p('Before')}{inner}</w:tc>"))), "x.docx")
    assert texts(only(paper)) == [["a", "1"], ["b", "2"]]
    assert [passage.text for passage in paper.passages] == ["Before"]


def test_a_small_table_in_a_cell_is_text_of_the_cell() -> None:
    """One row inside a cell adds its words to the cell and is no table of its own."""
    paper = read(docx(tbl(tr("k", f"<w:tc>{p('Said:')}{tbl(tr('left', 'right'))}<w:p/></w:tc>", "3"))), "x.docx")
    assert texts(only(paper)) == [["k", "Said:\nleft\tright", "3"]]


def test_a_larger_table_in_a_cell_is_a_table_as_well() -> None:
    """Two rows and columns inside a cell are text of the cell and a second table."""
    inner = tbl(tr("a", "1"), tr("b", "2"))
    paper = read(docx(tbl(tr("k", f"<w:tc>{inner}</w:tc>"), tr("l", "x")) + tbl(tr("last", "1"), tr("z", "2"))), "x.docx")
    first, second, third = paper.tables
    assert texts(first)[0] == ["k", "a\t1\nb\t2"]
    assert texts(second) == [["a", "1"], ["b", "2"]]
    assert [first.number, second.number, third.number] == [1, 2, 3]


def test_cells_know_their_place() -> None:
    """Table, row and column count from 1, and the heading before the table is its section."""
    paper = read(docx(p("Results", "<w:outlineLvl w:val='1'/>") + tbl(tr("a", "b"), tr("c", "d"))), "x.docx")
    place = only(paper).cells[3].place
    assert (place.table, place.row, place.column, place.section) == (1, 2, 2, "Results")


def test_tables_inside_each_other_have_a_limit() -> None:
    """Beyond twenty levels the document is refused."""
    inside = p("x")
    for _ in range(22):
        inside = tbl(tr(f"<w:tc>{inside}</w:tc>", "y"))
    with pytest.raises(RefusalError, match="inside each other more than 20 deep"):
        read(docx(inside), "x.docx")
    frames = p("x")
    for _ in range(22):
        frames = tbl(tr(f"<w:tc>{frames}</w:tc>"))
    with pytest.raises(RefusalError, match="inside each other more than 20 deep"):
        read(docx(frames), "x.docx")


@pytest.mark.parametrize(
    "body",
    [
        tbl(tr(tc("a", "<w:gridSpan w:val='50000000'/>"))),
        tbl(tr("a", properties="<w:gridBefore w:val='1001'/>")),
        tbl(tr(*(tc("a", "<w:gridSpan w:val='900'/>") for _ in range(2)))),
    ],
)
def test_more_columns_than_are_read_are_refused(body: str) -> None:
    """One wide span, one wide gap, or many spans together."""
    with pytest.raises(RefusalError, match="columns"):
        read(docx(body), "x.docx")


def test_a_table_without_rows_is_none() -> None:
    """It takes no place among the blocks."""
    assert list(read(docx(tbl() + p("x")), "x.docx").tables) == []
