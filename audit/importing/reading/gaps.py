"""Heads of a sheet that an empty row parts from the figures below them: one table, and not two."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from audit.documents.book import column_of
from audit.importing.grid import Grid, Row, Slot
from audit.importing.reading.heads import is_figure, texts
from audit.importing.words import level_like

__all__ = ["without_gaps"]

_CELL: Final = re.compile(r"(?P<column>[A-Z]{1,3})(?P<row>\d{1,7})")
_HEADS: Final = 3
"""Rows of heads that a table has at the most."""

_NAMES: Final = 2
_GAP: Final = 2
"""From the last row of the heads to the first of the figures, where one row is left empty."""


def without_gaps(grids: Sequence[Grid]) -> list[Grid]:
    """The tables, those put together of which one holds nothing but heads, and the next, an empty row below, the figures under them."""
    found: list[Grid] = []
    for grid in grids:
        if found and _heads(found[-1], grid):
            above = found.pop()
            doubts = tuple(dict.fromkeys((*above.doubts, *grid.doubts)))
            heads = above.rows if above.width == grid.width else tuple((Slot("", row[0].place), *row) for row in above.rows)
            rows = (*heads, *_between(above, grid), *grid.rows)
            grid = replace(above, rows=rows, below=grid.below, doubts=doubts)  # noqa: PLW2901  # the same table
        found.append(grid)
    return found


def _heads(one: Grid, other: Grid) -> bool:
    """Say whether a table is the heads of the next: it holds words alone, over the same columns, and the next begins with figures."""
    if one.source != other.source or len(one.rows) > _HEADS or other.width - one.width not in {0, 1} or len(texts(one.rows[-1])) <= _NAMES:
        return False
    first, second = _extent(one), _extent(other)
    if first is None or second is None or one.rows[-1][0].place.sheet not in {None, other.rows[0][0].place.sheet}:
        return False
    beside = second[0] - first[1] == _GAP + len(_between(one, other)) and first[2] - second[2] == other.width - one.width
    return beside and not any(map(_stands_for_figure, (text for row in one.rows for text in texts(row)))) and _begins(other)


def _between(one: Grid, other: Grid) -> list[Row]:
    """What stands between the empty row and the figures: the name of their first group, which is read as text above them."""
    first, second = _extent(one), _extent(other)
    if first is None or second is None or not other.above or second[0] - first[1] != _GAP + 1:
        return []
    passage = other.above[0]
    cell = _CELL.fullmatch(passage.place.cell or "")
    if cell is None or int(cell["row"]) != second[0] - 1:
        return []
    blanks = [Slot("", slot.place) for slot in other.rows[0][1:]]
    return [(Slot(passage.text, replace(passage.place, source=one.source, table=one.number)), *blanks)]


def _begins(grid: Grid) -> bool:
    """Say whether a table begins with figures, or with the name of a group and figures below it."""
    for row in grid.rows[:_HEADS]:
        said = texts(row)
        if len(said) > 1:
            return all(map(_stands_for_figure, said[1 : 1 + _NAMES]))
    return False


def _stands_for_figure(text: str) -> bool:
    return is_figure(text) or level_like(text)


def _extent(grid: Grid) -> tuple[int, int, int] | None:
    """The first row, the last and the first column of a table of a workbook."""
    cells = [match for row in grid.rows for slot in row if slot.text and (match := _CELL.fullmatch(slot.place.cell or "")) is not None]
    if not cells:
        return None
    rows = [int(match["row"]) for match in cells]
    return min(rows), max(rows), min(column_of(match["column"]) for match in cells)
