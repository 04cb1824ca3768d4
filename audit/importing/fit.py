"""What a file can hold: every cell is placed as the loader will place it, and what has no place is left out and told."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from audit.appraisal.model.coordinate import Coordinate, clash, fault_of, quantity_of
from audit.appraisal.model.quantity import KINDS, Quantity
from audit.appraisal.model.read.cells import denominator
from audit.importing.draft import Axis, Doubt, Printed, TableColumn, TableRow
from audit.importing.entry import Entry
from audit.importing.facts import step

__all__ = ["Known", "both_totals", "fitted", "is_crossed", "one_total", "raw_totals", "without_sums_of_one"]

_EMPTY: Final = frozenset({"blank"})


@dataclass(frozen=True, slots=True)
class Known:
    """The ids of a draft, and which criteria are gateways."""

    options: frozenset[str]
    criteria: frozenset[str]
    groups: frozenset[str]
    gateways: frozenset[str]

    def of(self, axis: Axis) -> frozenset[str]:
        """The ids that rows of an axis may have."""
        return {"criteria": self.criteria | self.groups, "options": self.options, "scorers": frozenset()}[axis]


def is_crossed(table: Printed) -> bool:
    """Say whether rows of weights or maxima cross columns of totals: such a column is written by its name, and prints what the row says."""
    return table.axis == "options" and any(row.key in {"weight", "max-score"} for row in table.rows)


def fitted(tables: Sequence[Printed], known: Known) -> tuple[list[Printed], list[Doubt]]:
    """The tables with only what has a place in a file; the rest is told."""
    doubts: list[Doubt] = []
    found = [_fitted(one, known, doubts) for table in tables for one in _apart(table)]
    return [table for table in found if table.rows and table.columns], doubts


def _apart(table: Printed) -> list[Printed]:
    """Part rows that print no scores off a table whose columns print scores: ranks, percentages, and above options the weights and maxima."""
    owner = "option" if table.axis == "criteria" else "criterion" if table.axis == "options" else ""
    wanted = {"option": {"rank", "percent", "share"}, "criterion": {"weight", "max-score"}}.get(owner, set())
    kinds = {column.prints for column in table.columns if owner and getattr(column, owner)}
    rows = [row for row in table.rows if row.key in wanted and not row.prints]
    if not rows or not kinds & {"score", "weighted-score"}:
        return [table]
    found = [replace(table, rows=tuple(row for row in table.rows if row not in rows))]
    for row in rows:
        keyed = [
            (getattr(column, owner) or ("total" if owner == "criterion" and column.prints == "total" else ""), entry)
            for column, entry in zip(table.columns, row.entries, strict=True)
        ]
        pairs = [(key, entry) for key, entry in keyed if key]
        told = {key for key, entry in pairs if entry.nature != "state"}
        kept = [(key, entry) for key, entry in pairs if entry.written != "blank" and (entry.nature != "state" or key not in told)]
        made = [TableRow(key, (entry,), place=row.place) for key, entry in kept]
        if made and len({one.key for one in made}) == len(made):
            columns = (TableColumn(row.key, title=row.title),)
            axis: Axis = "options" if owner == "option" else "criteria"
            found.append(replace(table, id=f"{table.id}-{row.key}", axis=axis, columns=columns, rows=tuple(made), prints="", option=""))
    return found


def one_total(table: Printed) -> Printed:
    """Leave the sums of unweighted scores aside where those of weighted scores stand beside them: the method makes one total of an option."""
    weighted = {column.option for column in table.columns if column.prints == "weighted-score"}
    drop = [at for at, column in enumerate(table.columns) if column.prints == "score" and column.option in weighted]
    total = next((row for row in table.rows if row.key == "total"), None) if table.axis == "criteria" else None
    if total is None or not any(total.entries[at].value is not None for at in drop):
        return table
    beside = [at for at, column in enumerate(table.columns) if column.prints == "weighted-score" and total.entries[at].value is not None]
    if not beside:
        return table
    entries = tuple(Entry("state", "blank", place=entry.place) if at in drop else entry for at, entry in enumerate(total.entries))
    return replace(table, rows=tuple(replace(row, entries=entries) if row is total else row for row in table.rows))


def without_sums_of_one(tables: Sequence[Printed], groups: Collection[str]) -> tuple[list[Printed], list[Doubt]]:
    """Leave out the sum of the scores in a table of one option where a table of several options prints another total of it."""
    totals = {
        column.option: entry
        for table in tables if table.axis == "criteria"
        for row in table.rows if row.key == "total"
        for column, entry in zip(table.columns, row.entries, strict=True) if column.option and entry.value is not None
    }  # fmt: skip
    found, doubts = [], []
    for table in tables:
        total = next((row for row in table.rows if row.key == "total"), None)
        other = totals.get(table.option) if table.option else None
        if total is None or other is None or _is_of_scorers(table) or _says_again(total, other) or not _are_sums(table, total, groups):
            found.append(table)
            continue
        blank = replace(total, entries=tuple(Entry("state", "blank", place=entry.place) for entry in total.entries))
        found.append(replace(table, rows=tuple(blank if row is total else row for row in table.rows)))
        said = f'"{total.title}" of one option is the sum of its scores, and was left out beside its weighted total'
        doubts.append(Doubt("note", said, total.place))
    return found, doubts


def _says_again(total: TableRow, other: Entry) -> bool:
    """Say whether a row prints a total as another table does, to as many places or more."""
    return any(entry.value is not None and abs(entry.value - (other.value or 0)) <= step(other) / 2 for entry in total.entries)


def _is_of_scorers(table: Printed) -> bool:
    return bool(table.scorer) or any(column.scorer for column in table.columns)


def raw_totals(tables: Sequence[Printed], groups: Collection[str] = ()) -> list[Printed]:
    """Take the sums of a table of scores for totals of their own where another table adds up weighted scores of the same options."""
    summed = [(table, total) for table in tables for total in table.rows if table.axis == "criteria" and total.key == "total" and not total.prints]
    weighted = {column.option for table, _ in summed if table.prints == "weighted-score" for column in table.columns if column.option}
    found = []
    for table in map(_with_raw_column, tables):
        total = next((row for one, row in summed if one is table), None)
        options = {column.option for column in table.columns if column.option}
        if total is None or table.prints != "score" or not options or not options <= weighted or not _are_sums(_as_scores(table), total, groups):
            found.append(table)
            continue
        raw = replace(total, key="row-raw", prints="total", item="raw")
        found.append(replace(table, rows=tuple(raw if row is total else row for row in table.rows)))
    return found


def _with_raw_column(table: Printed) -> Printed:
    """Keep a column of unweighted totals where most of them are the sums of the scores beside them."""
    raw = next((at for at, column in enumerate(table.columns) if column.item == "raw" and column.prints == "total"), None)
    scores = [at for at, column in enumerate(table.columns) if column.prints == "score"]
    if raw is None or table.axis != "options":
        return table
    tried = [(sum((row.entries[at].value or Fraction(0) for at in scores), Fraction(0)), row.entries[raw].value) for row in table.rows]
    known = [made == printed for made, printed in tried if printed is not None]
    if scores and sum(known) * 2 >= len(known):
        return table
    rows = tuple(replace(row, entries=(*row.entries[:raw], *row.entries[raw + 1 :])) for row in table.rows)
    return replace(table, columns=(*table.columns[:raw], *table.columns[raw + 1 :]), rows=rows)


def _as_scores(table: Printed) -> Printed:
    return replace(table, columns=tuple(replace(one, prints="score") if one.option and not one.prints else one for one in table.columns))


def both_totals(table: Printed, before: Printed, groups: Collection[str] = ()) -> Printed:
    """Put back the sums that were left aside, as ``before`` has them, if they are sums: a file holds them as totals of their own."""
    kept = {row.key: row for row in before.rows}.get("total")
    total = next((row for row in table.rows if row.key == "total"), None)
    if kept is None or total is None or len(kept.entries) != len(total.entries) or not _are_sums(before, kept, groups):
        return table
    pairs = zip(total.entries, kept.entries, table.columns, strict=True)
    entries = tuple(old if new.written == "blank" and old.value is not None and column.prints == "score" else new for new, old, column in pairs)
    return replace(table, rows=tuple(replace(row, entries=entries) if row is total else row for row in table.rows))


def _are_sums(table: Printed, total: TableRow, groups: Collection[str]) -> bool:
    """Say whether what stands under most columns of scores is their sum, without what groups of them come to."""
    rows = [row for row in table.rows if not row.prints and row.key not in {"total", *KINDS, *groups}]
    under = [at for at, column in enumerate(table.columns) if column.prints == "score" and total.entries[at].value is not None]
    sums = [sum((row.entries[at].value or Fraction(0) for row in rows), Fraction(0)) for at in under]
    return 0 < sum(total.entries[at].value == made for at, made in zip(under, sums, strict=True)) * 2 >= len(under)


def _fitted(table: Printed, known: Known, doubts: list[Doubt]) -> Printed:
    around = Coordinate(table.prints or None, table.option or None, table.criterion or None, None, table.scorer or None)
    columns = [_column(column, crossed=is_crossed(table)) for column in table.columns]
    rows = []
    for row in table.rows:
        place = _row(table.axis, row, known)
        if place is None:
            doubts.append(Doubt("left-out", f'the row "{row.title or row.key}" has no place in a table of {table.axis} and was left out', row.place))
            continue
        entries = [_cell(entry, (place, column, around), known, doubts) for entry, column in zip(row.entries, columns, strict=True)]
        rows.append(replace(row, entries=tuple(entries)))
    return replace(table, rows=tuple(rows))


def _column(column: TableColumn, *, crossed: bool) -> Coordinate:
    if crossed and (column.prints == "total" or column.group):
        return Coordinate(group=column.group) if column.group else Coordinate(whole=True)
    return Coordinate(
        column.prints or None, column.option or None, column.criterion or None, column.group or None, column.scorer or None, column.item or None
    )


def _row(axis: Axis, row: TableRow, known: Known) -> Coordinate | None:
    if row.prints and row.key not in KINDS:
        return Coordinate(row.prints, item=row.item or None)
    if row.key == "total" or row.key in KINDS:
        return Coordinate(whole=True) if row.key == "total" else Coordinate(row.key)
    if axis == "scorers":
        return Coordinate(scorer=row.key)
    owners = (("option", known.options), ("criterion", known.criteria), ("group", known.groups))
    name = next((name for name, ids in owners if row.key in ids), "")
    return Coordinate(**{name: row.key}) if row.key in known.of(axis) else None  # type: ignore[arg-type]  # one of its dimensions


def _cell(entry: Entry, places: tuple[Coordinate, Coordinate, Coordinate], known: Known, doubts: list[Doubt]) -> Entry:
    row, column, around = places
    merged = column.over(row).over(around)
    if merged.criterion in known.gateways or entry.written in _EMPTY:
        return entry
    quantity = quantity_of(merged)
    fault = clash(row, column) or fault_of(quantity, merged, table_criterion=around.criterion)
    if fault is not None or quantity is None:
        if entry.nature != "state":
            doubts.append(Doubt("left-out", f'"{entry.written}" has no place here and was left out: {fault}', entry.place))
        return Entry("state", "blank", place=entry.place)
    return _of_quantity(entry, quantity)


def _of_quantity(entry: Entry, quantity: Quantity) -> Entry:
    """The entry as a quantity can hold it: words stand for scores only, and few figures have a denominator."""
    is_word = entry.nature == "level" or (entry.numeral is not None and bool(entry.numeral.label))
    has_whole = entry.numeral is not None and entry.numeral.out_of is not None
    if (is_word and quantity.kind != "score") or (has_whole and denominator(quantity) is None):
        return replace(entry, nature="state", written="", illegible=True, note=f'the document has "{entry.written}"')
    return entry
