"""Whole workbooks: what cells show, store and are worked out from, colours, what is hidden, what is refused."""

import re
from typing import Any

import pytest
from openpyxl.cell.rich_text import CellRichText
from openpyxl.comments import Comment
from openpyxl.styles import Color, Font, GradientFill, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.formula import ArrayFormula

from audit.appraisal.model.place import Place
from audit.documents.paper import Cell, RefusalError
from audit.limits import DocumentLimits
from tests.documents.documents import MAIN_XLSX, only, packed, read, remarks, rewritten, texts, types, xlsx

SHEET = "xl/worksheets/sheet1.xml"


def rows(book: Any, *lines: list[Any]) -> Any:
    """Fill the first sheet and give it."""
    for line in lines:
        book.active.append(line)
    return book.active


def at(data: bytes, name: str) -> Cell:
    """The cell of this name."""
    return next(cell for table in read(data, "x.xlsx").tables for cell in table.cells if cell.place.cell == name)


def with_results(data: bytes, **results: str) -> bytes:
    """Store results beside formulas, as a spreadsheet program does on saving."""

    def change(text: str) -> str:
        for name, result in results.items():
            start = text.index(f'<c r="{name}"')
            text = text[:start] + re.sub("<v ?/>|<v></v>", f"<v>{result}</v>", text[start:], count=1)
        return text

    return rewritten(data, {SHEET: change})


def test_values_are_read_as_shown_with_what_is_stored() -> None:
    """The text is what the sheet shows; the exact value is kept where it says more."""

    def fill(book: Any) -> None:
        sheet = rows(book, ["option", "share", "total"], ["a", 0.8341, 1810], ["b", 0.5, 920.0])
        sheet["B2"].number_format = sheet["B3"].number_format = "0%"
        sheet["C2"].number_format = "#,##0"

    data = xlsx(fill)
    assert texts(only(read(data, "x.xlsx"))) == [["option", "share", "total"], ["a", "83%", "1,810"], ["b", "50%", "920"]]
    assert (at(data, "B2").stored, at(data, "C2").stored, at(data, "C3").stored) == ("0.8341", "1810", None)
    assert [at(data, name).sort for name in ("A1", "B2")] == ["text", "number"]


def test_formulas_come_with_their_results() -> None:
    """Both are kept: the formula as stored, the result as shown."""

    def fill(book: Any) -> None:
        sheet = rows(book, ["a", 1], ["b", 2], ["total", "=SUM(B1:B2)"], ["more", None])
        sheet["B4"] = ArrayFormula("B4", "=SUM(B1:B2*2)")

    data = with_results(xlsx(fill), B3="3", B4="6")
    assert (at(data, "B3").text, at(data, "B3").formula) == ("3", "=SUM(B1:B2)")
    assert (at(data, "B4").text, at(data, "B4").formula) == ("6", "=SUM(B1:B2*2)")
    assert remarks(read(data, "x.xlsx")) == []


def test_a_formula_without_a_stored_result_is_not_blank() -> None:
    """A workbook that a program wrote has none: it is said, in the cell and of the sheet; an empty text is a result."""
    data = xlsx(lambda book: rows(book, ["a", 1], ["total", "=SUM(B1:B1)"], ["x", '=IF(1=1,"","y")']))
    data = rewritten(data, {SHEET: lambda text: text.replace('<c r="B3">', '<c r="B3" t="str">')})
    cell = at(data, "B2")
    assert (cell.text, cell.sort, cell.formula) == ("", "none", "=SUM(B1:B1)")
    assert "without a stored result" in cell.doubts[0]
    assert at(data, "B3").doubts == ()
    (remark,) = read(data, "x.xlsx").remarks
    assert remark.text.startswith("a formula without a stored result (B2): not blank, but not known")
    assert (remark.weight, remark.place) == ("lost", Place(sheet="Scores"))


def test_merged_cells_span() -> None:
    """Down and across, also where the covered cells hold a style."""

    def fill(book: Any) -> None:
        sheet = rows(book, ["group", "a", 1], [None, "b", 2], ["total", None, 3])
        sheet.merge_cells("A1:A2")
        sheet.merge_cells("A3:B3")

    table = only(read(xlsx(fill), "x.xlsx"))
    assert texts(table) == [["group", "a", "1"], ["group", "b", "2"], ["total", "total", "3"]]
    assert [(cell.rows, cell.columns) for cell in table.cells if cell.rows + cell.columns > 2] == [(2, 1), (1, 2)]


def test_titles_and_notes_are_running_text() -> None:
    """What stands over a table alone, and single cells, are passages with their cells; the table begins below."""

    def fill(book: Any) -> None:
        sheet = rows(book, ["Appraisal of options"], [], ["", "a", "b"], ["x", 1, 2])
        sheet["A7"] = "Scores agreed in May"
        sheet["F1"] = "draft"

    paper = read(xlsx(fill), "x.xlsx")
    assert texts(only(paper)) == [[None, "a", "b"], ["x", "1", "2"]]
    assert [(passage.text, passage.place.cell) for passage in paper.passages] == [
        ("Appraisal of options", "A1"), ("draft", "F1"), ("Scores agreed in May", "A7"),
    ]  # fmt: skip


def test_a_title_right_above_a_table_is_no_row_of_it() -> None:
    """One text at the left, or merged over the width."""

    def fill(book: Any) -> None:
        sheet = rows(book, ["Scores"], ["", "a", "b"], ["x", 1, 2])
        sheet.merge_cells("A1:C1")

    paper = read(xlsx(fill), "x.xlsx")
    assert only(paper).height == 2
    assert next(paper.passages).text == "Scores"


def test_what_is_hidden_is_read_and_said() -> None:
    """Hidden rows, columns and sheets: sums count them, so they are read, marked, and remarked on."""

    def fill(book: Any) -> None:
        sheet = rows(book, ["a", 1, 2], ["b", 3, 4], ["c", 5, 6])
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["C"].hidden = True
        other = book.create_sheet("Raw")
        other.append(["x", 1])
        other.append(["y", 2])
        other.sheet_state = "veryHidden"

    data = xlsx(fill)
    paper = read(data, "x.xlsx")
    first, second = paper.tables
    assert [cell.place.cell for cell in first.cells if cell.hidden] == ["C1", "A2", "B2", "C2", "C3"]
    assert (first.hidden, second.hidden, second.doubts) == (False, True, ("its sheet is hidden",))
    assert remarks(paper) == ["hidden rows were read as well: 2", "hidden columns were read as well: C", "this sheet is hidden; it was read"]


def test_fills_are_read_however_they_are_named() -> None:
    """By red, green and blue, by the theme with a tint, by the palette, as a gradient; patterns and white are none."""

    def fill(book: Any) -> None:
        fills: list[Any] = [
            PatternFill("solid", fgColor="FF00B050"), PatternFill("solid", fgColor=Color(theme=4)), PatternFill("solid", fgColor=Color(theme=4, tint=-0.5)),
            PatternFill("solid", fgColor=Color(indexed=10)), PatternFill("solid", fgColor=Color(indexed=64)), PatternFill("solid", fgColor="FFFFFFFF"),
            PatternFill("gray125"), GradientFill(stop=("FFFF0000", "FF00FF00")), PatternFill("solid", fgColor=Color(theme=99)),
        ]  # fmt: skip
        sheet = rows(book, list(range(len(fills))), list(range(len(fills))))
        for cell, one in zip(sheet[1], fills, strict=True):
            cell.fill = one

    found = [cell.fill for cell in only(read(xlsx(fill), "x.xlsx")).cells[:9]]
    assert found == ["#00b050", "#4f81bd", "#254061", "#ff0000", None, None, None, "#ff0000", None]


def test_a_coloured_blank_is_a_cell() -> None:
    """A score that is only a colour keeps its place; a bold cell is known."""

    def fill(book: Any) -> None:
        sheet = rows(book, ["a", 1, None], ["b", 2, 3])
        sheet["C1"].fill = PatternFill("solid", fgColor="FFFF0000")
        sheet["A1"].font = Font(bold=True)

    table = only(read(xlsx(fill), "x.xlsx"))
    assert texts(table)[0] == ["a", "1", ""]
    assert (table.cells[2].fill, table.cells[0].bold, table.cells[1].bold) == ("#ff0000", True, False)


def test_numbers_stored_as_text_and_errors_are_said() -> None:
    """Sums leave out the one; the other is no value."""
    data = xlsx(lambda book: rows(book, ["a", "12", "1,200.5"], ["b", 3, "#REF!"], ["c", True, "High"]))
    assert remarks(read(data, "x.xlsx")) == ["numbers stored as text, which sums leave out: B1, C1"]
    assert (at(data, "C2").sort, at(data, "C2").doubts) == ("error", ("#REF! is here in place of a value",))
    assert (at(data, "B3").text, at(data, "B3").sort) == ("TRUE", "logical")


def test_dates_and_rich_text_are_read() -> None:
    """A date in its format; text with several looks as one text."""

    def fill(book: Any) -> None:
        from datetime import date  # noqa: PLC0415  # for this case alone

        sheet = rows(book, ["a", date(2017, 10, 5)], [CellRichText("High ", "(10)"), 2])
        sheet["B1"].number_format = "d mmm yyyy"

    data = xlsx(fill)
    assert (at(data, "B1").text, at(data, "B1").sort, at(data, "A2").text) == ("5 Oct 2017", "date", "High (10)")


def test_sheets_can_be_chosen() -> None:
    """By name; a name that is not there is told with those that are."""

    def fill(book: Any) -> None:
        rows(book, ["a", 1], ["b", 2])
        book.create_sheet("Other").append(["x", 1])

    assert only(read(xlsx(fill), "x.xlsx", sheets=frozenset({"Scores"}))).place.sheet == "Scores"
    with pytest.raises(RefusalError, match='there is no sheet "Raw"; there are: Scores, Other'):
        read(xlsx(fill), "x.xlsx", sheets=frozenset({"Raw", "Scores"}))


def test_names_that_a_workbook_defines_are_kept() -> None:
    """An audit of formulas needs them."""

    def fill(book: Any) -> None:
        rows(book, ["a", 1])
        book.defined_names["Weights"] = DefinedName("Weights", attr_text="Scores!$B$1:$B$2")

    assert read(xlsx(fill), "x.xlsx").details == {"name Weights": "Scores!$B$1:$B$2"}


def test_what_is_not_read_in_a_workbook_is_said() -> None:
    """Comments, links to other workbooks, data from elsewhere, embedded files, drawings."""

    def fill(book: Any) -> None:
        rows(book, ["a", 1])["A1"].comment = Comment("why", "x")

    added = {"xl/externalLinks/externalLink1.xml": "<x/>", "xl/connections.xml": "<x/>", "xl/embeddings/a.docx": "x", "xl/charts/chart1.xml": "<x/>"}
    assert [text.split(";")[0].split(",")[0] for text in remarks(read(rewritten(xlsx(fill), added=added), "x.xlsx"))] == [
        "1 comment is not read", "the workbook takes figures from other workbooks", "the workbook takes data from elsewhere",
        "files embedded in the workbook are not read", "charts",
    ]  # fmt: skip


def test_macros_in_workbooks_are_refused_unless_allowed() -> None:
    """As in any office document."""
    data = rewritten(xlsx(lambda book: rows(book, ["a", 1])), added={"xl/vbaProject.bin": b"x"})
    with pytest.raises(RefusalError, match="contains macros"):
        read(data, "x.xlsm")
    assert "which were not run" in remarks(read(data, "x.xlsm", macros=True))[0]


def test_strict_and_damaged_workbooks_are_refused() -> None:
    """With what to do about it."""
    strict = '<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>'
    with pytest.raises(RefusalError, match="Strict Open XML"):
        read(packed({"[Content_Types].xml": types("/xl/workbook.xml", MAIN_XLSX), "xl/workbook.xml": strict}), "x.xlsx")
    data = rewritten(xlsx(lambda book: rows(book, ["a", 1])), {"xl/workbook.xml": lambda text: text.replace("<sheets>", "<sheets><sheet/>")})
    with pytest.raises(RefusalError, match="damaged or in a form that the tool does not read"):
        read(data, "x.xlsx")


def test_more_cells_in_all_than_are_read_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted before the library sees them, over all sheets together."""

    def fill(book: Any) -> None:
        rows(book, ["a", 1, 2])
        book.create_sheet("Other").append(["x", 1, 2])

    data = xlsx(fill)
    monkeypatch.setattr(DocumentLimits, "MAX_STORED", 4)
    with pytest.raises(RefusalError, match="the workbook stores 6 cells; at most 4 are read"):
        read(data, "x.xlsx")
