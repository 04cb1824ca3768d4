"""Reader of workbooks in the old binary form: what each cell shows and stores. Formulas cannot be read from this form."""

import hashlib
from collections.abc import Iterator
from datetime import time
from itertools import count
from typing import Any, Final

import xlrd
from xlrd.biffh import error_text_from_code

from audit.appraisal.model.place import Place
from audit.documents.book import At, name_of
from audit.documents.office.theme import shown as colour_shown
from audit.documents.paper import Cell, Notes, Paper, RefusalError
from audit.documents.sheets import blocks_of, chosen_sheets, listed, number_as_text
from audit.documents.unread import LOCKED
from audit.documents.xlsx.shown import exact, general, shown
from audit.limits import DocumentLimits
from audit.problems import fault

__all__ = ["NO_FORMULAS", "read_xls"]

NO_FORMULAS: Final = "the formulas of a workbook in this form are not read; save it as .xlsx to have them checked"
_DAMAGED: Final = fault("workbook-damaged")
_SOLID: Final = 1
_BOLD: Final = 700
_SORTS: Final = {xlrd.XL_CELL_NUMBER: "number", xlrd.XL_CELL_TEXT: "text", xlrd.XL_CELL_DATE: "date", xlrd.XL_CELL_BOOLEAN: "logical"}


def read_xls(data: bytes, name: str, sheets: frozenset[str] | None = None) -> Paper:
    """Read a workbook, or some of its sheets. Raises RefusalError where it is locked, damaged or out of bounds."""
    book = _opened(data)
    notes = Notes()
    notes.add(NO_FORMULAS)
    numbers = count(1)
    blocks = []
    stored = 0
    for title in chosen_sheets(book.sheet_names(), sheets):
        sheet = book.sheet_by_name(title)
        cells = {(cell.row, cell.column): cell for cell in _cells(book, sheet)}
        stored += len(cells)
        if stored > DocumentLimits.MAX_STORED:
            raise RefusalError(fault("workbook-stores-too-much", max_stored=DocumentLimits.MAX_STORED))
        blocks += list(blocks_of(title, cells, numbers, hidden=bool(sheet.visibility)))
        _remark(title, cells, notes, hidden=bool(sheet.visibility))
    return Paper(name, "xlsx", hashlib.sha256(data).hexdigest(), tuple(blocks), notes.all())


def _opened(data: bytes) -> Any:
    try:
        return xlrd.open_workbook(file_contents=data, formatting_info=True, ragged_rows=True, logfile=_Nowhere())
    except xlrd.XLRDError as error:
        raise RefusalError(LOCKED if "encrypted" in str(error).lower() else _DAMAGED) from error
    except (MemoryError, RecursionError):
        raise
    except Exception as error:
        raise RefusalError(_DAMAGED) from error


class _Nowhere:
    """Takes what the library would print about odd records."""

    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None:
        return


def _cells(book: Any, sheet: Any) -> Iterator[Cell]:
    spans = {(top, left): (bottom - top, right - left) for top, bottom, left, right in sheet.merged_cells}
    if sum(rows * columns for rows, columns in spans.values()) > DocumentLimits.MAX_MERGED:
        raise RefusalError(fault("sheet-merges-too-much", max_merged=DocumentLimits.MAX_MERGED))
    covered = {(top + row, left + column) for (top, left), (rows, columns) in spans.items() for row in range(rows) for column in range(columns)}
    for row in range(sheet.nrows):
        hidden = bool(sheet.rowinfo_map[row].hidden) if row in sheet.rowinfo_map else False
        for column in range(sheet.row_len(row)):
            at = (row, column)
            if at in spans or at not in covered:
                made = _cell(book, sheet, at, spans.get(at, (1, 1)), hidden=hidden or _column_hidden(sheet, column))
                if made.text or made.fill:
                    yield made


def _column_hidden(sheet: Any, column: int) -> bool:
    return column in sheet.colinfo_map and bool(sheet.colinfo_map[column].hidden)


def _cell(book: Any, sheet: Any, at: At, span: At, *, hidden: bool) -> Cell:
    cell = sheet.cell(*at)
    look = book.xf_list[cell.xf_index] if cell.xf_index is not None and cell.xf_index < len(book.xf_list) else None
    form = book.format_map[look.format_key].format_str if look is not None and look.format_key in book.format_map else "General"
    sort = "error" if cell.ctype == xlrd.XL_CELL_ERROR else _SORTS.get(cell.ctype, "")
    text = _text(book, cell, str(form)).replace("\r\n", "\n").strip()
    return Cell(
        *at, text, *span, fill=_fill(book, look), place=Place(sheet=sheet.name, cell=name_of(at)), bold=_bold(book, look),
        doubts=(f"{text} is here in place of a value",) if sort == "error" else (), stored=_stored(cell, text), sort=sort, hidden=hidden,
    )  # fmt: skip


def _text(book: Any, cell: Any, form: str) -> str:
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(error_text_from_code.get(cell.value, "#"))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return shown(bool(cell.value), form)
    if cell.ctype == xlrd.XL_CELL_DATE:
        return _date(book, cell.value, form)
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        value = float(cell.value)
        return shown(int(value) if value.is_integer() else value, form)
    return str(cell.value)


def _date(book: Any, value: float, form: str) -> str:
    try:
        found = xlrd.xldate.xldate_as_datetime(value, book.datemode)
    except (xlrd.xldate.XLDateError, OverflowError, ValueError):
        return general(exact(value))
    return shown(time(found.hour, found.minute, found.second) if 0 <= value < 1 else found, form)


def _stored(cell: Any, text: str) -> str | None:
    """The exact number where the text does not show all of it."""
    if cell.ctype != xlrd.XL_CELL_NUMBER:
        return None
    whole = general(exact(float(cell.value)))
    plain = whole if float(cell.value).is_integer() else repr(float(cell.value))
    return None if text == whole == plain else plain


def _fill(book: Any, look: Any) -> str | None:
    if look is None or look.background.fill_pattern != _SOLID:
        return None
    colour = book.colour_map.get(look.background.pattern_colour_index)
    return None if colour is None else colour_shown("".join(f"{part:02x}" for part in colour))


def _bold(book: Any, look: Any) -> bool:
    return look is not None and look.font_index < len(book.font_list) and bool(book.font_list[look.font_index].weight >= _BOLD)


def _remark(title: str, cells: dict[At, Cell], notes: Notes, *, hidden: bool) -> None:
    place = Place(sheet=title)
    if hidden:
        notes.add("this sheet is hidden; it was read", "doubt", place)
    unseen = [str(cell.place.cell) for cell in cells.values() if cell.hidden and cell.text]
    if unseen:
        notes.add(f"cells in hidden rows or columns were read as well: {listed(unseen)}", "doubt", place)
    as_text = [str(cell.place.cell) for cell in cells.values() if number_as_text(cell)]
    if as_text:
        notes.add(f"numbers stored as text, which sums leave out: {listed(as_text)}", "note", place)
