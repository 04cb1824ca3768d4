"""From a table whose rows and columns are known to the printed table of the file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from audit.importing.book import Book
from audit.importing.cells import by_colour, counted, counts_ticks, entry_of, is_coloured_only, is_gateway
from audit.importing.draft import Axis, Doubt, Printed, TableColumn, TableRow
from audit.importing.entry import Entry
from audit.importing.layout import Column, Layout
from audit.importing.names import id_for, name_of
from audit.importing.rows import OF_GROUP, RowPart, parts_of
from audit.importing.titles import caption
from audit.importing.words import flat, heading
from audit.model.place import Place

_NO_GROUPS: Final = frozenset(("pass / fail", "pass/fail", "gateway", "gateways", "mandatory", "gateway criteria", "total", "totals"))
_CRITERIA_COLUMNS: Final = frozenset({"weight", "max-score", "score", "weighted-score"})
_OPTION_COLUMNS: Final = frozenset({"total", "percent", "rank", "cost", "share", "max-score"})


@dataclass(frozen=True, slots=True)
class About:
    """What a whole table is about, where it is one option, one criterion or one scorer."""

    option: str = ""
    criterion: str = ""
    scorer: str = ""


@dataclass(frozen=True, slots=True)
class Built:
    """A printed table, and the parts of its rows for whoever reads the texts beside the figures."""

    table: Printed
    parts: tuple[tuple[RowPart, str], ...]
    doubts: tuple[Doubt, ...]


def group_knower(book: Book) -> Callable[[str], bool]:
    """Give what knows whether a text names a group that was found before."""
    return lambda text: book.find("group", text) is not None and book.find("criterion", text) is None


def build(layout: Layout, axis: Axis, book: Book, about: About, numbers: str) -> Built:
    """Make the printed table of a layout, entering the names it lists."""
    parts = parts_of(layout, group_knower(book))
    keyed = [(part, key) for part, key in zip(parts, _keys(parts, axis, book), strict=True)]
    doubts: list[Doubt] = []
    columns = _columns(layout, axis, book, about, doubts)
    rows = _rows(axis, book, keyed, columns, numbers, doubts)
    title, figure = caption(layout)
    id_ = id_for(f"figure-{figure}" if figure else title or _plain_id(columns, axis), (), "table")
    place = replace(layout.grid.place, figure=figure or layout.grid.place.figure)
    table = Printed(
        id_, axis, tuple(column for _, column in columns), tuple(rows), title, figure, option=about.option,
        criterion=about.criterion, scorer=about.scorer,
        unit=_unit(layout, title), place=place, number=layout.grid.number,
    )  # fmt: skip
    return Built(table, tuple(keyed), tuple(doubts))


def _plain_id(columns: Sequence[tuple[Column, TableColumn]], axis: Axis) -> str:
    has_names = any(made.option or made.criterion for _, made in columns)
    return "scores" if has_names else "ranking" if axis == "options" else "scores-of-one-option"


def _unit(layout: Layout, title: str) -> str:
    heads = " ".join([title, *(column.text for column in layout.columns)])
    return "1000" if "nearest £1,000" in heads or "nearest thousand" in heads else ""


def _keys(parts: Sequence[RowPart], axis: Axis, book: Book) -> list[str]:
    """Give the id of every row of names, of one table at once, and enter the groups."""
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


def _columns(layout: Layout, axis: Axis, book: Book, about: About, doubts: list[Doubt]) -> list[tuple[Column, TableColumn]]:
    entities = [column for column in layout.of("entity") if _subtotal(layout, column, axis, book) is None]
    entities = [] if axis == "options" and about.criterion else entities
    names = [_entity_name(layout, column, axis) for column in entities]
    sort = "criterion" if axis == "options" else "option"
    ids = _ids_of(book, sort, names, [_head_place(layout, column) for column in entities])
    by_at = dict(zip((column.at for column in entities), ids, strict=True))
    found = []
    since: list[str] = []
    for column in layout.columns:
        made = _subtotal(layout, column, axis, book)
        if made is None:
            made = _entity(layout, column, axis, by_at, book) if column.role == "entity" else _other(layout, column, axis, about)
        since = _grouped(book, made, since)
        if made is not None:
            found.append((column, made))
        elif column.role in {"kind", "scorer"} and column.said.kind != "sub-weight":
            doubts.append(Doubt("left-out", f'the column "{column.text}" was left out', _head_place(layout, column)))
    return _once(found, doubts, layout)


def _grouped(book: Book, made: TableColumn | None, since: list[str]) -> list[str]:
    """Give the criteria before a column of subtotals their group; return those that wait for one."""
    if made is None or not (made.criterion or made.group):
        return []
    if made.criterion:
        return [*since, made.criterion]
    for criterion in since:
        if not book.get("criterion", criterion).group:
            book.amend("criterion", criterion, group=made.group)
    return []


def _once(found: list[tuple[Column, TableColumn]], doubts: list[Doubt], layout: Layout) -> list[tuple[Column, TableColumn]]:
    """Keep one column of a kind: a table cannot print the same thing twice; the last is the final one."""
    kept: dict[tuple[str, ...], tuple[Column, TableColumn]] = {}
    for column, made in found:
        key = (made.prints, made.option, made.criterion, made.group, made.scorer, made.item)
        if key in kept:
            doubts.append(
                Doubt(
                    "left-out",
                    f'the column "{kept[key][0].text}" prints the same as "{column.text}" and was left out',
                    _head_place(layout, kept[key][0]),
                )
            )
            del kept[key]
        kept[key] = (column, made)
    return list(kept.values())


def _ids_of(book: Book, sort: str, names: Sequence[str], places: Sequence[Place]) -> list[str]:
    """Enter names of which one may stand over several columns, as over raw and weighted scores."""
    first = dict(reversed(list(zip(names, places, strict=True))))
    distinct = list(dict.fromkeys(names))
    ids = dict(zip(distinct, book.enter(sort, distinct, [first[name] for name in distinct]), strict=True))  # type: ignore[arg-type]  # a sort
    return [ids[name] for name in names]


def _entity_name(layout: Layout, column: Column, axis: Axis) -> str:
    """Give the name over a column: without the group that spans it and others, where the columns are criteria."""
    parts = list(dict.fromkeys(" ".join(head[column.at].text.split()) for head in layout.heads if head[column.at].text))
    if axis == "options" and len(parts) > 1 and _group_over(layout, column):
        return parts[-1]
    named = column.said.name or (column.text if not column.said.kind else "")
    return named or column.text or f"column {column.at + 1}"


def _group_over(layout: Layout, column: Column) -> str:
    """Give the heading that stands over several columns of names."""
    if len(layout.heads) < 2:  # noqa: PLR2004  # a group stands over names
        return ""
    head = layout.heads[0]
    text = head[column.at].text
    shared = [one for one in layout.of("entity") if head[one.at].text == text]
    return text if len(shared) > 1 and heading(text).sort == "name" else ""


def _entity(layout: Layout, column: Column, axis: Axis, ids: dict[int, str], book: Book) -> TableColumn:
    place, kind = _head_place(layout, column), column.said.kind
    if axis == "options" and column.at not in ids:
        return TableColumn("score", title=column.text, place=place)
    if axis != "options":
        prints = "weighted-score" if kind in {"total", "subtotal"} else kind
        return TableColumn(prints, option=ids[column.at], title=column.text, place=place)
    group = _group_over(layout, column)
    found = book.one("group", group, place) if group else ""
    if found and not book.get("criterion", ids[column.at]).group:
        book.amend("criterion", ids[column.at], group=found)
    return TableColumn(kind, criterion=ids[column.at], title=column.text, place=place)


def _subtotal(layout: Layout, column: Column, axis: Axis, book: Book) -> TableColumn | None:
    """Make the column of the subtotals of a group, beside options: ``Quality subtotal``, or the name of a group known from elsewhere."""
    if axis != "options" or column.role != "entity":
        return None
    match = OF_GROUP.match(column.text)
    named = (match["after"] or match["before"]) if match else column.text
    if match and "sub" in column.text.lower():
        book.one("group", named, _head_place(layout, column))
    known = book.find("group", named)
    if known is None or book.find("criterion", column.text) is not None:
        return None
    return TableColumn("subtotal", group=known.id, title=column.text, place=_head_place(layout, column))


def _other(layout: Layout, column: Column, axis: Axis, about: About) -> TableColumn | None:
    """Make a column of a kind of figure or of a scorer, where such a column can stand in the table."""
    if column.role == "scorer":
        return TableColumn(column.said.kind, scorer=id_for(column.said.text, (), "scorer"), title=column.text, place=_head_place(layout, column))
    return _of_kind(layout, column, axis, about) if column.role == "kind" else None


def _of_kind(layout: Layout, column: Column, axis: Axis, about: About) -> TableColumn | None:
    kind, place = column.said.kind, _head_place(layout, column)
    if about.criterion:
        return TableColumn("score" if kind in {"total", "score"} else kind, title=column.text, place=place)
    if axis == "options":
        kind = "total" if kind in {"score", "weighted-score", "subtotal"} else kind
        if kind not in _OPTION_COLUMNS:
            return None
        item = id_for(column.text, (), "cost") if kind == "cost" else ""
        return TableColumn("max-total" if kind == "max-score" else kind, item=item, title=column.text, place=place)
    if about.option and kind == "total":
        kind = "weighted-score" if "score" in layout.kinds and "weighted-score" not in layout.kinds else "score"
    if kind in {"score", "weighted-score"} and not about.option:
        return None
    return TableColumn(kind, title=column.text, place=place) if kind in _CRITERIA_COLUMNS else None


def _head_place(layout: Layout, column: Column) -> Place:
    head = layout.heads[-1] if layout.heads else layout.grid.rows[0]
    return head[column.at].place


def _rows(
    axis: Axis, book: Book, keyed: Sequence[tuple[RowPart, str]], columns: Sequence[tuple[Column, TableColumn]], numbers: str, doubts: list[Doubt]
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
        if row.key in found and part.part == "kind":
            row = _second(found.pop(row.key), row, doubts)
        elif row.key in found:
            doubts.append(Doubt("left-out", f'a second row "{part.name or part.title}" of the same table was left out', _row_place(part)))
            continue
        found[row.key] = row
    doubts.extend(Doubt("left-out", part.name, _row_place(part)) for part, _ in keyed if part.part == "skip" and part.name)
    _mark_gateways(book, [made for _, made in columns], list(found.values()))
    return list(found.values())


def _mark_gateways(book: Book, columns: Sequence[TableColumn], rows: Sequence[TableRow]) -> None:
    """Mark criteria over columns of passes and fails as gateways."""
    for at, column in enumerate(columns):
        if column.criterion and is_gateway([row.entries[at] for row in rows]) and book.get("criterion", column.criterion).kind == "scored":
            book.amend("criterion", column.criterion, kind="gateway")


def _second(first: TableRow, row: TableRow, doubts: list[Doubt]) -> TableRow:
    """Put two bottom rows of the same kind together where their figures stand in different columns; else keep the last."""
    pairs = list(zip(first.entries, row.entries, strict=True))
    if all(one.written == "blank" or other.written == "blank" for one, other in pairs):
        return replace(first, entries=tuple(other if one.written == "blank" else one for one, other in pairs))
    doubts.append(Doubt("left-out", f'the row "{first.title}" prints a total as "{row.title}" does and was left out', first.place))
    return row


def _entries(part: RowPart, columns: Sequence[tuple[Column, TableColumn]], numbers: str) -> list[Entry]:
    found = []
    for column, _ in columns:
        entry = entry_of(part.slots[column.at], numbers=numbers, runs=column.runs)
        is_title = part.part in {"kind", "subtotal"} and entry.nature in {"text", "level", "verdict"} and part.slots[column.at].text == part.title
        found.append(Entry("state", "blank", place=entry.place) if is_title else entry)
    return found


_Read = list[tuple[RowPart, str, list[Entry]]]


def _ticks_and_colours(read: _Read, columns: Sequence[tuple[Column, TableColumn]], scored: Sequence[int]) -> _Read:
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
        several = any(entry.nature == "figure" and entry.note for entry in cells)
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
    if kind == "cost":
        item = id_for(part.title, (), "cost")
        return TableRow(f"row-{item}", tuple(entries), part.title, "cost", item, place=place)
    if kind == "total" and axis == "scorers":
        return TableRow("score", tuple(entries), part.title, place=place)
    if kind in {"max-score", "total"} and axis == "criteria":
        return TableRow("total" if kind == "total" else "max-total", tuple(entries), part.title, "" if kind == "total" else "max-total", place=place)
    return TableRow(kind, tuple(entries), part.title, place=place)


def _whole(row: TableRow, columns: Sequence[TableColumn], axis: Axis) -> TableRow:
    """Give the row of what can be reached the key ``total`` where its figure stands under the maxima."""
    if row.key != "max-total" or axis != "criteria":
        return row
    filled = [column for column, entry in zip(columns, row.entries, strict=True) if entry.written != "blank"]
    return replace(row, key="total", prints="") if filled and all(column.prints == "max-score" for column in filled) else row
