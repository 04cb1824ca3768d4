"""The last look at every cell: what the scale and the sums say of doubtful readings, and a form the file can hold."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from audit.exact.show import show
from audit.importing.book import Book
from audit.importing.cells import settled
from audit.importing.draft import Doubt, Level, Method, Printed, Reason, Scale, TableRow
from audit.importing.entry import Entry
from audit.importing.facts import Facts
from audit.importing.words import flat

_CONVERTED: Final = frozenset({"text", "pdf", "markdown"})


def word_levels(tables: Sequence[Printed]) -> tuple[str, ...]:
    """Give the words that stand in the place of scores, most used first spelling."""
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
    """Give what levels are worth where cells print both: ``High (10)``."""
    found: dict[str, str] = {}
    for table in tables:
        for _, _, entry in table.cells():
            if entry.numeral is not None and entry.numeral.label and entry.value is not None:
                found.setdefault(flat(entry.numeral.label), show(entry.value))
    return found


def finished(
    tables: Sequence[Printed], levels: Sequence[Level], book: Book, kinds: Mapping[str, str], limits: tuple[Scale | None, Facts, Method]
) -> tuple[list[Printed], list[Doubt]]:
    """Settle every entry of every table. ``kinds`` are the kinds of the documents by source."""
    doubts: list[Doubt] = []
    names = {flat(level.label): level.id for level in levels}
    gateways = {item.id for item in book.items("criterion") if item.kind == "gateway"}
    found = []
    for table in tables:
        converted = kinds.get(table.place.source or "", "") in _CONVERTED
        rows = tuple(_row(table, row, names, gateways, limits, converted) for row in table.rows)
        done = replace(table, rows=rows)
        doubts.extend(_told(done, book))
        found.append(done)
    return found, doubts


def _row(
    table: Printed, row: TableRow, names: Mapping[str, str], gateways: set[str], limits: tuple[Scale | None, Facts, Method], converted: bool
) -> TableRow:
    entries = []
    for column, entry in zip(table.columns, row.entries, strict=True):
        criterion = row.key if table.axis == "criteria" else column.criterion
        is_cell = bool(column.option or column.criterion or column.scorer or column.prints in {"score", "weighted-score"})
        one = entry
        if converted and is_cell and (column.prints or table.prints) in {"score", "weighted-score"} and row.key not in {"total", "rank", "percent"}:
            one = _held_against_scale(entry, criterion, (column.prints or table.prints) == "weighted-score", limits)
        one = _decided(one, table, row, column.option or (row.key if table.axis == "options" else table.option), limits[1], limits[2])
        entries.append(settled(one, names, gateway=criterion in gateways))
    return replace(row, entries=tuple(entries))


def _held_against_scale(entry: Entry, criterion: str, weighted: bool, limits: tuple[Scale | None, Facts, Method]) -> Entry:
    """Doubt a figure that the scale does not hold, in a document where conversion may have garbled it."""
    scale, facts, _ = limits
    if entry.value is None:
        return entry
    most = facts.maxima[criterion].value if criterion in facts.maxima else None
    if most is None and scale is not None and scale.high and not weighted:
        most = Fraction(scale.high)
    low = Fraction(scale.low) if scale is not None and scale.low else None
    others = [one.value for one in (*facts.raw.values(), *facts.weighted.values()) if one.value is not None]
    if entry.value < 0 and (low == 0 or (low is None and sum(value < 0 for value in others) * 10 < len(others))):
        return entry.doubtful("the sign may be stray; nearly all other scores are 0 or more")
    if most is not None and entry.value > most > 0:
        return entry.doubtful(f"it is above {show(most)}, the highest possible")
    return entry


def _decided(entry: Entry, table: Printed, row: TableRow, option: str, facts: Facts, method: Method) -> Entry:
    """Choose between the readings of a cell by the total of its option, where this is the only doubtful one; and mark it so."""
    possible = _readings(entry)
    if len(possible) < 2 or method.total not in {"sum", "weighted-sum"} or option not in facts.totals:  # noqa: PLR2004  # two to choose from
        return entry
    parts = facts.weighted if (table.prints == "weighted-score" or not facts.raw) else facts.raw
    if method.total == "weighted-sum" and parts is facts.raw:
        return entry
    rest = sum(
        (one.value for (owner, criterion), one in parts.items() if owner == option and one.value is not None and criterion != row.key), Fraction(0)
    )
    total = facts.totals[option].value
    fitting = [value for value in possible if total is not None and rest + value == total]
    if len(fitting) != 1:
        return entry
    said = f'the document has "{entry.written}"; read as {show(fitting[0])} because the scores then add to the total'
    return replace(entry, written=show(fitting[0]), value=fitting[0], doubt=said, readings=())


def _readings(entry: Entry) -> list[Fraction]:
    if entry.numeral is not None and entry.value is None and entry.numeral.possible is not None:
        return sorted(entry.numeral.possible.points)
    return []


def _told(table: Printed, book: Book) -> Iterator[Doubt]:
    """Tell of every doubtful, unreadable and empty cell of a table, for the list at the head of the file."""
    for row, column, entry in table.cells():
        where = _cell_name(table, row, column.option or column.criterion or column.title or column.prints, book)
        if entry.illegible:
            yield Doubt("unreadable", f"{where}: {entry.note or entry.doubt}", entry.place)
        elif entry.doubt:
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
            if entry.written == "blank" and (column.option or column.criterion) and row.key not in _BOTTOM
        ]
        if empty:
            found.append(
                Doubt(
                    "missing", f"{len(empty)} score{'s are' if len(empty) > 1 else ' is'} empty in this table; compare with the document", table.place
                )
            )
    return found


_BOTTOM: Final = frozenset({"total", "max-total", "percent", "rank", "weight", "max-score"})


def inherited(tables: Sequence[Printed], reasons: Sequence[Reason]) -> list[Printed]:
    """Mark the scores that are said to be taken from another option."""
    givers = {(reason.criterion, reason.option): reason.inherits for reason in reasons if reason.inherits}
    if not givers:
        return list(tables)
    return [replace(table, rows=tuple(_with_givers(table, row, givers) for row in table.rows)) for table in tables]


def _with_givers(table: Printed, row: TableRow, givers: Mapping[tuple[str, str], str]) -> TableRow:
    entries = []
    for column, entry in zip(table.columns, row.entries, strict=True):
        cell = (
            (table.criterion, column.option)
            if table.axis == "scorers"
            else (row.key, column.option or table.option)
            if table.axis == "criteria"
            else (column.criterion, row.key)
        )
        is_score = (column.prints or table.prints) == "score" and entry.nature == "figure"
        entries.append(replace(entry, inherits=givers[cell]) if is_score and cell in givers else entry)
    return replace(row, entries=tuple(entries))
