"""Working a formula out again, exactly, from the stored results of the cells that it takes.

Only sums, products, means and the four signs are worked out, with ROUND and IFERROR around them: what else a formula
says is never run, and then its result is not known here.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from math import prod
from typing import Final

from audit.documents.book import Cell, Workbook
from audit.limits import WorkbookLimits
from audit.workbook.formula import Area, Call, Node, Number, Pair, Signed

__all__ = ["Adder", "UnknownError"]

_MOST_PLACES: Final = 15
_COUNTED: Final = frozenset({"number", "none", "error", "date"})
"""What sums count; of these only a number can be counted here."""

_SUMS: Final = frozenset({"9", "109"})


class UnknownError(Exception):
    """A result is not known here; the message says why."""


class Adder:
    """Works formulas of one workbook out anew; counts the cells that it takes, so that no workbook takes for ever."""

    def __init__(self, book: Workbook) -> None:
        """Begin with nothing taken."""
        self._book = book
        self._left = WorkbookLimits.MAX_ADDED
        self.largest = Fraction(0)

    def result(self, node: Node) -> Fraction:
        """The exact result of a formula; ``largest`` is then the largest figure that it took. Raises UnknownError."""
        self.largest = Fraction(0)
        return self._of(node)

    def _of(self, node: Node) -> Fraction:
        if isinstance(node, Number):
            return node.value
        if isinstance(node, Area):
            return self._single(node)
        if isinstance(node, Signed):
            inner = self._of(node.inner)
            return inner / 100 if node.sign == "%" else -inner
        if isinstance(node, Pair):
            return self._pair(node)
        if isinstance(node, Call) and node.name in _CALLS and node.arguments:
            return _CALLS[node.name](self, node)
        raise UnknownError(f"{node.name} is not recalculated" if isinstance(node, Call) else "what it uses is not recalculated")

    def _pair(self, node: Pair) -> Fraction:
        if node.sign not in "+-*/":
            raise UnknownError(f'"{node.sign}" is not recalculated')
        left, right = self._of(node.left), self._of(node.right)
        if node.sign == "/":
            if not right:
                raise UnknownError("it divides by zero")
            return left / right
        return {"+": left + right, "-": left - right, "*": left * right}[node.sign]

    def _single(self, area: Area) -> Fraction:
        if not area.single:
            raise UnknownError(f"it uses the cells {area} one by one")
        cell = next(iter(self.cells(area)), None)
        return Fraction(0) if cell is None or cell.sort == "" else self._number(cell)

    def _number(self, cell: Cell) -> Fraction:
        if cell.value is None:
            held = {"none": "no stored result", "error": "an error", "date": "a date"}.get(cell.sort, "no number")
            raise UnknownError(f"{cell.name} holds {held}")
        self.largest = max(self.largest, abs(cell.value))
        return cell.value

    def cells(self, area: Area) -> Iterator[Cell]:
        """The cells of an area that hold something, row by row."""
        sheet = self._book.sheet(area.sheet)
        if sheet is None:
            raise UnknownError(f'there is no sheet "{area.sheet}"')
        size = (area.bottom - area.top + 1) * (area.right - area.left + 1)
        self._left -= min(size, len(sheet.cells))
        if self._left < 0:
            raise UnknownError(f"the formulas of the workbook use more than {WorkbookLimits.MAX_ADDED:,} cells")
        if size > len(sheet.cells):
            return (cell for at, cell in sheet.cells.items() if area.holds(at))
        places = ((row, column) for row in range(area.top, area.bottom + 1) for column in range(area.left, area.right + 1))
        return (sheet.cells[at] for at in places if at in sheet.cells)

    def _numbers(self, arguments: Iterable[Node]) -> Iterator[Fraction]:
        """The numbers among what a function takes; in areas, texts and blanks are passed over, as spreadsheets do."""
        for argument in arguments:
            if isinstance(argument, Area):
                yield from (self._number(cell) for cell in self.cells(argument) if cell.sort in _COUNTED)
            else:
                yield self._of(argument)

    def sum(self, node: Call) -> Fraction:
        """Add up."""
        return sum(self._numbers(node.arguments), Fraction(0))

    def subtotal(self, node: Call) -> Fraction:
        """Add up as SUBTOTAL(9, ...) does: other subtotals are passed over. Hidden rows make it unknown."""
        kind, *areas = node.arguments
        if not isinstance(kind, Number) or str(kind.value) not in _SUMS or not all(isinstance(area, Area) for area in areas):
            raise UnknownError("this kind of SUBTOTAL is not recalculated")
        return sum((self._number(cell) for area in areas if isinstance(area, Area) for cell in self._shown(area)), Fraction(0))

    def _shown(self, area: Area) -> Iterator[Cell]:
        sheet = self._book.sheet(area.sheet)
        for cell in self.cells(area):
            if sheet is not None and cell.row in sheet.hidden_rows:
                raise UnknownError("rows that it may skip are hidden")
            if cell.sort in _COUNTED and "SUBTOTAL(" not in cell.formula.upper():
                yield cell

    def product(self, node: Call) -> Fraction:
        """Multiply."""
        return prod(self._numbers(node.arguments), start=Fraction(1))

    def average(self, node: Call) -> Fraction:
        """The mean."""
        found = list(self._numbers(node.arguments))
        if not found:
            raise UnknownError("it is the mean of no numberss")
        return sum(found, Fraction(0)) / len(found)

    def sumproduct(self, node: Call) -> Fraction:
        """Multiply cells by their place and add up; what is no number counts as nought, as spreadsheets do."""
        areas = [one for one in node.arguments if isinstance(one, Area)]
        if len(areas) != len(node.arguments) or len({(one.bottom - one.top, one.right - one.left) for one in areas}) != 1:
            raise UnknownError("what it multiplies is not recalculated")
        parts = [{(cell.row - one.top, cell.column - one.left): cell for cell in self.cells(one)} for one in areas]
        return sum((prod((self._factor(part.get(at)) for part in parts), start=Fraction(1)) for at in parts[0]), Fraction(0))

    def _factor(self, cell: Cell | None) -> Fraction:
        return self._number(cell) if cell is not None and cell.sort in _COUNTED else Fraction(0)

    def round(self, node: Call) -> Fraction:
        """Round halves away from nought, as spreadsheets do."""
        value, places = self._of(node.arguments[0]), self._of(node.arguments[1]) if len(node.arguments) > 1 else Fraction(0)
        if places.denominator != 1 or abs(places) > _MOST_PLACES:
            raise UnknownError("it rounds to places that are not recalculated")
        scale = Fraction(10) ** int(places)
        whole = (abs(value) * scale * 2 + 1) // 2
        return (whole if value >= 0 else -whole) / scale

    def or_else(self, node: Call) -> Fraction:
        """The first part of an IFERROR; where that cannot be worked out, nothing is known."""
        return self._of(node.arguments[0])


_CALLS: Final[Mapping[str, Callable[[Adder, Call], Fraction]]] = {
    "SUM": Adder.sum, "SUBTOTAL": Adder.subtotal, "PRODUCT": Adder.product, "AVERAGE": Adder.average, "SUMPRODUCT": Adder.sumproduct,
    "ROUND": Adder.round, "IFERROR": Adder.or_else,
}  # fmt: skip
