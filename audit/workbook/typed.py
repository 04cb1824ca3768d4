"""Figures that were typed where others are worked out: totals, and single cells among formulas.

Numbers that are stored as text, which sums leave out without a word.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import groupby
from typing import Final

from audit.appraisal.exact.numeral import NotAFigure, read_numeral
from audit.documents.book import Cell
from audit.documents.xlsx.shown import general
from audit.why import because
from audit.workbook.analysis import WorkbookAnalysis
from audit.workbook.formula import Call, areas_of, walk
from audit.workbook.page import SheetFormulas, Takers, WorkbookOutcome, failed, listed, passed
from audit.workbook.readd import Adder, UnknownError
from audit.workbook.runs import moved
from audit.workbook.sums import ADDING
from audit.workbook.tables import ACROSS, DOWN, GRAINS, Grain, SheetTable, is_number_text, is_total

__all__ = ["figure_of", "text_numbers", "typed_among_formulas", "typed_total", "typed_totals"]

_FEWEST: Final = 2
"""Figures that make a total."""


def typed_total(looked: WorkbookAnalysis) -> Iterator[WorkbookOutcome]:
    """Find totals that were typed while others of the workbook are worked out, one by one."""
    adder = Adder(looked.book)
    computed = any(page.adds_own_line(one) for page in looked.all_pages for sums in page.sums.values() for one in sums.values())
    for page in looked.pages:
        odd = {one.cell.at: one for one in looked.odd(page) if one.totals and one.cell.typed}
        labelled = {one.cell.at: one for one in _labelled(page, adder)}
        single = [one for one in labelled.values() if one.beside or (computed and not one.others)]
        cells = {**{one.cell.at: one.cell for one in odd.values()}, **{one.cell.at: one.cell for one in single}}
        for at, cell in sorted(cells.items()):
            example = odd[at].example if at in odd else labelled[at].beside or cell
            yield failed(page.sheet, (cell,), labelled[at].sum if at in labelled else "", list=_compared(cell, example))
        count = sum(page.adds_own_line(one) for sums in page.sums.values() for one in sums.values())
        if count:
            yield passed(page.sheet, count, "totals are worked out")


def _compared(cell: Cell, example: Cell) -> str:
    if example is cell:
        return "other totals of this workbook are worked out"
    return f"{example.name} beside it is worked out ({example.formula})"


def typed_totals(looked: WorkbookAnalysis) -> Iterator[WorkbookOutcome]:
    """Find rows or columns of totals of which every one was typed."""
    adder = Adder(looked.book)
    computed = any(page.adds_own_line(one) for page in looked.all_pages for sums in page.sums.values() for one in sums.values())
    for page in looked.pages:
        groups: dict[tuple[int, bool, int], list[_Total]] = {}
        for one in _labelled(page, adder):
            if one.beside is None and (one.others or not computed):
                groups.setdefault((id(one.table), one.grain.across, one.step), []).append(one)
        for group in groups.values():
            cells = tuple(one.cell for one in group)
            yield failed(page.sheet, cells, group[0].sum, list=listed([cell.name for cell in cells]))
        count = sum(page.adds_own_line(one) for sums in page.sums.values() for one in sums.values())
        if count:
            yield passed(page.sheet, count, "totals are worked out")


@dataclass(frozen=True)
class _Total:
    """A figure that was typed under the label of a total. ``beside`` is a worked out one of the same row or column, if there is one."""

    table: SheetTable
    grain: Grain
    step: int
    cell: Cell
    sum: str
    beside: Cell | None
    others: int


def _labelled(page: SheetFormulas, adder: Adder) -> Iterator[_Total]:
    """The typed figures in rows and columns that are called totals, each once."""
    seen = set()
    for table in page.tables:
        for grain in GRAINS:
            for step in table.steps(grain):
                if table.kind(grain, step) == "total" and is_total(table.label(grain, step)):
                    for one in _Labelled(page, table, grain, step, adder).typed():
                        if one.cell.at not in seen:
                            seen.add(one.cell.at)
                            yield one


@dataclass(frozen=True)
class _Labelled:
    """One row or column that is called a total."""

    page: SheetFormulas
    table: SheetTable
    grain: Grain
    step: int
    adder: Adder

    @cached_property
    def _cells(self) -> tuple[Cell, ...]:
        other = Grain(across=not self.grain.across)
        return tuple(cell for cell in self.table.at_step(self.grain, self.step) if self.table.kind(other, self.grain.place(cell.at)[1]) != "head")

    @cached_property
    def _beside(self) -> Cell | None:
        sums = self.table.sums[self.grain.across]
        return next((cell for cell in self._cells if cell.at in sums), None)

    def typed(self) -> Iterator[_Total]:
        """The typed figures that have parts in their line; a column's have to be their sum, unless others are worked out."""
        figures = [(cell, value, self._parts(cell)) for cell in self._cells if not cell.formula and (value := figure_of(cell)) is not None]
        told = [(cell, value, parts) for cell, value, parts in figures if len(parts) >= _FEWEST]
        for cell, value, parts in told:
            total = sum(parts, Fraction(0))
            if self._beside is not None:
                yield _Total(self.table, self.grain, self.step, cell, self._as_beside(cell, self._beside), self._beside, len(told) - 1)
            elif not self.grain.across or total == value:
                yield _Total(self.table, self.grain, self.step, cell, general(total), None, len(told) - 1)

    def _as_beside(self, cell: Cell, beside: Cell) -> str:
        """What the formula beside a typed total would give in its place; nothing where that is not known."""
        other = Grain(across=not self.grain.across)
        by = other.place(cell.at)[0] - other.place(beside.at)[0]
        try:
            return general(self.adder.result(moved(self.page.trees[beside.at], other, by)))
        except UnknownError:
            return ""

    def _parts(self, cell: Cell) -> list[Fraction]:
        """The figures of its line from the total before, or the head, up to it."""
        line, parts = self.grain.place(cell.at)[1], list[Fraction]()
        sums = self.page.sums[self.grain.across]
        for step in self.table.under(self.grain, self.step) if self._beside is None else sorted(sums[self._beside.at].steps):
            found = self.table.cells.get(self.grain.at(step, line))
            kind = self.table.kind(self.grain, step) if step in self.table.steps(self.grain) else "gap"
            if (kind == "item" or self._beside is not None) and found is not None and found.value is not None and found.sort == "number":
                parts.append(found.value)
        return parts


def figure_of(cell: Cell) -> Fraction | None:
    """The figure that a cell shows: a number, or the first one of ``33 / 40``; None where it shows something else."""
    if cell.sort == "number":
        return cell.value
    if cell.sort != "text" or "/" not in cell.text:
        return None
    try:
        return read_numeral(cell.text).value
    except NotAFigure:
        return None


def typed_among_formulas(looked: WorkbookAnalysis) -> Iterator[WorkbookOutcome]:
    """Find single typed numbers where the cells around are worked out alike."""
    totals = {(one.sheet, name) for one in looked.found(typed_total) if one.status == "fail" for name in one.cells}
    for page in looked.pages:
        count = sum(one.sort == "number" and bool(one.formula) for one in page.sheet.cells.values())
        for one in looked.odd(page):
            if one.cell.typed and not one.totals and (page.sheet.title, one.cell.name) not in totals:
                said = f"{one.count} cells of its row or column, such as {one.example.name}"
                yield failed(page.sheet, (one.cell,), formula=one.example.formula, list=said)
        if count:
            yield passed(page.sheet, count, "figures are worked out")


_MOST: Final = 3
"""A text among so many numbers of its column, or more, is one of them."""


def text_numbers(looked: WorkbookAnalysis) -> Iterator[WorkbookOutcome]:
    """Find numbers stored as text in what a formula adds up, or among the numbers of a column; those that follow each other at once."""
    for page in looked.pages:
        texts = [cell for cell in sorted(page.sheet.cells.values(), key=lambda one: (one.column, one.row)) if is_number_text(cell)]
        takers = _takers(looked, page) if texts else Takers()
        told = [(cell, said) for cell in texts if (said := _said(page, cell, takers))]
        for (_, said), group in groupby(enumerate(told), lambda one: (one[1][0].row - one[0], one[1][1])):
            yield failed(page.sheet, tuple(cell for _, (cell, _) in group), list=said)
        numbers = sum(cell.sort == "number" for cell in page.sheet.cells.values())
        if numbers:
            yield passed(page.sheet, numbers, "numbers are stored as numbers")
        if takers.spent:
            yield WorkbookOutcome("undecided", page.sheet.title, reason=because("too-many-typed"))


def _said(page: SheetFormulas, cell: Cell, takers: Takers) -> str:
    table, sums = page.table_of(cell.at), takers.of(cell.at)
    if table is None or _is_head(table, cell):
        return ""
    if sums:
        return f"and {listed(sums)} leave{'s' if len(sums) == 1 else ''} it out"
    return "where the column has numbers" if _among_numbers(table, cell) else ""


def _takers(looked: WorkbookAnalysis, page: SheetFormulas) -> Takers:
    found = Takers()
    for other in looked.all_pages:
        for at, node in other.trees.items():
            for area in {one for call in walk(node) if isinstance(call, Call) and call.name in ADDING for one in areas_of(call)}:
                if area.sheet == page.sheet.title:
                    name = other.sheet.cells[at].name
                    found.add(area, name if other is page else f"{other.sheet.title}!{name}")
    return found


def _is_head(table: SheetTable, cell: Cell) -> bool:
    return any(table.kind(grain, grain.place(cell.at)[0]) == "head" for grain in GRAINS)


def _among_numbers(table: SheetTable, cell: Cell) -> bool:
    column = [other for other in table.at_step(ACROSS, cell.column) if table.kind(DOWN, other.row) in {"item", "other"}]
    numbers = sum(other.sort == "number" for other in column)
    return numbers >= _MOST * sum(other.sort == "text" for other in column)
