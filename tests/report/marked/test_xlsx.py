"""Marked workbooks: notes beside those that are there, a sheet of findings, and every other part as it was."""

import io
import zipfile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.workbook.protection import WorkbookProtection

from audit.appraisal.model.place import Place
from audit.documents.paper import RefusalError
from audit.report.marked.comments import AnchoredComment
from audit.report.marked.xlsx import mark_xlsx


def workbook(*, noted: bool = False, locked: str = "") -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Scores"
    for row in (["Criterion", "A"], ["Access", 4], ["Total", "=SUM(B2:B2)"]):
        sheet.append(row)
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3))
    sheet.add_chart(chart, "E5")
    if noted:
        sheet["B3"].comment = Comment("Checked by the panel", "Panel")
    if locked == "sheet":
        sheet.protection.sheet = True
    if locked == "book":
        book.security = WorkbookProtection(lockStructure=True)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def comment(number: int, text: str, cell: str | None) -> AnchoredComment:
    return AnchoredComment(number, (text, "To ask: which?"), "sheet Scores", Place(sheet="Scores", cell=cell))


COMMENTS = (comment(1, "=HYPERLINK(1) <b>", "B3"), comment(2, "second", "B3"), comment(3, "third", "A1"), comment(4, "of the sheet", None))


@pytest.mark.parametrize("noted", [False, True])
def test_notes_come_to_those_that_are_there(noted: bool) -> None:
    """A note of the panel keeps its words; findings at one cell share a note."""
    sheet = load_workbook(io.BytesIO(mark_xlsx(workbook(noted=noted), COMMENTS)))["Scores"]
    note = sheet["B3"].comment
    assert note is not None
    assert note.text.startswith("Checked by the panel" if noted else "Finding 1: =HYPERLINK(1) <b>")
    assert "Finding 2: second" in note.text
    assert sheet["A1"].comment is not None
    assert sheet["B3"].value == "=SUM(B2:B2)"


def test_every_finding_is_in_the_sheet_of_findings() -> None:
    """As text, never as a formula; what has no cell is there too."""
    rows = list(load_workbook(io.BytesIO(mark_xlsx(workbook(), COMMENTS)))["Findings"].iter_rows(values_only=True))
    assert [row[0] for row in rows] == ["Number", "1", "2", "3", "4"]
    assert rows[4][2] == "of the sheet\nTo ask: which?"


@pytest.mark.parametrize("noted", [False, True])
def test_other_parts_stay_byte_for_byte(noted: bool) -> None:
    """Charts, styles and texts are as they were; only what has to name the notes and the sheet is altered."""
    data = workbook(noted=noted)
    before, after = (zipfile.ZipFile(io.BytesIO(one)) for one in (data, mark_xlsx(data, COMMENTS)))
    altered = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert "xl/charts/chart1.xml" in before.namelist()
    assert not [name for name in altered if "chart" in name or "style" in name or "theme" in name or "docProps" in name]


@pytest.mark.parametrize("locked", ["sheet", "book"])
def test_a_protected_workbook_is_refused(locked: str) -> None:
    """Notes and a sheet are changes that its owner did not allow."""
    with pytest.raises(RefusalError) as raised:
        mark_xlsx(workbook(locked=locked), COMMENTS)
    assert raised.value.fault.code == "paper-protected"
