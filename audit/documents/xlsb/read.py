"""Reader of workbooks in binary form: what each cell shows and stores. Formulas cannot be read from this form."""

import hashlib
import io
from collections.abc import Iterator
from itertools import count
from typing import Any, Final

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from audit.appraisal.model.place import Place
from audit.documents.book import At, name_of
from audit.documents.docx.read import refuse_macros
from audit.documents.office.package import Package
from audit.documents.paper import Cell, Notes, Paper, RefusalError
from audit.documents.sheets import blocks_of, chosen_sheets, listed, number_as_text
from audit.documents.xls.read import NO_FORMULAS
from audit.documents.xlsb.records import Looked, formats_of, looks_of, records
from audit.documents.xlsx.shown import exact, general, shown
from audit.limits import DocumentLimits
from audit.problems import fault

__all__ = ["read_xlsb"]

_DAMAGED: Final = fault("workbook-damaged")
_SHEET: Final = 156
_GENERAL: Final = "General"


def read_xlsb(data: bytes, name: str, sheets: frozenset[str] | None = None, *, macros: bool = False) -> Paper:
    """Read a workbook, or some of its sheets. Raises RefusalError where it is damaged, out of bounds or carries macros."""
    package = Package(data)
    notes = Notes()
    refuse_macros(package, notes, allowed=macros)
    package.survey()
    looked = _looked(package)
    formats = formats_of(package.read("xl/styles.bin")) if "xl/styles.bin" in package.names else []
    book = _opened(data)
    notes.add(NO_FORMULAS)
    notes.add("the colours of a workbook in this form are not read")
    numbers = count(1)
    blocks = []
    hidden = {one.name for one in book.sheets_metadata if one.visible != SheetVisibleEnum.Visible}
    titles = [one.name for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    for title in chosen_sheets(titles, sheets):
        cells = {(one.row, one.column): one for one in _cells(book, title, looked.get(title, Looked()), formats)}
        blocks += list(blocks_of(title, cells, numbers, hidden=title in hidden))
        _remark(title, cells, notes, hidden=title in hidden)
    return Paper(name, "xlsx", hashlib.sha256(data).hexdigest(), tuple(blocks), notes.all())


def _looked(package: Package) -> dict[str, Looked]:
    """Look through every sheet before the library sees one: it lays out all rows and columns up to the farthest cell."""
    related = package.related("xl/workbook.bin")
    found: dict[str, Looked] = {}
    for kind, body in records(package.read("xl/workbook.bin")):
        if kind == _SHEET:
            part, title = _strings(body[8:], 2)
            if related.get(part) in package.names:
                found[title] = looks_of(package.read(related[part]))
    if sum(len(one.looks) for one in found.values()) > DocumentLimits.MAX_STORED:
        raise RefusalError(fault("workbook-stores-too-much", max_stored=DocumentLimits.MAX_STORED))
    return found


def _strings(body: bytes, number: int) -> list[str]:
    found = []
    for _ in range(number):
        length = int.from_bytes(body[:4], "little")
        found.append(body[4 : 4 + 2 * length].decode("utf-16-le", "replace") if length < len(body) else "")
        body = body[4 + 2 * length :] if length < len(body) else b""
    return found


def _opened(data: bytes) -> Any:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except BaseException as error:
        raise _as_refusal(error) from error


def _as_refusal(error: BaseException) -> BaseException:
    """What is raised for an error of the library, which raises what is no Exception where a file is broken."""
    return error if isinstance(error, MemoryError | KeyboardInterrupt | SystemExit) else RefusalError(_DAMAGED)


def _cells(book: Any, title: str, looked: Looked, formats: list[str]) -> Iterator[Cell]:
    try:
        sheet = book.get_sheet_by_name(title)
        lines = sheet.to_python(skip_empty_area=False)
        merged = sheet.merged_cell_ranges or []
    except BaseException as error:
        raise _as_refusal(error) from error
    spans = {first: (last[0] - first[0] + 1, last[1] - first[1] + 1) for first, last in merged}
    if sum(rows * columns for rows, columns in spans.values()) > DocumentLimits.MAX_MERGED:
        raise RefusalError(fault("sheet-merges-too-much", max_merged=DocumentLimits.MAX_MERGED))
    for row, line in enumerate(lines):
        for column, value in enumerate(line):
            if value not in ("", None):
                yield _cell(title, (row, column), value, spans.get((row, column), (1, 1)), _form(looked, formats, (row, column)))


def _form(looked: Looked, formats: list[str], at: At) -> str:
    look = looked.looks.get(at, -1)
    return formats[look] if 0 <= look < len(formats) else _GENERAL


def _cell(title: str, at: At, value: object, span: At, form: str) -> Cell:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    plain = int(value) if isinstance(value, float) and value.is_integer() else value
    text = shown(plain, form).replace("\r\n", "\n").strip()
    sort = "number" if number else "logical" if isinstance(value, bool) else "text" if isinstance(value, str) else "date"
    sort = "error" if isinstance(value, str) and value.startswith("#") and value.endswith(("!", "?", "/A")) else sort
    return Cell(
        *at, text, *span, place=Place(sheet=title, cell=name_of(at)), stored=_stored(plain, text) if number else None, sort=sort,
        doubts=(f"{text} is here in place of a value",) if sort == "error" else (),
    )  # fmt: skip


def _stored(value: object, text: str) -> str | None:
    assert isinstance(value, int | float)
    whole = general(exact(value))
    plain = whole if isinstance(value, int) else repr(value)
    return None if text == whole == plain else plain


def _remark(title: str, cells: dict[At, Cell], notes: Notes, *, hidden: bool) -> None:
    place = Place(sheet=title)
    if hidden:
        notes.add("this sheet is hidden; it was read", "doubt", place)
    as_text = [str(cell.place.cell) for cell in cells.values() if number_as_text(cell)]
    if as_text:
        notes.add(f"numbers stored as text, which sums leave out: {listed(as_text)}", "note", place)
