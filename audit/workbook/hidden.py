"""What is not shown and counts all the same: rows and columns inside sums, and whole sheets."""

from collections.abc import Iterator
from itertools import groupby

from audit.workbook.book import Cell, Sheet, letters_of
from audit.workbook.formula import areas_of
from audit.workbook.found import Found, failed, listed, passed
from audit.workbook.lines import GRAINS, Grain
from audit.workbook.looked import Looked
from audit.workbook.page import Page
from audit.workbook.sums import added, passes_over_hidden
from audit.workbook.takers import Takers


def hidden_in_sums(looked: Looked) -> Iterator[Found]:
    """Find hidden rows and columns with figures that a sum takes which is shown."""
    for page in looked.pages:
        takers = _takers(looked, page)
        for grain in GRAINS:
            yield from _told(page, grain, _hidden(page, grain, takers))
        if takers.spent:
            yield Found("undecided", page.sheet.title, reason="so much is hidden that not all of it was looked at")
        elif takers.by_area and not page.sheet.hidden:
            yield passed(page.sheet, len(takers.by_area), "areas that sums take were looked through for hidden rows and columns")


def _takers(looked: Looked, page: Page) -> Takers:
    """Give what formulas that are shown add up on a sheet."""
    found = Takers()
    for other in looked.all_pages:
        for at, node in other.trees.items():
            cell = other.sheet.cells[at]
            if not _is_hidden(other.sheet, cell) and not passes_over_hidden(node):
                for area in added(node):
                    if area.sheet == page.sheet.title:
                        found.add(area, cell.name if other is page else f"{other.sheet.title}!{cell.name}")
    return found


def _is_hidden(sheet: Sheet, cell: Cell) -> bool:
    return sheet.hidden or cell.row in sheet.hidden_rows or cell.column in sheet.hidden_columns


def _hidden(page: Page, grain: Grain, takers: Takers) -> list[tuple[int, Cell, tuple[str, ...]]]:
    """Give the hidden rows, or columns, that count: with the first figure that does, and the sums that take one."""
    steps = page.sheet.hidden_columns if grain.across else page.sheet.hidden_rows
    found: dict[int, tuple[Cell, dict[str, None]]] = {}
    for cell in sorted(page.sheet.cells.values(), key=lambda one: one.at) if steps else ():
        step = grain.place(cell.at)[0]
        if step in steps and cell.value is not None:
            names = takers.of(cell.at)
            if names:
                found.setdefault(step, (cell, {}))[1].update(dict.fromkeys(names))
    return [(step, cell, tuple(names)) for step, (cell, names) in sorted(found.items())]


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
