"""Results: those that are stored and no longer what their formula gives, and those that cannot be given at all."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from audit.papers.xlsx.shown import general
from audit.workbook.book import Cell, Workbook
from audit.workbook.formula import Broken, Call, Node, areas_of, walk
from audit.workbook.found import Found, failed, listed, passed
from audit.workbook.looked import Looked
from audit.workbook.page import Page
from audit.workbook.readd import UnknownError, cells_in, result

_CLOSE: Final = Fraction(1, 10**9)
"""How far a stored result may lie from the exact one, as a part of the largest figure that takes part: programs store 15 digits."""

_PLACES: Final = frozenset({"ROW", "ROWS", "COLUMN", "COLUMNS", "CELL", "OFFSET", "ADDRESS", "INDIRECT", "FORMULATEXT"})


def stale(looked: Looked) -> Iterator[Found]:
    """Find stored results that are not what their formula gives for the stored figures that it takes."""
    for page in looked.pages:
        agree, without, other = 0, list[str](), 0
        for at, node in page.trees.items():
            cell = page.sheet.cells[at]
            try:
                exact = result(node, looked.book)
            except UnknownError:
                other += 1
                without += [cell.name] if cell.sort == "none" else []
                continue
            if cell.sort == "none":
                without.append(cell.name)
            elif cell.value is not None and abs(exact - cell.value) > _CLOSE * _largest(node, exact, looked.book):
                yield failed(page.sheet, (cell,), general(exact), formula=cell.formula, list=general(cell.value))
            else:
                agree += cell.value is not None
        yield from _told(page, agree, without, other)


def _told(page: Page, agree: int, without: list[str], other: int) -> Iterator[Found]:
    if without:
        advice = "open the workbook in a spreadsheet program, save it, and check it again"
        yield Found("undecided", page.sheet.title, reason=f"no result is stored for {listed(without)}; {advice}")
    if agree:
        yield passed(page.sheet, agree, f"stored results agree with their formulas; {other} formulas are of a kind that is not worked out anew")
    elif other and not without:
        yield Found("undecided", page.sheet.title, reason="its formulas are of kinds that are not worked out anew")


def _largest(node: Node, exact: Fraction, book: Workbook) -> Fraction:
    values = [abs(cell.value) for area in areas_of(node) for cell in cells_in(area, book) if cell.value is not None]
    return max([abs(exact), Fraction(1), *values])


def broken(looked: Looked) -> Iterator[Found]:
    """Find formulas that refer to what is no longer there."""
    for page in looked.pages:
        count = 0
        for at, node in page.trees.items():
            lost = [one for one in walk(node) if isinstance(one, Broken)]
            if lost:
                cell = page.sheet.cells[at]
                yield failed(page.sheet, (cell,), formula=cell.formula, list="; ".join(dict.fromkeys(one.why for one in lost)))
            else:
                count += 1
        if page.unread:
            names = listed([page.sheet.cells[at].name for at in page.unread])
            yield Found("undecided", page.sheet.title, reason=f"the formulas in {names} are not understood ({next(iter(page.unread.values()))})")
        if count:
            yield passed(page.sheet, count, "formulas refer to cells that are there")


def error_values(looked: Looked) -> Iterator[Found]:
    """Find cells that show an error of their own, not one that they take from another cell."""
    told = {(one.sheet, name) for one in looked.found(broken) if one.status == "fail" for name in one.cells}
    for page in looked.pages:
        count = 0
        for cell in page.sheet.cells.values():
            own = cell.sort == "error" and (page.sheet.title, cell.name) not in told and not _inherited(cell, page, looked)
            if own:
                yield failed(page.sheet, (cell,), formula=cell.formula or cell.text)
            count += cell.sort == "number"
        if count:
            yield passed(page.sheet, count, "cells hold a number")


def _inherited(cell: Cell, page: Page, looked: Looked) -> bool:
    node = page.trees.get(cell.at)
    try:
        return node is not None and any(one.sort == "error" for area in areas_of(node) for one in cells_in(area, looked.book))
    except UnknownError:
        return True


def circular(looked: Looked) -> Iterator[Found]:
    """Find formulas that take their own cell."""
    for page in looked.pages:
        tried = 0
        for at, node in page.trees.items():
            own = any(area.sheet == page.sheet.title and area.holds(at) for area in areas_of(node))
            if own and not any(isinstance(one, Call) and one.name in _PLACES for one in walk(node)):
                yield failed(page.sheet, (page.sheet.cells[at],), formula=page.sheet.cells[at].formula)
            else:
                tried += 1
        if tried:
            yield passed(page.sheet, tried, "formulas do not take their own cell")
