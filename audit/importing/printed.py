"""From a table whose rows and columns are known to the printed table of the file."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from audit.appraisal.model.place import Place
from audit.appraisal.model.quantity import KINDS
from audit.importing.book import Book
from audit.importing.cells import are_signs, by_colour, counted, counts_ticks, entry_of, is_coloured_only, is_gateway
from audit.importing.columns import About, Paired, columns_of
from audit.importing.draft import Axis, Doubt, Printed, TableColumn, TableRow
from audit.importing.entry import Entry
from audit.importing.facts import step
from audit.importing.layout import Layout
from audit.importing.names import id_for, name_of
from audit.importing.reading.sums import MEAN, PLAIN
from audit.importing.rows import RowPart, parts_of
from audit.importing.titles import caption
from audit.importing.words import flat

__all__ = ["NO_ROWS", "Built", "build", "group_knower", "spelled"]

NO_ROWS: Final[Mapping[int, RowPart]] = {}
_NO_GROUPS: Final = frozenset(("pass / fail", "pass/fail", "gateway", "gateways", "mandatory", "gateway criteria", "total", "totals"))


@dataclass(frozen=True, slots=True)
class Built:
    """A printed table, and the parts of its rows for whoever reads the texts beside the figures."""

    table: Printed
    parts: tuple[tuple[RowPart, str], ...]
    doubts: tuple[Doubt, ...]


def group_knower(book: Book) -> Callable[[str], bool]:
    """What knows whether a text names a group that was found before."""
    return lambda text: book.find("group", text) is not None and book.find("criterion", text) is None


def build(layout: Layout, axis: Axis, book: Book, about: About, numbers: str, rows: Mapping[int, RowPart] = NO_ROWS) -> Built:
    """Make the printed table of a layout, entering the names it lists. ``rows`` are those that are no more what their labels say."""
    parts = [rows.get(at, part) for at, part in enumerate(parts_of(layout, group_knower(book)))]
    keyed = [(part, key) for part, key in zip(parts, _keys(parts, axis, book), strict=True)]
    doubts: list[Doubt] = []
    columns = columns_of(layout, axis, book, about, doubts)
    made = _rows(axis, book, keyed, columns, numbers, doubts)
    title, figure = caption(layout)
    id_ = id_for(f"figure-{figure}" if figure else title or _plain_id(columns, axis), (), "table")
    place = replace(layout.grid.place, figure=figure or layout.grid.place.figure)
    table = Printed(
        id_, axis, tuple(column for _, column in columns), tuple(made), title, figure, option=about.option,
        criterion=about.criterion, scorer=about.scorer,
        unit=_unit(layout, title), place=place, number=layout.grid.number,
    )  # fmt: skip
    return Built(table, tuple(keyed), tuple(doubts))


def _plain_id(columns: Sequence[Paired], axis: Axis) -> str:
    has_names = any(made.option or made.criterion for _, made in columns)
    return "scores" if has_names else "ranking" if axis == "options" else "scores-of-one-option"


def _unit(layout: Layout, title: str) -> str:
    heads = " ".join([title, *(column.text for column in layout.columns)])
    return "1000" if "nearest £1,000" in heads or "nearest thousand" in heads else ""


def _keys(parts: Sequence[RowPart], axis: Axis, book: Book) -> list[str]:
    """The id of every row of names, of one table at once, and enter the groups."""
    names = [part for part in parts if part.part == "name"]
    if axis == "scorers":
        return [id_for(part.name, (), "scorer") if part.part == "name" else "" for part in parts]
    sort = "criterion" if axis == "criteria" else "option"
    ids = iter(book.enter(sort, [part.name for part in names], [_row_place(part) for part in names]))  # type: ignore[arg-type]  # one of the sorts
    keys = [next(ids) if part.part == "name" else "" for part in parts]
    for part, key in zip(parts, keys, strict=True):
        group = part.group if flat(part.group) not in _NO_GROUPS else ""
        if group and axis == "criteria" and part.part in {"name", "group"}:
            found = book.one("group", group, _row_place(part))
            if key and not book.get("criterion", key).group:
                book.amend("criterion", key, group=found)
    return keys


def _row_place(part: RowPart) -> Place:
    place = part.first.place
    return replace(place, column=None, to_line=None, cell=None)


def _rows(
    axis: Axis, book: Book, keyed: Sequence[tuple[RowPart, str]], columns: Sequence[Paired], numbers: str, doubts: list[Doubt]
) -> list[TableRow]:
    read = [(part, key, _entries(part, columns, numbers)) for part, key in keyed if part.part in {"name", "kind", "subtotal"}]
    scored = [
        at for at, (_, made) in enumerate(columns) if made.option or made.criterion or made.scorer or made.prints in {"score", "weighted-score"}
    ]
    read = _ticks_and_colours(read, columns, scored)
    found: dict[str, TableRow] = {}
    for part, key, entries in read:
        row = _row(axis, book, part, key, entries, [entries[at] for at in scored])
        row = _whole(row, [made for _, made in columns], axis)
        if row.key == "total" and row.key in found and (mean := _mean_of(found[row.key], row)) is not None:
            row = mean
        elif row.key == "total" and row.key in found and (both := _raw_beside(found[row.key], row, list(found.values()))) is not None:
            raw, row = both
            found.pop("total")
            found[raw.key] = raw
        elif row.key in found and part.part == "kind":
            row = _second(found.pop(row.key), row, doubts)
        elif row.key in found:
            doubts.append(Doubt("left-out", f'a second row "{part.name or part.title}" of the same table was left out', _row_place(part)))
            continue
        found[row.key] = row
    doubts.extend(Doubt("left-out", part.name, _row_place(part)) for part, _ in keyed if part.part == "skip" and part.name)
    _mark_gateways(book, [made for _, made in columns], list(found.values()))
    return list(found.values())


def spelled(title: str) -> str:
    """A title with its signs in words, so that the sums of + and of - have names of their own."""
    return title.replace("+", " plus ") if "+" in title else re.sub(r"(?<!\w)[-–−](?!\w)", " minus ", title)


def _mark_gateways(book: Book, columns: Sequence[TableColumn], rows: Sequence[TableRow]) -> None:
    """Mark criteria over columns of passes and fails as gateways."""
    for at, column in enumerate(columns):
        if column.criterion and is_gateway([row.entries[at] for row in rows]) and book.get("criterion", column.criterion).kind == "scored":
            book.amend("criterion", column.criterion, kind="gateway")


def _mean_of(total: TableRow, row: TableRow) -> TableRow | None:
    """The row as figures beside the totals, where it is called a mean and holds each total divided by one figure; None where it is not."""
    pairs = [(one.value, other) for one, other in zip(total.entries, row.entries, strict=True) if one.value and other.value]
    room = [(value, other.value or 0, step(other) / 2) for value, other in pairs]
    ends = [((made - cut) / value, (made + cut) / value) for value, made, cut in room]
    if not MEAN.search(row.title) or MEAN.search(total.title) or len(pairs) < 2 or max(low for low, _ in ends) > min(high for _, high in ends):  # noqa: PLR2004
        return None
    return replace(row, key="row-mean", prints="total", item="mean")


def _raw_beside(first: TableRow, second: TableRow, rows: Sequence[TableRow]) -> tuple[TableRow, TableRow] | None:
    """Tell the sums of the scores as they are from those that are weighted, where a row for each is printed; None where one is not told so."""
    names = [row for row in rows if not row.prints and row.key not in {"total", *KINDS}]
    for raw, weighted in ((first, second), (second, first)):
        pairs = [(entry.value, sum((row.entries[at].value or Fraction(0) for row in names), Fraction(0))) for at, entry in enumerate(raw.entries)]
        known = [(value, made) for value, made in pairs if value is not None]
        said = [any(word in row.title.lower() for word in PLAIN) for row in (raw, weighted)]
        if said == [True, False] and known and sum(value == made for value, made in known) * 2 >= len(known):
            return replace(raw, key="row-raw", prints="total", item="raw"), weighted
    return None


def _second(first: TableRow, row: TableRow, doubts: list[Doubt]) -> TableRow:
    """Put two bottom rows of the same kind together where their figures stand in different columns; else keep the last."""
    pairs = list(zip(first.entries, row.entries, strict=True))
    if all(one.written == "blank" or other.written == "blank" for one, other in pairs):
        return replace(first, entries=tuple(other if one.written == "blank" else one for one, other in pairs))
    doubts.append(Doubt("left-out", f'the row "{first.title}" prints a total as "{row.title}" does and was left out', first.place))
    return row


def _entries(part: RowPart, columns: Sequence[Paired], numbers: str) -> list[Entry]:
    found = []
    for column, _ in columns:
        entry = entry_of(part.slots[column.at], numbers=numbers, runs=column.runs)
        is_title = part.part in {"kind", "subtotal"} and entry.nature in {"text", "level", "verdict"} and part.slots[column.at].text == part.title
        found.append(Entry("state", "blank", place=entry.place) if is_title else entry)
    return found


_Read = list[tuple[RowPart, str, list[Entry]]]


def _ticks_and_colours(read: _Read, columns: Sequence[Paired], scored: Sequence[int]) -> _Read:
    """Read ticks as scores and colours as words, where the table as a whole says that they are."""
    names = [(part, entries) for part, _, entries in read if part.part == "name"]
    slots = [part.slots[columns[at][0].at] for part, _ in names for at in scored]
    cells = [entries[at] for _, entries in names for at in scored]
    has_total = any(part.kind == "total" for part, _, _ in read)
    if is_coloured_only(slots):
        return [
            (part, key, [by_colour(part.slots[columns[at][0].at], entry) if at in scored else entry for at, entry in enumerate(entries)])
            for part, key, entries in read
        ]
    if counts_ticks(cells, has_total=has_total):
        several = any(map(are_signs, cells))
        return [
            (part, key, [counted(entry, several=several) for entry in entries] if part.part == "name" else entries) for part, key, entries in read
        ]
    return read


def _row(axis: Axis, book: Book, part: RowPart, key: str, entries: list[Entry], scored: list[Entry]) -> TableRow:
    place = _row_place(part)
    if part.part == "subtotal":
        group = book.one("group", part.group, place)
        return TableRow(group, tuple(entries), part.title, place=place)
    if part.part == "kind":
        return _bottom(axis, part, entries, place)
    if axis == "scorers":
        return TableRow(key, tuple(entries), place=place)
    item = book.get("criterion" if axis == "criteria" else "option", key)
    if axis == "criteria" and item.kind == "scored" and is_gateway(scored):
        book.amend("criterion", key, kind="gateway")
    return TableRow(key, tuple(entries), name_of(part.name).title if name_of(part.name).title != item.title else "", place=place)


def _bottom(axis: Axis, part: RowPart, entries: list[Entry], place: Place) -> TableRow:
    kind = "total" if part.kind in {"score", "weighted-score", "subtotal"} else part.kind
    if kind in {"cost", "count"}:
        item = id_for(spelled(part.title), (), kind)
        return TableRow(f"row-{item}", tuple(entries), part.title, kind, item, place=place)
    if kind == "total" and axis == "scorers":
        return TableRow("score", tuple(entries), part.title, place=place)
    if kind in {"max-score", "total"} and axis == "criteria":
        return TableRow("total" if kind == "total" else "max-total", tuple(entries), part.title, "" if kind == "total" else "max-total", place=place)
    return TableRow(kind, tuple(entries), part.title, place=place)


def _whole(row: TableRow, columns: Sequence[TableColumn], axis: Axis) -> TableRow:
    """The row of what can be reached the key ``total`` where its figure stands under the maxima."""
    if row.key != "max-total" or axis != "criteria":
        return row
    filled = [column for column, entry in zip(columns, row.entries, strict=True) if entry.written != "blank"]
    return replace(row, key="total", prints="") if filled and all(column.prints == "max-score" for column in filled) else row
