"""The columns of a printed table: whose figures and which kind each prints."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from audit.appraisal.model.place import Place
from audit.importing.book import Book
from audit.importing.draft import Axis, Doubt, TableColumn
from audit.importing.layout import Column, Layout
from audit.importing.names import id_for
from audit.importing.rows import OF_GROUP
from audit.importing.words import heading

__all__ = ["About", "Paired", "columns_of"]

Paired = tuple[Column, TableColumn]
"""A column of the layout with what it is in the file."""

_CRITERIA_COLUMNS: Final = frozenset({"weight", "max-score", "score", "weighted-score"})
_OPTION_COLUMNS: Final = frozenset({"total", "percent", "rank", "cost", "count", "share", "max-score"})


_RAW: Final = re.compile(r"\b(?:raw|unweighted)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class About:
    """What a whole table is about, where it is one option, one criterion or one scorer."""

    option: str = ""
    criterion: str = ""
    scorer: str = ""


def columns_of(layout: Layout, axis: Axis, book: Book, about: About, doubts: list[Doubt]) -> list[Paired]:
    """The columns that have a place in the file, entering the names over them; the others are told as doubts."""
    entities = [column for column in layout.of("entity") if _subtotal(layout, column, axis, book) is None]
    entities = [] if axis == "options" and about.criterion else entities
    names = [_entity_name(layout, column, axis) for column in entities]
    sort = "criterion" if axis == "options" else "option"
    ids = _ids_of(book, sort, names, [_head_place(layout, column) for column in entities])
    by_at = dict(zip((column.at for column in entities), ids, strict=True))
    options = {column.said.name: by_at[column.at] for column in entities if axis == "criteria"}
    found = []
    since: list[str] = []
    for column in layout.columns:
        made = _subtotal(layout, column, axis, book)
        if made is None:
            made = _entity(layout, column, axis, by_at, book) if column.role == "entity" else _other(layout, column, axis, about, options)
        since = _grouped(book, made, since)
        if made is not None:
            found.append((column, made))
        elif column.role in {"kind", "scorer"} and column.said.kind != "sub-weight":
            doubts.append(Doubt("left-out", f'the column "{column.text}" was left out', _head_place(layout, column)))
    return _once(found, doubts, layout)


def _grouped(book: Book, made: TableColumn | None, since: list[str]) -> list[str]:
    """The criteria before a column of subtotals their group; return those that wait for one."""
    if made is None or not (made.criterion or made.group):
        return []
    if made.criterion:
        return [*since, made.criterion]
    for criterion in since:
        if not book.get("criterion", criterion).group:
            book.amend("criterion", criterion, group=made.group)
    return []


def _is_raw(text: str) -> bool:
    """Say whether a column of totals is called the sum of the scores as they are, beside that of the weighted ones."""
    return _RAW.search(text) is not None


def _once(found: list[Paired], doubts: list[Doubt], layout: Layout) -> list[Paired]:
    """Keep one column of a kind: a table cannot print the same thing twice; the last is the final one."""
    kept: dict[tuple[str, ...], tuple[Column, TableColumn]] = {}
    for column, made in found:
        key = (made.prints, made.option, made.criterion, made.group, made.scorer, made.item)
        if key in kept and _is_raw(kept[key][0].text) and made.prints == "total" and not made.item:
            column_, made_ = kept.pop(key)
            kept[*key[:-1], "raw"] = (column_, replace(made_, item="raw"))
        elif key in kept:
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
    """The name over a column: without the group that spans it and others, where the columns are criteria."""
    parts = list(dict.fromkeys(" ".join(head[column.at].text.split()) for head in layout.heads if head[column.at].text))
    if axis == "options" and len(parts) > 1 and _group_over(layout, column):
        return parts[-1]
    named = column.said.name or (column.text if not column.said.kind else "")
    return named or column.text or f"column {column.at + 1}"


def _group_over(layout: Layout, column: Column) -> str:
    """The heading that stands over several columns of names."""
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
    alone = kind == "score" and not any(other.said.kind == "weighted-score" for other in layout.of("entity"))
    return TableColumn("" if alone else kind, criterion=ids[column.at], title=column.text, place=place)  # weights may stand under scores


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


def _other(layout: Layout, column: Column, axis: Axis, about: About, options: Mapping[str, str]) -> TableColumn | None:
    """Make a column of a kind of figure or of a scorer, where such a column can stand in the table; ``options`` says whose id a name is."""
    if column.role == "scorer":
        title, option = column.said.text if column.said.name else column.text, options.get(column.said.name, "")
        return TableColumn(column.said.kind, option, scorer=id_for(column.said.text, (), "scorer"), title=title, place=_head_place(layout, column))
    return _of_kind(layout, column, axis, about) if column.role == "kind" else None


def _of_kind(layout: Layout, column: Column, axis: Axis, about: About) -> TableColumn | None:
    kind, place = column.said.kind, _head_place(layout, column)
    if about.criterion:
        return TableColumn("score" if kind in {"total", "score"} else kind, title=column.text, place=place)
    if axis == "options":
        kind = "total" if kind in {"score", "weighted-score", "subtotal"} else kind
        if kind not in _OPTION_COLUMNS:
            return None
        item = id_for(column.text.replace("+", " plus ").replace(" -", " minus "), (), kind) if kind in {"cost", "count"} else ""
        return TableColumn("max-total" if kind == "max-score" else kind, item=item, title=column.text, place=place)
    if about.option and kind == "total":
        kind = "weighted-score" if "score" in layout.kinds and "weighted-score" not in layout.kinds else "score"
    if kind in {"score", "weighted-score"} and not about.option:
        return None
    return TableColumn(kind, title=column.text, place=place) if kind in _CRITERIA_COLUMNS else None


def _head_place(layout: Layout, column: Column) -> Place:
    head = layout.heads[-1] if layout.heads else layout.grid.rows[0]
    return head[column.at].place
