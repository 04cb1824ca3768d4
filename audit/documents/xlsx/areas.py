"""Where on a sheet the tables are: cells that hold something, parted by empty rows and columns."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

__all__ = ["Area", "Held", "areas"]

_WIDE_GAP: Final = 2
_FOOT_GAP: Final = 3
"""So many empty rows may stand over a row of totals: rows kept free for more criteria."""


@dataclass(frozen=True, slots=True)
class Held:
    """A cell that holds something or is coloured: its place (from 0), how far it spans, and what it stores."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    number: bool = False
    text: bool = False

    @property
    def label(self) -> bool:
        """Whether it holds words."""
        return self.text and not self.number


Area = list[Held]


def areas(held: Iterable[Held]) -> list[Area]:
    """Part a sheet into areas, in reading order. Colour alone makes no area of its own."""
    found: list[Area] = []
    for block in _joined(_runs(list(held), by_row=True)):
        found += _side_by_side(block)
    return [area for area in found if any(one.number or one.text for one in area)]


def _runs(held: Area, *, by_row: bool) -> list[Area]:
    """Part cells where an empty row (or column) lies between them."""
    runs: list[Area] = []
    end = -1
    for one in sorted(held, key=lambda cell: (cell.row, cell.column) if by_row else (cell.column, cell.row)):
        start, span = (one.row, one.rows) if by_row else (one.column, one.columns)
        if not runs or start > end:
            runs.append([])
        runs[-1].append(one)
        end = max(end, start + span)
    return runs


def _joined(blocks: list[Area]) -> list[Area]:
    """Join blocks that an empty row only spaces out: a block that goes on with figures under the same columns."""
    found: list[Area] = []
    for block in blocks:
        if found and _goes_on(found[-1], block):
            found[-1] = found[-1] + block
        else:
            found.append(block)
    return found


def _goes_on(above: Area, below: Area) -> bool:
    """Say whether a block goes on after one empty row: its first rows have a label and figures, and no head of its own."""
    gap = below[0].row - max(one.row + one.rows for one in above)
    if gap > 1:
        return gap <= _FOOT_GAP and _is_foot(above, below)
    (left, right), (first, last) = _sides(above), _sides(below)
    if first < left or last > right or right - left < 1 or not any(one.number for one in above):
        return False
    top = [one for one in below if one.row == below[0].row and (one.number or one.text)]
    if len(top) == 1 and top[0].label and len({one.row for one in below}) > 1:
        second = min(one.row for one in below if one.row > below[0].row)
        top = [one for one in below if one.row == second and (one.number or one.text)]
    return any(one.number for one in top)


def _is_foot(above: Area, below: Area) -> bool:
    """Say whether a block is one row with a label and several figures, each of them under figures of several rows."""
    figures = [one for one in below if one.number]
    if len({one.row for one in above if one.number}) < _FOOT_GAP:
        return False
    under = {one.column for one in above if one.number}
    return (
        len({one.row for one in below}) == 1
        and sum(one.label for one in below) == 1
        and below[0].label
        and len(figures) > 1
        and all(one.column in under for one in figures)
    )


def _sides(area: Area) -> tuple[int, int]:
    return min(one.column for one in area), max(one.column + one.columns - 1 for one in area)


def _side_by_side(block: Area) -> list[Area]:
    """Part tables that stand beside each other; a column left empty for the looks parts nothing."""
    found: list[Area] = []
    for run in _runs(block, by_row=False):
        if found and not _apart(found[-1], run):
            found[-1] = found[-1] + run
        else:
            found.append(run)
    if len(found) == 1:
        return [sorted(block, key=lambda one: (one.row, one.column))]
    return [sorted(part, key=lambda one: (one.row, one.column)) for area in found for part in _joined(_runs(area, by_row=True))]


def _apart(left: Area, right: Area) -> bool:
    gap = _sides(right)[0] - _sides(left)[1] - 1
    if gap >= _WIDE_GAP:
        return not _is_nameless(left, right)
    first = _sides(right)[0]
    labels = [one for one in right if one.column == first and (one.text or one.number)]
    texts = sum(one.label for one in labels)
    others = [one for one in right if one.column > first and (one.text or one.number)]
    return bool(others) and texts > 1 and texts * 2 > len(labels) and all(one.label for one in labels[1:])


def _is_nameless(left: Area, right: Area) -> bool:
    """Say whether a block is columns of figures under heads, on the very rows of the block to its left: those rows have their names there."""
    own, others = ({one.row for one in block if one.number} for block in (right, left))
    first = min(own, default=0)
    heads = {one.column for one in right if one.label and one.row < first}
    named = {one.row for one in left if one.label}
    return (
        len(own) >= _FOOT_GAP
        and own <= others
        and not any(one.label and one.row >= first for one in right)
        and {one.column for one in right if one.number} <= heads
        and len(own & named) * 2 > len(own)
    )
