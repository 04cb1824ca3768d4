"""Working a formula out again, exactly, from the stored results of the cells that it takes.

Only sums, products, means and the four signs are worked out, with ROUND and IFERROR around them: what else a formula
says is never run, and then its result is not known here.
"""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Final

from audit.workbook.book import Cell, Sheet, Workbook
from audit.workbook.formula import Area, Call, Node, Number, Pair, Signed

MAX_CELLS: Final = 200_000
"""Cells that one formula may take."""

_MOST_PLACES: Final = 15
_SUMS: Final = frozenset({"9", "109"})


class UnknownError(Exception):
    """A result is not known here; the message says why."""


def result(node: Node, book: Workbook) -> Fraction:
    """Give the exact result of a formula. Raises UnknownError where it takes or does what is not worked out."""
    if isinstance(node, Number):
        return node.value
    if isinstance(node, Area):
        return _single(node, book)
    if isinstance(node, Signed):
        inner = result(node.inner, book)
        return inner / 100 if node.sign == "%" else -inner
    if isinstance(node, Pair):
        return _pair(node, book)
    if isinstance(node, Call) and node.name in _CALLS:
        return _CALLS[node.name](node, book)
    raise UnknownError(f"{node.name} is not worked out anew" if isinstance(node, Call) else "what it takes is not worked out anew")


def _single(area: Area, book: Workbook) -> Fraction:
    cells = list(cells_in(area, book))
    if not area.single:
        raise UnknownError(f"it takes the cells {area} one by one")
    if not cells or cells[0].sort == "":
        return Fraction(0)
    return _number(cells[0])


def _number(cell: Cell) -> Fraction:
    if cell.value is None:
        held = {"none": "no stored result", "error": "an error", "date": "a date"}.get(cell.sort, "no number")
        raise UnknownError(f"{cell.name} holds {held}")
    return cell.value


def _pair(node: Pair, book: Workbook) -> Fraction:
    if node.sign not in "+-*/":
        raise UnknownError(f'"{node.sign}" is not worked out anew')
    left, right = result(node.left, book), result(node.right, book)
    if node.sign == "/":
        if not right:
            raise UnknownError("it divides by nought")
        return left / right
    return {"+": left + right, "-": left - right, "*": left * right}[node.sign]


def cells_in(area: Area, book: Workbook) -> Iterator[Cell]:
    """Give the cells of an area that hold something, row by row. Raises UnknownError where there are too many."""
    sheet = book.sheet(area.sheet)
    if sheet is None:
        raise UnknownError(f'there is no sheet "{area.sheet}"')
    size = (area.bottom - area.top + 1) * (area.right - area.left + 1)
    if min(size, len(sheet.cells)) > MAX_CELLS:
        raise UnknownError(f"it takes more than {MAX_CELLS:,} cells")
    return _held(area, sheet, size)


def _held(area: Area, sheet: Sheet, size: int) -> Iterator[Cell]:
    if size > len(sheet.cells):
        yield from (cell for at, cell in sheet.cells.items() if area.holds(at))
        return
    places = ((row, column) for row in range(area.top, area.bottom + 1) for column in range(area.left, area.right + 1))
    yield from (sheet.cells[at] for at in places if at in sheet.cells)


def _numbers(arguments: tuple[Node, ...], book: Workbook) -> Iterator[Fraction]:
    """Give the numbers among what a function takes; in areas, texts and blanks are passed over, as spreadsheets do."""
    for argument in arguments:
        if not isinstance(argument, Area):
            yield result(argument, book)
            continue
        for cell in cells_in(argument, book):
            if cell.sort in {"none", "error", "date"}:
                _number(cell)
            if cell.value is not None:
                yield cell.value


def _sum(node: Call, book: Workbook) -> Fraction:
    return sum(_numbers(node.arguments, book), Fraction(0))


def _subtotal(node: Call, book: Workbook) -> Fraction:
    """Add up as SUBTOTAL(9, ...) does: other subtotals are passed over. Hidden rows make it unknown."""
    kind, *areas = node.arguments
    if not isinstance(kind, Number) or str(kind.value) not in _SUMS:
        raise UnknownError("this kind of SUBTOTAL is not worked out anew")
    total = Fraction(0)
    for area in areas:
        if not isinstance(area, Area):
            raise UnknownError("this kind of SUBTOTAL is not worked out anew")
        sheet = book.sheet(area.sheet)
        for cell in cells_in(area, book):
            if sheet is not None and cell.row in sheet.hidden_rows:
                raise UnknownError("rows that it may pass over are hidden")
            total += Fraction(0) if "SUBTOTAL(" in cell.formula.upper() or cell.sort == "text" else _single_or_nought(cell)
    return total


def _single_or_nought(cell: Cell) -> Fraction:
    return Fraction(0) if cell.sort in {"", "logical"} else _number(cell)


def _product(node: Call, book: Workbook) -> Fraction:
    found = list(_numbers(node.arguments, book))
    whole = Fraction(1)
    for number in found:
        whole *= number
    return whole if found else Fraction(0)


def _average(node: Call, book: Workbook) -> Fraction:
    found = list(_numbers(node.arguments, book))
    if not found:
        raise UnknownError("it is the mean of no number")
    return sum(found, Fraction(0)) / len(found)


def _sumproduct(node: Call, book: Workbook) -> Fraction:
    """Multiply cells by their place and add up; what is no number counts as nought, as spreadsheets do."""
    areas = [one for one in node.arguments if isinstance(one, Area)]
    shapes = {(one.bottom - one.top, one.right - one.left) for one in areas}
    if len(areas) != len(node.arguments) or len(shapes) != 1:
        raise UnknownError("what it multiplies is not worked out anew")
    columns = [{(cell.row - one.top, cell.column - one.left): cell for cell in cells_in(one, book)} for one in areas]
    total = Fraction(0)
    for at in columns[0]:
        whole = Fraction(1)
        for column in columns:
            whole *= _factor(column.get(at))
        total += whole
    return total


def _factor(cell: Cell | None) -> Fraction:
    if cell is None or cell.sort in {"text", "", "logical"}:
        return Fraction(0)
    return _number(cell)


def _round(node: Call, book: Workbook) -> Fraction:
    """Round halves away from nought, as spreadsheets do."""
    value, places = result(node.arguments[0], book), result(node.arguments[1], book) if len(node.arguments) > 1 else Fraction(0)
    if places.denominator != 1 or abs(places) > _MOST_PLACES:
        raise UnknownError("it rounds to places that are not worked out anew")
    scale = Fraction(10) ** int(places)
    whole = (abs(value) * scale * 2 + 1) // 2
    return (whole if value >= 0 else -whole) / scale


def _or_else(node: Call, book: Workbook) -> Fraction:
    return result(node.arguments[0], book)


_CALLS: Final[Mapping[str, Callable[[Call, Workbook], Fraction]]] = {
    "SUM": _sum, "SUBTOTAL": _subtotal, "PRODUCT": _product, "AVERAGE": _average, "SUMPRODUCT": _sumproduct, "ROUND": _round, "IFERROR": _or_else,
}  # fmt: skip
