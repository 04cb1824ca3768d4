"""A workbook for auditing its formulas: what each cell of each sheet stores, shows and is worked out from."""

from collections.abc import Mapping
from typing import Any

from audit.documents.book import At, Cell, Sheet, Sort, Workbook
from audit.documents.xlsx.shown import exact, shown

__all__ = ["book_of", "sheet_of"]


def sheet_of(formulas: Any, values: Any, unstored: frozenset[At], *, asked: bool) -> Sheet:
    """Take a sheet from its two faces, as formulas and as stored results; ``unstored`` are the formulas without a result."""
    stored = values._cells  # noqa: SLF001  # the public ways make every cell in between
    cells = {}
    for (row, column), cell in sorted(formulas._cells.items()):  # noqa: SLF001  # as above
        at = (row - 1, column - 1)
        made = _cell(at, cell, stored.get((row, column)), missing=at in unstored)
        if made is not None:
            cells[at] = made
    spans = {
        (one.min_row - 1, one.min_col - 1): (one.max_row - one.min_row + 1, one.max_col - one.min_col + 1) for one in formulas.merged_cells.ranges
    }
    rows = frozenset(at - 1 for at, row in formulas.row_dimensions.items() if row.hidden)
    return Sheet(str(formulas.title), cells, formulas.sheet_state != "visible", rows, _hidden_columns(formulas), spans, asked)


def _cell(at: At, cell: Any, stored: Any, *, missing: bool) -> Cell | None:
    formula = _formula(cell)
    value = stored.value if stored is not None else None
    if value is None and not formula:
        return None
    form = str(cell.number_format or "General")
    text = "" if value is None else shown(value, form).replace("\r\n", "\n").strip()
    number = exact(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
    sort = "none" if missing and formula else _sort(value, stored)
    return Cell(*at, sort, text, number, formula, "" if form == "General" else form)


def _formula(cell: Any) -> str:
    if cell.data_type != "f":
        return ""
    text = str(getattr(cell.value, "text", cell.value) or "")
    return text if text.startswith("=") else f"={text}"


def _sort(value: object, stored: Any) -> Sort:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "logical"
    if isinstance(value, int | float):
        return "number"
    if isinstance(value, str):
        return "error" if stored.data_type == "e" else "text"
    return "date"


def _hidden_columns(sheet: Any) -> frozenset[int]:
    found: set[int] = set()
    for column in sheet.column_dimensions.values():
        if column.hidden and column.min and column.max:
            found.update(range(column.min - 1, min(column.max, column.min + 5_000)))
    return frozenset(found)


def book_of(name: str, sha256: str, sheets: list[Sheet], formulas: Any) -> Workbook:
    """Put the sheets together with what the workbook's names stand for; names of one sheet are written ``Sheet!name``."""
    return Workbook(name, sha256, tuple(sheets), {**_names(formulas.defined_names), **_own_names(formulas)})


def _own_names(formulas: Any) -> dict[str, str]:
    return {f"{sheet.title}!{name}": text for sheet in formulas.worksheets for name, text in _names(sheet.defined_names).items()}


def _names(defined: Mapping[str, Any]) -> dict[str, str]:
    return {str(name): str(one.attr_text) for name, one in sorted(defined.items()) if one.attr_text}
