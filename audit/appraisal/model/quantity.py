"""Quantities: what has one true value, whether it is printed or not."""

from collections.abc import Mapping
from typing import Final, NamedTuple

__all__ = ["ENTERED", "KINDS", "NAMES", "Quantity", "fits", "key"]

KINDS: Final = (
    "score", "weighted-score", "weight", "max-score", "max-total", "subtotal", "total", "percent", "share", "rank",
    "difference", "count", "cost", "mean",
)  # fmt: skip

ENTERED: Final = frozenset({"score", "weight", "count", "rank"})
"""Kinds whose figures are exact as printed; all others stand for every true value that prints so."""

NAMES: Final[Mapping[str, str]] = {
    "score": "score", "weighted-score": "weighted score", "weight": "weight", "max-score": "highest possible score",
    "max-total": "highest possible total", "subtotal": "subtotal", "total": "total", "percent": "percentage",
    "share": "share", "rank": "rank", "difference": "difference", "count": "count", "cost": "cost", "mean": "mean",
}  # fmt: skip

_FITS: Final[Mapping[str, frozenset[str]]] = {
    "score": frozenset({"option", "criterion", "scorer"}),
    "weighted-score": frozenset({"option", "criterion", "scorer"}),
    "weight": frozenset({"criterion", "group"}),
    "max-score": frozenset({"criterion", "item"}),
    "max-total": frozenset({"group", "item"}),
    "subtotal": frozenset({"option", "group", "scorer", "item"}),
    "total": frozenset({"option", "scorer", "item"}),
    "percent": frozenset({"option", "criterion", "group", "item"}),
    "share": frozenset({"option", "criterion", "group", "item"}),
    "rank": frozenset({"option", "criterion", "group", "item"}),
    "difference": frozenset({"item", "option"}),
    "count": frozenset({"item", "option"}),
    "cost": frozenset({"item", "option"}),
    "mean": frozenset({"item", "option", "criterion", "group"}),
}


class Quantity(NamedTuple):
    """One true value: its kind, and the option, criterion, group, scorer or named item that it belongs to.

    ``item`` names figures of which an option or a paper has several: ``longlist`` among counts, ``capital`` among
    costs. Totals and maxima have the items ``raw`` (of scores without their weights) and ``weighted`` beside the one that
    the method gives. A weight with both a criterion and a group is the sub-weight inside the group.
    """

    kind: str
    option: str | None = None
    criterion: str | None = None
    group: str | None = None
    scorer: str | None = None
    item: str | None = None


def fits(kind: str, dimension: str) -> bool:
    """Say whether quantities of the kind can belong to an option, criterion, group, scorer or item."""
    return dimension in _FITS[kind]


def key(quantity: Quantity) -> tuple[str, ...]:
    """What puts quantities in one order on every machine."""
    return tuple(part or "" for part in quantity)
