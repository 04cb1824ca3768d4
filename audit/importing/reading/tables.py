"""The tables of a paper, each with its best reading, and which of them belong to one appraisal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from audit.documents.paper import Passage
from audit.importing.book import Book
from audit.importing.entry import Entry
from audit.importing.grid import Grid
from audit.importing.layout import Layout, layout_of
from audit.importing.mapping import NO_MAP, Map, TableRule, laid_out
from audit.importing.reading.below import with_total_below
from audit.importing.reading.frames import framed
from audit.importing.reading.gaps import without_gaps
from audit.importing.reading.legend import numbered, signs_in
from audit.importing.reading.lines import Reading, readings_of
from audit.importing.reading.listed import as_weights, extra_weights, lines, listed_weights
from audit.importing.reading.rename import as_scorecard, renamed, without_basis, without_columns_of_words, without_unfilled
from audit.importing.reading.said import weights_in
from audit.importing.reading.scorers import of_one_option_each
from audit.importing.reading.sisters import by_sisters
from audit.importing.reading.split import split
from audit.importing.reading.summary import with_blocks
from audit.importing.reading.sums import group_names
from audit.importing.reading.ways import NO_HINTS, Hints
from audit.importing.reading.written import of_layout, with_result
from audit.importing.rows import RowPart
from audit.importing.sort import Sorted, has_scores, sort_of

__all__ = ["Read", "read_tables", "sorted_as"]

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
    plain: Reading | None = None

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
    signs = signs_in(passages)
    for grid in (numbered(grid, signs) for grid in (grids if mapping.tables else of_one_option_each(with_blocks(without_gaps(grids))))):
        if mapping.tables:
            plain = layout_of(grid)
            rule = mapping.rule(plain, (files or {}).get(grid.source, ""))
            if rule is not None:
                layouts.append((laid_out(plain, rule), rule))
                continue
        layouts += [(layout, None) for frame in framed(with_total_below(grid)) for layout in [layout_of(split(frame, numbers))]]
    layouts = [
        (layout if rule is not None else without_basis(as_weights(layout, [other for other, _ in layouts], numbers), numbers), rule)
        for layout, rule in layouts
    ]
    weights = listed_weights([layout for layout, _ in layouts], numbers)
    found = [_read(layout, rule, (passages, weights), numbers, hints) for layout, rule in layouts]
    return by_sisters(found, lambda layout: _read(layout, None, (passages, weights), numbers, hints))


def _read(
    layout: Layout,
    rule: TableRule | None,
    known: tuple[Sequence[Passage], list[tuple[tuple[str, ...], tuple[Entry, ...]]]],
    numbers: str,
    hints: Hints,
) -> Read:
    formula = of_layout(layout, known[0]) if rule is None else None
    if formula is not None:
        layout = with_result(layout, formula)
        hints = replace(hints, written=formula)
    layout = as_scorecard(layout, numbers) if rule is None else layout
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
    layout = without_columns_of_words(without_unfilled(renamed(layout, numbers), numbers), numbers)
    begin = [readings_of(layout, first.axis, lambda _: False, numbers, hints, {}, sure=_tells(layout, first))]
    sheet = next((one for one in begin[0] if not one.changed), begin[0][0]).sheet
    if not sheet.facts.weights and (sheet.facts.totals or _prints_total(layout) or _may_print_total(layout)):
        extra = (formula.weights if formula is not None else {}) or extra_weights(lines(layout), known)
        if extra:
            begin.append(readings_of(layout, first.axis, lambda _: False, numbers, hints, extra, sure=_tells(layout, first)))
    of_groups = weights_in(known[0], group_names(begin[0][-1])) if not sheet.facts.weights and not sheet.facts.group_weights else {}
    if of_groups:
        begin.append(readings_of(layout, first.axis, lambda _: False, numbers, hints, of_groups, sure=_tells(layout, first)))
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
    return Read(reading.layout, rows, reading, second, rule, first, plain=base)


def _is_single(layout: Layout, first: Sorted) -> bool:
    """Say whether every column says that a table weighs the scores of one option: there is nothing to be read otherwise."""
    return first.sort == "one-option" and layout.label_sort != "options" and {"weight", "score", "weighted-score"} <= layout.kinds


def _tells(layout: Layout, first: Sorted) -> bool:
    """Say whether labels tell in which direction the criteria run."""
    return layout.label_sort in {"criteria", "options"} or (first.sort in {"matrix", "ranking"} and first.sure)


def _may_print_total(layout: Layout) -> bool:
    """Say whether the last line of figures may hold totals under a word that nobody listed: one line of figures more than there are of scores."""
    return len(layout.of("entity")) > 1 and len(layout.body) > 2  # noqa: PLR2004  # two options, and two criteria with a total


def _prints_total(layout: Layout) -> bool:
    return any(column.said.kind in {"total", "weighted-score"} for column in layout.columns)


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
