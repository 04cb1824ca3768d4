"""Whole PDF documents: ruled tables, fills, turned text, page breaks, running text, and what is refused."""

import io
import zlib
from collections.abc import Callable

import pypdfium2 as pdfium
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from audit.documents.paper import Paper, RefusalError
from audit.limits import DocumentLimits
from tests.documents.documents import only, pdf, read, remarks, ruled, texts

Draw = Callable[[Canvas], object]
ROWS = [["Criterion", "Option A", "Option B"], ["Cost", "10", "20"], ["Quality", "5", ""], ["Total", "15", "20"]]


def pages(*draw: Draw, **chosen: object) -> Paper:
    return read(pdf(*draw), "x.pdf", **chosen)


def test_a_ruled_table_is_read_with_its_colours() -> None:
    """Texts, blank cells, the colour behind each, and the box of each on its page."""
    table = only(pages(lambda canvas: ruled(canvas, ROWS, fills={(1, 1): "#00b050", (2, 2): "#ff0000"})))
    assert texts(table) == ROWS
    fills = {(cell.row, cell.column): cell.fill for cell in table.cells if cell.fill}
    assert fills == {(1, 1): "#00b050", (2, 2): "#ff0000"}
    (piece,) = table.cells[4].pieces
    assert (piece.page, [round(side) for side in piece.box]) == (1, [160, 102, 260, 122])
    assert (table.cells[4].place.page, table.cells[4].place.row, table.cells[4].place.column, table.doubts) == (1, 2, 2, ())


def test_merged_cells_are_seen_by_the_rules_that_are_missing() -> None:
    """A label over two rows, a total over two columns."""

    def draw(canvas: Canvas) -> None:
        for at in (700, 640):
            canvas.line(60, at, 360, at)
        canvas.line(160, 680, 360, 680)
        canvas.line(60, 660, 360, 660)
        canvas.line(60, 700, 60, 640)
        canvas.line(360, 700, 360, 640)
        canvas.line(160, 700, 160, 660)
        canvas.line(260, 700, 260, 640)
        for x, y, text in (
            (64, 676, "Group"),
            (164, 686, "a"),
            (264, 686, "1"),
            (164, 666, "b"),
            (264, 666, "2"),
            (64, 646, "Total"),
            (264, 646, "3"),
        ):
            canvas.drawString(x, y, text)

    assert texts(only(pages(draw))) == [["Group", "a", "1"], ["Group", "b", "2"], ["Total", "Total", "3"]]


def test_rules_that_begin_under_a_joint_head_close_nothing_beside_it() -> None:
    """Two rows of heads: one over all options, and labels beside it that reach over both."""

    def draw(canvas: Canvas) -> None:
        for at in (700, 660, 640, 620):
            canvas.line(60, at, 360, at)
        canvas.line(160, 680, 360, 680)
        for at, start in ((60, 700), (160, 700), (226, 680), (292, 680), (360, 700)):
            canvas.line(at, start, at, 620)
        for x, y, text in ((64, 676, "Criterion"), (164, 686, "Options"), (164, 666, "A"), (230, 666, "B"), (296, 666, "C")):
            canvas.drawString(x, y, text)
        for row, label in enumerate(("Cost", "Risk")):
            for column, text in enumerate((label, "1", "2", "3")):
                canvas.drawString((64, 164, 230, 296)[column], 646 - 20 * row, text)

    assert texts(only(pages(draw))) == [
        ["Criterion", "Options", "Options", "Options"], ["Criterion", "A", "B", "C"], ["Cost", "1", "2", "3"], ["Risk", "1", "2", "3"],
    ]  # fmt: skip


def test_a_colour_that_goes_on_where_a_rule_stops_is_one_cell() -> None:
    """Spreadsheets colour each row of a merged cell apart; rules that stop at it say that it is one."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillColor("#d9d9d9")
        for row in range(3):
            canvas.rect(60, 700 - (row + 1) * 20, 100, 20, stroke=0, fill=1)
        canvas.setFillColor("black")
        for at in (700, 640):
            canvas.line(60, at, 360, at)
        for at in (680, 660):
            canvas.line(160, at, 360, at)
        for at in (60, 160, 260, 360):
            canvas.line(at, 700, at, 640)
        for row in range(3):
            canvas.drawString(164, 686 - row * 20, f"c{row}")
            canvas.drawString(264, 686 - row * 20, str(row))
        canvas.drawString(64, 666, "Group")

    group = only(pages(draw)).cells[0]
    assert (group.text, group.rows, group.fill) == ("Group", 3, "#d9d9d9")


@pytest.mark.parametrize("turn", [90, 270, 180])
def test_a_label_turned_on_its_side_is_read_in_its_own_direction(turn: int) -> None:
    """Upwards, downwards, and upside down."""

    def draw(canvas: Canvas) -> None:
        ruled(canvas, [["", "a", "1"], ["", "b", "2"]], height=60)
        canvas.saveState()
        canvas.translate({90: 100, 270: 90, 180: 120}[turn], {90: 706, 270: 754, 180: 720}[turn])
        canvas.rotate(turn)
        canvas.drawString(0, 0, "Desire")
        canvas.restoreState()
        canvas.drawString(60, 800, "Most of the page runs from left to right, as pages do.")

    assert texts(only(pages(draw)))[0] == ["Desire", "a", "1"]


def test_a_page_printed_sideways_is_turned() -> None:
    """It is said, and the boxes are those of the page as it is shown."""

    def draw(canvas: Canvas) -> None:
        canvas.translate(595, 0)
        canvas.rotate(90)
        ruled(canvas, ROWS, top=500)

    paper = pages(draw)
    assert texts(only(paper)) == ROWS
    assert remarks(paper) == ["this page is printed sideways; it was turned to be read"]
    (piece,) = only(paper).cells[0].pieces
    assert [round(side) for side in piece.box] == [95, 682, 115, 782]


def test_a_page_that_is_shown_turned_is_not_turned_again() -> None:
    """The page says itself how it is shown."""
    data = io.BytesIO()
    document = pdfium.PdfDocument(pdf(lambda canvas: (canvas.translate(595, 0), canvas.rotate(90), ruled(canvas, ROWS, top=500))))
    document[0].set_rotation(90)
    document.save(data)
    paper = read(data.getvalue(), "x.pdf")
    assert texts(only(paper)) == ROWS
    assert remarks(paper) == []


def test_a_table_goes_on_over_the_page() -> None:
    """Its head is dropped where it is repeated; each cell keeps its page."""
    more = [ROWS[0], ["Risk", "1", "2"], ["Speed", "3", "4"]]
    table = only(pages(lambda canvas: ruled(canvas, ROWS), lambda canvas: ruled(canvas, more)))
    assert texts(table) == ROWS + more[1:]
    assert [cell.place.page for cell in table.cells if cell.column == 0] == [1, 1, 1, 1, 2, 2]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (lambda canvas: (ruled(canvas, ROWS), canvas.drawString(60, 100, "Text below the table.")), lambda canvas: ruled(canvas, ROWS)),
        (lambda canvas: ruled(canvas, ROWS), lambda canvas: (canvas.drawString(60, 800, "Text above the table."), ruled(canvas, ROWS))),
        (lambda canvas: ruled(canvas, ROWS), lambda canvas: ruled(canvas, ROWS, width=80)),
        (lambda canvas: ruled(canvas, ROWS), lambda canvas: ruled(canvas, [row[:2] for row in ROWS])),
    ],
)
def test_tables_that_do_not_fit_stay_apart(first: Draw, second: Draw) -> None:
    """With text between them, other widths, or another number of columns."""
    assert len(list(pages(first, second).tables)) == 2


@pytest.mark.parametrize("closed", [True, False])
@pytest.mark.parametrize(("label", "rest"), [("", ""), ("4. Oversight and", "governance")])
def test_a_row_cut_by_the_page_break_is_joined(closed: bool, label: str, rest: str) -> None:
    """What stands above and below is one row, with two pieces, whether or not the break leaves it open; a label goes on if it is open."""
    first = [["Criterion", "Reason", "Score"], [label or "1. Cost", "+ saves money and", "4"]]
    second = [["Criterion", "Reason", "Score"], [rest, "is quick to do", ""], ["2. Risk", "- none known yet", "3"]]
    table = only(pages(lambda canvas: ruled(canvas, first, closed=closed), lambda canvas: ruled(canvas, second)))
    if closed and rest:
        assert texts(table) == [*first, *second[1:]]
    else:
        joined = " ".join(filter(None, (label or "1. Cost", rest)))
        assert [[" ".join((cell or "").split()) for cell in row] for row in texts(table)] == [
            first[0],
            [joined, "+ saves money and is quick to do", "4"],
            second[2],
        ]
        assert [piece.page for piece in table.cells[4].pieces] == [1, 2]


def test_a_group_label_goes_on_over_the_page() -> None:
    """Its cell on the next page is empty and of the same colour."""

    def draw(rows: list[list[str]]) -> Draw:
        def page(canvas: Canvas) -> None:
            bottom = 700 - 20 * len(rows)
            canvas.setFillColor("#d9d9d9")
            canvas.rect(60, bottom, 100, 20 * len(rows), stroke=0, fill=1)
            canvas.setFillColor("black")
            for at in range(len(rows) + 1):
                canvas.line(60 if at in (0, len(rows)) else 160, 700 - 20 * at, 360, 700 - 20 * at)
            for x in (60, 160, 260, 360):
                canvas.line(x, 700, x, bottom)
            for row, cells in enumerate(rows):
                for column, text in enumerate(cells):
                    canvas.drawString(64 + 100 * column, 686 - 20 * row, text)

        return page

    table = only(pages(draw([["Group", "a", "1"], ["", "b", "2"]]), draw([["", "c", "3"], ["", "d", "4"]])))
    assert texts(table) == [["Group", "a", "1"], ["Group", "b", "2"], ["Group", "c", "3"], ["Group", "d", "4"]]
    assert [piece.page for piece in table.cells[0].pieces] == [1, 2]


def test_a_table_that_goes_on_may_be_followed_by_another() -> None:
    """The one ends, the other begins, on the same page."""
    more = [["Risk", "1", "2"], ["Speed", "3", "4"]]
    other = [["Rank", "Option"], ["1", "A"], ["2", "B"]]
    first, second = pages(lambda canvas: ruled(canvas, ROWS), lambda canvas: ruled(canvas, other, top=ruled(canvas, more) - 40)).tables
    assert (texts(first), texts(second)) == (ROWS + more, other)


def test_lines_of_a_cell_are_joined_as_they_are_read() -> None:
    """Words cut at a hyphen or stroke, items, ends of sentences; letters drawn twice count once; raised figures stay apart."""

    def draw(canvas: Canvas) -> None:
        ruled(canvas, [["", ""], ["", ""]], width=200, height=120)
        lines = ["a co-", "operative one for children/", "families that goes on a bit.", "New sentence here and", "+ good point and", "- bad point."]
        for at, line in enumerate(lines):
            canvas.drawString(64, 745 - 12 * at, line)
        for shift in (0, 0.3):
            canvas.drawString(264 + shift, 745, "Bold")
        canvas.drawString(64, 600, "25")
        canvas.setFont("Helvetica", 6)
        canvas.drawString(76, 605, "1")

    cells = [cell.text for cell in only(pages(draw)).cells]
    assert cells[0] == "a co-operative one for children/families that goes on a bit.\nNew sentence here and\n+ good point and\n- bad point."
    assert cells[1:] == ["Bold", "25¹", ""]


def test_a_last_row_without_a_rule_is_not_lost() -> None:
    """The rule that the page break left out is put in; rows with figures on both pages stay apart."""
    more = [["Risk", "1", "2"], ["Speed", "3", "4"]]
    assert texts(only(pages(lambda canvas: ruled(canvas, ROWS, closed=False), lambda canvas: ruled(canvas, more)))) == ROWS + more


def test_a_table_without_its_outer_rules_is_closed() -> None:
    """Rules between the cells alone: the sides are put where they end."""

    def draw(canvas: Canvas) -> None:
        for at in (740, 720, 700):
            canvas.line(60, at, 360, at)
        for at in (160, 260):
            canvas.line(at, 760, at, 680)
        for row, cells in enumerate(ROWS):
            for column, text in enumerate(cells):
                canvas.drawString(64 + column * 100, 746 - row * 20, text)

    assert texts(only(pages(draw))) == ROWS


def test_a_table_inside_a_cell_is_read_in_its_order() -> None:
    """Box by box, between what stands above and below it; of one row, it is no table of its own."""

    def draw(canvas: Canvas) -> None:
        ruled(canvas, [["a", "", "1"], ["b", "", "2"]], width=150, height=80)
        canvas.drawString(214, 748, "Before:")
        for at in (740, 710):
            canvas.line(220, at, 340, at)
        for at in (220, 280, 340):
            canvas.line(at, 740, at, 710)
        for x, y, text in ((224, 730, "left"), (224, 716, "more"), (284, 730, "right"), (284, 716, "end")):
            canvas.drawString(x, y, text)
        canvas.drawString(214, 690, "After.")

    assert only(pages(draw)).cells[1].text == "Before:\nleft more\nright end\nAfter."


@pytest.mark.parametrize("style", ["nothing", "rules across", "colours"])
def test_a_table_without_boxes_is_found_and_doubtful(style: str) -> None:
    """By how its words align, by rules across, with coloured cells or not; a wrapped label is one label."""
    rows = [
        ["Criterion", "Option A", "Option B"],
        ["Cost of the whole", "10", "20"],
        ["Quality", "5", "15"],
        ["Risk", "3", ""],
        ["Total", "18", "35"],
    ]

    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 800, "A paragraph of running text above the table, which is no part of it at all.")
        if style == "colours":
            for row, colour in ((1, "#00b050"), (3, "#ff0000")):
                canvas.setFillColor(colour)
                canvas.rect(255, 728 - row * 30, 100, 30, stroke=0, fill=1)
            canvas.setFillColor("black")
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                canvas.drawString(60 + column * 100, 742 - row * 30, text)
            if style == "rules across":
                canvas.line(56, 758 - (row + 1) * 30, 356, 758 - (row + 1) * 30)
        canvas.drawString(60, 742 - 30 - 11, "programme")

    paper = pages(draw)
    table = only(paper)
    assert texts(table) == [rows[0], ["Cost of the whole programme", "10", "20"], *rows[2:]]
    assert "no boxes drawn" in table.doubts[0]
    assert all(cell.doubts for cell in table.cells)
    assert "no boxes drawn" in remarks(paper)[0]
    if style == "colours":
        assert {(cell.row, cell.column): cell.fill for cell in table.cells if cell.fill} == {(1, 2): "#00b050", (3, 2): "#ff0000"}


@pytest.mark.parametrize("labels", ["white", "coloured"])
def test_a_table_of_coloured_areas_alone_is_read_by_their_sides(labels: str) -> None:
    """Each area is a cell; white cells between them are parted as their neighbours are, which is doubtful."""

    def draw(canvas: Canvas) -> None:
        for row, cells in enumerate(rows):
            for column in range(6):
                canvas.setFillColor("#1f3864" if row == 0 else ("#00b050", "#ffc000")[(row + column) % 2])
                if row == 0 or column or labels == "coloured":
                    canvas.rect(60 + column * 80, 700 - row * 30, 80, 30, stroke=0, fill=1)
            canvas.setFillColor("black")
            for column, text in enumerate(cells):
                canvas.drawString(62 + column * 80, 712 - row * 30, text)

    rows = [["Criterion", *(f"Option {letter}" for letter in "ABCDE")], *([f"Criterion {row}", *"12345"] for row in range(5))]
    table = only(pages(draw))
    assert texts(table) == rows
    assert [cell.fill for cell in table.cells if cell.row == 1] == [None if labels == "white" else "#ffc000", *["#00b050", "#ffc000"] * 2, "#00b050"]
    assert bool(table.doubts) == (labels == "white")


def test_text_with_figures_in_it_is_no_table() -> None:
    """Prose that names numbers stays prose."""
    lines = [
        "In 2016 there were 10 options and 20 criteria, of which 3 were",
        "dropped in 2017, 4 in 2018 and 5 later, so that 12 of",
        "the 20 were left with scores of 1 to 10 for each of 5.",
    ]
    paper = pages(lambda canvas: [canvas.drawString(60, 700 - 12 * at, line) for at, line in enumerate(lines)])
    assert list(paper.tables) == []
    assert [passage.text for passage in paper.passages] == [" ".join(lines)]


def test_running_text_has_levels_items_and_sections() -> None:
    """Larger type is a heading, bold lines a lesser one; items begin anew; text keeps its page and box."""

    def draw(canvas: Canvas) -> None:
        y = 780
        for font, size, text in (
            ("Helvetica", 20, "Options appraisal"), ("Helvetica", 10, "The first paragraph goes"), ("Helvetica", 10, "on over two lines."), ("Helvetica-Bold", 10, "Scores"),
            ("Helvetica", 10, "\u2022 one point"), ("Helvetica", 10, "which goes on"), ("Helvetica", 10, "\u2022 another point"),
        ):  # fmt: skip
            canvas.setFont(font, size)
            canvas.drawString(60, y, text)
            y -= 30 if size > 10 or "Bold" in font or text.endswith("lines.") else 12

    found = [(one.text, one.level, one.item, one.place.section) for one in pages(draw).passages]
    assert found == [
        ("Options appraisal", 1, False, "Options appraisal"), ("The first paragraph goes on over two lines.", 0, False, "Options appraisal"),
        ("Scores", 2, False, "Scores"), ("• one point which goes on", 0, True, "Scores"), ("• another point", 0, True, "Scores"),
    ]  # fmt: skip


def test_heads_and_feet_go_and_page_numbers_are_kept() -> None:
    """What stands on every page is no running text; the number printed there is that of the page."""

    def draw(number: int) -> Draw:
        def page(canvas: Canvas) -> None:
            canvas.drawString(60, 820, "Cabinet papers")
            canvas.drawString(60, 600, f"Words on page {chr(96 + number)} of the paper.")
            canvas.drawString(300, 20, f"Page {number + 40} of 99")

        return page

    found = [(one.text, one.place.page, one.place.printed_page) for one in pages(draw(1), draw(2), draw(3)).passages]
    assert found == [(f"Words on page {letter} of the paper.", at, str(at + 40)) for at, letter in enumerate("abc", 1)]


def test_bare_page_numbers_count_up() -> None:
    """Numbers at the foot that count with the pages are page numbers; others are not."""

    def draw(foot: str) -> Draw:
        return lambda canvas: (canvas.drawString(60, 600, f"Words {foot}x"), canvas.drawString(300, 20, foot))

    assert [one.place.printed_page for one in pages(draw("7"), draw("8"), draw("9")).passages] == ["7", "8", "9"]
    assert {one.place.printed_page for one in pages(draw("7"), draw("3"), draw("ii")).passages} == {None}


def test_pages_can_be_chosen_and_progress_is_told() -> None:
    """A page that is not there is said; the pages read keep their numbers."""
    draw: list[Draw] = [lambda canvas, text=text: canvas.drawString(60, 700, text) for text in ("one", "two", "three")]  # type: ignore[misc]  # bound now
    paper = pages(*draw, pages=frozenset({2, 3}))
    assert [(one.text, one.place.page) for one in paper.passages] == [("two", 2), ("three", 3)]
    assert paper.details == {"pages": "3"}
    with pytest.raises(RefusalError, match="there is no page 4; the document has 3"):
        pages(*draw, pages=frozenset({4}))


def picture() -> ImageReader:
    return ImageReader(io.BytesIO(bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fea735818e0000000049454e44ae426082"
    )))  # fmt: skip


def test_a_scan_is_refused_and_a_scanned_page_said() -> None:
    """Without a text layer nothing is guessed; with one laid under the picture, figures are doubtful."""
    scan: Draw = lambda canvas: canvas.drawImage(picture(), 0, 0, *A4)  # noqa: E731  # one page
    with pytest.raises(RefusalError, match="the document is a scan"):
        pages(scan)
    paper = pages(scan, lambda canvas: canvas.drawString(60, 700, "text"))
    assert [(one.text, one.weight, one.place.page) for one in paper.remarks] == [
        ("this page is a picture without a text layer; nothing of it was read", "lost", 1)
    ]
    laid = pages(lambda canvas: (scan(canvas), canvas.drawString(60, 700, "text")))
    assert "laid under a picture" in remarks(laid)[0]


def test_blank_pages_are_no_scan() -> None:
    """A document may have nothing on a page."""
    assert pages(lambda _: None).blocks == ()


def test_text_that_leaves_its_cell_is_doubtful() -> None:
    """Cut off, run over, or on top of other text."""
    rows = [["Criterion", "Option A", "B"], ["A very long criterion that runs on", "10", "20"]]
    cells = only(pages(lambda canvas: ruled(canvas, rows, width=90))).cells
    assert any("runs over the side" in doubt or "lie over each other" in doubt for cell in cells[3:5] for doubt in cell.doubts)
    assert cells[0].doubts == ()


def test_locked_documents_are_refused() -> None:
    """With the advice to save a copy."""
    data = io.BytesIO()
    canvas = Canvas(data, encrypt="secret", invariant=True)
    canvas.drawString(60, 700, "x")
    canvas.save()
    with pytest.raises(RefusalError, match="protected by a password"):
        read(data.getvalue(), "x.pdf")


def raw(content: bytes, *, kids: str = "[3 0 R]", box: str = "0 0 595 842", filters: str = "/FlateDecode", more: str = "") -> bytes:
    """Write a PDF of one page by hand."""
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{more}>>".encode(), f"<</Type/Pages/Kids{kids}/Count 1>>".encode(),
        f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>".encode(),
        f"<</Length {len(content)}/Filter{filters}>>stream\n".encode() + content + b"\nendstream", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]  # fmt: skip
    data = b"%PDF-1.7\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"xref\n0 6\n0000000000 65535 f \n" + table + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(data)


TEXT = zlib.compress(b"BT /F 9 Tf 50 50 Td (Hello) Tj ET")


def test_a_page_written_by_hand_is_read() -> None:
    """So that the refusals below have one cause each."""
    assert [one.text for one in read(raw(TEXT), "x.pdf").passages] == ["Hello"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (raw(TEXT, box="0 0 1000000 1000000"), "measures 1,000,000 by 1,000,000 points; at most 14,400"), (raw(TEXT, kids="[2 0 R 3 0 R]"), "damaged"),
        (raw(TEXT, kids="[]"), "no pages|damaged"), (raw(TEXT, filters="[/FlateDecode /FlateDecode]"), "packed more than once"), (raw(TEXT)[:300], "damaged"),
        (b"%PDF-1.4\n" + b"\xff" * 500, "damaged"),
    ],
)  # fmt: skip
def test_hostile_and_damaged_documents_are_refused(data: bytes, said: str) -> None:
    """Before anything large is built."""
    with pytest.raises(RefusalError, match=said):
        read(data, "x.pdf")


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        ("MAX_PAGES", "has 3 pages; at most 1"),
        ("MAX_UNPACKED", "bytes when unpacked"),
        ("MAX_PART", "bytes when unpacked"),
        ("MAX_CHARACTERS", "it is not read"),
        ("MAX_OBJECTS", "it is not read"),
    ],
)
def test_what_is_too_much_is_refused(monkeypatch: pytest.MonkeyPatch, limit: str, said: str) -> None:
    """Pages, bytes unpacked, characters and drawn things of a page."""
    data = pdf(*[lambda canvas: (canvas.drawString(60, 700, "words"), canvas.line(0, 0, 9, 9), canvas.line(0, 9, 9, 0))] * 3)
    data = raw(zlib.compress(b"BT /F 9 Tf 50 50 Td (Hello) Tj ET" + b" " * 3_000)) if "PA" in limit and limit != "MAX_PAGES" else data
    monkeypatch.setattr(DocumentLimits, limit, 1)
    with pytest.raises(RefusalError, match=said):
        read(data, "x.pdf")


def test_a_page_with_too_much_on_it_is_left_out_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other pages are read; too many lines only keep tables from being looked for."""
    full: Draw = lambda canvas: [canvas.drawString(60, 700 - 12 * at, "word after word") for at in range(9)]  # noqa: E731  # one page
    with monkeypatch.context() as patch:
        patch.setattr(DocumentLimits, "MAX_CHARACTERS", 60)
        paper = pages(full, lambda canvas: canvas.drawString(60, 700, "text"))
    assert [one.text for one in paper.passages] == ["text"]
    assert (paper.remarks[0].weight, paper.remarks[0].place.page) == ("lost", 1)
    monkeypatch.setattr(DocumentLimits, "MAX_EDGES", 3)
    lined = pages(lambda canvas: ruled(canvas, ROWS))
    assert "drawn lines" in remarks(lined)[0]


def test_what_a_document_carries_besides_its_pages_is_said() -> None:
    """Attached files and form fields."""
    data = io.BytesIO()
    canvas = Canvas(data, invariant=True)
    canvas.drawString(60, 700, "text")
    canvas.acroForm.textfield(name="score", value="4", x=100, y=600)
    canvas.save()
    assert remarks(read(data.getvalue(), "x.pdf")) == ["what was filled into form fields is not read"]
    document = pdfium.PdfDocument(pdf(lambda canvas: canvas.drawString(60, 700, "text")))
    document.new_attachment("scores.xlsx").set_data(b"x")
    saved = io.BytesIO()
    document.save(saved)
    assert remarks(read(saved.getvalue(), "x.pdf")) == ["files attached to the document are not read"]
