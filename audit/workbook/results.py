"""Results: those that are stored and no longer what their formula gives, and those that cannot be given at all."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Final

from audit.documents.book import At, Cell, Workbook
from audit.documents.xlsx.shown import general
from audit.why import because
from audit.workbook.analysis import WorkbookAnalysis
from audit.workbook.formula import Broken, Call, Node, areas_of, walk
from audit.workbook.page import SheetFormulas, WorkbookOutcome, failed, listed, passed
from audit.workbook.readd import Adder, UnknownError

__all__ = ["broken", "circular", "error_values", "stale"]

_CLOSE: Final = Fraction(1, 10**9)
"""How far a stored result may lie from the exact one, as a part of the largest figure that takes part: programs store 15 digits."""

_PLACES: Final = frozenset({"ROW", "ROWS", "COLUMN", "COLUMNS", "CELL", "OFFSET", "ADDRESS", "INDIRECT", "FORMULATEXT"})


def stale(looked: WorkbookAnalysis) -> Iterator[WorkbookOutcome]:
    """Find stored results that are not what their formula gives for the stored figures that it takes; those that only follow are not told."""
    adder = Adder(looked.book)
    judged = {page.sheet.title: _Judged(page, adder) for page in looked.all_pages}
    differ = {(title, at): exact for title, one in judged.items() for at, exact in one.differ.items()}
    mended = Adder(_mended(looked.book, differ))
    for page in looked.pages:
        for at, exact in judged[page.sheet.title].differ.items():
            cell = page.sheet.cells[at]
            if cell.value is None or not _follows(page.trees[at], cell.value, mended):
                yield failed(page.sheet, (cell,), general(exact), formula=cell.formula, list=general(cell.value or Fraction(0)))
        yield from _told(page, judged[page.sheet.title])


def _follows(node: Node, value: Fraction, mended: Adder) -> bool:
    """Say whether a stored result is that of its formula once what it takes is recalculated."""
    try:
        return _close(mended.result(node), value, mended.largest)
    except UnknownError:
        return False


class _Judged:
    """The results of one sheet: those that agree, those that differ with what they come to, and those that are not known."""

    def __init__(self, page: SheetFormulas, adder: Adder) -> None:
        self.agree = self.other = 0
        self.without: list[str] = []
        self.differ: dict[At, Fraction] = {}
        for at, node in page.trees.items():
            cell = page.sheet.cells[at]
            if cell.sort == "none":
                self.without.append(cell.name)
                continue
            try:
                exact = adder.result(node)
            except UnknownError:
                self.other += 1
                continue
            if cell.value is not None and not _close(exact, cell.value, adder.largest):
                self.differ[at] = exact
            else:
                self.agree += cell.value is not None


def _mended(book: Workbook, differ: Mapping[tuple[str, At], Fraction]) -> Workbook:
    """The workbook with what its formulas come to in place of what differs from it."""
    sheets = (
        replace(sheet, cells={at: replace(cell, value=differ.get((sheet.title, at), cell.value)) for at, cell in sheet.cells.items()})
        for sheet in book.sheets
    )
    return replace(book, sheets=tuple(sheets)) if differ else book


def _close(exact: Fraction, value: Fraction, largest: Fraction) -> bool:
    return abs(exact - value) <= _CLOSE * max(abs(exact), largest, Fraction(1))


def _told(page: SheetFormulas, judged: _Judged) -> Iterator[WorkbookOutcome]:
    if judged.without:
        yield WorkbookOutcome("undecided", page.sheet.title, reason=because("no-stored-result", cells=listed(judged.without)))
    if judged.agree:
        said = f"stored results agree with their formulas; {judged.other} formulas are of a kind that is not recalculated"
        yield passed(page.sheet, judged.agree, said)
    elif judged.other and not judged.without:
        yield WorkbookOutcome("undecided", page.sheet.title, reason=because("not-recalculated"))


def broken(looked: WorkbookAnalysis) -> Iterator[WorkbookOutcome]:
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
            yield WorkbookOutcome(
                "undecided", page.sheet.title, reason=because("formulas-not-read", cells=names, said=next(iter(page.unread.values())))
            )
        if count:
            yield passed(page.sheet, count, "formulas refer to existing cells")


def error_values(looked: WorkbookAnalysis) -> Iterator[WorkbookOutcome]:
    """Find cells that show an error of their own, not one that they take from another cell."""
    told = {(one.sheet, name) for one in looked.found(broken) if one.status == "fail" for name in one.cells}
    adder = Adder(looked.book)
    for page in looked.pages:
        count = 0
        for cell in page.sheet.cells.values():
            own = cell.sort == "error" and (page.sheet.title, cell.name) not in told and not _inherited(cell, page, adder)
            if own:
                yield failed(page.sheet, (cell,), formula=cell.formula or cell.text)
            count += cell.sort == "number"
        if count:
            yield passed(page.sheet, count, "cells have a number")


def _inherited(cell: Cell, page: SheetFormulas, adder: Adder) -> bool:
    node = page.trees.get(cell.at)
    try:
        return node is not None and any(one.sort == "error" for area in areas_of(node) for one in adder.cells(area))
    except UnknownError:
        return True


def circular(looked: WorkbookAnalysis) -> Iterator[WorkbookOutcome]:
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
            yield passed(page.sheet, tried, "formulas do not refer to their own cell")
