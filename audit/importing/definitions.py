"""Tables that define criteria: their weights, groups, scoring definitions."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from audit.appraisal.model.place import Place
from audit.importing.book import Book
from audit.importing.cells import entry_of
from audit.importing.draft import LevelUse, Printed, TableColumn, TableRow
from audit.importing.entry import Entry
from audit.importing.grid import Row
from audit.importing.layout import Column, Layout
from audit.importing.levels import labels_in, use_of, uses_in
from audit.importing.names import id_for
from audit.importing.printed import group_knower
from audit.importing.rows import RowPart, parts_of
from audit.importing.titles import caption, group_of
from audit.importing.words import flat

__all__ = ["Defined", "define"]

_PASS_FAIL: Final = frozenset(("pass / fail", "pass/fail", "pass or fail", "gateway", "p/f", "mandatory", "yes/no", "yes / no"))


@dataclass(frozen=True, slots=True)
class Defined:
    """What a table of definitions gave besides what the book now holds: a table of its figures, if more than weights are printed."""

    table: Printed | None
    labels: tuple[str, ...]
    values: Mapping[str, tuple[str, Place]]


def define(layout: Layout, book: Book, labels: Sequence[str], numbers: str = "en") -> Defined:
    """Enter the criteria of a table of definitions with all it says of them. ``labels`` are the names of levels known so far."""
    parts = [part for part in parts_of(layout, group_knower(book)) if part.part in {"name", "kind", "subtotal"}]
    named = [part for part in parts if part.part == "name"]
    ids = book.enter("criterion", [part.name for part in named], [_place(part) for part in named])
    found_labels, values = _labels(layout, named)
    known = tuple(dict.fromkeys((*labels, *found_labels)))
    section = _section(layout, book)
    again = any(book.get("criterion", id_).weight is not None for id_ in ids)
    for part, id_ in zip(named, ids, strict=True):
        _amend(layout, book, part, id_, known, numbers)
        group = part.group or section
        found = book.one("group", group, _place(part)) if group else ""
        if found and not book.get("criterion", id_).group:
            book.amend("criterion", id_, group=found)
    table = _table(layout, list(zip(named, ids, strict=True)), parts, numbers, again=again)
    for row in table.rows if table is not None else ():
        if row.key in ids and not again:
            # The table prints the weight; standing with the criterion as well it would count as a second printing.
            book.amend("criterion", row.key, weight=None)
    return Defined(table, found_labels, values)


def _place(part: RowPart) -> Place:
    return replace(part.first.place, column=None, to_line=None, cell=None)


def _section(layout: Layout, book: Book) -> str:
    """The section as the group of all rows, where the table names no groups itself and its caption repeats the section."""
    if layout.of("group"):
        return ""
    section = group_of(layout.grid.above)
    title = caption(layout)[0]
    is_said = bool(section) and flat(section) in flat(title) and flat(section) != flat(title)
    return section if is_said or (section and book.find("group", section)) else ""


def _labels(layout: Layout, named: Sequence[RowPart]) -> tuple[tuple[str, ...], dict[str, tuple[str, Place]]]:
    """The names of the levels that the table defines, and their values where its headings or definitions give them."""
    headed = layout.of("level")
    if headed:
        heads = [(column, column.said.name or column.text) for column in headed]
        values = {_level_name(name): (value, layout.grid.place) for column, name in heads if (value := _level_value(column))}
        return tuple(_level_name(name) for _, name in heads), values
    texts = [part.slots[column.at].text for column in layout.of("levels") for part in named]
    return labels_in([text for text in texts if text]), {}


def _level_name(text: str) -> str:
    return re.split(r"[(\[]", text, maxsplit=1)[0].strip()


def _level_value(column: Column) -> str:
    said = column.text.replace("[", "(")
    inner = said.partition("(")[2].rstrip(")] ")
    return inner if inner.lstrip("-").replace(".", "", 1).isdigit() else column.said.high


def _amend(layout: Layout, book: Book, part: RowPart, id_: str, labels: Sequence[str], numbers: str) -> None:
    row = part.slots
    definition = next((row[column.at] for column in layout.of("definition") if row[column.at].text), None)
    if definition is not None and not book.get("criterion", id_).definition:
        book.amend("criterion", id_, definition=definition.text, definition_place=definition.place)
    uses = _uses(layout, row, labels)
    if uses:
        book.amend("criterion", id_, levels=uses)
    for column in layout.of("kind"):
        if column.said.kind in {"weight", "sub-weight"}:
            _weigh(book, id_, column.said.kind, entry_of(row[column.at], numbers=numbers))


def _uses(layout: Layout, row: Row, labels: Sequence[str]) -> dict[str, LevelUse]:
    headed = layout.of("level")
    if headed:
        return {_level_name(column.said.name or column.text): use_of(row[column.at].text) for column in headed if row[column.at].text}
    texts = [row[column.at].text for column in layout.of("levels") if row[column.at].text]
    return uses_in(" ".join(texts), labels)


def _weigh(book: Book, id_: str, kind: str, entry: Entry) -> None:
    item = book.get("criterion", id_)
    if flat(entry.written) in _PASS_FAIL or (entry.nature == "verdict" and kind == "weight"):
        book.amend("criterion", id_, kind="gateway")
    elif entry.written == "not-applicable":
        book.amend("criterion", id_, kind="unscored", weight=item.weight or entry)
    elif entry.written != "blank" and entry.nature != "text":
        book.amend("criterion", id_, **{kind.replace("-", "_"): getattr(item, kind.replace("-", "_")) or entry})


def _table(layout: Layout, named: Sequence[tuple[RowPart, str]], parts: Sequence[RowPart], numbers: str, *, again: bool) -> Printed | None:
    """Make a table where maxima or a sum of the weights are printed; single weights stand with the criteria."""
    columns = [column for column in layout.of("kind") if column.said.kind in {"weight", "max-score"}]
    totals = [part for part in parts if part.part == "kind" and part.kind in {"total", "weight", "max-score"}]
    if not columns or not (again or totals or any(column.said.kind == "max-score" for column in columns)):
        return None
    rows = [TableRow(id_, _entries(part, columns, numbers), place=_place(part)) for part, id_ in named if _has_weight(part, columns)]
    rows += [TableRow("total", _entries(part, columns, numbers), part.title, place=_place(part)) for part in totals[:1]]
    title, figure = caption(layout)
    id_ = id_for(f"figure-{figure}" if figure else title or "weights", (), "weights")
    made = tuple(TableColumn(column.said.kind, title=column.text) for column in columns)
    return Printed(
        id_, "criteria", made, tuple(rows), title, figure, place=replace(layout.grid.place, figure=figure or None), number=layout.grid.number
    )


def _entries(part: RowPart, columns: Sequence[Column], numbers: str) -> tuple[Entry, ...]:
    return tuple(_figure(entry_of(part.slots[column.at], numbers=numbers)) for column in columns)


def _figure(entry: Entry) -> Entry:
    return (
        entry
        if entry.nature in {"figure", "state"}
        else replace(entry, nature="state", written="not-applicable", numeral=None, readings=(), doubts=(), note=f"printed as {entry.written}"[:90])
    )


def _has_weight(part: RowPart, columns: Sequence[Column]) -> bool:
    return any(entry_of(part.slots[column.at], numbers="en").nature == "figure" for column in columns)
