"""What is not shown and counts all the same: rows and columns inside sums, and whole sheets."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from audit.workbook.book import Cell, Sheet, letters_of
from audit.workbook.formula import Area, areas_of
from audit.workbook.found import Found, failed, listed, passed
from audit.workbook.lines import GRAINS, Grain
from audit.workbook.looked import Looked
from audit.workbook.page import Page
from audit.workbook.sums import added, passes_over_hidden


@dataclass(frozen=True)
class _Taker:
    """A formula that is shown, and what it adds up."""

    page: Page
    cell: Cell
    areas: tuple[Area, ...]


def hidden_in_sums(looked: Looked) -> Iterator[Found]:
    """Find hidden rows and columns with figures that a sum takes which is shown."""
    takers = [taker for page in looked.all_pages for taker in _takers(page)]
    for page in looked.pages:
        own = [taker for taker in takers if any(area.sheet == page.sheet.title for area in taker.areas)]
        for grain in GRAINS:
            yield from _hidden(page, grain, own)
        if own and not page.sheet.hidden:
            yield passed(page.sheet, len(own), "sums were looked through for rows and columns that are hidden")


def _takers(page: Page) -> Iterator[_Taker]:
    for at, node in page.trees.items():
        cell = page.sheet.cells[at]
        if not passes_over_hidden(node) and not _is_hidden(page.sheet, cell):
            areas = tuple(area for area in added(node))
            if areas:
                yield _Taker(page, cell, areas)


def _is_hidden(sheet: Sheet, cell: Cell) -> bool:
    return sheet.hidden or cell.row in sheet.hidden_rows or cell.column in sheet.hidden_columns


def _hidden(page: Page, grain: Grain, takers: list[_Taker]) -> Iterator[Found]:
    steps = sorted(page.sheet.hidden_columns if grain.across else page.sheet.hidden_rows)
    by_step: list[tuple[int, Cell, tuple[str, ...]]] = []
    held: dict[int, list[Cell]] = {}
    for cell in page.sheet.cells.values() if steps else ():
        held.setdefault(grain.place(cell.at)[0], []).append(cell)
    for step in steps:
        cells = [cell for cell in held.get(step, ()) if cell.value is not None]
        names = [_name(taker, page) for taker in takers if any(_takes(area, page, cell) for area in taker.areas for cell in cells)]
        first = next((cell for cell in cells if any(_takes(area, page, cell) for taker in takers for area in taker.areas)), None)
        if first is not None:
            by_step.append((step, first, tuple(dict.fromkeys(names))))
    yield from _told(page, grain, by_step)


def _takes(area: Area, page: Page, cell: Cell) -> bool:
    return area.sheet == page.sheet.title and area.holds(cell.at)


def _name(taker: _Taker, page: Page) -> str:
    return taker.cell.name if taker.page is page else f"{taker.page.sheet.title}!{taker.cell.name}"


def _told(page: Page, grain: Grain, by_step: list[tuple[int, Cell, tuple[str, ...]]]) -> Iterator[Found]:
    """Tell rows, or columns, that follow each other and count in the same sums once."""
    numbered = enumerate(by_step)
    for (_, sums), entries in groupby(numbered, lambda one: (one[1][0] - one[0], one[1][2])):
        group = [entry for _, entry in entries]
        steps = [step for step, _, _ in group]
        words = {"about": _named(grain, steps), "list": listed(sums), "count": str(len(steps))}
        yield failed(page.sheet, tuple(cell for _, cell, _ in group), **words)


def _named(grain: Grain, steps: list[int]) -> str:
    names = [letters_of(step) if grain.across else str(step + 1) for step in steps]
    word = "column" if grain.across else "row"
    return f"{word} {names[0]}" if len(names) == 1 else f"{word}s {names[0]} to {names[-1]}"


def hidden_sheets_used(looked: Looked) -> Iterator[Found]:
    """Find hidden sheets whose figures are taken by sheets that are shown."""
    yield from _sheets(looked, used=True)


def hidden_sheets(looked: Looked) -> Iterator[Found]:
    """Find hidden sheets that nothing shown takes figures from."""
    yield from _sheets(looked, used=False)


def _sheets(looked: Looked, *, used: bool) -> Iterator[Found]:
    for page in looked.all_pages:
        users = _users(looked, page) if page.sheet.hidden else []
        if page.sheet.hidden and bool(users) == used:
            cells = len(page.sheet.cells)
            yield Found("fail", page.sheet.title, "", (), f"{cells} cells", words={"count": str(cells), "list": listed(users)})
        elif page.sheet.asked and not page.sheet.hidden:
            yield passed(page.sheet, len(page.sheet.cells), "cells stand on a sheet that is shown")


def _users(looked: Looked, hidden: Page) -> list[str]:
    return [
        f"{page.sheet.title}!{page.sheet.cells[at].name}"
        for page in looked.all_pages
        if not page.sheet.hidden
        for at, node in page.trees.items()
        if any(area.sheet == hidden.sheet.title for area in areas_of(node))
    ]
