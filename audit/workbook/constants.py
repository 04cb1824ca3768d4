"""Formulas with a number of their own in them, and formulas that are unlike those around them.

What is not shown and counts all the same: rows and columns inside sums, and whole sheets.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby
from typing import Final

from audit.documents.book import Cell, Sheet, letters_of
from audit.documents.xlsx.shown import general
from audit.why import because
from audit.workbook.analysis import WorkbookAnalysis
from audit.workbook.formula import Call, Node, Number, Pair, areas_of, walk
from audit.workbook.left_out import left_out, ranges_apart
from audit.workbook.page import SheetFormulas, Takers, WorkbookOutcome, failed, listed, passed
from audit.workbook.results import broken, circular
from audit.workbook.runs import Odd
from audit.workbook.sums import ADDING, added, is_aggregate, passes_over_hidden, spine
from audit.workbook.tables import GRAINS, Grain, is_total

__all__ = ["constants", "hidden_in_sums", "hidden_sheets", "hidden_sheets_used", "own_numbers", "unlike"]

_WHOLE: Final = frozenset({Fraction(1), Fraction(100)})
"""What a share is taken from: 1 - x and 100 - x hold no figure of their own."""


def constants(looked: WorkbookAnalysis) -> Iterator[WorkbookOutcome]:
    """Find numbers that are added to a total, or that stand in a formula and not in those around it."""
    for page in looked.pages:
        told = {}
        for at, node in page.trees.items():
            numbers = _in_total(page, at, node)
            if numbers:
                told[at] = numbers
        for one in looked.odd(page):
            numbers = [] if one.cell.typed else own_numbers(page, one)
            if numbers and one.cell.at not in told:
                told[one.cell.at] = numbers
        yield from _constants_told(page, told)
        if len(page.trees) > len(told):
            yield passed(page.sheet, len(page.trees) - len(told), "formulas have no number of their own that is added")


def _constants_told(page: SheetFormulas, told: dict[tuple[int, int], list[Fraction]]) -> Iterator[WorkbookOutcome]:
    """Tell each, and those of one row with the same number once."""
    groups: dict[tuple[int, tuple[Fraction, ...]], list[tuple[int, int]]] = {}
    for at, numbers in sorted(told.items()):
        groups.setdefault((at[0], tuple(numbers)), []).append(at)
    for (_, own), group in groups.items():
        cells = tuple(page.sheet.cells[at] for at in group)
        others = f" (and {listed([cell.name for cell in cells[1:]])})" if len(cells) > 1 else ""
        yield failed(page.sheet, cells, formula=cells[0].formula, list=listed([general(one) for one in own]), others=others)


def _in_total(page: SheetFormulas, at: tuple[int, int], node: Node) -> list[Fraction]:
    """The numbers that are added to a sum, or that a total alone in its row is multiplied by."""
    parts = list(spine(node))
    if not (is_aggregate(node) or any(at in page.sums[across] for across in (False, True))):
        return []
    own = [part.value for _, part in parts if isinstance(part, Number) and part.value]
    if len(parts) > 1 and own and any(areas_of(part) for _, part in parts) and not _complement(parts):
        return own
    inside = [one.value for call in walk(node) if isinstance(call, Call) and call.name in ADDING - {"SUBTOTAL", "AGGREGATE", "SUMPRODUCT"}
              for one in call.arguments if isinstance(one, Number) and one.value and areas_of(call)]  # fmt: skip
    return inside or _factor(page, at, node)


def _complement(parts: list[tuple[str, Node]]) -> bool:
    sign, first = parts[0]
    return sign == "+" and isinstance(first, Number) and first.value in _WHOLE and all(one == "-" for one, _ in parts[1:])


def _factor(page: SheetFormulas, at: tuple[int, int], node: Node) -> list[Fraction]:
    """The number that a total is multiplied by where no total beside it is."""
    grain, table = page.total_line(at), page.table_of(at)
    if grain is None or table is None or not isinstance(node, Pair) or node.sign != "*":
        return []
    step = grain.place(at)[0]
    alone = not any(cell.at != at and cell.at in table.sums[grain.across] for cell in table.at_step(grain, step))
    numbers = [one.value for one in (node.left, node.right) if isinstance(one, Number) and not _ten(one.value)]
    return numbers if alone and is_total(table.label(grain, step)) else []


def _ten(value: Fraction) -> bool:
    """Say whether a number only moves the point."""
    return set(str(max(value.numerator, value.denominator)).rstrip("0")) <= {"1"} and 1 in (value.numerator, value.denominator)


def own_numbers(page: SheetFormulas, one: Odd) -> list[Fraction]:
    """The numbers that stand in a formula and not in those around it."""
    usual = [node.value for node in walk(one.usual) if isinstance(node, Number)]
    own = []
    for node in walk(page.trees[one.cell.at]):
        if isinstance(node, Number) and node.value in usual:
            usual.remove(node.value)
        elif isinstance(node, Number):
            own.append(node.value)
    return own


def unlike(looked: WorkbookAnalysis) -> Iterator[WorkbookOutcome]:
    """Find formulas that are unlike those around them for no other reason that is told."""
    causes = (left_out, ranges_apart, constants, broken, circular)
    told = {(one.sheet, name) for cause in causes for one in looked.found(cause) if one.status == "fail" for name in one.cells}
    for page in looked.pages:
        count = len(page.trees)
        for one in looked.odd(page):
            if not one.cell.typed and (page.sheet.title, one.cell.name) not in told:
                count -= 1
                words = {"formula": one.cell.formula, "list": f"{one.example.name} is {one.example.formula}"}
                yield failed(page.sheet, (one.cell,), **words)
        if count:
            yield passed(page.sheet, count, "formulas match those around them")


def hidden_in_sums(looked: WorkbookAnalysis) -> Iterator[WorkbookOutcome]:
    """Find hidden rows and columns with figures that a sum takes which is shown."""
    for page in looked.pages:
        takers = _takers(looked, page)
        for grain in GRAINS:
            yield from _hidden_told(page, grain, _hidden(page, grain, takers))
        if takers.spent:
            yield WorkbookOutcome("undecided", page.sheet.title, reason=because("too-much-hidden"))
        elif takers.by_area and not page.sheet.hidden:
            yield passed(page.sheet, len(takers.by_area), "the areas in sums were searched for hidden rows and columns")


def _takers(looked: WorkbookAnalysis, page: SheetFormulas) -> Takers:
    """What formulas that are shown add up on a sheet."""
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


def _hidden(page: SheetFormulas, grain: Grain, takers: Takers) -> list[tuple[int, Cell, tuple[str, ...]]]:
    """The hidden rows, or columns, that count: with the first figure that does, and the sums that take one."""
    steps = page.sheet.hidden_columns if grain.across else page.sheet.hidden_rows
    found: dict[int, tuple[Cell, dict[str, None]]] = {}
    for cell in sorted(page.sheet.cells.values(), key=lambda one: one.at) if steps else ():
        step = grain.place(cell.at)[0]
        if step in steps and cell.value is not None:
            names = takers.of(cell.at)
            if names:
                found.setdefault(step, (cell, {}))[1].update(dict.fromkeys(names))
    return [(step, cell, tuple(names)) for step, (cell, names) in sorted(found.items())]


def _hidden_told(page: SheetFormulas, grain: Grain, by_step: list[tuple[int, Cell, tuple[str, ...]]]) -> Iterator[WorkbookOutcome]:
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


def hidden_sheets_used(looked: WorkbookAnalysis) -> Iterator[WorkbookOutcome]:
    """Find hidden sheets whose figures are taken by sheets that are shown."""
    yield from _sheets(looked, used=True)


def hidden_sheets(looked: WorkbookAnalysis) -> Iterator[WorkbookOutcome]:
    """Find hidden sheets that nothing shown takes figures from."""
    yield from _sheets(looked, used=False)


def _sheets(looked: WorkbookAnalysis, *, used: bool) -> Iterator[WorkbookOutcome]:
    for page in looked.all_pages:
        users = _users(looked, page) if page.sheet.hidden else []
        if page.sheet.hidden and bool(users) == used:
            cells = len(page.sheet.cells)
            yield WorkbookOutcome("fail", page.sheet.title, "", (), f"{cells} cells", words={"count": str(cells), "list": listed(users)})
        elif page.sheet.asked and not page.sheet.hidden:
            yield passed(page.sheet, len(page.sheet.cells), "cells are on a visible sheet")


def _users(looked: WorkbookAnalysis, hidden: SheetFormulas) -> list[str]:
    return [
        f"{page.sheet.title}!{page.sheet.cells[at].name}"
        for page in looked.all_pages
        if not page.sheet.hidden
        for at, node in page.trees.items()
        if any(area.sheet == hidden.sheet.title for area in areas_of(node))
    ]
