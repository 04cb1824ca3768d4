"""Workbooks in binary form: the look through their records, and what is read of a workbook written by hand."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.documents.paper import Paper, RefusalError
from audit.documents.xls.read import NO_FORMULAS
from audit.documents.xlsb.records import formats_of, looks_of, records
from audit.limits import DocumentLimits
from tests.documents.documents import REL, TYPE, packed, read, remarks, texts

ROW, REAL, TEXT, FORMULA = 0, 5, 6, 9


def rec(kind: int, body: bytes = b"") -> bytes:
    """Write a record: its number and length, seven bits to a byte."""
    number = bytes([kind]) if kind < 128 else bytes([kind & 127 | 128, kind >> 7])
    return number + (bytes([len(body)]) if len(body) < 128 else bytes([len(body) & 127 | 128, len(body) >> 7])) + body


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def row(at: int, *cells: bytes) -> bytes:
    return rec(ROW, struct.pack("<I", at) + b"\0" * 21) + b"".join(cells)


def number(column: int, value: float, look: int = 0) -> bytes:
    return rec(REAL, struct.pack("<IId", column, look, value))


def text(column: int, value: str) -> bytes:
    return rec(TEXT, struct.pack("<II", column, 0) + wide(value))


def formula(column: int, value: float) -> bytes:
    return rec(FORMULA, struct.pack("<IIdHII", column, 0, value, 0, 0, 0))


STYLES = rec(615, struct.pack("<I", 1)) + rec(44, struct.pack("<H", 164) + wide("0.0")) + rec(616) + rec(47, struct.pack("<HH", 0, 9)) + rec(617, struct.pack("<I", 3)) + b"".join(
    rec(47, struct.pack("<HHHHHHHH", 0, form, 0, 0, 0, 0, 0, 0)) for form in (0, 9, 164)
) + rec(618)  # fmt: skip


def xlsb(*sheets: bytes, more: dict[str, bytes | str] | None = None) -> bytes:
    names = [f"S{at}" for at, _ in enumerate(sheets)]
    book = rec(131) + rec(143) + b"".join(
        rec(156, struct.pack("<II", 0, at + 1) + wide(f"rId{at}") + wide(name)) for at, name in enumerate(names)
    ) + rec(144) + rec(132)  # fmt: skip
    links = "".join(f'<Relationship Id="rId{at}" Type="{TYPE}/worksheet" Target="worksheets/{name}.bin"/>' for at, name in enumerate(names))
    parts = {
        f"xl/worksheets/{name}.bin": rec(129) + rec(148, struct.pack("<IIII", 0, 9, 0, 9)) + rec(145) + sheet + rec(146) + rec(130)
        for name, sheet in zip(names, sheets, strict=True)
    }
    return packed({
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>', "xl/workbook.bin": book,
        "xl/_rels/workbook.bin.rels": f"<Relationships {REL}>{links}</Relationships>", "xl/styles.bin": STYLES, **parts, **(more or {}),
    })  # fmt: skip


TABLE = row(0, text(0, "Criteria"), text(1, "North"), text(2, "South")) + row(1, text(0, "Access"), number(1, 4.0), number(2, 0.8333, 1)) + row(
    2, text(0, "Total"), formula(1, 2.25), number(2, 2.25, 2)
)  # fmt: skip


def of(*sheets: bytes) -> Paper:
    return read(xlsb(*sheets), "x.xlsb")


def test_figures_are_as_shown() -> None:
    """By the number format of each cell, which only the records tell; the exact value stands beside it."""
    paper = of(TABLE)
    table = next(paper.tables)
    assert texts(table) == [["Criteria", "North", "South"], ["Access", "4", "83%"], ["Total", "2.25", "2.3"]]
    assert {cell.text: cell.stored for cell in table.cells}["83%"] == "0.8333"
    assert (paper.kind, table.cells[-1].place.locator()) == ("xlsx", "sheet S0, cell C3, table 1")
    assert NO_FORMULAS in remarks(paper)


def test_what_cells_are_worked_out_is_told() -> None:
    """And which look each has."""
    found = looks_of(TABLE)
    assert (found.formulas, found.looks[1, 2], found.looks[2, 2]) == ({(2, 1)}, 1, 2)
    assert formats_of(STYLES) == ["General", "0%", "0.0"]


def test_sheets_can_be_chosen() -> None:
    """By their names."""
    paper = read(xlsb(TABLE, row(0, text(0, "a"), text(1, "b")) + row(1, text(0, "c"), number(1, 1.0))), "x.xlsb", sheets=frozenset({"S1"}))
    assert texts(next(paper.tables)) == [["a", "b"], ["c", "1"]]


@pytest.mark.parametrize("far", [row(1_048_575, text(0, "x")), row(0, text(16_383, "x"))])
def test_a_far_cell_is_refused_before_the_library_lays_out_the_sheet(far: bytes) -> None:
    """It would make every cell up to it, and end the program for want of memory."""
    with pytest.raises(RefusalError, match="a cell with content is in row"):
        of(far)


def test_the_limits_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cells of a sheet, and of all sheets."""
    monkeypatch.setattr(DocumentLimits, "MAX_STORED", 12)
    with pytest.raises(RefusalError, match="the workbook stores more than 12 cells"):
        of(TABLE, TABLE)
    monkeypatch.setattr(DocumentLimits, "MAX_STORED", 5)
    with pytest.raises(RefusalError, match="a sheet stores more than 5 cells"):
        of(TABLE)


def test_macros_are_refused() -> None:
    """As in every other workbook."""
    with pytest.raises(RefusalError, match="contains macros"):
        read(xlsb(TABLE, more={"xl/vbaProject.bin": b"x"}), "x.xlsb")


@given(st.binary(max_size=200))
def test_any_bytes_are_looked_through(data: bytes) -> None:
    """Records end where the bytes end; a cell out of bounds is refused."""
    assert sum(len(body) for _, body in records(data)) <= len(data)
    formats_of(data)
    try:
        looks_of(data)
    except RefusalError:
        return
