"""Sheets of any kind of workbook: from their cells to the tables and notes that stand on them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from audit.appraisal.model.place import Place
from audit.documents.book import At
from audit.documents.paper import Cell, Passage, RefusalError, Table
from audit.documents.xlsx.areas import Area, Held, areas
from audit.problems import fault

__all__ = ["blocks_of", "chosen_sheets", "listed", "number_as_text"]

_NUMBER_TEXT: Final = re.compile(r"\s*-?[0-9][0-9,]*(?:\.[0-9]+)?%?\s*$")
_LISTED: Final = 8
"""How many cells a remark names; the others are counted."""


def blocks_of(title: str, cells: Mapping[At, Cell], tables: Iterator[int], *, hidden: bool) -> Iterator[Table | Passage]:
    """The tables and notes of a sheet from its cells by row and column; ``tables`` gives their numbers."""
    held = [Held(one.row, one.column, one.rows, one.columns, one.sort in ("number", "none"), bool(one.text)) for one in cells.values()]
    for area in areas(held):
        yield from _blocks_of_area(title, area, cells, tables, hidden=hidden)


def _blocks_of_area(title: str, area: Area, cells: Mapping[At, Cell], tables: Iterator[int], *, hidden: bool) -> Iterator[Table | Passage]:
    """Make a table of an area; what stands over it alone, and areas of one column, are notes."""
    rows: dict[int, list[Cell]] = {}
    for one in area:
        rows.setdefault(one.row, []).append(cells[one.row, one.column])
    left = min(one.column for one in area)
    right = max(one.column + one.columns for one in area)
    titles = _titles(list(rows.values()), left, right)
    for line in list(rows.values())[:titles]:
        yield from (Passage(cell.text, cell.place) for cell in line if cell.text)
    body = [cell for line in list(rows.values())[titles:] for cell in line]
    if body:
        yield _table(title, body, left, next(tables), hidden=hidden)


def _table(title: str, cells: list[Cell], left: int, number: int, *, hidden: bool) -> Table:
    top = min(cell.row for cell in cells)
    place = Place(sheet=title, table=number)
    moved = tuple(
        replace(cell, row=cell.row - top, column=cell.column - left,
                place=replace(cell.place, table=number, row=cell.row + 1, column=cell.column + 1))
        for cell in cells
    )  # fmt: skip
    height = max(cell.row + cell.rows for cell in moved)
    width = max(cell.column + cell.columns for cell in moved)
    return Table(number, moved, height, width, place, hidden=hidden, doubts=("its sheet is hidden",) if hidden else ())


def _titles(lines: list[list[Cell]], left: int, right: int) -> int:
    """Count the lines at the head that are no part of a table: one text alone at the left, or over the whole width."""
    if right - left == 1:
        return len(lines)
    count = 0
    for line in lines:
        full = [cell for cell in line if cell.text or cell.formula]
        alone = len(full) == 1 and full[0].sort == "text" and (full[0].column == left or full[0].columns >= right - left)
        if not alone and full:
            break
        count += 1
    return count


def number_as_text(cell: Cell) -> bool:
    """Say whether a cell stores a number as text, so that sums leave it out."""
    return cell.sort == "text" and _NUMBER_TEXT.match(cell.text) is not None


def chosen_sheets(titles: list[str], wanted: frozenset[str] | None) -> list[str]:
    """The sheets that were asked for, or all. Raises RefusalError where one of them is not there."""
    missing = sorted(wanted - set(titles)) if wanted is not None else []
    if missing:
        raise RefusalError(fault("no-such-sheet", missing=missing[0], titles=", ".join(titles)))
    return [title for title in titles if wanted is None or title in wanted]


def listed(names: list[str], most: int = _LISTED) -> str:
    """Name the first of many, and count the rest."""
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")
