"""Several documents that print the same figures: where they differ, and what an addendum puts in their place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from audit.importing.draft import Doubt, Printed, Source, TableColumn, TableRow
from audit.importing.entry import Entry

__all__ = ["Key", "key_of", "quantities", "superseded"]

Key = tuple[str, ...]


def superseded(tables: Sequence[Printed], sources: Sequence[Source]) -> tuple[list[Printed], list[Doubt]]:
    """Mark the figures that an addendum prints anew, and tell of figures that differ between documents."""
    roles = {source.id: source.role for source in sources}
    titles = {source.id: source.file or source.id for source in sources}
    newest: dict[Key, tuple[Entry, str]] = {}
    for table in tables:
        if roles.get(table.place.source or "") == "addendum":
            newest.update({key: (entry, table.place.source or "") for key, entry in _keyed(table) if entry.nature == "figure"})
    doubts = list(_differences(tables, titles, newest))
    if not newest:
        return list(tables), doubts
    replaced: list[Doubt] = []
    found = [table if roles.get(table.place.source or "") == "addendum" else _without(table, newest, titles, replaced) for table in tables]
    return found, [*doubts, *replaced]


def quantities(table: Printed) -> Iterator[tuple[Key, Entry]]:
    """Yield every figure of a table with the quantity that it prints, the same in whatever row of the bottom it stands."""
    for key, entry in _keyed(table):
        yield _quantity(key), entry


def _keyed(table: Printed) -> Iterator[tuple[Key, Entry]]:
    for row, column, entry in table.cells():
        key = key_of(table, row, column)
        if key:
            yield key, entry


def key_of(table: Printed, row: TableRow, column: TableColumn) -> Key:
    """Name the quantity of a cell, so that two printings of it can be told; empty where that is not clear."""
    kind = column.prints or row.prints or table.prints
    if table.axis == "scorers":
        return (kind, column.option, table.criterion, row.key, "", "") if kind else ()
    option, criterion = (column.option or table.option, row.key) if table.axis == "criteria" else (row.key, column.criterion or table.criterion)
    if table.axis == "criteria" and row.key in {"total", "percent", "rank", "max-total"}:
        kind = row.key if kind in {"", "score", "weighted-score"} else f"{row.key}-{kind}"
    return (kind, option, criterion, column.scorer or table.scorer, column.item or row.item, column.group) if kind else ()


def _differences(tables: Sequence[Printed], titles: Mapping[str, str], newest: Mapping[Key, object]) -> Iterator[Doubt]:
    """Tell where two documents print the same quantity in different figures and no addendum settles it."""
    first: dict[Key, tuple[Entry, str]] = {}
    for table in tables:
        source = table.place.source or ""
        for key, entry in _keyed(table):
            if entry.nature != "figure" or entry.value is None or key in newest:
                continue
            before = first.setdefault(_quantity(key), (entry, source))
            if before[1] != source and before[0].value != entry.value:
                said = f"{titles.get(before[1], before[1])} prints {before[0].written} where {titles.get(source, source)} prints {entry.written}"
                yield Doubt("note", f"{_name(key)}: {said}; both are kept and compared", entry.place)


def _quantity(key: Key) -> Key:
    """Leave the row key out where it only says that the row is the bottom row."""
    return (key[0], key[1], "" if key[0] in {"total", "percent", "rank"} else key[2], *key[3:])


def _name(key: Key) -> str:
    return " / ".join(part for part in key[:3] if part)


def _without(table: Printed, newest: Mapping[Key, tuple[Entry, str]], titles: Mapping[str, str], doubts: list[Doubt]) -> Printed:
    by_quantity = {_quantity(key): found for key, found in newest.items()}
    rows = []
    for row in table.rows:
        entries = []
        for column, entry in zip(table.columns, row.entries, strict=True):
            key = key_of(table, row, column)
            new = by_quantity.get(_quantity(key)) if key else None
            if new is None or new[0].value == entry.value or entry.nature != "figure":
                entries.append(entry)
                continue
            said = f"printed {entry.written}; {titles.get(new[1], new[1])} replaces it by {new[0].written}"
            doubts.append(Doubt("note", f"{_name(key)}: {said}", entry.place))
            entries.append(replace(entry, nature="state", written="elsewhere", value=None, note=said))
        rows.append(replace(row, entries=tuple(entries)))
    return replace(table, rows=tuple(rows))
