"""One sheet taken apart: its formulas as trees, its sums, its tables."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from audit.workbook.book import At, Sheet, Workbook
from audit.workbook.formula import Node
from audit.workbook.limits import MAX_FORMULAS, MAX_TAKEN
from audit.workbook.lines import ACROSS, DOWN, GRAINS, Grain
from audit.workbook.parse import UnreadError, parse
from audit.workbook.sums import Sum, sum_of
from audit.workbook.tables import Table, tables_of


@dataclass(frozen=True)
class Page:
    """One sheet with its formulas read: ``unread`` are those that are not understood, with the reason."""

    sheet: Sheet
    trees: Mapping[At, Node]
    unread: Mapping[At, str]

    @cached_property
    def sums(self) -> Mapping[bool, Mapping[At, Sum]]:
        """The formulas that add up steps, by the way their lines run and by cell."""
        return {grain.across: dict(self._sums(grain)) for grain in GRAINS}

    def _sums(self, grain: Grain) -> Iterator[tuple[At, Sum]]:
        taken = 0
        for at, node in self.trees.items():
            found = sum_of(self.sheet.title, at, node, grain) if taken <= MAX_TAKEN else None
            if found is not None:
                taken += sum(map(len, found.taken.values()))
                yield at, found

    @property
    def spent(self) -> bool:
        """Whether its sums take so much that not all of them were looked at."""
        return any(sum(len(steps) for one in sums.values() for steps in one.taken.values()) > MAX_TAKEN for sums in self.sums.values())

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables of the sheet."""
        own = {grain.across: frozenset(at for at, one in self.sums[grain.across].items() if self.adds_own_line(one)) for grain in GRAINS}
        return tables_of(self.sheet, own)

    def adds_own_line(self, one: Sum) -> bool:
        """Say whether a sum adds up cells of the column, or row, that it stands in."""
        return one.line == (self.sheet.title, one.place[1])

    @cached_property
    def _table_of(self) -> Mapping[At, Table]:
        return {at: table for table in self.tables for at in table.cells}

    def table_of(self, at: At) -> Table | None:
        """Give the table that a cell stands in."""
        return self._table_of.get(at)

    def total_line(self, at: At) -> Grain | None:
        """Say along which way a cell adds up its own line: down its column, across its row; None where it does neither."""
        return next((grain for grain in (DOWN, ACROSS) if at in self.sums[grain.across] and self.adds_own_line(self.sums[grain.across][at])), None)


def page_of(sheet: Sheet, book: Workbook) -> Page:
    """Read the formulas of a sheet."""
    trees: dict[At, Node] = {}
    unread: dict[At, str] = {}
    for at, cell in sheet.cells.items():
        if cell.formula and len(trees) >= MAX_FORMULAS:
            unread[at] = f"a sheet has more than {MAX_FORMULAS:,} formulas"
        elif cell.formula:
            try:
                trees[at] = parse(cell.formula, book, sheet.title)
            except UnreadError as error:
                unread[at] = str(error)
    return Page(sheet, trees, unread)
