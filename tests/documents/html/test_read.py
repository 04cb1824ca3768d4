"""Web pages: tables as browsers lay them out, colours, sloppy markup, running text, what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.documents.html.style import colour_in
from audit.documents.paper import RefusalError, Table
from audit.limits import DocumentLimits
from tests.documents.documents import only, read, remarks, texts


def table(html: str) -> Table:
    return only(read(f"<html><body>{html}".encode(), "x.html"))


def passages(html: str) -> list[str]:
    return [passage.text for passage in read(f"<html><body>{html}".encode(), "x.html").passages]


def test_spans_push_later_cells_to_the_right() -> None:
    """As browsers lay cells out, also where spans down meet spans across."""
    html = "<table><tr><th rowspan=3>G<td>a<td>1<tr><td>b<td>2<tr><td colspan=2>both<tr><td>x<td>y<td>z</table>"
    assert texts(table(html)) == [["G", "a", "1"], ["G", "b", "2"], ["G", "both", "both"], ["x", "y", "z"]]


def test_spans_end_with_their_group() -> None:
    """A span of 0, or one too long, reaches to the end of its group; nonsense is 1."""
    html = "<table><thead><tr><th rowspan=0>h<th>i</thead><tbody><tr><td rowspan=9>a<td colspan=x>b<tr><td rowspan='2%'>c</tbody></table>"
    assert texts(table(html)) == [["h", "i"], ["a", "b"], ["a", "c"]]


def test_head_and_foot_stand_where_they_are_shown() -> None:
    """The foot may be written before the body; loose rows between groups keep their order."""
    html = "<table><tfoot><tr><td>total<td>3</tfoot><tbody><tr><td>a<td>1</tbody><thead><tr><td>h<td>n</thead></table>"
    assert texts(table(html)) == [["h", "n"], ["a", "1"], ["total", "3"]]


def test_rows_outside_groups_keep_their_place() -> None:
    """Written in XHTML or by a script, rows and other things may stand anywhere in a table."""
    page = b"<?xml version='1.0'?><html><body><table><caption/><tr><td>a</td></tr><tbody><tr>x<td>b</td><i/></tr></tbody><tr><td>c</td></tr></table></body></html>"
    assert texts(only(read(page, "x.html"))) == [["a"], ["b"], ["c"]]


def test_a_page_of_nothing_is_refused() -> None:
    """There is nothing to read in it."""
    with pytest.raises(RefusalError, match="the page"):
        read(b"<!-- nothing -->", "x.html")
    with pytest.raises(RefusalError, match="one text of more than"):
        read(b"<p>" + b"x" * 11_000_000, "x.html")


def test_sloppy_markup_is_read() -> None:
    """Unclosed cells and rows, capital letters, attributes without quotes, a missing end."""
    assert texts(table("<TABLE BORDER=1><TR><TD>a<TD>1<TR><TD>b<p>c<TD><B>2")) == [["a", "1"], ["b\nc", "2"]]


@pytest.mark.parametrize(
    ("style", "cell", "fill"),
    [
        ("", "<td style='background-color:#00B050'>", "#00b050"), ("", "<td bgcolor=red>", "#ff0000"), ("", "<td style='background: RGB(0, 176,80) none'>", "#00b050"),
        (".g{background:#0f0}", "<td class='x g'>", "#00ff00"), ("td.g, th.g {background-color: lime !important}", "<td class=g>", "#00ff00"),
        (".g{background:red} td.g{background:lime} .g{background:blue}", "<td class=g>", "#00ff00"),
        ("#a{background:red} .g{background:lime}", "<td class=g id=a>", "#ff0000"), ("table tr > .g{background:red}", "<td class=g>", "#ff0000"),
        ("div .g{background:red}", "<td class=g>", None), (".g:hover{background:red} .g[x]{background:red}", "<td class=g>", None),
        ("td{background:white}", "<td>", None), (".g{background:red}", "<td class=g style='background:transparent'>", None),
        ("/* .g{background:red} */ @media print { .g{background:lime} }", "<td class=g>", "#00ff00"), ("tr{background:#eee}", "<td>", "#eeeeee"),
        ("table{background-color:yellow}", "<td>", "#ffff00"), ("", "<td><span style='background:orange'>", "#ffa500"),
        (".g{background:red} .g{background-color:lime}", "<td class=g>", "#00ff00"), (".g{color:red}", "<td class=g>", None), ("*.g{background:red}", "<td class=g>", "#ff0000"),
    ],
)  # fmt: skip
def test_the_colour_behind_a_cell_is_found(style: str, cell: str, fill: str | None) -> None:
    """From its attributes, its style, the style sheets of the page, what it holds, and what it stands in."""
    html = f"<style>{style}</style><table><tr>{cell}1</span></td><td>2</table>"
    assert table(html).cells[0].fill == fill


@pytest.mark.parametrize(
    ("value", "colour"),
    [
        ("#F00", "#ff0000"), ("#ff000000", ""), ("rgba(255,0,0,0.5)", "#ff0000"), ("rgba(255,0,0,0)", ""), ("rgb(100% 0% 50%)", "#ff0080"),
        ("rgb(999 0 0)", "#ff0000"), ("hsl(120,100%,50%)", "#00ff00"), ("none", ""), ("transparent", ""), ("url(x) no-repeat", None), ("", None),
    ],
)  # fmt: skip
def test_colours_are_read_as_style_sheets_write_them(value: str, colour: str | None) -> None:
    """Names, figures, shares, and what cannot be seen through to."""
    assert colour_in(value) == colour


@given(st.text(max_size=60))
def test_any_value_gives_a_colour_or_none(value: str) -> None:
    """Nothing that stands in a style sheet makes the reader stumble."""
    found = colour_in(value)
    assert found is None or found == "" or len(found) == 7


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("a<br>b <i>c</i>  d", "a\nb c d"), ("<ul><li>+ one<li>- two</ul>", "+ one\n- two"), ("<ol start=3><li>x<li>y</ol>", "3. x\n4. y"),
        ("<ol type=a><li>x</ol>", "a. x"), ("<ol start=z><li>x</ol>", "1. x"), ("25<sup>1</sup>", "25¹"), ("4<sup>th</sup>", "4th"), ("a&nbsp;b&amp;c", "a b&c"),
        ("<input type=checkbox checked> <input type=checkbox><input type=hidden value=9><input value=7>", "☒ ☐7"),
        ("<select><option>Low<option selected>High</select><select></select>", "High"), ("<script>x</script><span hidden>y</span>z", "z"),
        ("<p>Said:</p><table><tr><td>l<td>r</table>", "Said:\nl r"), ("<select><option>Low</select>", "Low"),
    ],
)  # fmt: skip
def test_the_text_of_a_cell_is_what_is_shown(inside: str, text: str) -> None:
    """Lines for blocks and items, numbers of lists, marks raised, controls as they stand."""
    assert table(f"<table><tr><td>{inside}</td><td>end</table>").cells[0].text == text


def test_pictures_and_struck_text_are_doubtful() -> None:
    """A picture is read by its description alone, or not at all; struck text is kept and said."""
    cells = table("<table><tr><td><img alt=' Green '><td><img src=x><td><del>3</del> 4<td>t<img alt=x>").cells
    assert [(cell.text, cell.doubts) for cell in cells] == [
        ("Green", ("read from the description of a picture",)), ("", ("this place has a picture, which is not read",)), ("3 4", ('"3" is struck through',)), ("t", ()),
    ]  # fmt: skip


def test_cells_and_rows_that_are_not_shown_are_left_out_and_said() -> None:
    """By attribute or style sheet; so is running text."""
    html = "<style>.n{display:none} .v{visibility:hidden}</style><table><tr><td>a<td class=n>b<tr class=n><td>c<td>d</table><p class=v>x<p>y"
    paper = read(f"<body>{html}".encode(), "x.html")
    assert [cell.text for cell in only(paper).cells] == ["a"]
    assert [passage.text for passage in paper.passages] == ["y"]
    assert remarks(paper) == ["cells of this table that are not shown were left out", "parts of the page that are not shown were left out"]


def test_running_text_has_levels_items_and_lines() -> None:
    """Headings, paragraphs, items, captions, loose text, each with its line and section."""
    html = b"<title>t</title>\n<h2>Head <b>on</b></h2>\nloose <i>words</i>\n<p>para</p>\n<ul><li>one\n<li>two</ul><table><caption>Cap</caption><tr><td>1<td>2</table>after"
    paper = read(html, "x.html")
    found = [(one.text, one.level, one.item, one.place.line) for one in paper.passages]
    assert found == [
        ("Head on", 2, False, 2), ("loose words", 0, False, 2), ("para", 0, False, 4), ("one", 0, True, 5), ("two", 0, True, 6), ("Cap", 0, False, 6), ("after", 0, False, 6),
    ]  # fmt: skip
    assert {one.place.section for one in paper.passages} == {"Head on"}
    cell = only(paper).cells[1]
    assert (cell.place.table, cell.place.row, cell.place.column, cell.place.line) == (1, 1, 2, 6)


def test_frames_are_looked_through_and_tables_in_cells_kept() -> None:
    """A table of one cell around others is none; a larger one in a cell is text of the cell and a table as well."""
    inner = "<table><tr><td>a<td>1<tr><td>b<td>2</table>"
    assert texts(table(f"<table><tr><td>{inner}</table>")) == [["a", "1"], ["b", "2"]]
    first, second = read(f"<table><tr><td>k<td>{inner}</table>".encode(), "x.html").tables
    assert texts(first) == [["k", "a 1\nb 2"]]
    assert texts(second) == [["a", "1"], ["b", "2"]]


def test_tables_of_nothing_are_none() -> None:
    """A table without cells takes no place."""
    assert passages("<table></table><p>x") == ["x"]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<p>£5 – ok".encode(), "£5 – ok"), ("<p>£5 – ok".encode("cp1252"), "£5 – ok"), (b"\xff\xfe" + "<p>£5".encode("utf-16-le"), "£5"),
        ("<meta charset='iso-8859-1'><p>£5".encode("latin-1"), "£5"), (b"<?xml version='1.0' encoding='latin-1'?><html><p>\xa35", "£5"),
        (b"\xef\xbb\xbf<p>x", "x"), ("<meta charset=nonsense><p>£5".encode(), "£5"),
    ],
)  # fmt: skip
def test_pages_are_read_however_they_are_written(data: bytes, text: str) -> None:
    """By their mark, by what they declare, as UTF-8, else as Windows text."""
    assert [one.text for one in read(data, "x.html").passages] == [text]


def test_a_page_that_does_not_say_how_it_is_written_is_doubtful() -> None:
    """Characters may have been misread; style sheets elsewhere may have coloured."""
    said = remarks(read("<link rel=stylesheet href=x><p>£5".encode("cp1252"), "x.html"))
    assert said[0].startswith("characters beyond plain letters may have been misread")
    assert said[1].startswith("the page takes its looks from style sheets elsewhere, which are not fetched")


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<table><tr><td colspan=2000000000>x", "a cell spans 2000000000 columns"), ("<table><tr><td rowspan=99999>x", "a cell spans 99999 rows"),
        ("<table><tr>" + "<td colspan=600>x" * 2, "a row of a table has more than 1,000 columns"),
        ("<table><tr><td>" * 3000 + "deep", "nested too deep"), ("<b>" * 3000 + "deep", "nested too deep"),
        ("<table><tr><td>" * 25 + "x", "inside each other more than 20 deep"),
    ],
)  # fmt: skip
def test_hostile_pages_are_refused(html: str, said: str) -> None:
    """Spans and depths beyond what anybody writes."""
    with pytest.raises(RefusalError, match=said):
        read(f"<html>{html}".encode(), "x.html")


def test_style_sheets_that_say_more_than_is_compared_count_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule for each of many elements is a lot of work; the page is read without its colours, and says so."""
    page = b"<style>td {background: red} th {background: blue}</style><table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>"
    assert {cell.fill for cell in next(read(page, "x.html").tables).cells} == {"#ff0000"}
    monkeypatch.setattr(DocumentLimits, "MAX_STYLED", 5)
    paper = read(page, "x.html")
    assert None in {cell.fill for cell in next(paper.tables).cells}
    assert any("more of its looks than is read" in one.text for one in paper.remarks)


def test_items_are_numbered_in_their_own_lists() -> None:
    """Each list counts from where it begins, also a list inside a list."""
    assert passages("<ol><li>a</li><li>b<ol start=5><li>c</li><li>d</li></ol></li><li>e</li></ol>") == ["1. a", "2. b", "5. c", "6. d", "3. e"]


def test_pages_have_a_largest_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """In bytes, and in cells that a table spreads over."""
    with monkeypatch.context() as patch:
        patch.setattr(DocumentLimits, "MAX_TEXT", 10)
        with pytest.raises(RefusalError, match="more than 10 bytes"):
            read(b"<html><p>long enough", "x.html")
    monkeypatch.setattr(DocumentLimits, "MAX_CELLS", 50)
    with pytest.raises(RefusalError, match="spreads over more than 50 cells"):
        read(b"<html><table><tr><td colspan=60>x", "x.html")
