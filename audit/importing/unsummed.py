"""What stands below the options, or beside them, and is no sum of all nor one maximum for all: averages, and maxima of each its own."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from audit.importing.draft import Doubt, Printed, TableRow
from audit.importing.entry import Entry
from audit.importing.reading.sheet import AVERAGE

__all__ = ["without_own_maxima", "without_typical"]

_TWO: Final = 2


def without_typical(table: Printed) -> tuple[Printed, list[Doubt]]:
    """Leave out a row below the options that is called an average, or whose figures all lie between those above them: no sum does."""
    if table.axis != "options":
        return table, []
    typical = [row for row in table.rows if row.key == "total" and _is_typical(table, row)]
    said = [f'the row "{row.title}" lies between what stands above it: it was not taken for sums, and was left out' for row in typical]
    rows = tuple(row for row in table.rows if row not in typical)
    return replace(table, rows=rows), [Doubt("note", text, row.place) for text, row in zip(said, typical, strict=True)]


def _is_typical(table: Printed, row: TableRow) -> bool:
    between = [min(above) <= value <= max(above) and value != sum(above) for value, above in _columns(table, row)]
    named = any(word in row.title.lower() for word in AVERAGE)
    return bool(between) and all(between) and (named or len(between) >= _TWO)


def _columns(table: Printed, row: TableRow) -> Iterator[tuple[Fraction, list[Fraction]]]:
    """Each figure of a row below with those of the options above it."""
    for at, (column, entry) in enumerate(zip(table.columns, row.entries, strict=True)):
        above = [value for one in _options(table) if (value := one.entries[at].value) is not None]
        if entry.value is not None and column.prints not in {"rank", "weight", "max-total", "max-score"} and len(set(above)) >= _TWO:
            yield entry.value, above


def _options(table: Printed) -> Iterator[TableRow]:
    return (row for row in table.rows if row.key not in {"total", "weight", "max-score", "max-total", "percent", "rank"} and not row.prints)


def without_own_maxima(table: Printed) -> Printed:
    """Leave out the highest possible totals of options that were not all scored by all criteria: each has its own."""
    if table.axis == "options":
        for at, column in enumerate(table.columns):
            if column.prints == "max-total" and _are_own([(row.entries[at], _scores(table, row)) for row in _options(table)]):
                table = replace(table, rows=tuple(_blanked(row, [at]) for row in table.rows))
        return table
    columns = [at for at, column in enumerate(table.columns) if column.option]
    for row in table.rows:
        if row.key == "max-total" and _are_own([(row.entries[at], [one.entries[at] for one in table.rows if not one.prints]) for at in columns]):
            table = replace(table, rows=tuple(_blanked(one, columns) if one is row else one for one in table.rows))
    return table


def _scores(table: Printed, row: TableRow) -> list[Entry]:
    return [entry for column, entry in zip(table.columns, row.entries, strict=True) if column.criterion]


def _are_own(found: Sequence[tuple[Entry, Iterable[Entry]]]) -> bool:
    """Say whether maxima differ, and not in one option alone that has all its scores: that may be a misprint."""
    known = [(entry.value, list(scores)) for entry, scores in found if entry.value is not None]
    counted = Counter(value for value, _ in known)
    if len(counted) < _TWO:
        return False
    usual = counted.most_common(1)[0][0]
    odd = [scores for value, scores in known if value != usual]
    return len(odd) > 1 or any(entry.value is None for _, scores in known for entry in scores)


def _blanked(row: TableRow, columns: Sequence[int]) -> TableRow:
    entries = tuple(_own(entry) if at in columns and entry.value is not None else entry for at, entry in enumerate(row.entries))
    return replace(row, entries=entries)


def _own(entry: Entry) -> Entry:
    return Entry("state", "blank", note=f"printed as {entry.written}: the highest possible total of this option alone", place=entry.place)
