"""The tables that rules make: boxes whose four sides are drawn, gathered to grids with spans."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells

from audit.papers.paper import Box
from audit.papers.pdf.rules import Rule

_TOLERANCE: Final = 3.0
_INSIDE: Final = 1.0


@dataclass(frozen=True, slots=True)
class Slot:
    """One cell of a grid before its text is read: where it stands, what it spans, and its box on the page."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on one page: where its columns and rows lie, and its cells in reading order.

    ``drawn`` says that rules make it; ``open_top`` and ``open_bottom`` that a rule had to be added there.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    slots: tuple[Slot, ...]
    drawn: bool = True
    open_top: bool = False
    open_bottom: bool = False
    holes: frozenset[tuple[int, int]] = field(default=frozenset())

    @property
    def box(self) -> Box:
        """Left, top, right, bottom."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    @property
    def size(self) -> tuple[int, int]:
        """How many rows and columns."""
        return len(self.ys) - 1, len(self.xs) - 1


def grids_of(rules: Sequence[Rule]) -> list[Grid]:
    """Find the tables that rules make, from the top down. Boxes that stand alone are no tables."""
    edges = [_edge(rule) for rule in rules]
    boxes: list[Box] = intersections_to_cells(edges_to_intersections(edges, _TOLERANCE, _TOLERANCE))
    grids = [grid for cells in cells_to_tables(boxes) if (grid := _grid(cells, rules)) is not None]
    return sorted(grids, key=lambda grid: (grid.box[1], grid.box[0]))


def _edge(rule: Rule) -> dict[str, Any]:
    if rule.upright:
        return {"x0": rule.at, "x1": rule.at, "top": rule.start, "bottom": rule.end, "orientation": "v"}
    return {"x0": rule.start, "x1": rule.end, "top": rule.at, "bottom": rule.at, "orientation": "h"}


def _grid(cells: Sequence[Box], rules: Sequence[Rule]) -> Grid | None:
    xs = _marks(side for box in cells for side in (box[0], box[2]))
    ys = _marks(side for box in cells for side in (box[1], box[3]))
    if len(xs) * len(ys) <= 4:  # noqa: PLR2004  # two marks each way: one box
        return None
    slots: list[Slot] = []
    taken: set[tuple[int, int]] = set()
    for box in sorted(cells, key=lambda one: (one[1], one[0])):
        slot = _slot(box, xs, ys)
        covered = {(row, column) for row in range(slot.row, slot.row + slot.rows) for column in range(slot.column, slot.column + slot.columns)}
        if slot.rows and slot.columns and not covered & taken:
            taken |= covered
            slots.append(slot)
    holes = frozenset((row, column) for row in range(len(ys) - 1) for column in range(len(xs) - 1)) - taken
    slots += [Slot(row, column, 1, 1, (xs[column], ys[row], xs[column + 1], ys[row + 1])) for row, column in holes]
    added = [rule for rule in rules if rule.added and not rule.upright and xs[0] - _TOLERANCE <= rule.start and rule.end <= xs[-1] + _TOLERANCE]
    return Grid(
        tuple(xs), tuple(ys), tuple(sorted(slots, key=lambda slot: (slot.row, slot.column))),
        open_top=any(abs(rule.at - ys[0]) <= _TOLERANCE for rule in added),
        open_bottom=any(abs(rule.at - ys[-1]) <= _TOLERANCE for rule in added), holes=holes,
    )  # fmt: skip


def _marks(sides: Iterable[float]) -> list[float]:
    """Give the places at which sides lie, each once."""
    found: list[list[float]] = []
    for side in sorted(sides):
        if found and side - found[-1][-1] <= _TOLERANCE:
            found[-1].append(side)
        else:
            found.append([side])
    return [sum(group) / len(group) for group in found]


def _slot(box: Box, xs: Sequence[float], ys: Sequence[float]) -> Slot:
    left, top, right, bottom = (_nearest(marks, side) for marks, side in zip((xs, ys, xs, ys), box, strict=True))
    return Slot(top, left, bottom - top, right - left, box)


def _nearest(marks: Sequence[float], side: float) -> int:
    return min(range(len(marks)), key=lambda at: abs(marks[at] - side))


def within(inner: Box, outer: Box) -> bool:
    """Whether a box lies in another."""
    return (
        inner[0] >= outer[0] - _INSIDE and inner[1] >= outer[1] - _INSIDE and inner[2] <= outer[2] + _INSIDE and inner[3] <= outer[3] + _INSIDE
    )


def steps(marks: Sequence[float]) -> list[tuple[float, float]]:
    """Give the stretches between marks."""
    return list(pairwise(marks))
