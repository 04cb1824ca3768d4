"""Workbooks in the old binary form: figures as shown by their formats, merged cells, colours, dates, errors; formulas are not read."""

from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pytest
import xlrd

from audit.documents.paper import Notes, RefusalError
from audit.documents.sheets import blocks_of
from audit.documents.xls import read as module
from audit.documents.xls.read import NO_FORMULAS, read_xls
from audit.limits import DocumentLimits
from tests.documents.documents import texts

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FORMS = {0: "General", 1: "0%", 2: "0.0", 3: "dd/mm/yyyy", 4: "hh:mm"}


class Sheet:
    """A sheet as the library gives it, from rows of (kind of cell, value, look)."""

    def __init__(self, name: str, rows: list[list[tuple[int, Any, int]]], merged: list[tuple[int, int, int, int]] | None = None) -> None:
        self.name, self.visibility, self.merged_cells = name, 0, merged or []
        self.rowinfo_map: dict[int, Any] = {}
        self.colinfo_map: dict[int, Any] = {}
        self._rows = rows
        self.nrows = len(rows)

    def row_len(self, row: int) -> int:
        return len(self._rows[row])

    def cell(self, row: int, column: int) -> Any:
        kind, value, look = self._rows[row][column]
        return SimpleNamespace(ctype=kind, value=value, xf_index=look)


def book(*sheets: Sheet) -> Any:
    plain, red = SimpleNamespace(fill_pattern=0, pattern_colour_index=0), SimpleNamespace(fill_pattern=1, pattern_colour_index=9)
    looks = [SimpleNamespace(format_key=key, background=plain, font_index=0) for key in FORMS]
    looks.append(SimpleNamespace(format_key=0, background=red, font_index=1))
    return SimpleNamespace(
        sheet_names=lambda: [one.name for one in sheets], sheet_by_name=lambda name: next(one for one in sheets if one.name == name), xf_list=looks,
        format_map={key: SimpleNamespace(format_str=form) for key, form in FORMS.items()}, datemode=0, colour_map={9: (255, 0, 0)},
        font_list=[SimpleNamespace(weight=400), SimpleNamespace(weight=700)],
    )  # fmt: skip


T, N, D, B, E = xlrd.XL_CELL_TEXT, xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE, xlrd.XL_CELL_BOOLEAN, xlrd.XL_CELL_ERROR
ROWS: list[list[tuple[int, Any, int]]] = [
    [(T, "Criteria", 0), (T, "Group", 5), (T, "", 0)],
    [(T, "Access", 0), (N, 0.8333, 1), (N, 4.0, 0)],
    [(T, "Cost", 0), (N, 2.25, 2), (E, 7, 0)],
]


def of(monkeypatch: pytest.MonkeyPatch, *sheets: Sheet, **chosen: Any) -> Any:
    monkeypatch.setattr(module, "_opened", lambda _: book(*sheets))
    return read_xls(OLE, "x.xls", **chosen)


def test_figures_are_as_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the format of each cell, with the exact value beside it; an error in place of a value is a doubt."""
    paper = of(monkeypatch, Sheet("Scores", ROWS, [(0, 1, 1, 3)]))
    table = next(paper.tables)
    assert texts(table) == [["Criteria", "Group", "Group"], ["Access", "83%", "4"], ["Cost", "2.3", "#DIV/0!"]]
    shown = {cell.text: cell for cell in table.cells}
    assert (shown["83%"].stored, shown["4"].stored, shown["83%"].place.cell) == ("0.8333", None, "B2")
    assert (shown["Group"].fill, shown["Group"].bold, shown["#DIV/0!"].sort) == ("#ff0000", True, "error")
    assert (paper.kind, paper.workbook, paper.remarks[0].text) == ("xlsx", None, NO_FORMULAS)


def test_dates_and_truths_are_as_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Days, times of day, and yes or no."""
    assert xlrd.xldate.xldate_as_datetime(45000, 0) == datetime(2023, 3, 15)  # noqa: DTZ001  # sheets know no zones
    paper = of(
        monkeypatch,
        Sheet("S", [[(T, "a", 0), (T, "b", 0), (T, "c", 0)], [(D, 45000.0, 3), (D, 0.5, 4), (B, 1, 0)], [(D, 3e9, 3), (N, 1.0, 0), (N, 2.0, 0)]]),
    )
    assert texts(next(paper.tables))[1:] == [["15/03/2023", "12:00", "TRUE"], ["3000000000", "1", "2"]]


def test_what_is_hidden_is_read_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows, columns, whole sheets; and numbers stored as text."""
    sheet = Sheet("S", [[(T, "a", 0), (T, "b", 0)], [(T, "x", 0), (T, "4", 0)], [(T, "y", 0), (N, 5.0, 0)]])
    sheet.visibility = 1
    sheet.rowinfo_map = {1: SimpleNamespace(hidden=1)}
    sheet.colinfo_map = {1: SimpleNamespace(hidden=1)}
    paper = of(monkeypatch, sheet)
    assert [one.text for one in paper.remarks[1:]] == [
        "this sheet is hidden; it was read", "cells in hidden rows or columns were read as well: B1, A2, B2, B3", "numbers stored as text, which sums leave out: B2",
    ]  # fmt: skip


def test_the_limits_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cells merged, and cells of all sheets."""
    with pytest.raises(RefusalError, match="merges more than"):
        of(monkeypatch, Sheet("S", ROWS, [(0, 60_000, 0, 2)]))
    monkeypatch.setattr(DocumentLimits, "MAX_STORED", 10)
    with pytest.raises(RefusalError, match="stores more than 10 cells"):
        of(monkeypatch, Sheet("A", ROWS), Sheet("B", ROWS))
    assert len(list(of(monkeypatch, Sheet("A", ROWS), Sheet("B", ROWS), sheets=frozenset({"B"})).tables)) == 1


@pytest.mark.parametrize("data", [OLE, OLE + b"\0" * 600, OLE + bytes(range(256)) * 40, b"\x09\x08" + b"\xff" * 500])
def test_damaged_files_are_refused(data: bytes) -> None:
    """With what can be done."""
    with pytest.raises(RefusalError, match="damaged"):
        read_xls(data, "x.xls")


def test_a_sheet_without_cells_gives_nothing() -> None:
    """No table and no remark."""
    assert list(blocks_of("S", {}, iter(()), hidden=False)) == []
    assert Notes().all() == ()
