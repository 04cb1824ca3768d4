"""Numbers that are stored as text, which sums leave out without a word."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from audit.workbook.book import Cell
from audit.workbook.formula import Call, areas_of, walk
from audit.workbook.found import Found, failed, listed, passed
from audit.workbook.lines import ACROSS, DOWN, GRAINS
from audit.workbook.looked import Looked
from audit.workbook.page import Page
from audit.workbook.sums import ADDING
from audit.workbook.tables import Table, is_number_text
from audit.workbook.takers import Takers

_MOST: Final = 3
"""A text among so many numbers of its column, or more, is one of them."""


def text_numbers(looked: Looked) -> Iterator[Found]:
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
            yield Found("undecided", page.sheet.title, reason="so many numbers are stored as text that not all of them were looked at")


def _said(page: Page, cell: Cell, takers: Takers) -> str:
    table, sums = page.table_of(cell.at), takers.of(cell.at)
    if table is None or _is_head(table, cell):
        return ""
    if sums:
        return f"and {listed(sums)} leave{'s' if len(sums) == 1 else ''} it out"
    return "where the column holds numbers" if _among_numbers(table, cell) else ""


def _takers(looked: Looked, page: Page) -> Takers:
    found = Takers()
    for other in looked.all_pages:
        for at, node in other.trees.items():
            for area in {one for call in walk(node) if isinstance(call, Call) and call.name in ADDING for one in areas_of(call)}:
                if area.sheet == page.sheet.title:
                    name = other.sheet.cells[at].name
                    found.add(area, name if other is page else f"{other.sheet.title}!{name}")
    return found


def _is_head(table: Table, cell: Cell) -> bool:
    return any(table.kind(grain, grain.place(cell.at)[0]) == "head" for grain in GRAINS)


def _among_numbers(table: Table, cell: Cell) -> bool:
    column = [other for other in table.at_step(ACROSS, cell.column) if table.kind(DOWN, other.row) in {"item", "other"}]
    numbers = sum(other.sort == "number" for other in column)
    return numbers >= _MOST * sum(other.sort == "text" for other in column)
