"""Weights that are printed twice, as shares of 1 and in per cent: the second printing says the same."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from audit.importing.draft import Doubt, Printed
from audit.importing.entry import Entry

__all__ = ["SAID", "listed_again", "one_unit"]

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
