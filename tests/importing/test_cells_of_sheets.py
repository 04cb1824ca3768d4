"""A figure of a workbook has the name of its own cell, wherever on the sheet its table begins."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from audit import check, read_document
from audit.appraisal.load.document import parse
from audit.appraisal.write.file import text_of
from audit.rules.language.assertions import whole

ROWS: list[list[str | int]] = [
    ["Criteria", "Trust", "Company", "Contract"],
    ["Access", 4, 3, 5],
    ["Care", 3, 4, 2],
    ["Staff", 5, 4, 3],
    ["Total", 12, 12, 10],
]


def _book(row: int, column: int) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Scores"
    for down, line in enumerate(ROWS):
        for across, value in enumerate(line):
            sheet.cell(row + down, column + across).value = value
    held = BytesIO()
    book.save(held)
    return held.getvalue()


@pytest.mark.parametrize(("row", "column", "cell"), [(1, 1, "C5"), (4, 1, "C8"), (4, 2, "D8"), (20, 26, "AB24")])
def test_a_finding_names_the_cell_of_the_sheet(row: int, column: int, cell: str) -> None:
    """The total of the company is one too high."""
    (finding,) = [one for one in check(_book(row, column), name="x.xlsx").to_dict()["findings"] if one["rule"] == "ARI001"]
    assert finding["source"]["locator"] == f"sheet Scores, cell {cell}, table 1"


def test_the_cell_stays_when_the_file_is_written_and_read() -> None:
    """The file holds row and column of the sheet, from which the cell follows again."""
    appraisal = read_document(_book(4, 2), name="x.xlsx")
    again = whole(parse(text_of(appraisal).encode(), "x.yaml"))
    totals = {one.quantity.option: one.place.locator() for one in again.figures if one.quantity.kind == "total"}
    assert totals["company"] == "sheet Scores, cell D8, table 1"
