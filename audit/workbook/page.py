"""One sheet taken apart: its formulas as trees, its sums, its tables.

Which formulas take which areas: each area once, however many formulas take it.

What is found in a workbook: one cause, with its sheet and cell.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from audit.documents.book import At, Cell, Sheet, Workbook
from audit.limits import WorkbookLimits
from audit.why import UNSAID, Why
from audit.workbook.formula import Area, Node
from audit.workbook.parse import UnreadError, parse
from audit.workbook.sums import SumFormula, sum_of
from audit.workbook.tables import ACROSS, DOWN, GRAINS, Grain, SheetTable, tables_of

__all__ = ["SheetFormulas", "Status", "Takers", "WorkbookOutcome", "failed", "listed", "page_of", "passed"]


@dataclass(frozen=True)
class SheetFormulas:
    """One sheet with its formulas read: ``unread`` are those that are not understood, with the reason."""

    sheet: Sheet
    trees: Mapping[At, Node]
    unread: Mapping[At, str]

    @cached_property
    def sums(self) -> Mapping[bool, Mapping[At, SumFormula]]:
        """The formulas that add up steps, by the way their lines run and by cell."""
        return {grain.across: dict(self._sums(grain)) for grain in GRAINS}

    def _sums(self, grain: Grain) -> Iterator[tuple[At, SumFormula]]:
        taken = 0
        for at, node in self.trees.items():
            found = sum_of(self.sheet.title, at, node, grain) if taken <= WorkbookLimits.MAX_TAKEN else None
            if found is not None:
                taken += sum(map(len, found.taken.values()))
                yield at, found

    @property
    def spent(self) -> bool:
        """Whether its sums take so much that not all of them were looked at."""
        return any(sum(len(steps) for one in sums.values() for steps in one.taken.values()) > WorkbookLimits.MAX_TAKEN for sums in self.sums.values())

    @cached_property
    def tables(self) -> tuple[SheetTable, ...]:
        """The tables of the sheet."""
        own = {grain.across: frozenset(at for at, one in self.sums[grain.across].items() if self.adds_own_line(one)) for grain in GRAINS}
        return tables_of(self.sheet, own)

    def adds_own_line(self, one: SumFormula) -> bool:
        """Say whether a sum adds up cells of the column, or row, that it stands in."""
        return one.line == (self.sheet.title, one.place[1])

    @cached_property
    def _table_of(self) -> Mapping[At, SheetTable]:
        return {at: table for table in self.tables for at in table.cells}

    def table_of(self, at: At) -> SheetTable | None:
        """The table that a cell stands in."""
        return self._table_of.get(at)

    def total_line(self, at: At) -> Grain | None:
        """Say along which way a cell adds up its own line: down its column, across its row; None where it does neither."""
        return next((grain for grain in (DOWN, ACROSS) if at in self.sums[grain.across] and self.adds_own_line(self.sums[grain.across][at])), None)


def page_of(sheet: Sheet, book: Workbook) -> SheetFormulas:
    """Read the formulas of a sheet."""
    trees: dict[At, Node] = {}
    unread: dict[At, str] = {}
    for at, cell in sheet.cells.items():
        if cell.formula and len(trees) >= WorkbookLimits.MAX_FORMULAS:
            unread[at] = f"a sheet has more than {WorkbookLimits.MAX_FORMULAS:,} formulas"
        elif cell.formula:
            try:
                trees[at] = parse(cell.formula, book, sheet.title)
            except UnreadError as error:
                unread[at] = str(error)
    return SheetFormulas(sheet, trees, unread)


@dataclass
class Takers:
    """The areas that formulas add up on one sheet, each with the names of the cells that do."""

    by_area: dict[Area, list[str]] = field(default_factory=dict)
    left: int = WorkbookLimits.MAX_TRIED

    def add(self, area: Area, name: str) -> None:
        """Note that a cell takes an area; which parts of it are fixed makes no difference."""
        plain = Area(area.sheet, area.top, area.left, area.bottom, area.right)
        self.by_area.setdefault(plain, []).append(name)

    @cached_property
    def _areas(self) -> Mapping[Area, tuple[str, ...]]:
        return {area: tuple(dict.fromkeys(names)) for area, names in self.by_area.items()}

    @property
    def spent(self) -> bool:
        """Whether so much was asked that no more is answered."""
        return self.left < 0

    def of(self, at: At) -> tuple[str, ...]:
        """Name the cells that take a cell; none once too much was asked, which ``spent`` then says."""
        self.left -= len(self._areas)
        return () if self.spent else tuple(dict.fromkeys(self._names(at)))

    def _names(self, at: At) -> Iterator[str]:
        return (name for area, names in self._areas.items() if area.holds(at) for name in names)


Status = Literal["pass", "fail", "undecided"]


@dataclass(frozen=True, slots=True)
class WorkbookOutcome:
    """One thing that was looked at, or one cause that was found.

    ``cell`` is the cell that it is about, empty where it is about a sheet; ``cells`` are all cells that it is about.
    ``published`` is what the cell shows, ``computed`` what was worked out; ``words`` fill the message of a rule beside them.
    """

    status: Status
    sheet: str
    cell: str = ""
    cells: tuple[str, ...] = ()
    published: str = ""
    computed: str = ""
    reason: Why = UNSAID
    words: Mapping[str, str] = field(default_factory=dict)


def failed(sheet: Sheet, cells: tuple[Cell, ...], computed: str = "", **words: str) -> WorkbookOutcome:
    """Say that something was found about cells of a sheet; the first one speaks for all."""
    names = tuple(cell.name for cell in cells)
    return WorkbookOutcome("fail", sheet.title, names[0], names, cells[0].text or cells[0].formula, computed, words=words)


def passed(sheet: Sheet, count: int, what: str) -> WorkbookOutcome:
    """Say that so much was looked at on a sheet and nothing found."""
    return WorkbookOutcome("pass", sheet.title, words={"count": str(count), "list": f"{count} {what}"})


def listed(names: tuple[str, ...] | list[str], most: int = 8) -> str:
    """List names, and say how many more there are."""
    more = len(names) - most
    shown = ", ".join(names[:most])
    return f"{shown} and {more} more" if more > 0 else shown
