"""Numbers that are stored as text, which sums leave out without a word."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from audit.workbook.book import At, Cell
from audit.workbook.formula import Area, Call, walk
from audit.workbook.found import Found, failed, listed, passed
from audit.workbook.lines import DOWN, GRAINS
from audit.workbook.looked import Looked
from audit.workbook.page import Page
from audit.workbook.sums import ADDING
from audit.workbook.tables import Table

_NUMBER: Final = re.compile(r"\s*'?[-+\u2212]?\s*[£$€]?\s*(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?\s*%?\s*")
_MOST: Final = 3
"""A text among so many numbers of its column, or more, is one of them."""


def text_numbers(looked: Looked) -> Iterator[Found]:
    """Find numbers stored as text in what a formula adds up, or among the numbers of a column."""
    for page in looked.pages:
        takers = _takers(looked, page)
        cells = [cell for cell in page.sheet.cells.values() if cell.sort == "text" and not cell.formula and _NUMBER.fullmatch(cell.text)]
        for cell in cells:
            table = page.table_of(cell.at)
            sums = takers.get(cell.at, ())
            if table is not None and not _is_head(table, cell) and (sums or _among_numbers(table, cell)):
                said = f"and {listed(sums)} leave{'s' if len(sums) == 1 else ''} it out" if sums else "where the column holds numbers"
                yield failed(page.sheet, (cell,), list=said)
        numbers = sum(cell.sort == "number" for cell in page.sheet.cells.values())
        if numbers:
            yield passed(page.sheet, numbers, "numbers are stored as numbers")


def _takers(looked: Looked, page: Page) -> Mapping[At, list[str]]:
    """Give the texts of a sheet that lie in what functions add up, each with the cells of these."""
    texts = [at for at, cell in page.sheet.cells.items() if cell.sort == "text" and _NUMBER.fullmatch(cell.text)]
    found: dict[At, list[str]] = {}
    for other in looked.all_pages if texts else ():
        for at, node in other.trees.items():
            areas = [one for call in walk(node) if isinstance(call, Call) and call.name in ADDING for one in walk(call) if isinstance(one, Area)]
            held = {text for text in texts for area in areas if area.sheet == page.sheet.title and area.holds(text)}
            name = other.sheet.cells[at].name if other is page else f"{other.sheet.title}!{other.sheet.cells[at].name}"
            for text in sorted(held):
                found.setdefault(text, []).append(name)
    return found


def _is_head(table: Table, cell: Cell) -> bool:
    return any(table.kind(grain, grain.place(cell.at)[0]) == "head" for grain in GRAINS)


def _among_numbers(table: Table, cell: Cell) -> bool:
    column = [other for other in table.cells.values() if other.column == cell.column and table.kind(DOWN, other.row) in {"item", "other"}]
    numbers = sum(other.sort == "number" for other in column)
    return numbers >= _MOST * sum(other.sort == "text" for other in column)
