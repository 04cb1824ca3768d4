"""The shape of a table that rules made, mended: columns that are none, and two tables that touch."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from audit.documents.paper import Cell
from audit.documents.pdf.glyphs import Glyph
from audit.documents.pdf.lattice import Grid, Slot

__all__ = ["Found", "parted", "parted_at_heads", "without_slivers"]

_NARROW: Final = 0.8
"""A column is none if it is narrower than this part of the size of the type beside it: not even one figure fits."""
_LEAST: Final = 2
"""Rows that a table of its own has at least: a head and one row under it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A table on one page: its grid and its cells."""

    grid: Grid
    cells: tuple[Cell, ...]
    doubts: tuple[str, ...] = ()


def without_slivers(grid: Grid, glyphs: Sequence[Glyph]) -> Grid:
    """Join columns that are narrower than any text, and hold none, to the column beside them."""
    left, top, right, bottom = grid.box
    sizes = sorted(glyph.size for glyph in glyphs if left < glyph.middle[0] < right and top < glyph.middle[1] < bottom)
    limit = _NARROW * sizes[len(sizes) // 2] if sizes else 0.0
    for at in range(grid.size[1] - 1, -1, -1):
        narrow = grid.xs[at + 1] - grid.xs[at] < limit
        if narrow and grid.size[1] > 2 and not _has_text(grid, at, glyphs):  # noqa: PLR2004  # a name and a figure
            grid = _without(grid, at)
    return grid


def _has_text(grid: Grid, column: int, glyphs: Sequence[Glyph]) -> bool:
    own = [slot.box for slot in grid.slots if slot.column == column and slot.columns == 1]
    middles = [glyph.middle for glyph in glyphs if not glyph.text.isspace() and grid.xs[column] <= glyph.middle[0] < grid.xs[column + 1]]
    return any(box[1] <= y < box[3] for box in own for _, y in middles)


def _without(grid: Grid, column: int) -> Grid:
    """Take a column out; its space goes to the one on its left, and of the first column to the one on its right."""
    mark = column or 1
    xs = (*grid.xs[:mark], *grid.xs[mark + 1 :])
    slots: dict[tuple[int, int], Slot] = {}
    for slot in grid.slots:
        first = slot.column - (slot.column >= mark)
        last = slot.column + slot.columns - (slot.column + slot.columns >= mark)
        if slot.columns == 1 and slot.column == column:
            continue
        box = (xs[first], slot.box[1], xs[max(last, first + 1)], slot.box[3])
        slots.setdefault((slot.row, first), Slot(slot.row, first, slot.rows, max(last - first, 1), box))
    return replace(grid, xs=xs, slots=tuple(sorted(slots.values(), key=lambda one: (one.row, one.column))), holes=_moved(grid, mark, column))


def _moved(grid: Grid, mark: int, column: int) -> frozenset[tuple[int, int]]:
    return frozenset((row, at - (at >= mark)) for row, at in grid.holes if at != column)


def parted(grid: Grid) -> Iterator[Grid]:
    """Part two tables that touch: where a rule goes right across, and the columns above and below it are others."""
    for row in range(_LEAST, grid.size[0] - _LEAST + 1):
        if _goes_across(grid, row) and _are_others(_marks(grid, 0, row), _marks(grid, row, grid.size[0])):
            yield _part(grid, 0, row)
            yield from parted(_part(grid, row, grid.size[0]))
            return
    yield grid


def _goes_across(grid: Grid, row: int) -> bool:
    return not any(slot.row < row < slot.row + slot.rows for slot in grid.slots)


def _marks(grid: Grid, first: int, last: int) -> set[int]:
    """The sides between columns that cells of some rows have."""
    return {slot.column for slot in grid.slots if first <= slot.row < last and slot.column and (slot.row, slot.column) not in grid.holes}


def _are_others(above: set[int], below: set[int]) -> bool:
    """Whether neither part could be the finer drawing of the other, as a head with joint cells is of what it heads."""
    return bool(above - below) and bool(below - above)


def _part(grid: Grid, first: int, last: int) -> Grid:
    """Some rows as a grid of their own, with the columns that they have."""
    rows = [slot for slot in grid.slots if first <= slot.row < last and (slot.row, slot.column) not in grid.holes]
    marks = sorted({slot.column for slot in rows} | {slot.column + slot.columns for slot in rows})
    at = {mark: place for place, mark in enumerate(marks)}
    slots = [Slot(slot.row - first, at[slot.column], slot.rows, at[slot.column + slot.columns] - at[slot.column], slot.box) for slot in rows]
    taken = {(one.row + row, one.column + column) for one in slots for row in range(one.rows) for column in range(one.columns)}
    xs, ys = tuple(grid.xs[mark] for mark in marks), grid.ys[first : last + 1]
    holes = frozenset((row, column) for row in range(last - first) for column in range(len(marks) - 1)) - taken
    slots += [Slot(row, column, 1, 1, (xs[column], ys[row], xs[column + 1], ys[row + 1])) for row, column in holes]
    return replace(
        grid, xs=xs, ys=ys, slots=tuple(sorted(slots, key=lambda one: (one.row, one.column))), holes=holes,
        open_top=grid.open_top and not first, open_bottom=grid.open_bottom and last == grid.size[0],
    )  # fmt: skip


def parted_at_heads(found: Found) -> Iterator[Found]:
    """Part two tables of the same columns that touch: where a row further down is coloured as only the head is, and names every column."""
    row = next((row for row in range(_LEAST, found.grid.size[0] - 1) if _is_head_again(found, row)), None)
    if row is None:
        yield found
        return
    yield _rows(found, 0, row)
    yield from parted_at_heads(_rows(found, row, found.grid.size[0]))


def _is_head_again(found: Found, row: int) -> bool:
    head, again = _line(found, 0), _line(found, row)
    fill = head[0].fill if head else None
    if fill is None or len(head) < 2 or len(again) != len(head) or not _goes_across(found.grid, row):  # noqa: PLR2004  # a name and a column
        return False
    coloured = all(cell.fill == fill for cell in (*head, *again))
    named = all(any(sign.isalpha() for sign in cell.text) for cell in again[1:])
    return coloured and named and not any(cell.fill == fill for cell in found.cells if 0 < cell.row < row)


def _line(found: Found, row: int) -> list[Cell]:
    return [cell for cell in found.cells if cell.row == row]


def _rows(found: Found, first: int, last: int) -> Found:
    cells = tuple(replace(cell, row=cell.row - first) for cell in found.cells if first <= cell.row < last)
    slots = tuple(replace(slot, row=slot.row - first) for slot in found.grid.slots if first <= slot.row < last)
    holes = frozenset((row - first, column) for row, column in found.grid.holes if first <= row < last)
    grid = replace(
        found.grid, ys=found.grid.ys[first : last + 1], slots=slots, holes=holes,
        open_top=found.grid.open_top and not first, open_bottom=found.grid.open_bottom and last == found.grid.size[0],
    )  # fmt: skip
    return replace(found, grid=grid, cells=cells)
