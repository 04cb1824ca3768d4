"""The figures of all tables as quantities with values, for finding out how they follow from each other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Final

from audit.importing.draft import Item, Printed, TableColumn, TableRow
from audit.importing.entry import Entry

__all__ = ["Cell", "Facts", "cell_of", "facts_of", "step", "value"]

Cell = tuple[str, str]
"""An option and a criterion."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the tables print, by kind. Cells are kept by table, since not yet known to be scores or weighted scores."""

    cells: Mapping[int, Mapping[Cell, Entry]] = field(default_factory=dict)
    raw: Mapping[Cell, Entry] = field(default_factory=dict)
    weighted: Mapping[Cell, Entry] = field(default_factory=dict)
    weights: Mapping[str, Entry] = field(default_factory=dict)
    maxima: Mapping[str, Entry] = field(default_factory=dict)
    totals: Mapping[str, Entry] = field(default_factory=dict)
    subtotals: Mapping[Cell, Entry] = field(default_factory=dict)
    group_weights: Mapping[str, Entry] = field(default_factory=dict)
    percents: Mapping[str, Entry] = field(default_factory=dict)
    ranks: Mapping[str, Entry] = field(default_factory=dict)
    costs: Mapping[tuple[str, str], Entry] = field(default_factory=dict)
    max_total: Entry | None = None
    weight_total: Entry | None = None


def facts_of(tables: Sequence[Printed], criteria: Sequence[Item], groups: Sequence[Item]) -> Facts:
    """Sort every figure by what it prints; of several printings of a quantity the first counts."""
    parts: dict[str, dict[Any, Entry]] = {kind: {} for kind in _KINDS}
    cells: dict[int, dict[Cell, Entry]] = {}
    for item in criteria:
        if item.weight is not None and item.weight.value is not None:
            parts["weight"][item.id] = item.weight
    for item in groups:
        if item.weight is not None and item.weight.value is not None:
            parts["group-weight"][item.id] = item.weight
    known = {item.id for item in groups}
    for at, table in enumerate(tables):
        for kind, option, owner, entry in _quantities(table, known) if not table.scorer else ():
            if kind == "cell":
                cells.setdefault(at, {}).setdefault((option, owner), entry)
            elif entry.value is not None or kind in {"raw", "weighted"}:
                parts[kind].setdefault((option, owner) if kind in _PAIRED else option or owner, entry)
            below = entry.numeral.out_of if entry.numeral is not None else None
            if kind == "total" and below is not None:
                parts["max-total"].setdefault("", Entry("figure", "", below.value, below, place=entry.place))
    return Facts(
        cells, parts["raw"], parts["weighted"], parts["weight"], parts["max-score"], parts["total"], parts["subtotal"], parts["group-weight"],
        parts["percent"], parts["rank"], parts["cost"], _first(parts["max-total"]), _first(parts["weight-total"]),
    )  # fmt: skip


def _first(entries: Mapping[Any, Entry]) -> Entry | None:
    return next(iter(entries.values()), None)


_KINDS: Final = (
    "raw", "weighted", "weight", "max-score", "total", "subtotal", "group-weight", "percent", "rank", "cost", "max-total", "weight-total",
)  # fmt: skip
_PAIRED: Final = frozenset({"raw", "weighted", "subtotal", "cost"})


def _quantities(table: Printed, groups: set[str]) -> Iterator[tuple[str, str, str, Entry]]:
    """Kind, option, criterion (or group, or item) and entry of every cell that can be placed."""
    for row, column, entry in table.cells():
        if column.scorer or (row.item and row.prints == "total") or (column.item and column.prints == "total"):
            continue
        if table.axis == "scorers":
            if row.key == "score":
                yield "raw", column.option, table.criterion, entry
            continue
        option = column.option or table.option if table.axis == "criteria" else row.key
        owner = row.key if table.axis == "criteria" else column.criterion or table.criterion
        kind = _kind(table, row.key, row.prints, column.prints, owner, is_group=row.key in groups)
        if table.axis == "options" and row.key in {"weight", "max-score", "total", "max-total"}:
            option = ""
            kind = {"weight": "weight", "max-score": "max-score"}.get(row.key, "") if column.criterion else ""
        if kind in {"weight", "max-score"} and owner:
            option = ""  # of the criterion, whatever option a table is about
        if kind:
            yield kind, option, column.item or row.item if kind == "cost" else owner, entry


def _kind(table: Printed, key: str, row_prints: str, prints: str, owner: str, *, is_group: bool) -> str:
    kind = prints or row_prints or table.prints
    if "count" in {row_prints, prints}:
        return ""  # how many signs there are of a sort: beside the totals, and not they
    if key in {"total", "max-total", "percent", "rank"} or row_prints == "cost":
        return _bottom(key, row_prints, prints)
    if is_group:
        return {"weight": "group-weight", "max-score": ""}.get(prints, "subtotal")
    if kind in _OWN_KINDS:
        return kind
    cell = {"score": "raw", "weighted-score": "weighted", "subtotal": ""}.get(kind, "cell")
    return cell if owner else ""


_OWN_KINDS: Final = frozenset({"total", "percent", "rank", "cost", "weight", "max-score", "max-total"})


def _bottom(key: str, row_prints: str, prints: str) -> str:
    if row_prints == "cost":
        return "cost"
    if key == "total" and prints in {"max-score", "weight"}:
        return {"max-score": "max-total", "weight": "weight-total"}[prints]
    if key == "total" and prints == "score":
        return "total"
    return key if prints in {"", "weighted-score", "score"} else ""


def cell_of(table: Printed, row: TableRow, column: TableColumn) -> Cell:
    """Option and criterion of a cell."""
    if table.axis == "criteria":
        return column.option or table.option, row.key
    return (column.option, table.criterion) if table.axis == "scorers" else (row.key, column.criterion or table.criterion)


def value(entry: Entry | None) -> Fraction | None:
    """The value of an entry, if it has one."""
    return entry.value if entry is not None else None


def step(entry: Entry) -> Fraction:
    """One step in the last printed place of an entry."""
    return entry.numeral.unit if entry.numeral is not None and entry.numeral.unit is not None else Fraction(1)
