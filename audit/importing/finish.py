"""The last look at every cell: what the scale and the sums say of doubtful readings, and a form the file can hold."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from audit.appraisal.exact.rounding import show
from audit.importing.book import Book
from audit.importing.cells import settled
from audit.importing.draft import Doubt, Level, Printed, Reason, TableRow
from audit.importing.entry import Entry
from audit.importing.facts import cell_of
from audit.importing.paired import paired_values
from audit.importing.readings import Limits, decided, held_against_scale
from audit.importing.words import flat

__all__ = ["blanks_of", "finished", "inherited", "labelled_values", "word_levels"]

_CONVERTED: Final = frozenset({"text", "pdf", "markdown"})
_BOTTOM: Final = frozenset({"total", "max-total", "percent", "rank", "share", "weight", "max-score"})


def word_levels(tables: Sequence[Printed]) -> tuple[str, ...]:
    """The words that stand in the place of scores, most used first spelling."""
    counted: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for table in tables:
        for row, column, entry in table.cells():
            is_score = (column.prints or table.prints) in {"", "score"} and row.key not in {"total", "percent", "rank"}
            label = entry.numeral.label if entry.numeral is not None else entry.written if entry.nature == "level" else ""
            if is_score and entry.nature in {"level", "figure"} and label:
                counted[flat(label)] += 1
                shown.setdefault(flat(label), label)
    return tuple(shown[key] for key in sorted(counted, key=lambda key: (-counted[key], key)))


def labelled_values(tables: Sequence[Printed]) -> dict[str, str]:
    """What levels are worth where cells print both: ``High (10)``."""
    found: dict[str, str] = {}
    for table in tables:
        for _, _, entry in table.cells():
            if entry.numeral is not None and entry.numeral.label and entry.value is not None:
                found.setdefault(flat(entry.numeral.label), show(entry.value))
    return found or paired_values(tables)


@dataclass(frozen=True, slots=True)
class _Terms:
    """What every cell is settled by: the levels by their names, the gateways, the groups, and what is known of the scores."""

    levels: Mapping[str, str]
    gateways: frozenset[str]
    groups: frozenset[str]
    limits: Limits
    converted: bool = False


def finished(
    tables: Sequence[Printed], levels: Sequence[Level], book: Book, kinds: Mapping[str, str], limits: Limits
) -> tuple[list[Printed], list[Doubt]]:
    """Settle every entry of every table. ``kinds`` are the kinds of the documents by source."""
    doubts: list[Doubt] = []
    names = {flat(level.label): level.id for level in levels}
    gateways = frozenset(item.id for item in book.items("criterion") if item.kind == "gateway")
    terms = _Terms(names, gateways, frozenset(item.id for item in book.items("group")), limits)
    found = []
    for table in tables:
        inside = replace(terms, converted=kinds.get(table.place.source or "", "") in _CONVERTED)
        done = replace(table, rows=tuple(_row(table, row, inside) for row in table.rows))
        doubts.extend(_told(done, book))
        found.append(done)
    return found, doubts


def _row(table: Printed, row: TableRow, terms: _Terms) -> TableRow:
    entries = []
    for column, entry in zip(table.columns, row.entries, strict=True):
        prints = column.prints or table.prints
        owned = bool(column.option or column.criterion or column.scorer or column.prints)
        is_cell = owned and prints in {"score", "weighted-score"} and row.key not in _BOTTOM and not row.prints and row.key not in terms.groups
        entries.append(_settled(entry, cell_of(table, row, column), terms, prints if is_cell else ""))
    return replace(row, entries=tuple(entries))


def _settled(entry: Entry, cell: tuple[str, str], terms: _Terms, prints: str) -> Entry:
    """Settle one cell; ``prints`` is empty where it is no score."""
    if prints and terms.converted:
        entry = held_against_scale(entry, cell[1], terms.limits, weighted=prints == "weighted-score")
    if prints:
        entry = decided(entry, cell, terms.limits, weighted=prints == "weighted-score")
    return settled(entry, terms.levels, gateway=cell[1] in terms.gateways)


def _told(table: Printed, book: Book) -> Iterator[Doubt]:
    """Tell of every doubtful, unreadable and empty cell of a table, for the list at the head of the file."""
    for row, column, entry in table.cells():
        where = _cell_name(table, row, column.option or column.criterion or column.title or column.prints, book)
        if entry.confirmed and not entry.illegible:
            continue
        if entry.illegible:
            yield Doubt("unreadable", f"{where}: {entry.note or entry.doubt}", entry.place)
        elif entry.doubts:
            yield Doubt("doubtful", f"{where}: read as {entry.written}; {entry.doubt}", entry.place)
        elif entry.written in {"withheld", "elsewhere", "pending"}:
            yield Doubt("note", f"{where}: {entry.written} ({entry.note})", entry.place)


def _cell_name(table: Printed, row: TableRow, column: str, book: Book) -> str:
    titles = {item.id: item.title for sort in ("option", "criterion", "group") for item in book.items(sort)}
    return f"{titles.get(row.key, row.title or row.key)} / {titles.get(column, titles.get(table.option, column))}"


def blanks_of(tables: Sequence[Printed]) -> list[Doubt]:
    """Say of each table how many of its scores are empty."""
    found = []
    for table in tables:
        empty = [
            entry
            for row, column, entry in table.cells()
            if entry.written == "blank" and not entry.confirmed and (column.option or column.criterion) and row.key not in _BOTTOM
        ]
        if empty:
            found.append(
                Doubt(
                    "missing", f"{len(empty)} score{'s are' if len(empty) > 1 else ' is'} empty in this table; compare with the document", table.place
                )
            )
    return found


def inherited(tables: Sequence[Printed], reasons: Sequence[Reason]) -> list[Printed]:
    """Mark the scores that are said to be taken from another option."""
    givers = {(reason.criterion, reason.option): reason.inherits for reason in reasons if reason.inherits}
    if not givers:
        return list(tables)
    return [replace(table, rows=tuple(_with_givers(table, row, givers) for row in table.rows)) for table in tables]


def _with_givers(table: Printed, row: TableRow, givers: Mapping[tuple[str, str], str]) -> TableRow:
    entries = []
    for column, entry in zip(table.columns, row.entries, strict=True):
        option, criterion = cell_of(table, row, column)
        giver = givers.get((criterion, option), "")
        is_score = (column.prints or table.prints) == "score" and entry.nature == "figure"
        entries.append(replace(entry, inherits=giver) if is_score and giver else entry)
    return replace(row, entries=tuple(entries))
