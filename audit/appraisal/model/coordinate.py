"""Which quantity a cell prints: what its column, its row and its table say of it, put together."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from audit.appraisal.model.quantity import KINDS, NAMES, Quantity, fits

_WHOLE: Final[Mapping[str, str]] = {"score": "total", "weighted-score": "total", "subtotal": "total", "max-score": "max-total"}
_OF_GROUP: Final[Mapping[str, str]] = {"score": "subtotal", "weighted-score": "subtotal", "total": "subtotal", "max-score": "max-total"}
_NEEDS: Final[Mapping[str, str]] = {
    "score": "criterion", "weighted-score": "criterion", "subtotal": "group", "max-score": "criterion", "rank": "option",
}  # fmt: skip
_OF_AN_OPTION: Final = frozenset({"score", "weighted-score", "subtotal", "total", "percent", "share"})
_OF_ALL_SCORERS: Final = frozenset({"rank", "percent", "share", "mean"})
_DIMENSIONS: Final = ("option", "criterion", "group", "scorer")


class Coordinate(NamedTuple):
    """What a row, a column or a table says of the quantity that its cells print.

    ``whole`` marks the bottom row or the last column, of totals; ``unknown`` one whose name means nothing.
    """

    kind: str | None = None
    option: str | None = None
    criterion: str | None = None
    group: str | None = None
    scorer: str | None = None
    item: str | None = None
    whole: bool = False
    rounded: bool = False
    unknown: bool = False

    def over(self, other: "Coordinate") -> "Coordinate":
        """Fill what this one leaves open from another one."""
        return Coordinate(
            self.kind or other.kind, self.option or other.option, self.criterion or other.criterion, self.group or other.group,
            self.scorer or other.scorer, self.item or other.item, self.whole or other.whole, self.rounded or other.rounded,
            self.unknown or other.unknown,
        )  # fmt: skip


def clash(row: Coordinate, column: Coordinate) -> str | None:
    """Say where a row and a column contradict each other, or None."""
    if row.kind and column.kind and row.kind != column.kind:
        return f"this row prints a {NAMES[row.kind]} and this column a {NAMES[column.kind]}; write blank where the two do not cross"
    for name in _DIMENSIONS:
        of_row, of_column = getattr(row, name), getattr(column, name)
        if of_row and of_column and of_row != of_column:
            return f'this row is about the {name} "{of_row}" and this column about "{of_column}"; write blank where the two do not cross'
    return None


def quantity_of(cell: Coordinate) -> Quantity | None:
    """The quantity that a cell prints; None where nothing says of what kind it is."""
    kind = cell.kind
    if cell.criterion is None and cell.group is not None:
        kind = _OF_GROUP.get(kind or "", kind)
    elif cell.criterion is None and cell.whole:
        kind = _WHOLE.get(kind or "total", kind or "total")
    if kind is None:
        return None
    owners = {name: getattr(cell, name) for name in (*_DIMENSIONS, "item")}
    return Quantity(kind, **{name: value for name, value in owners.items() if value is not None and fits(kind, name)})


def fault_of(quantity: Quantity | None, cell: Coordinate, *, table_criterion: str | None = None) -> str | None:
    """Say why a cell has no place among the quantities, or None. A table about one criterion may print other things beside it."""
    if quantity is None:
        return f"the file does not say what this cell prints; give the table, the row or the column prints: with one of {', '.join(KINDS)}"
    name = NAMES[quantity.kind]
    if quantity.scorer is None and cell.scorer is not None and quantity.kind in _OF_ALL_SCORERS:
        return f'a {name} of one scorer does not belong here ("{cell.scorer}"); leave it out, or print it in a table of its own'
    if cell.item is not None and quantity.item is None and cell.kind is not None:
        return f'a {name} has no item ("{cell.item}"); items distinguish several totals, maxima, costs, counts, percentages, ranks or means'
    if cell.criterion not in {None, table_criterion} and not fits(quantity.kind, "criterion"):
        return f'a {name} does not belong to a criterion ("{cell.criterion}")'
    if cell.group is not None and cell.criterion is None and not fits(quantity.kind, "group"):
        return f'a {name} does not belong to a group ("{cell.group}")'
    return _missing(quantity, cell, name)


def _missing(quantity: Quantity, cell: Coordinate, name: str) -> str | None:
    needed = _NEEDS.get(quantity.kind)
    if needed is not None and getattr(quantity, needed) is None:
        return f"a {name} belongs to {'an' if needed == 'option' else 'a'} {needed}, and neither this row nor this column names one"
    if quantity.option is None and not cell.whole and quantity.kind in _OF_AN_OPTION:
        return f"a {name} belongs to an option, and neither this row, this column nor the table names one; sums over all options go under total"
    if quantity.kind == "weight" and not (quantity.criterion or quantity.group or cell.whole):
        return "a weight belongs to a criterion or a group, and neither this row nor this column names one; their sum goes under total"
    return None
