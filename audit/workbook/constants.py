"""Formulas with a number of their own in them, and formulas that are unlike those around them."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from audit.papers.xlsx.shown import general
from audit.workbook.formula import Call, Node, Number, Pair, areas_of, walk
from audit.workbook.found import Found, failed, listed, passed
from audit.workbook.left_out import left_out, ranges_apart
from audit.workbook.looked import Looked
from audit.workbook.page import Page
from audit.workbook.results import broken, circular
from audit.workbook.runs import Odd
from audit.workbook.sums import ADDING, is_aggregate, spine
from audit.workbook.tables import is_total

_WHOLE: Final = frozenset({Fraction(1), Fraction(100)})
"""What a share is taken from: 1 - x and 100 - x hold no figure of their own."""


def constants(looked: Looked) -> Iterator[Found]:
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
        yield from _told(page, told)
        if len(page.trees) > len(told):
            yield passed(page.sheet, len(page.trees) - len(told), "formulas hold no number of their own that is added")


def _told(page: Page, told: dict[tuple[int, int], list[Fraction]]) -> Iterator[Found]:
    """Tell each, and those of one row with the same number once."""
    groups: dict[tuple[int, tuple[Fraction, ...]], list[tuple[int, int]]] = {}
    for at, numbers in sorted(told.items()):
        groups.setdefault((at[0], tuple(numbers)), []).append(at)
    for (_, own), group in groups.items():
        cells = tuple(page.sheet.cells[at] for at in group)
        others = f" (and {listed([cell.name for cell in cells[1:]])})" if len(cells) > 1 else ""
        yield failed(page.sheet, cells, formula=cells[0].formula, list=listed([general(one) for one in own]), others=others)


def _in_total(page: Page, at: tuple[int, int], node: Node) -> list[Fraction]:
    """Give the numbers that are added to a sum, or that a total alone in its row is multiplied by."""
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


def _factor(page: Page, at: tuple[int, int], node: Node) -> list[Fraction]:
    """Give the number that a total is multiplied by where no total beside it is."""
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


def own_numbers(page: Page, one: Odd) -> list[Fraction]:
    """Give the numbers that stand in a formula and not in those around it."""
    usual = [node.value for node in walk(one.usual) if isinstance(node, Number)]
    own = []
    for node in walk(page.trees[one.cell.at]):
        if isinstance(node, Number) and node.value in usual:
            usual.remove(node.value)
        elif isinstance(node, Number):
            own.append(node.value)
    return own


def unlike(looked: Looked) -> Iterator[Found]:
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
            yield passed(page.sheet, count, "formulas go with those around them")
