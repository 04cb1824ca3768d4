"""Runs of cells that are worked out alike, and the few in one that are typed, or worked out otherwise."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from audit.documents.book import Cell
from audit.limits import WorkbookLimits
from audit.workbook.formula import Area, Call, Node, Pair, Signed, areas_of, below
from audit.workbook.page import SheetFormulas
from audit.workbook.sums import functions
from audit.workbook.tables import GRAINS, Grain, SheetTable, shape

__all__ = ["Odd", "moved", "odd_cells"]

_MEANS: Final = frozenset({"AVERAGE", "MEDIAN"})
_ENOUGH: Final = 3
_SHARE: Final = 3
"""At most one in so many is an exception; more are another way of working."""


@dataclass(frozen=True)
class Odd:
    """A cell that departs from its run: typed, or with a formula unlike ``usual``, the one that the others have.

    ``totals`` says that the others are each the total of what crosses them.
    """

    page: SheetFormulas
    cell: Cell
    usual: Node
    example: Cell
    count: int
    totals: bool


@dataclass(frozen=True)
class _Run:
    """The figures of one line between its totals: those worked out as most are, and the others, by step."""

    usual: Mapping[int, Cell]
    typed: Mapping[int, Cell]
    unlike: Mapping[int, Cell]

    @property
    def sure(self) -> bool:
        return len(self.usual) >= _ENOUGH - 1 and len(self.usual) > len(self.typed) + len(self.unlike)

    def odd(self, step: int) -> bool:
        return step in self.typed or step in self.unlike

    def few(self, step: int) -> bool:
        """Say whether those like the one at the step are few among the others."""
        alike = self.typed if step in self.typed else self.unlike
        return len(alike) * _SHARE <= len(self.usual)


def odd_cells(page: SheetFormulas) -> Iterator[Odd]:
    """The cells of a sheet that depart from the run of their column or row, each once."""
    seen = set()
    for table in page.tables:
        runs = _Runs(page, table)
        for grain in GRAINS:
            for line, run in runs.by_line[grain.across]:
                for step in sorted({**run.typed, **run.unlike}):
                    odd = runs.judged(grain, line, run, step)
                    if odd is not None and odd.cell.at not in seen:
                        seen.add(odd.cell.at)
                        yield odd


@dataclass(frozen=True)
class _Runs:
    page: SheetFormulas
    table: SheetTable

    @cached_property
    def by_line(self) -> Mapping[bool, list[tuple[int, _Run]]]:
        """The runs in which most figures are worked out alike, with their lines, by the way the lines run."""
        return {grain.across: [(line, run) for line in self.table.lines(grain) for run in self._of_line(grain, line) if run.sure] for grain in GRAINS}

    def _of_line(self, grain: Grain, line: int) -> Iterator[_Run]:
        found: dict[int, Cell] = {}
        for step in self.table.steps(grain):
            kind = self.table.kind(grain, step)
            cell = self.table.cells.get(grain.at(step, line))
            if kind in {"total", "head"} or (cell is not None and cell.at in self.table.sums[grain.across]):
                yield from self._made(grain, found)
                found = {}
            elif kind == "item" and cell is not None and (cell.typed or (cell.at in self.page.trees and cell.sort in {"number", "none", "error"})):
                found[step] = cell
        yield from self._made(grain, found)

    def _made(self, grain: Grain, cells: Mapping[int, Cell]) -> Iterator[_Run]:
        prints = {step: grain.print(self.page.trees[cell.at], cell.at) for step, cell in cells.items() if not cell.typed}
        if not prints:
            return
        common = Counter(prints.values()).most_common(1)[0][0]
        first = next(step for step, text in prints.items() if text == common)
        usual = {step for step, text in prints.items() if text == common or self._agree(grain, cells[first], cells[step])}
        yield _Run(
            {step: cell for step, cell in cells.items() if step in usual},
            {step: cell for step, cell in cells.items() if cell.typed},
            {step: cell for step, cell in cells.items() if not cell.typed and step not in usual},
        )

    def _agree(self, grain: Grain, one: Cell, other: Cell) -> bool:
        """Say whether a formula takes what another one would take if it were copied there.

        Which parts are fixed does not matter, nor do empty cells that only one of the two takes.
        """
        copied = moved(self.page.trees[one.at], grain, grain.place(other.at)[0] - grain.place(one.at)[0])
        return self._alike(copied, moved(self.page.trees[other.at], grain, 0))

    def _alike(self, one: Node, other: Node) -> bool:
        if isinstance(one, Area) and isinstance(other, Area):
            return self._same_but_blanks(one, other)
        parts, others = below(one), below(other)
        if not parts or len(parts) != len(others) or not self._same_sign(one, other):
            return one == other
        return all(map(self._alike, parts, others))

    @staticmethod
    def _same_sign(one: Node, other: Node) -> bool:
        if isinstance(one, Call) and isinstance(other, Call):
            return one.name == other.name
        return isinstance(one, Signed | Pair) and isinstance(other, Signed | Pair) and one.sign == other.sign

    def _same_but_blanks(self, one: Area, other: Area) -> bool:
        if one == other:
            return True
        if one.sheet != other.sheet or one.sheet != self.page.sheet.title or one.single or other.single:
            return False
        height, width = max(one.bottom, other.bottom) - min(one.top, other.top), max(one.right, other.right) - min(one.left, other.left)
        if (height + 1) * (width + 1) > WorkbookLimits.MAX_COMPARED:
            return False
        both = ((min(one.top, other.top) + row, min(one.left, other.left) + column) for row in range(height + 1) for column in range(width + 1))
        return not any(one.holds(at) != other.holds(at) for at in both if at in self.page.sheet.cells)

    def judged(self, grain: Grain, line: int, run: _Run, step: int) -> Odd | None:
        """Say whether the cell at a step stands out: among few, not where other lines have such cells as well, and not by right."""
        cell = {**run.typed, **run.unlike}[step]
        crossing = self._crossing(grain, step, line)
        enough = len(run.usual) >= _ENOUGH and run.few(step)
        crossed = crossing is not None and crossing.odd(line) and len(run.typed) + len(run.unlike) == 1
        if not (enough or crossed) or not self._here_only(grain, line, run, step):
            return None
        if self._by_right(grain, line, run, step):
            return None
        example = run.usual[min(run.usual, key=lambda one: (abs(one - step), one))]
        totals = example.at in self.table.sums[not grain.across] and not functions(self.page.trees[example.at]) & _MEANS
        return Odd(self.page, cell, self.page.trees[example.at], example, len(run.usual), totals)

    def _crossing(self, grain: Grain, step: int, line: int) -> _Run | None:
        across = not grain.across
        return next((run for number, run in self.by_line[across] if number == step and (line in run.usual or run.odd(line))), None)

    def _here_only(self, grain: Grain, line: int, run: _Run, step: int) -> bool:
        """Say whether lines beside this one keep to the usual at this step; a line alone needs it on both sides, or before."""
        others = [other for number, other in self.by_line[grain.across] if number != line and (step in other.usual or other.odd(step))]
        if others:
            return sum(other.odd(step) for other in others) * _SHARE <= len(others)
        before, after = any(one < step for one in run.usual), any(one > step for one in run.usual)
        return before and (after or step in run.typed or not grain.across)

    def _by_right(self, grain: Grain, line: int, run: _Run, step: int) -> bool:
        """Say whether a cell is as it is for a reason: it begins a series, ends a run with a sum of its own, or is like those beside it."""
        cell, crossing = {**run.typed, **run.unlike}[step], self._crossing(grain, step, line)
        if step in run.typed:
            following = [one for at, one in run.usual.items() if at == step + 1]
            return any(self._takes(one, cell) for one in following) and min(run.usual) > step
        if crossing is not None and line in crossing.usual:
            return True
        if crossing is not None and crossing.odd(line):
            return False
        inside = min(run.usual) < step < max(run.usual)
        usual = next(iter(run.usual.values()))
        return not inside and shape(self.page.trees[cell.at], grain) != shape(self.page.trees[usual.at], grain)

    def _takes(self, one: Cell, other: Cell) -> bool:
        return any(area.holds(other.at) for area in areas_of(self.page.trees[one.at]))


def moved(node: Node, grain: Grain, by: int) -> Node:
    """A formula as it would be copied so many steps along; what is fixed stays, and the signs that fix it are dropped."""
    if isinstance(node, Area):
        first, last = (0 if fixed else by for fixed in grain.fixed(node))
        down, across = ((0, 0), (first, last)) if grain.across else ((first, last), (0, 0))
        return Area(node.sheet, node.top + down[0], node.left + across[0], node.bottom + down[1], node.right + across[1])
    if isinstance(node, Call):
        return replace(node, arguments=tuple(moved(one, grain, by) for one in node.arguments))
    if isinstance(node, Signed):
        return replace(node, inner=moved(node.inner, grain, by))
    return replace(node, left=moved(node.left, grain, by), right=moved(node.right, grain, by)) if isinstance(node, Pair) else node
