"""What a formula of a workbook adds and multiplies, in the quantities that its cells print: followed through cells that print none.

Nothing is worked out: `=SUM(D2:D4)` is the sum of the three scores that stand there, and `=SUMPRODUCT(B2:B4,D2:D4)/SUM(B2:B4)`
the sum of three products, each as a share of all weights.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import prod
from typing import Final

from audit.appraisal.model.quantity import Quantity
from audit.documents.book import At, Workbook
from audit.limits import WorkbookLimits
from audit.workbook.formula import Area, Call, Constant, Node, Number, Pair, Signed
from audit.workbook.parse import UnreadError, parse

__all__ = ["ALL_WEIGHTS", "CellAt", "TermReader", "Terms", "worth"]

Terms = Mapping[frozenset[Quantity], Fraction]
"""A sum of products: the quantities of each product, with the number by which it is multiplied."""

CellAt = tuple[str, At]
"""A cell by its sheet and place."""

ALL_WEIGHTS: Final = Quantity("share")
"""One divided by the sum of the weights, as a factor."""

_ONE: Final = frozenset[Quantity]()
_MOST_TERMS: Final = 500
_DEEPEST: Final = 100
"""Parts inside parts that are followed, through all cells together: no table has more criteria written out as products."""

_MOST_FOLLOWED: Final = 8
"""Cells that are followed one behind the other: weighted scores, subtotals and totals are fewer, a circle of cells has no end."""


class TermReader:
    """Reads the formulas of a workbook. ``known`` says which quantity a cell prints; where one does, its own formula is not followed."""

    def __init__(self, book: Workbook, known: Mapping[CellAt, Quantity]) -> None:
        """Take a workbook and what its cells print."""
        self._book = book
        self._known = known
        self._seen: dict[CellAt, Terms] = {}
        self._depth = 0
        self._followed = 0

    def total(self, at: CellAt) -> Terms:
        """Read the formula of a cell. Raises UnreadError where it has none, or does more than add and multiply."""
        if at not in self._seen:
            sheet = self._book.sheet(at[0])
            cell = sheet.cells.get(at[1]) if sheet is not None else None
            if cell is None or not cell.formula or self._followed >= _MOST_FOLLOWED:
                raise UnreadError("it is no formula, or too many cells lead to it")
            self._followed += 1
            try:
                self._seen[at] = self._one(parse(cell.formula, self._book, at[0]))
            finally:
                self._followed -= 1
        return self._seen[at]

    def _one(self, node: Node) -> Terms:
        found = self._many(node)
        if len(found) != 1 or found[0] is None:
            raise UnreadError("it names many cells in the place of one figure")
        return found[0]

    def _many(self, node: Node) -> Sequence[Terms | None]:
        """What a part of a formula gives, cell by cell; None where a cell holds no figure."""
        if self._depth > _DEEPEST:
            raise UnreadError("its parts are nested too deep")
        self._depth += 1
        try:
            return self._part(node)
        finally:
            self._depth -= 1

    def _part(self, node: Node) -> Sequence[Terms | None]:
        if isinstance(node, Number):
            return [{_ONE: node.value}]
        if isinstance(node, Area):
            return self._area(node)
        if isinstance(node, Signed):
            return [_scaled(one, Fraction(-1) if node.sign == "-" else Fraction(1, 100)) for one in self._many(node.inner)]
        if isinstance(node, Pair):
            return _beside(node.sign, self._many(node.left), self._many(node.right))
        if isinstance(node, Call):
            return [self._call(node)]
        raise UnreadError("it takes something else than figures")

    def _area(self, area: Area) -> Sequence[Terms | None]:
        if (area.bottom - area.top + 1) * (area.right - area.left + 1) > WorkbookLimits.MAX_STEPS:
            raise UnreadError("it takes more cells than are looked at")
        places = ((row, column) for row in range(area.top, area.bottom + 1) for column in range(area.left, area.right + 1))
        return [self._cell((area.sheet, at)) for at in places]

    def _cell(self, at: CellAt) -> Terms | None:
        if at in self._known:
            return {frozenset({self._known[at]}): Fraction(1)}
        sheet = self._book.sheet(at[0])
        cell = sheet.cells.get(at[1]) if sheet is not None else None
        if cell is not None and cell.formula and cell.sort in {"number", "none"}:
            return self.total(at)
        return {_ONE: cell.value} if cell is not None and cell.value is not None else None

    def _call(self, call: Call) -> Terms:
        arguments = list(call.arguments)
        if call.name in {"SUBTOTAL", "AGGREGATE"}:
            return self._subtotal(call)
        if call.name in {"ROUND", "IFERROR", "IF"}:
            return self._one(_chosen(arguments[1:] if call.name == "IF" else arguments[:1]))
        if call.name == "SUMPRODUCT" and arguments:
            made = self._many(arguments[0])
            for one in arguments[1:]:
                made = _beside("*", made, self._many(one))
            return _sum(made)
        if call.name in _TAKES_ALL:
            return _TAKES_ALL[call.name]([one for argument in arguments for one in self._many(argument)])
        raise UnreadError(f"what {call.name} gives is not followed")

    def _subtotal(self, call: Call) -> Terms:
        kind = call.arguments[0] if call.name == "SUBTOTAL" and call.arguments else None
        name = {1: "AVERAGE", 9: "SUM"}.get(int(kind.value) % 100) if isinstance(kind, Number) else None
        if name is None:
            raise UnreadError(f"what this {call.name} gives is not followed")
        return self._call(Call(name, call.arguments[1:]))


def _chosen(parts: Sequence[Node]) -> Node:
    """The part that is no text and no nought, which formulas show where there is nothing to work out."""
    found = [one for one in parts if not isinstance(one, Constant) and one != Number(Fraction(0))]
    if len(found) != 1:
        raise UnreadError("it depends on a condition")
    return found[0]


def _beside(sign: str, left: Sequence[Terms | None], right: Sequence[Terms | None]) -> Sequence[Terms | None]:
    """Work with each cell of one part and the cell of the other that stands at its place, or the one that there is."""
    if sign not in _SIGNS or (len(left) != len(right) and 1 not in {len(left), len(right)}):
        raise UnreadError("it does more than add and multiply")
    length = max(len(left), len(right))
    pairs = zip(_spread(left, length), _spread(right, length), strict=True)
    return [_SIGNS[sign](one or {}, other or {}) for one, other in pairs]


def _spread(parts: Sequence[Terms | None], length: int) -> Sequence[Terms | None]:
    return [*parts] * length if len(parts) == 1 else parts


def _scaled(terms: Terms | None, by: Fraction) -> Terms:
    return {key: value * by for key, value in (terms or {}).items()}


def _sum(parts: Sequence[Terms | None]) -> Terms:
    found: dict[frozenset[Quantity], Fraction] = {}
    for key, value in ((key, value) for part in parts for key, value in (part or {}).items()):
        found[key] = found.get(key, Fraction(0)) + value
    if len(found) > _MOST_TERMS:
        raise UnreadError("it adds more than is looked at")
    return {key: value for key, value in found.items() if value}


def _mean(parts: Sequence[Terms | None]) -> Terms:
    held = [one for one in parts if one is not None]
    return _scaled(_sum(held), Fraction(1, len(held))) if held else {}


def _times(one: Terms, other: Terms) -> Terms:
    if len(one) * len(other) > _MOST_TERMS or any(key & factor for key in one for factor in other):
        raise UnreadError("it multiplies sums, or a figure with itself")
    return _sum([{key | factor: value * times} for key, value in one.items() for factor, times in other.items()])


def _over(one: Terms, other: Terms) -> Terms:
    if set(other) == {_ONE} and other[_ONE]:
        return _scaled(one, 1 / other[_ONE])
    kinds, factors = {tuple(each.kind for each in key) for key in other}, set(other.values())
    if kinds != {("weight",)} or len(factors) > 1:
        raise UnreadError("what it divides by is neither a number nor the sum of the weights")
    return _scaled(_times(one, {frozenset({ALL_WEIGHTS}): Fraction(1)}), 1 / factors.pop())


def _product(parts: Sequence[Terms | None]) -> Terms:
    made: Terms = {_ONE: Fraction(1)}
    for one in parts:
        made = _times(made, one) if one is not None else made
    return made


def _count(parts: Sequence[Terms | None]) -> Terms:
    return {_ONE: Fraction(sum(one is not None for one in parts))}


_SIGNS: Final[Mapping[str, Callable[[Terms, Terms], Terms]]] = {
    "+": lambda one, other: _sum([one, other]), "-": lambda one, other: _sum([one, _scaled(other, Fraction(-1))]), "*": _times, "/": _over,
}  # fmt: skip
_TAKES_ALL: Final[Mapping[str, Callable[[Sequence[Terms | None]], Terms]]] = {
    "SUM": _sum, "AVERAGE": _mean, "PRODUCT": _product, "COUNT": _count, "COUNTA": _count,
}  # fmt: skip


def worth(terms: Terms, values: Mapping[Quantity, Fraction]) -> Fraction:
    """What the terms come to with the values of their quantities; one that has none counts nothing, as a text does in a sum."""
    return sum((value * prod((values.get(one, Fraction(0)) for one in key), start=Fraction(1)) for key, value in terms.items()), Fraction(0))
