"""What stands under weights and is no sum of them: the same weights in another unit, and the most that they can make."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from audit.importing.draft import Doubt, Printed, TableRow
from audit.importing.entry import Entry
from audit.importing.facts import Facts

_PERCENT: Final = 100
SAID: Final = "the weights are printed again here as shares of 1 or in per cent; they were left out, since they say the same"


def one_unit(tables: Sequence[Printed]) -> tuple[list[Printed], list[Doubt]]:
    """Leave out weights that other weights of the same criteria are a hundred times, or a hundredth, of."""
    kept: list[Printed] = []
    doubts: list[Doubt] = []
    known: list[Mapping[str, Entry]] = []
    for table in sorted(tables, key=lambda one: not _is_scored(one)):
        columns = [at for at, column in enumerate(table.columns) if column.prints == "weight" and table.axis == "criteria"]
        again = []
        for at in columns:
            own = {row.key: row.entries[at] for row in table.rows if row.entries[at].value}
            if any(_is_other_unit(own, one) for one in known):
                again.append(at)
            else:
                known.append(own)
        kept.append(_without(table, again))
        doubts += [Doubt("note", SAID, table.columns[at].place) for at in again]
    order = [table.id for table in tables]
    return sorted((table for table in kept if table.columns), key=lambda one: order.index(one.id)), doubts


def listed_again(tables: Sequence[Printed], listed: Mapping[str, Entry]) -> bool:
    """Say whether weights that a list of criteria gives stand in a table in the other unit."""
    columns = [(table, at) for table in tables if table.axis == "criteria" for at, column in enumerate(table.columns) if column.prints == "weight"]
    return any(_is_other_unit({row.key: row.entries[at] for row in table.rows}, listed) for table, at in columns)


def without_top(tables: Sequence[Printed], facts: Facts) -> tuple[list[Printed], list[Doubt]]:
    """Leave out a figure below the weights that is what the highest score on every criterion would make, and not their sum."""
    total = facts.weight_total
    whole = sum((entry.value for entry in facts.weights.values() if entry.value is not None), Fraction(0))
    top = max((entry.value for entry in facts.raw.values() if entry.value is not None), default=Fraction(0))
    if total is None or total.value is None or total.value == whole or top <= 1 or total.value != whole * top:
        return list(tables), []
    blank = Entry("state", "blank", note=f"printed as {total.written}: what the highest score on every criterion makes", place=total.place)
    found = [replace(table, rows=tuple(_changed(row, total, blank) for row in table.rows)) for table in tables]
    return found, [
        Doubt("note", f"{total.written} below the weights is what the highest score on every criterion makes; it was left out", total.place)
    ]


def _changed(row: TableRow, old: Entry, new: Entry) -> TableRow:
    return replace(row, entries=tuple(new if entry is old else entry for entry in row.entries))


def _is_scored(table: Printed) -> bool:
    return any(column.option for column in table.columns)


def _is_other_unit(own: Mapping[str, Entry], other: Mapping[str, Entry]) -> bool:
    pairs = [((own[key].value or 0), (other[key].value or 0)) for key in own if key in other]
    return len(pairs) > 1 and (all(one == more * _PERCENT for one, more in pairs) or all(one * _PERCENT == more for one, more in pairs))


def _without(table: Printed, columns: Sequence[int]) -> Printed:
    if not columns:
        return table
    kept = [at for at in range(len(table.columns)) if at not in columns]
    rows = tuple(replace(row, entries=tuple(row.entries[at] for at in kept)) for row in table.rows)
    return replace(table, columns=tuple(table.columns[at] for at in kept), rows=rows)
