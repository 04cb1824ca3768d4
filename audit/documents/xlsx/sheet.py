"""One sheet: what each cell stores, shows and is coloured with, and the tables and notes that the cells make."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from audit.appraisal.model.place import Place
from audit.documents.paper import Cell, Passage, Table
from audit.documents.sheets import blocks_of
from audit.documents.xlsx.conditional import Conditional, own_fill
from audit.documents.xlsx.shown import exact, general, shown

__all__ = ["UNSTORED", "Looks", "Sheet"]

UNSTORED: Final = "a formula without a stored result"


@dataclass(frozen=True, slots=True)
class Looks:
    """What colours the workbook knows, and which cells of this sheet have a formula without a stored result."""

    theme: dict[str, str]
    indexed: tuple[str, ...]
    unstored: frozenset[tuple[int, int]]


class Sheet:
    """Reads one sheet; ``formulas`` and ``values`` are the same sheet as its formulas and as their stored results."""

    def __init__(self, formulas: Any, values: Any, looks: Looks) -> None:
        """Take both faces of a sheet."""
        self._formulas = formulas
        self._looks = looks
        self.title = str(formulas.title)
        self._styles: dict[int, tuple[str | None, bool]] = {}
        self.hidden = formulas.sheet_state != "visible"
        self._rows = {at - 1 for at, row in formulas.row_dimensions.items() if row.hidden}
        self._columns = _hidden_columns(formulas)
        stored = {(cell.row - 1, cell.column - 1): cell.value for row in _used(values) for cell in row if cell.value is not None}
        self.conditional = Conditional(formulas, stored, looks.theme, looks.indexed)
        self.cells = {(one.row, one.column): one for one in self._read(stored)}

    def _read(self, stored: dict[tuple[int, int], object]) -> Iterator[Cell]:
        spans = {
            (one.min_row - 1, one.min_col - 1): (one.max_row - one.min_row + 1, one.max_col - one.min_col + 1)
            for one in self._formulas.merged_cells.ranges
        }
        covered = {(top + row, left + column) for (top, left), (rows, columns) in spans.items() for row in range(rows) for column in range(columns)}
        for line in _used(self._formulas):
            for cell in line:
                at = (cell.row - 1, cell.column - 1)
                if at in spans or at not in covered:
                    made = self._cell(cell, stored.get(at), spans.get(at, (1, 1)))
                    if made.text or made.fill or made.formula:
                        yield made

    def _cell(self, cell: Any, value: object, span: tuple[int, int]) -> Cell:
        row, column = cell.row - 1, cell.column - 1
        formula = _formula(cell)
        text = "" if value is None else shown(value, cell.number_format or "General").replace("\r\n", "\n").strip()
        own, bold = self._style(cell)
        missing = formula is not None and (row, column) in self._looks.unstored
        return Cell(
            row, column, text, *span,
            fill=self.conditional.fill(row, column) or own,
            formula=formula,
            place=Place(sheet=self.title, cell=cell.coordinate),
            bold=bold,
            doubts=_doubts(text, missing=missing),
            stored=_stored(value, text),
            sort="none" if missing else _sort(value),
            hidden=row in self._rows or column in self._columns,
        )  # fmt: skip

    def _style(self, cell: Any) -> tuple[str | None, bool]:
        """The fill of a cell and whether it is bold; many cells share one style."""
        if cell.style_id not in self._styles:
            fill = own_fill(cell, self._looks.theme, self._looks.indexed)
            self._styles[cell.style_id] = (fill, bool(cell.font and cell.font.b))
        return self._styles[cell.style_id]

    def blocks(self, tables: Iterator[int]) -> Iterator[Table | Passage]:
        """The tables and notes of the sheet; ``tables`` gives their numbers."""
        return blocks_of(self.title, self.cells, tables, hidden=self.hidden)


def _used(sheet: Any) -> Iterator[list[Any]]:
    """The cells that are stored, row by row; a sheet with one far cell is not walked through."""
    rows: dict[int, list[Any]] = {}
    for (row, _), cell in sorted(sheet._cells.items()):  # noqa: SLF001  # the public ways make every cell in between
        rows.setdefault(row, []).append(cell)
    return iter(rows.values())


def _hidden_columns(sheet: Any) -> set[int]:
    found: set[int] = set()
    for column in sheet.column_dimensions.values():
        if column.hidden and column.min and column.max:
            found.update(range(column.min - 1, min(column.max, column.min + 5_000)))
    return found


def _formula(cell: Any) -> str | None:
    if cell.data_type != "f":
        return None
    value = cell.value
    text = str(getattr(value, "text", value) or "")
    return text if text.startswith("=") else f"={text}"


def _stored(value: object, text: str) -> str | None:
    """The exact number where the text does not show all of it."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    whole = general(exact(value))
    plain = repr(value) if isinstance(value, float) and not value.is_integer() else whole
    return None if text == whole == plain else plain


def _sort(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "logical"
    if isinstance(value, int | float):
        return "number"
    if isinstance(value, str):
        return "error" if value.startswith("#") and value.endswith(("!", "?", "/A")) else "text"
    return "date"


def _doubts(text: str, *, missing: bool) -> tuple[str, ...]:
    if missing:
        return (f"{UNSTORED}: open the workbook in a spreadsheet program and save it",)
    return (f"{text} is here in place of a value",) if text.startswith("#") and _sort(text) == "error" else ()
