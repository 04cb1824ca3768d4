"""Two totals in one row: of scores without their weights, and of weighted scores.

A table that prints scores and weighted scores side by side adds both up. The method says of which of them the total of
an option is made; the other one is a quantity of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from audit.appraisal.model.figure import Figure
from audit.appraisal.model.quantity import Quantity

__all__ = ["Read", "two_totals"]

_ADDED: Final = frozenset({"total", "subtotal", "max-total"})
_RAW: Final = frozenset({"score"})
_WEIGHTED: Final = frozenset({"weighted-score"})

Read = Sequence[tuple[str | None, list[Figure]]]
"""The cells of one row: the kind of figure that the row, column or table names, and what was read."""


def two_totals(cells: Read, *, weighted: bool) -> Iterator[Figure]:
    """Tell apart the totals of one row; ``weighted`` says that the method makes the total of weighted scores."""
    other, item = (_RAW, "raw") if weighted else (_WEIGHTED, "weighted")
    twice = _totals(cells, _RAW) & _totals(cells, _WEIGHTED)
    for kind, figures in cells:
        apart = kind in other and any(figure.quantity in twice for figure in figures)
        yield from (_of_item(one, item) for one in figures) if apart else figures


def _totals(cells: Read, kinds: frozenset[str]) -> set[Quantity]:
    return {figure.quantity for kind, figures in cells if kind in kinds for figure in figures if figure.quantity.kind in _ADDED and figure.printed}


def _of_item(figure: Figure, item: str) -> Figure:
    quantity = figure.quantity
    return replace(figure, quantity=quantity._replace(item=item)) if quantity.kind in _ADDED and quantity.item is None else figure
