"""The tables of a paper, each with its best reading, and which of them belong to one appraisal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from audit.documents.paper import Passage
from audit.importing.book import Book
from audit.importing.entry import Entry, read_entry
from audit.importing.grid import Grid, texts_of
from audit.importing.layout import Layout, layout_of
from audit.importing.mapping import NO_MAP, Map, TableRule, laid_out
from audit.importing.names import name_of, pair
from audit.importing.reading.frames import framed
from audit.importing.reading.lexicon import means
from audit.importing.reading.lines import Reading, readings_of
from audit.importing.reading.rename import renamed, without_basis
from audit.importing.reading.said import weights_in
from audit.importing.reading.sheet import named
from audit.importing.reading.split import split
from audit.importing.reading.ways import NO_HINTS, Hints
from audit.importing.rows import RowPart
from audit.importing.sort import Sorted, has_scores, sort_of
from audit.importing.words import Heading

_DECISIVE: Final = 4.0
"""Bits from which on the figures, and not the labels, say what a table is."""


@dataclass(frozen=True)
class Read:
    """A table of a paper: its layout by the best reading, the rows that this reads otherwise than their labels, and the rule of a map."""

    layout: Layout
    rows: Mapping[int, RowPart]
    reading: Reading | None = None
    second: Reading | None = None
    rule: TableRule | None = None
    first: Sorted | None = None
    about: str = ""

    @property
    def is_matrix(self) -> bool:
        """Whether figures stand by criteria and options."""
        return self.reading is not None and bool(self.layout.of("entity"))

    @property
    def sort(self) -> str:
        """What it is by its labels alone."""
        return self.first.sort if self.first is not None else ""

    @property
    def decisive(self) -> bool:
        """Whether the figures say what the table is."""
        if self.reading is None or not self.reading.fits:
            return False
        best = self.reading.fits[0]
        return (len(best.hits) > 1 and self.reading.gain >= _DECISIVE) or (best.tried > 1 and bool(best.hits) and self.reading.gain >= 1)

    @property
    def options(self) -> tuple[str, ...]:
        """The names of its options."""
        return self.reading.sheet.options if self.reading is not None else ()

    @property
    def criteria(self) -> tuple[str, ...]:
        """The names of its criteria."""
        return self.reading.sheet.criteria if self.reading is not None else ()

    @property
    def groups(self) -> tuple[str, ...]:
        """The names of its groups."""
        return tuple(dict.fromkeys(part.group for part in self.reading.parts if part.group)) if self.reading is not None else ()

    @property
    def has_totals(self) -> bool:
        """Whether it prints totals."""
        return self.reading is not None and bool(self.reading.sheet.facts.totals)


def read_tables(
    grids: Sequence[Grid],
    passages: Sequence[Passage],
    mapping: Map = NO_MAP,
    files: Mapping[str, str] | None = None,
    numbers: str = "en",
    hints: Hints = NO_HINTS,
) -> list[Read]:
    """Read every table by itself, and then again with the weights that other tables or sentences give."""
    layouts: list[tuple[Layout, TableRule | None]] = []
    for grid in grids:
        if mapping.tables:
            plain = layout_of(grid)
            rule = mapping.rule(plain, (files or {}).get(grid.source, ""))
            if rule is not None:
                layouts.append((laid_out(plain, rule), rule))
                continue
        layouts += [(layout, None) for frame in framed(grid) for layout in [layout_of(split(frame, numbers))]]
    layouts = [
        (layout if rule is not None else without_basis(_as_weights(layout, [other for other, _ in layouts], numbers), numbers), rule)
        for layout, rule in layouts
    ]
    weights = _listed_weights([layout for layout, _ in layouts], numbers)
    return [_read(layout, rule, (passages, weights), numbers, hints) for layout, rule in layouts]


def _as_weights(layout: Layout, others: Sequence[Layout], numbers: str) -> Layout:
    """Read the one column of figures beside names of criteria as their weights, whatever it is called, where it adds to 1 or 100."""
    columns = layout.of("entity", "kind")
    if len(columns) != 1 or columns[0].role != "entity" or layout.label < 0 or layout.label_sort == "options":
        return layout
    rows = [row for row in layout.body if not means(row[layout.label].text, "total", 1)]
    values = [read_entry(row[columns[0].at].text, numbers=numbers).value for row in rows]
    names = {named(row[layout.label].text) for row in rows}
    if len(rows) < 2 or None in values or sum(value or 0 for value in values) not in {1, 100}:  # noqa: PLR2004  # one alone adds to nothing
        return layout
    if not any(names <= {named(name) for name in line} for other in others if other is not layout for line in _lines(other)):
        return layout
    made = replace(columns[0], role="kind", said=Heading("kind", columns[0].text, "weight"))
    return replace(layout, columns=tuple(made if column is columns[0] else column for column in layout.columns))


def _listed_weights(layouts: Sequence[Layout], numbers: str) -> list[tuple[tuple[str, ...], tuple[Entry, ...]]]:
    """Give the weights that tables of criteria list: names, and a weight beside each."""
    found = []
    for layout in layouts:
        columns = [column for column in layout.of("kind") if column.said.kind in {"weight", "sub-weight"}]
        if layout.label < 0 or len(columns) != 1 or layout.of("entity"):
            continue
        rows = [(row[layout.label].text, read_entry(row[columns[0].at].text, row[columns[0].at].place, numbers=numbers)) for row in layout.body]
        kept = [(name, entry) for name, entry in rows if name and entry.value is not None and not means(name, "total", 1)]
        if len(kept) > 1:
            found.append((tuple(name for name, _ in kept), tuple(entry for _, entry in kept)))
    return found


def _read(
    layout: Layout,
    rule: TableRule | None,
    known: tuple[Sequence[Passage], list[tuple[tuple[str, ...], tuple[Entry, ...]]]],
    numbers: str,
    hints: Hints,
) -> Read:
    first = sort_of(layout, Book())
    if (
        rule is not None
        or layout.label < 0
        or first.sort in {"questions", "reasons", "one-criterion"}
        or not layout.body
        or _is_single(layout, first)
    ):
        return Read(layout, {}, rule=rule, first=first)
    if layout.of("entity") and first.sort == "none" and not has_scores(layout):
        return Read(layout, {}, rule=rule, first=first)
    layout = renamed(layout, numbers)
    begin = [readings_of(layout, first.axis, lambda _: False, numbers, hints, {}, sure=_tells(layout, first))]
    sheet = next((one for one in begin[0] if not one.changed), begin[0][0]).sheet
    if not sheet.facts.weights and (sheet.facts.totals or _prints_total(layout)):
        extra = _extra(_lines(layout), known)
        if extra:
            begin.append(readings_of(layout, first.axis, lambda _: False, numbers, hints, extra, sure=_tells(layout, first)))
    best = max(begin, key=lambda found: found[0].bits)
    reading = best[0]
    second = next((one for one in best[1:] if one.axis != reading.axis or one.changed != reading.changed), None)
    rows = {}
    base = next((one for one in best if not one.changed), None)
    if base is not None:
        rows = {
            at: part
            for at, (part, plain) in enumerate(zip(reading.parts, base.parts, strict=True))
            if part != plain or (part.part == "skip" and part.name) or part.kind in {"count", "weight"}
        }
    return Read(reading.layout, rows, reading, second, rule, first)


def _is_single(layout: Layout, first: Sorted) -> bool:
    """Say whether every column says that a table weighs the scores of one option: there is nothing to be read otherwise."""
    return first.sort == "one-option" and layout.label_sort == "criteria" and {"weight", "score", "weighted-score"} <= layout.kinds


def _tells(layout: Layout, first: Sorted) -> bool:
    """Say whether labels tell in which direction the criteria run."""
    return layout.label_sort in {"criteria", "options"} or (first.sort in {"matrix", "ranking"} and first.sure)


def _prints_total(layout: Layout) -> bool:
    return any(column.said.kind in {"total", "weighted-score"} for column in layout.columns)


def _lines(layout: Layout) -> list[list[str]]:
    """Give the names that may be criteria: those over the columns, and those of the rows."""
    heads = [
        column.said.name or column.text
        for column in layout.columns
        if column.role in {"entity", "kind"} and column.said.kind not in {"total", "rank"}
    ]
    return [[one for one in heads if one], [text for text in texts_of(layout.body, layout.label) if not means(text, "total", 1)]]


def _extra(lines: Sequence[Sequence[str]], known: tuple[Sequence[Passage], list[tuple[tuple[str, ...], tuple[Entry, ...]]]]) -> Mapping[str, Entry]:
    """Give weights for names from another table, or from the text."""
    passages, listed = known
    for names in lines:
        for titles, entries in listed:
            found = pair([name_of(name) for name in names], [[name_of(title)] for title in titles])
            matched = {named(name): entries[at] for name, at in zip(names, found, strict=True) if at is not None}
            if len(matched) > 1 and len(matched) * 2 > len(names):
                return matched
        said = weights_in(passages, names, whole=False)
        if said:
            return {named(name): entry for name, entry in said.items()}
    return {}


def sorted_as(read: Read, found: Sorted) -> Sorted:
    """Say what a table is by its figures where these are decisive, else by its labels and the names known from elsewhere."""
    if not read.decisive or read.rule is not None or not read.is_matrix or not any(column.text for column in read.layout.of("entity")):
        return found
    if not has_scores(read.layout):
        return found
    assert read.reading is not None
    best = read.reading.fits[0]
    if found.sort in {"definitions", "one-option", "ranking"} and (len(best.hits) < 2 or not read.reading.changed):  # noqa: PLR2004  # chance
        return found
    if found.sort in {"matrix", "none", "definitions", "one-option", "ranking"}:
        return Sorted("matrix", read.reading.axis, f"{best.said()}", sure=True)
    return found
