"""Going through the tables of all documents, those first that say most about what the others are."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from audit.appraisal.model.place import Place
from audit.importing.book import Book
from audit.importing.columns import About
from audit.importing.definitions import define
from audit.importing.draft import Doubt, Printed, Reason, Seen
from audit.importing.layout import Layout
from audit.importing.mapping import TableRule, sorted_by
from audit.importing.names import id_for
from audit.importing.printed import NO_ROWS, build
from audit.importing.reading.short import short_names
from audit.importing.reading.tables import Read, sorted_as
from audit.importing.reasons import beside, matrix, of_questions, without_descriptions
from audit.importing.rows import RowPart
from audit.importing.sort import Sort, Sorted, sort_of
from audit.importing.titles import above_summary, caption, headings, option_of, scorer_of

__all__ = ["Collected", "collect", "unused_table"]

_LONG_TITLE: Final = 12
_WEIGHTS: Final = re.compile(r"\b(?:weights?|weightings?|gewichtung(?:en)?|poids|pond[ée]rations?|pesos)$", re.IGNORECASE)
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


def collect(reads: Sequence[Read], book: Book, numbers: str = "en") -> Collected:
    """Take every table that belongs to an appraisal, and note what was made of each."""
    found = Collected(book)
    waiting = list(reads)
    names = short_names(reads)
    sorter = _Sorter(book)
    for stage in (*_ORDER, *_ORDER):
        left = []
        for read in waiting:
            sorted_ = sorter.sort(read)
            if sorted_.sort != stage:
                left.append(read)
                continue
            _take(found, _Ruled(read.layout, sorted_, read.rule, read), numbers)
            book.same("option", names)
        waiting = left
    for read in waiting:
        _note(found, read.layout, sorter.sort(read))
    found.tables = _without_lone_scorer(found.tables)
    found.reasons = without_descriptions(found.reasons)
    order: dict[tuple[str, int], int] = {}
    for at, read in enumerate(reads):
        order.setdefault((read.layout.grid.source, read.layout.grid.number), at)
    found.tables.sort(key=lambda table: order[table.place.source or "", table.number])
    found.seen.sort(key=lambda seen: order[seen.source, seen.number])
    return found


def _without_lone_scorer(tables: Sequence[Printed]) -> list[Printed]:
    """Take the scorer off where only one is named: what nobody else scored is no part of a panel's result."""
    scorers = {table.scorer for table in tables if table.scorer} | {column.scorer for table in tables for column in table.columns if column.scorer}
    return [replace(table, scorer="") for table in tables] if len(scorers) == 1 and all(table.axis != "scorers" for table in tables) else list(tables)


class _Sorter:
    """Sorts tables, again only where a name was found since."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._seen: dict[int, tuple[int, Sorted]] = {}

    def sort(self, read: Read) -> Sorted:
        """Say what a table is, by its figures and with the names known now."""
        version, found = self._seen.get(id(read), (-1, None))
        if found is None or version != self._book.version:
            found = sorted_as(read, sorted_by(read.rule, sort_of(read.layout, self._book)))
            self._seen[id(read)] = (self._book.version, found)
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
    read: Read | None = None

    @property
    def rows(self) -> Mapping[int, RowPart]:
        """The rows that the reading takes otherwise than their labels, where it runs the same way."""
        is_same = self.read is not None and self.read.reading is not None and self.read.reading.axis == self.sorted.axis
        return self.read.rows if self.read is not None and is_same and self.sorted.sort == "matrix" else NO_ROWS

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
    about = About(scorer=one.said("scorer") or scorer_of(layout))
    if sorted_.sort == "one-option":
        option = _option(found, layout, one.said("option"), one.read.about if one.read is not None else "")
        if not option:
            return Sorted("none", why="scores of one option, but no heading says which")
        about = About(option, about.scorer)
    if sorted_.sort == "one-criterion":
        about = About(criterion=_criterion(found, layout))
    built = build(layout, sorted_.axis, found.book, about, numbers, one.rows)
    if built.table.columns:
        found.tables.append(_with_id(found, replace(built.table, prints=one.said("prints"))))
    found.doubts += built.doubts
    found.reasons += beside(layout, built, sorted_.axis, about, found.book)
    if sorted_.sort in {"matrix", "one-option"}:
        found.book.close("criterion")
    if sorted_.sort == "matrix":
        found.book.close("option")
    return sorted_


def _criterion(found: Collected, layout: Layout) -> str:
    """The id of the criterion that a table of several scorers is about, entering it under its own heading if it is new."""
    said = list(headings(layout))
    known = next((item for text, _ in said if (item := found.book.find("criterion", text)) is not None), None)
    if known is not None:
        return known.id
    text, place = said[0] if said else ("", layout.grid.place)
    return found.book.one("criterion", text or "criterion", place)


def _option(found: Collected, layout: Layout, said: str, about: str) -> str:
    """The id of the option that a table is about, entering it under its own heading if it is new.

    ``said`` is what a map says, ``about`` the heading that tells the table from its sisters.
    """
    if about and not said:
        return found.book.one("option", about, layout.grid.place)
    heads = ((text, place) for text, place in headings(layout) if len(text.split()) < _LONG_TITLE)
    text, place = option_of(layout, found.book) or above_summary(layout) or next(heads, ("", layout.grid.place))
    if _WEIGHTS.search(text):
        return ""  # what people weighed, and no option
    if said:
        return found.book.met("option", said, text, place)
    return found.book.one("option", text, place) if text else ""


def _with_id(found: Collected, table: Printed) -> Printed:
    stem = f"scores-of-{table.option}"[:60] if table.option and not table.figure else table.id
    return replace(table, id=id_for(stem, [one.id for one in found.tables], "table"))


def unused_table(read: Read) -> Seen:
    """Say that a table takes no part: it prints no score, weight or total of an appraisal."""
    grid = read.layout.grid
    heads = tuple(column.text for column in read.layout.columns)
    title = caption(read.layout)[0]
    return Seen(grid.source, grid.number, "none", "figures, but no scores of an appraisal", title, len(grid.rows), grid.width, grid.place, heads)
