"""Going through the tables of all documents, those first that say most about what the others are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from audit.appraisal.model.place import Place
from audit.importing.book import Book
from audit.importing.columns import About
from audit.importing.definitions import define
from audit.importing.draft import Doubt, Printed, Reason, Seen
from audit.importing.grid import Grid
from audit.importing.layout import Layout, layout_of
from audit.importing.mapping import NO_MAP, Map, TableRule, laid_out, sorted_by
from audit.importing.names import id_for
from audit.importing.printed import build
from audit.importing.reasons import beside, matrix, of_questions
from audit.importing.sort import Sort, Sorted, sort_of
from audit.importing.titles import caption, headings, option_of
from audit.importing.words import heading

_LONG_TITLE: Final = 12
NO_FILES: Final[Mapping[str, str]] = {}
_ORDER: Final[tuple[Sort, ...]] = ("definitions", "matrix", "one-option", "ranking", "one-criterion", "reasons", "questions")


@dataclass
class Collected:
    """What the tables gave, in the order in which they stand in the documents."""

    book: Book
    tables: list[Printed] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    labels: tuple[str, ...] = ()
    values: dict[str, tuple[str, Place]] = field(default_factory=dict)
    layouts: list[Layout] = field(default_factory=list)


def collect(grids: Sequence[Grid], book: Book, mapping: Map = NO_MAP, files: Mapping[str, str] = NO_FILES, numbers: str = "en") -> Collected:
    """Read every table that belongs to an appraisal, and note what was made of each. ``files`` are names of documents by source."""
    found = Collected(book)
    plain = [layout_of(grid) for grid in grids]
    ruled = [(layout, mapping.rule(layout, files.get(layout.grid.source, ""))) for layout in plain]
    waiting = [(laid_out(layout, rule), rule) for layout, rule in ruled]
    sorter = _Sorter(book)
    for stage in (*_ORDER, *_ORDER):
        left = []
        for layout, rule in waiting:
            sorted_ = sorter.sort(layout, rule)
            if sorted_.sort != stage:
                left.append((layout, rule))
                continue
            _take(found, _Ruled(layout, sorted_, rule), numbers)
        waiting = left
    for layout, rule in waiting:
        _note(found, layout, sorter.sort(layout, rule))
    order = {(grid.source, grid.number): at for at, grid in enumerate(grids)}
    found.tables.sort(key=lambda table: order[table.place.source or "", table.number])
    found.seen.sort(key=lambda seen: order[seen.source, seen.number])
    return found


class _Sorter:
    """Sorts tables, again only where a name was found since."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._seen: dict[int, tuple[int, Sorted]] = {}

    def sort(self, layout: Layout, rule: TableRule | None) -> Sorted:
        """Say what a table is with the names known now."""
        version, found = self._seen.get(id(layout), (-1, None))
        if found is None or version != self._book.version:
            found = sorted_by(rule, sort_of(layout, self._book))
            self._seen[id(layout)] = (self._book.version, found)
        return found


def _note(found: Collected, layout: Layout, sorted_: Sorted) -> None:
    grid = layout.grid
    title = caption(layout)[0] or next((text for text, _ in headings(layout) if not text.endswith(".")), "")
    found.seen.append(
        Seen(
            grid.source,
            grid.number,
            sorted_.sort,
            sorted_.why,
            title,
            len(grid.rows),
            grid.width,
            grid.place,
            tuple(column.text for column in layout.columns),
        )
    )
    if sorted_.sort != "none":
        found.doubts.extend(Doubt("doubtful", why, grid.place) for why in grid.doubts)
        if not sorted_.sure:
            found.doubts.append(Doubt("matched", f"that the rows of this table are {sorted_.axis} was seen from {sorted_.why} alone", grid.place))


@dataclass(frozen=True, slots=True)
class _Ruled:
    """A table with what it is and the rule of the map that says so, if any."""

    layout: Layout
    sorted: Sorted
    rule: TableRule | None

    def said(self, key: str) -> str:
        return str(self.rule.said.get(key, "")) if self.rule is not None else ""


def _take(found: Collected, one: _Ruled, numbers: str) -> None:
    layout, sorted_ = one.layout, one.sorted
    if sorted_.sort == "definitions":
        _define(found, layout, numbers)
    elif sorted_.sort == "reasons":
        found.reasons += matrix(layout, sorted_.axis, found.book)
    elif sorted_.sort == "questions":
        found.reasons += of_questions(layout, found.book, found.doubts)
    else:
        sorted_ = _print(found, one, numbers)
    _note(found, layout, sorted_)
    found.layouts.append(layout)


def _define(found: Collected, layout: Layout, numbers: str) -> None:
    defined = define(layout, found.book, found.labels, numbers)
    found.labels = tuple(dict.fromkeys((*found.labels, *defined.labels)))
    found.values.update(defined.values)
    if defined.table is not None:
        found.tables.append(_with_id(found, defined.table))


def _print(found: Collected, one: _Ruled, numbers: str) -> Sorted:
    layout, sorted_ = one.layout, one.sorted
    about = About(scorer=one.said("scorer") or _scorer(layout))
    if sorted_.sort == "one-option":
        option = _option(found, layout, one.said("option"))
        if not option:
            return Sorted("none", why="scores of one option, but no heading says which")
        about = About(option, about.scorer)
    if sorted_.sort == "one-criterion":
        about = About(criterion=_criterion(found, layout))
    built = build(layout, sorted_.axis, found.book, about, numbers)
    if built.table.columns:
        found.tables.append(_with_id(found, replace(built.table, prints=one.said("prints"))))
    found.doubts += built.doubts
    found.reasons += beside(layout, built, sorted_.axis, about, found.book)
    if sorted_.sort in {"matrix", "one-option"}:
        found.book.close("criterion")
    if sorted_.sort == "matrix":
        found.book.close("option")
    return sorted_


def _scorer(layout: Layout) -> str:
    """Give the id of the scorer whose sheet a table is, where its heading names one."""
    for text, _ in list(headings(layout))[:2]:
        said = heading(text.rpartition(":")[2].strip() or text)
        if said.sort == "scorer":
            return id_for(said.text, (), "scorer")
    return ""


def _criterion(found: Collected, layout: Layout) -> str:
    """Give the id of the criterion that a table of several scorers is about, entering it under its own heading if it is new."""
    said = list(headings(layout))
    known = next((item for text, _ in said if (item := found.book.find("criterion", text)) is not None), None)
    if known is not None:
        return known.id
    text, place = said[0] if said else ("", layout.grid.place)
    return found.book.one("criterion", text or "criterion", place)


def _option(found: Collected, layout: Layout, said: str) -> str:
    """Give the id of the option that a table is about, entering it under its own heading if it is new; ``said`` is what a map says."""
    heads = ((text, place) for text, place in headings(layout) if len(text.split()) < _LONG_TITLE)
    text, place = option_of(layout, found.book) or next(heads, ("", layout.grid.place))
    if said:
        return found.book.met("option", said, text, place)
    return found.book.one("option", text, place) if text else ""


def _with_id(found: Collected, table: Printed) -> Printed:
    stem = f"scores-of-{table.option}"[:60] if table.option and not table.figure else table.id
    return replace(table, id=id_for(stem, [one.id for one in found.tables], "table"))
