"""What stands below the weights, or beside them, and is not their sum: nothing says so, or another figure is meant."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from audit.importing.draft import Printed, TableColumn, TableRow
from audit.importing.entry import Entry
from audit.importing.facts import Facts
from audit.importing.reading.lexicon import prices

_MOST: Final = 3.0
"""Bits up to which a word may mean weights, as the list of words prices it."""


def without_sum_of_unnamed(table: Printed) -> Printed:
    """Leave out the sum below, or beside, weights that were inferred: nothing says that it adds them up."""
    return _without(table, lambda row, column, _: _is_sum(row, column) and _is_unnamed(column.title if row.key == "total" else row.title))


def without_greatest(tables: Sequence[Printed], facts: Facts) -> list[Printed]:
    """Leave out what stands below the weights where it is not their sum, but what the highest score on every criterion would make."""
    weights = sum((entry.value for entry in facts.weights.values() if entry.value is not None), Fraction(0))
    top = max((entry.value for entry in facts.raw.values() if entry.value is not None), default=Fraction(0))
    printed = facts.weight_total.value if facts.weight_total is not None else None
    if printed is None or printed == weights or printed != weights * top:
        return list(tables)
    return [_without(table, lambda row, column, entry: _is_sum(row, column) and entry.value == printed) for table in tables]


def _without(table: Printed, drops: Callable[[TableRow, TableColumn, Entry], bool]) -> Printed:
    rows = []
    for row in table.rows:
        pairs = zip(table.columns, row.entries, strict=True)
        entries = tuple(Entry("state", "blank", place=entry.place) if drops(row, column, entry) else entry for column, entry in pairs)
        rows.append(replace(row, entries=entries) if entries != row.entries else row)
    return replace(table, rows=tuple(rows))


def _is_sum(row: TableRow, column: TableColumn) -> bool:
    return (row.key == "total" and column.prints == "weight") or (row.key == "weight" and column.prints == "total")


def _is_unnamed(title: str) -> bool:
    return bool(title) and prices(title).get("weight", 9.0) > _MOST
