"""Which quantity a cell prints: what its column, its row and its table say of it, put together."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from audit.appraisal.model.quantity import KINDS, NAMES, Quantity, fits
from audit.problems import InputFault, Own, fault

__all__ = ["Coordinate", "clash", "fault_of", "quantity_of"]

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


def clash(row: Coordinate, column: Coordinate) -> InputFault | None:
    """Say where a row and a column contradict each other, or None."""
    if row.kind and column.kind and row.kind != column.kind:
        return fault("row-and-column-of-other-kind", of_row=Own(NAMES[row.kind]), of_column=Own(NAMES[column.kind]))
    for name in _DIMENSIONS:
        of_row, of_column = getattr(row, name), getattr(column, name)
        if of_row and of_column and of_row != of_column:
            return fault("row-and-column-about-others", name=Own(name), of_row=of_row, of_column=of_column)
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


def fault_of(quantity: Quantity | None, cell: Coordinate, *, table_criterion: str | None = None) -> InputFault | None:
    """Say why a cell has no place among the quantities, or None. A table about one criterion may print other things beside it."""
    if quantity is None:
        return fault("kind-not-said", kinds=Own(", ".join(KINDS)))
    name = NAMES[quantity.kind]
    if quantity.scorer is None and cell.scorer is not None and quantity.kind in _OF_ALL_SCORERS:
        return fault("kind-of-one-scorer", kind=Own(name), scorer=cell.scorer)
    if cell.item is not None and quantity.item is None and cell.kind is not None:
        return fault("kind-without-items", kind=Own(name), item=cell.item)
    if cell.criterion not in {None, table_criterion} and not fits(quantity.kind, "criterion"):
        return fault("kind-of-no-criterion", kind=Own(name), criterion=cell.criterion)
    if cell.group is not None and cell.criterion is None and not fits(quantity.kind, "group"):
        return fault("kind-of-no-group", kind=Own(name), group=cell.group)
    return _missing(quantity, cell, name)


def _missing(quantity: Quantity, cell: Coordinate, name: str) -> InputFault | None:
    needed = _NEEDS.get(quantity.kind)
    if needed is not None and getattr(quantity, needed) is None:
        return fault("owner-not-named", kind=Own(name), owner=Own(f"{'an' if needed == 'option' else 'a'} {needed}"))
    if quantity.option is None and not cell.whole and quantity.kind in _OF_AN_OPTION:
        return fault("option-not-named", kind=Own(name))
    if quantity.kind == "weight" and not (quantity.criterion or quantity.group or cell.whole):
        return fault("weight-of-nothing")
    return None
