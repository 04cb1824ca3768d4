"""OpenDocument workbooks: what cells show, store, span and are worked out from; and files made to do harm."""

from typing import Any

import pytest

from audit.documents.ods.formula import as_excel
from audit.documents.paper import Paper, RefusalError
from audit.limits import DocumentLimits
from tests.documents.documents import only, read, remarks, stored, texts

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{rest}"'
    for name, rest in (
        ("office", "office:1.0"),
        ("table", "table:1.0"),
        ("text", "text:1.0"),
        ("style", "style:1.0"),
        ("fo", "xsl-fo-compatible:1.0"),
    )
)
STYLES = """
<style:style style:name="red" style:family="table-cell" style:parent-style-name="base"><style:table-cell-properties fo:background-color="#ff0000"/></style:style>
<style:style style:name="base" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="ring" style:family="table-cell" style:parent-style-name="ring"/>
<style:style style:name="unseen" style:family="table"><style:table-properties table:display="false"/></style:style>"""


def c(text: str = "", more: str = "", inner: str = "") -> str:
    return f"<table:table-cell {more}>{f'<text:p>{text}</text:p>' if text else ''}{inner}</table:table-cell>"


def n(text: str, value: str, more: str = "") -> str:
    return c(text, f'office:value-type="float" office:value="{value}" {more}')


def s(text: str, more: str = "") -> str:
    return c(text, f'office:value-type="string" {more}')


def tr(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def ods(*sheets: str, after: str = "", parts: dict[str, str | bytes] | None = None) -> bytes:
    tables = "".join(sheet if sheet.startswith("<table:table ") else f'<table:table table:name="Scores">{sheet}</table:table>' for sheet in sheets)
    body = f"<office:body><office:spreadsheet>{tables}{after}</office:spreadsheet></office:body>"
    content = f"<office:document-content {SPACES}><office:automatic-styles>{STYLES}</office:automatic-styles>{body}</office:document-content>"
    return stored({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content, **(parts or {})})


def of(*sheets: str, **more: Any) -> Paper:
    return read(ods(*sheets, **more), "x.ods")


HEAD = tr(s("Criteria"), s("North"), s("South"))


def test_cells_are_as_shown_with_what_they_store() -> None:
    """The text of a cell is what the sheet shows; the exact number, the formula and the place stand beside it."""
    total = n("3.7", "3.65", 'table:formula="of:=SUM([.B2:.B3])"')
    table = only(of(HEAD + tr(s("Access"), n("4", "4"), n("83%", "0.8333")) + tr(s("Total"), total, n("5", "5"))))
    assert texts(table) == [["Criteria", "North", "South"], ["Access", "4", "83%"], ["Total", "3.7", "5"]]
    cell = next(one for one in table.cells if one.text == "3.7")
    assert (cell.formula, cell.stored, cell.place.cell, cell.place.sheet) == ("=SUM(B2:B3)", "3.65", "B3", "Scores")


def test_the_workbook_is_there_for_the_rules_about_formulas() -> None:
    """Every sheet, its names and its hidden parts, as for a workbook of the other kind."""
    names = '<table:named-expressions><table:named-range table:name="All" table:cell-range-address="$Scores.$B$2:.$B$3"/></table:named-expressions>'
    paper = of(HEAD + tr(s("Total"), n("3", "3", 'table:formula="of:=SUM([.B2])"')), '<table:table table:name="Other"/>', after=names)
    assert paper.workbook is not None
    assert paper.workbook.holds_formulas
    assert [sheet.title for sheet in paper.workbook.sheets] == ["Scores", "Other"]
    assert paper.workbook.names == {"All": "Scores!$B$2:$B$3"}
    assert paper.kind == "xlsx"


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("of:=SUM([.B2:.B4];1)", "=SUM(B2:B4,1)"), ("of:=[$Raw.C5]*[$Raw.$B5]", "=Raw!C5*Raw!$B5"), ("of:=[$'My sheet'.A1]", "='My sheet'!A1"),
        ("of:=SUM([$Raw.A1:.A3])", "=SUM(Raw!A1:A3)"), ("of:=SUM([Raw.A1:Raw.A3])", "=SUM(Raw!A1:A3)"), ('of:=IF([.A1]="a;b";[.B1];0)', '=IF(A1="a;b",B1,0)'),
        ("of:=SUM([.A1]~[.B1])", "=SUM(A1,B1)"), ("oooc:=[.A1]", "=A1"), ("=A1", "=A1"), ("", ""), ("odd:=x", "odd:=x"),
    ],
)  # fmt: skip
def test_formulas_are_written_as_elsewhere(text: str, formula: str) -> None:
    """So that the same rules look over both kinds of workbook."""
    assert as_excel(text) == formula


def test_spans_colours_and_repeats() -> None:
    """Merged cells cover others, repeated cells and rows stand as often as they are meant, colours come from styles."""
    span = s("Group", 'table:number-columns-spanned="2" table:number-rows-spanned="1"')
    sheet = (
        tr(s("Criteria"), span, "<table:covered-table-cell/>", s("Sum"))
        + tr(s("x", 'table:style-name="red"'), n("1", "1", 'table:number-columns-repeated="2"'), n("2", "2"))
        + tr(s("y"), n("0", "0"), c("", 'table:style-name="red"'), n("0", "0"), more='table:number-rows-repeated="2"')
        + tr(c("", 'table:number-columns-repeated="16000"'), more='table:number-rows-repeated="1048000"')
    )
    table = only(of(sheet))
    assert texts(table) == [["Criteria", "Group", "Group", "Sum"], ["x", "1", "1", "2"], ["y", "0", "", "0"], ["y", "0", "", "0"]]
    assert [(one.row, one.column, one.fill, one.bold) for one in table.cells if one.fill] == [
        (1, 0, "#ff0000", True),
        (2, 2, "#ff0000", True),
        (3, 2, "#ff0000", True),
    ]


def test_text_in_cells_is_what_is_seen() -> None:
    """Paragraphs part lines, spaces and tabs are kept, notes to a cell are no part of it."""
    text = '<text:p>a<text:s text:c="2"/>b<text:span>c</text:span></text:p><text:p>d</text:p>'
    note = "<office:annotation><text:p>a note</text:p></office:annotation>"
    paper = of(HEAD + tr(c("", 'office:value-type="string"', text + note), n("1", "1"), n("2", "2")))
    assert texts(only(paper))[1][0] == "a  bc\nd"
    assert remarks(paper) == ["1 comment is not read"]


def test_what_is_hidden_is_read_and_said() -> None:
    """Rows, columns and sheets, because sums count them."""
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    rows = (
        columns
        + HEAD
        + "<table:table-row-group>"
        + tr(s("x"), n("1", "1"), n("2", "2"), more='table:visibility="filter"')
        + "</table:table-row-group>"
    )
    paper = of(rows, f'<table:table table:name="Old" table:style-name="unseen">{HEAD}{tr(s("x"), n("1", "1"))}</table:table>')
    assert remarks(paper) == ["hidden rows were read as well: 2", "hidden columns were read as well: B", "this sheet is hidden; it was read"]
    assert [table.hidden for table in paper.tables] == [False, True]


def test_a_formula_without_a_result_is_not_known() -> None:
    """And an error in place of a value is a doubt; a number stored as text is said."""
    cells = [c("", 'table:formula="of:=[.A1]"'), c("#DIV/0!", 'table:formula="of:=1/0" office:value-type="string"'), s("4")]
    paper = of(HEAD + tr(*cells) + tr(s("a"), s("b"), s("c")))
    assert [one.sort for one in only(paper).cells[3:6]] == ["none", "error", "text"]
    assert [one.split(":")[0] for one in remarks(paper)] == ["formulas without a stored result (A2)", "numbers stored as text, which sums leave out"]


def test_sheets_can_be_chosen() -> None:
    """By their names."""
    data = ods(HEAD + tr(s("x"), n("1", "1"), n("2", "2")), f'<table:table table:name="B">{HEAD}{tr(s("y"), n("1", "1"))}</table:table>')
    assert texts(only(read(data, "x.ods", sheets=frozenset({"B"}))))[1][0] == "y"
    with pytest.raises(RefusalError, match='there is no sheet "C"; there are: Scores, B'):
        read(data, "x.ods", sheets=frozenset({"C"}))


FAR = 'table:number-rows-repeated="900000000"'


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        (tr(s("x"), more=FAR), "row 900,000,000"), (tr(s("x", 'table:number-columns-repeated="90000"')), "column 90,000"),
        (tr(c("", 'table:number-columns-repeated="99999999"'), s("x")), "column 100,000,000"),
        (tr(s("x", 'table:number-columns-spanned="99999" table:number-rows-spanned="99999"')), "merges more than"),
        pytest.param(
            tr(s("x", 'table:number-columns-repeated="2000"'), more='table:number-rows-repeated="99999"'), "stores more than 250,000 cells",
            marks=[pytest.mark.whole, pytest.mark.deep],
        ),
        ("<table:table-row-group>" * 300 + tr(s("x")) + "</table:table-row-group>" * 300, "nested more than 200 deep"),
    ],
)  # fmt: skip
def test_files_made_to_do_harm_are_refused(sheet: str, said: str) -> None:
    """Repeats, spans and nesting without end."""
    with pytest.raises(RefusalError, match=said):
        of(sheet)


def test_locked_and_damaged_files_are_said() -> None:
    """With what can be done."""
    with pytest.raises(RefusalError, match="protected by a password"):
        read(ods(HEAD, parts={"META-INF/manifest.xml": "<manifest><encryption-data/></manifest>"}), "x.ods")
    with pytest.raises(RefusalError, match="it holds no sheets"):
        read(stored({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}), "x.ods")
    with pytest.raises(RefusalError, match="DOCTYPE"):
        read(stored({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<!DOCTYPE a><a/>"}), "x.ods")


def test_many_sheets_are_counted_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook has one limit for all its sheets."""
    monkeypatch.setattr(DocumentLimits, "MAX_STORED", 5)
    with pytest.raises(RefusalError, match="the workbook stores more than 5 cells"):
        of(HEAD, f'<table:table table:name="B">{HEAD}</table:table>')


def test_cells_that_are_repeated_count_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two hundred million cells of a single one are refused when there are more than a workbook may store."""
    monkeypatch.setattr(DocumentLimits, "MAX_STORED", 5_000)
    with pytest.raises(RefusalError, match="a sheet stores more than 5,000 cells"):
        of(tr(s("x", 'table:number-columns-repeated="2000"'), more='table:number-rows-repeated="99999"'))
