"""One sheet of an OpenDocument workbook: its cells laid out, with what they show, store and are worked out from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import chain
from typing import Final

from lxml.etree import _Element

from audit.appraisal.model.place import Place
from audit.documents.book import At, Sort, name_of
from audit.documents.book import Cell as Stored
from audit.documents.ods.formula import as_excel
from audit.documents.ods.styles import Looks
from audit.documents.office.xml import attribute, children, local
from audit.documents.paper import Cell, RefusalError
from audit.documents.xlsx.shown import exact, general
from audit.limits import DocumentLimits
from audit.problems import fault

__all__ = ["Laid", "every", "lay"]

_SORTS: Final[dict[str, Sort]] = {
    "float": "number", "percentage": "number", "currency": "number", "date": "date", "time": "date", "boolean": "logical", "string": "text",
}  # fmt: skip
_ROW_GROUPS: Final = ("table-rows", "table-header-rows", "table-row-group")
_COLUMN_GROUPS: Final = ("table-columns", "table-header-columns", "table-column-group")
_UNSEEN: Final = ("collapse", "filter")
_COLOURED: Final = 200
"""Cells and rows repeated more often than this are the rest of a sheet, whose colour alone says nothing."""
_ERRORS: Final = ("Err:", "#")


@dataclass(slots=True)
class Laid:
    """A sheet laid out: its cells as they are shown, as they are stored, and what of it is hidden."""

    title: str
    cells: dict[At, Cell] = field(default_factory=dict)
    stored: dict[At, Stored] = field(default_factory=dict)
    spans: dict[At, At] = field(default_factory=dict)
    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    hidden: bool = False
    comments: int = 0


def lay(table: _Element, looks: Looks, *, hidden: bool) -> Laid:
    """Lay out a sheet. Raises RefusalError where it holds something beyond the limits."""
    sheet = Laid(attribute(table, "name"), hidden=hidden)
    defaults = _columns(table, sheet)
    row = 0
    for element in _within(table, "table-row", _ROW_GROUPS):
        times = _times(element, "number-rows-repeated")
        full = _row(element, looks, defaults if times <= _COLOURED else None)
        if full:
            _check(row + times, DocumentLimits.MAX_ROW, "row")
            for at in range(row, row + times):
                if attribute(element, "visibility") in _UNSEEN:
                    sheet.rows.add(at)
                _lay_row(sheet, at, full, (looks, defaults))
        row += times
    return sheet


def _columns(table: _Element, sheet: Laid) -> dict[int, str]:
    """The style that the cells of each column have where they name none, and note the columns that are not shown."""
    found: dict[int, str] = {}
    column = 0
    for element in _within(table, "table-column", _COLUMN_GROUPS):
        times = min(_times(element, "number-columns-repeated"), DocumentLimits.MAX_COLUMN)
        for at in range(column, min(column + times, DocumentLimits.MAX_COLUMN)):
            found[at] = attribute(element, "default-cell-style-name")
            if attribute(element, "visibility") in _UNSEEN:
                sheet.columns.add(at)
        column += times
    return found


def _within(element: _Element, name: str, groups: tuple[str, ...]) -> Iterator[_Element]:
    """The rows or columns of a sheet, looking through the groups that hold them."""
    for one in element:
        if local(one) == name:
            yield one
        elif local(one) in groups:
            yield from _within(one, name, groups)


def _row(element: _Element, looks: Looks, defaults: dict[int, str] | None) -> list[tuple[int, int, _Element]]:
    """The cells of a row that hold something, or are coloured where the defaults of columns are given.

    Each with where it begins and how often it stands there.
    """
    found = []
    column = 0
    for cell in element:
        if local(cell) in ("table-cell", "covered-table-cell"):
            times = _times(cell, "number-columns-repeated")
            own = attribute(cell, "style-name") or (defaults or {}).get(column, "")
            coloured = defaults is not None and times <= _COLOURED and looks.of(own)[0] is not None
            if local(cell) == "table-cell" and (coloured or _holds(cell)):
                found.append((column, times, cell))
            column += times
    return found


def _holds(cell: _Element) -> bool:
    return bool(attribute(cell, "formula") or attribute(cell, "value-type") or _spans(cell) != (1, 1)) or any(local(one) == "p" for one in cell)


def _lay_row(sheet: Laid, row: int, full: list[tuple[int, int, _Element]], looks: tuple[Looks, dict[int, str]]) -> None:
    for column, times, element in full:
        _check(column + times, DocumentLimits.MAX_COLUMN, "column")
        for at in range(column, column + times):
            _lay_cell(sheet, (row, at), element, looks)
        if len(sheet.stored) > DocumentLimits.MAX_STORED:
            raise RefusalError(fault("sheet-stores-too-much", max_stored=DocumentLimits.MAX_STORED))


def _lay_cell(sheet: Laid, at: At, element: _Element, looks: tuple[Looks, dict[int, str]]) -> None:
    text, sort, value = _text(element), _sort(element), _value(element)
    formula = as_excel(attribute(element, "formula"))
    span = _spans(element)
    missing = bool(formula) and sort == "" and not text
    sort = "none" if missing else "error" if formula and text.startswith(_ERRORS) else sort
    fill, bold = looks[0].of(attribute(element, "style-name") or looks[1].get(at[1], ""))
    sheet.comments += sum(local(one) == "annotation" for one in element)
    if span != (1, 1):
        sheet.spans[at] = span
    if text or formula or value is not None:
        sheet.stored[at] = Stored(*at, sort, text, value, formula)
    sheet.cells[at] = Cell(
        *at, text, *span, fill=fill, formula=formula or None, place=Place(sheet=sheet.title, cell=name_of(at)), bold=bold,
        doubts=("a formula without a stored result: open the workbook in a spreadsheet program and save it",) if missing else (),
        stored=None if value is None or general(value) == text else general(value), sort=sort,
        hidden=at[0] in sheet.rows or at[1] in sheet.columns,
    )  # fmt: skip


def _sort(element: _Element) -> Sort:
    return _SORTS.get(attribute(element, "value-type"), "")


def _value(element: _Element) -> Fraction | None:
    """The number that a cell stores, as spreadsheets take it."""
    if _sort(element) != "number":
        return None
    try:
        return exact(float(attribute(element, "value")))
    except (ValueError, OverflowError):
        return None


def _text(element: _Element) -> str:
    """What a cell shows: a line for each paragraph; notes and drawings are no part of it."""
    return "\n".join(_line(one) for one in children(element, "p")).strip()


def _line(paragraph: _Element) -> str:
    parts: list[str] = [paragraph.text or ""]
    for one in paragraph:
        name = local(one)
        if name == "s":
            parts.append(" " * min(_times(one, "c"), DocumentLimits.MAX_SPAN))
        elif name in ("tab", "line-break"):
            parts.append("\t" if name == "tab" else "\n")
        elif name not in ("annotation", "note", "frame"):
            parts.append(_line(one))
        parts.append(one.tail or "")
    return "".join(parts)


def _spans(element: _Element) -> tuple[int, int]:
    spans = _times(element, "number-rows-spanned"), _times(element, "number-columns-spanned")
    if spans[0] * spans[1] > DocumentLimits.MAX_MERGED:
        raise RefusalError(fault("sheet-merges-too-much", max_merged=DocumentLimits.MAX_MERGED))
    return spans


def _times(element: _Element, name: str) -> int:
    """Read how often something is repeated or how far it spans; anything that is no number counts as once."""
    text = attribute(element, name, "1")
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 10 else 1  # noqa: PLR2004  # a sheet has fewer rows


def _check(last: int, most: int, what: str) -> None:
    if last > most:
        raise RefusalError(fault("cell-too-far", what=what, last=last, most=most, what_2=what))


def every(sheets: list[Laid]) -> Iterator[Cell]:
    """The cells of all sheets."""
    return chain.from_iterable(sheet.cells.values() for sheet in sheets)
