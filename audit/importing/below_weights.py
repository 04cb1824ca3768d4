"""What stands below the weights, or beside them, and is not their sum: nothing says so, or another figure is meant."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from audit.importing.draft import Doubt, Printed, TableColumn, TableRow
from audit.importing.entry import Entry
from audit.importing.facts import Facts, step
from audit.importing.reading.lexicon import prices

__all__ = ["without_greatest", "without_shares", "without_sum_of_unnamed"]

_MOST: Final = 3.0
"""Bits up to which a word may mean weights, as the list of words prices it."""


def without_sum_of_unnamed(table: Printed) -> Printed:
    """Leave out the sum below, or beside, weights that were inferred: nothing says that it adds them up."""
    return _without(table, lambda row, column, _: _is_sum(row, column) and _is_unnamed(column.title if row.key == "total" else row.title))


def without_greatest(tables: Sequence[Printed], facts: Facts) -> tuple[list[Printed], list[Doubt]]:
    """Leave out a figure below the weights that is what the highest score on every criterion would make, and not their sum."""
    total = facts.weight_total
    weights = sum((entry.value for entry in facts.weights.values() if entry.value is not None), Fraction(0))
    top = max((entry.value for entry in facts.raw.values() if entry.value is not None), default=Fraction(0))
    if total is None or total.value is None or total.value == weights or total.value != weights * top:
        return list(tables), []
    said = "what the highest score on every criterion makes"
    found = [_without(table, lambda row, column, entry: _is_sum(row, column) and entry.value == total.value, said) for table in tables]
    return found, [Doubt("note", f"{total.written} below the weights is {said}; it was left out", total.place)]


def without_shares(tables: Sequence[Printed], facts: Facts, groups: Mapping[str, str]) -> list[Printed]:
    """Leave out what is printed beside the subtotals of groups where it is the part that their weights make of all, and not their sum."""
    total = _sum_of(facts.weights.values())
    parts = {group: _sum_of(entry for one, entry in facts.weights.items() if groups.get(one) == group) for group in facts.group_weights}
    pairs = [(entry, parts[group]) for group, entry in facts.group_weights.items() if entry.value is not None]
    if len(pairs) < 2 or not total or not all(_is_share(entry, part / total) and entry.value != part for entry, part in pairs):  # noqa: PLR2004  # one is chance
        return list(tables)
    return [_without(table, lambda row, column, _: row.key in parts and column.prints == "weight", "the part of all weights") for table in tables]


def _sum_of(entries: Iterable[Entry]) -> Fraction:
    return sum((entry.value for entry in entries if entry.value is not None), Fraction(0))


def _is_share(entry: Entry, part: Fraction) -> bool:
    over = 100 if entry.numeral is not None and entry.numeral.sign == "%" else 1
    return abs((entry.value or 0) - part * over) <= step(entry) / 2


def _without(table: Printed, drops: Callable[[TableRow, TableColumn, Entry], bool], said: str = "") -> Printed:
    """The table with blanks in the place of some entries; ``said`` is what is noted of each."""
    rows = []
    for row in table.rows:
        pairs = zip(table.columns, row.entries, strict=True)
        entries = tuple(_blank(entry, said) if drops(row, column, entry) else entry for column, entry in pairs)
        rows.append(replace(row, entries=entries) if entries != row.entries else row)
    return replace(table, rows=tuple(rows))


def _blank(entry: Entry, said: str) -> Entry:
    return Entry("state", "blank", note=f"printed as {entry.written}: {said}" if said else "", place=entry.place)


def _is_sum(row: TableRow, column: TableColumn) -> bool:
    return (row.key == "total" and column.prints == "weight") or (row.key == "weight" and column.prints == "total")


def _is_unnamed(title: str) -> bool:
    return bool(title) and prices(title).get("weight", 9.0) > _MOST
