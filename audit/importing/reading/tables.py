"""The tables of a paper, each with its best reading, and which of them belong to one appraisal."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from audit.documents.paper import Passage
from audit.importing.book import Book
from audit.importing.captions import caption_in
from audit.importing.entry import Entry
from audit.importing.grid import Grid, texts_of
from audit.importing.layout import Layout, layout_of
from audit.importing.mapping import NO_MAP, Map, TableRule, laid_out
from audit.importing.money import speaks_of_money
from audit.importing.names import name_of, pair
from audit.importing.reading.frames import framed
from audit.importing.reading.legend import numbered, signs_in
from audit.importing.reading.lexicon import means
from audit.importing.reading.lines import Reading, readings_of
from audit.importing.reading.listed import as_weights, extra_weights, lines, listed_weights
from audit.importing.reading.rename import renamed, without_basis
from audit.importing.reading.split import split
from audit.importing.reading.ways import NO_HINTS, Hints
from audit.importing.rows import RowPart
from audit.importing.sort import Sorted, has_scores, sort_of
from audit.importing.words import heading, is_measure

_HALF: Final = 0.5
_SOME: Final = 0.3
"""From so many shared names on a table belongs to the same paper's appraisal; conversion garbles names."""

_SURE: Final = 0.7
"""From so many shared options on a list of results is that of the table of scores."""

_DECISIVE: Final = 4.0
"""Bits from which on the figures, and not the labels, say what a table is."""

_TIMES: Final = re.compile(
    r"^(?:year|yr|month|week|day|quarter|q|fy|phase|sprint|jahr|monat)\.?\s?-?\d{0,4}(?:[/–-]\d{2,4})?$|^(?:19|20)\d\d(?:[/–-]\d{2,4})?$|^q[1-4]\b"
    r"|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:\s\d{2,4})?$",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(
    r"\b(?:make-?up|composition|numbers?|attendance|breakdown) of\b|\battend(?:ees|ance)\b|^who (?:took part|attended)", re.IGNORECASE
)
"""What stands over names of which something is counted: who took part, and not what was scored."""

_SCORING: Final = re.compile(
    r"criteri|scor|weight|rank|rating|gewicht|pond[ée]r|kriteri|crit[èe]r|punkt|decision matrix|apprais|trade stud|pugh|nutzwert|evaluation",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Read:
    """A table of a paper: its layout by the best reading, the rows that this reads otherwise than their labels, and the rule of a map."""

    layout: Layout
    rows: Mapping[int, RowPart]
    reading: Reading | None = None
    second: Reading | None = None
    rule: TableRule | None = None
    first: Sorted | None = None

    @property
    def is_matrix(self) -> bool:
        """Whether figures stand by criteria and options."""
        return self.reading is not None and bool(self.layout.of("entity"))

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
    for grid in (numbered(grid, signs) for grid in grids):
        if mapping.tables:
            plain = layout_of(grid)
            rule = mapping.rule(plain, (files or {}).get(grid.source, ""))
            if rule is not None:
                layouts.append((laid_out(plain, rule), rule))
                continue
        layouts += [(layout, None) for frame in framed(grid) for layout in [layout_of(split(frame, numbers))]]
    layouts = [
        (layout if rule is not None else without_basis(as_weights(layout, [other for other, _ in layouts], numbers), numbers), rule)
        for layout, rule in layouts
    ]
    weights = listed_weights([layout for layout, _ in layouts], numbers)
    return [_read(layout, rule, (passages, weights), numbers, hints) for layout, rule in layouts]


def _read(
    layout: Layout,
    rule: TableRule | None,
    known: tuple[Sequence[Passage], list[tuple[tuple[str, ...], tuple[Entry, ...]]]],
    numbers: str,
    hints: Hints,
) -> Read:
    first = sort_of(layout, Book())
    if rule is not None or layout.label < 0 or first.sort in {"questions", "reasons", "one-criterion"} or not layout.body:
        return Read(layout, {}, rule=rule, first=first)
    if layout.of("entity") and first.sort == "none" and not has_scores(layout):
        return Read(layout, {}, rule=rule, first=first)
    layout = renamed(layout, numbers)
    begin = [readings_of(layout, first.axis, lambda _: False, numbers, hints, {}, sure=_tells(layout, first))]
    sheet = next((one for one in begin[0] if not one.changed), begin[0][0]).sheet
    if not sheet.facts.weights and (sheet.facts.totals or _prints_total(layout)):
        extra = extra_weights(lines(layout), known)
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


def _tells(layout: Layout, first: Sorted) -> bool:
    """Say whether labels tell in which direction the criteria run."""
    return layout.label_sort in {"criteria", "options"} or (first.sort in {"matrix", "ranking"} and first.sure)


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


def takes_part(read: Read, others: Sequence[Read]) -> bool:
    """Say whether a table of figures belongs to an appraisal: not where times stand over it, or where nothing in it speaks of scoring."""
    if read.rule is not None or read.first is None:
        return True
    others = [other for other in others if other is not read]
    if not read.is_matrix or _is_of_words(read):
        return _is_of_another(read, others)
    speaking = not others or read.decisive or _speaks(read) or not any(map(_speaks, others))
    return _is_of_scores(read) and (speaking or any(_shared(read, other) for other in others))


def _is_of_another(read: Read, others: Sequence[Read]) -> bool:
    """Say whether a list of results, or the scores of one option, belongs to a table of scores beside it."""
    assert read.first is not None
    cores = [other for other in others if other.decisive and other.criteria and len(other.options) > 1]
    if cores and not read.decisive and _is_list(read):
        return any(share(read.options, other.options) >= _SURE or _prints_total_of(read, other) for other in cores)
    if cores and (read.first.sort == "one-option" or _is_of_words(read)):
        return any(share(read.criteria, other.criteria) >= _SOME for other in others)
    return True


def _is_of_words(read: Read) -> bool:
    """Say whether a table of options and criteria holds words alone: beside scores it speaks of something else."""
    if read.reading is None or not read.layout.of("entity"):
        return False
    sheet = read.reading.sheet
    cells = [*sheet.cells.values(), *sheet.facts.raw.values(), *sheet.facts.weighted.values()]
    return not sheet.facts.totals and not any(entry.value is not None for entry in cells)


def _prints_total_of(one: Read, other: Read) -> bool:
    """Say whether two tables print the same total for an option that both name."""
    assert one.reading is not None
    assert other.reading is not None
    mine, theirs = one.reading.sheet.facts.totals, other.reading.sheet.facts.totals
    return any(name in theirs and entry.value == theirs[name].value for name, entry in mine.items())


def _is_of_scores(read: Read) -> bool:
    """Say whether what stands over the figures can be options or criteria: no times, and no measures with their units."""
    heads = [column.said.name or column.text for column in read.layout.of("entity")]
    if sum(_TIMES.match(" ".join(head.split())) is not None for head in heads) * 2 >= len(heads):
        return False
    over = next((column.text for column in read.layout.columns if column.at == read.layout.label), "")
    if _COUNTED.search(over):
        return False
    return not (
        _measured([column.text for column in read.layout.of("entity", "kind")]) or _measured(list(texts_of(read.layout.body, read.layout.label)))
    )


def _measured(names: Sequence[str]) -> bool:
    """Say whether most names are those of measures and prices, with their units."""
    return sum(is_measure(name) or speaks_of_money(name) for name in names) * 2 > len(names) and sum(map(is_measure, names)) > 1


def _is_list(read: Read) -> bool:
    """Say whether a table lists options with one figure each, by no criterion."""
    return bool(read.options) and not read.criteria and not read.layout.of("text", "reason")


def _speaks(read: Read) -> bool:
    layout = read.layout
    texts = [column.text for column in layout.columns] + list(texts_of(layout.body, layout.label) if layout.label >= 0 else ())
    said = layout.label_sort in {"criteria", "options"} or any(
        column.said.kind in {"weight", "rank", "score", "weighted-score"} for column in layout.columns
    )
    above = [passage.text for passage in layout.grid.above[:2] if len(passage.text) < 120]  # noqa: PLR2004  # a heading
    title = layout.grid.caption[0] if layout.grid.caption else layout.title
    return said or any(_SCORING.search(text) for text in [*texts, *above, title]) or any(heading(text).kind == "rank" for text in texts if text)


def _shared(one: Read, other: Read) -> bool:
    rows = tuple(texts_of(other.layout.body, other.layout.label)) if other.layout.label >= 0 else ()
    pairs = [(names, known) for names in (one.options, one.criteria) for known in (other.options, other.criteria, rows)]
    return any(share(names, known) >= _SOME for names, known in pairs)


def share(one: Sequence[str], other: Sequence[str]) -> float:
    """Say how many of the names of the shorter list, of 1, stand in the longer one too."""
    short, long = sorted((list(dict.fromkeys(one)), list(dict.fromkeys(other))), key=len)
    if not short:
        return 0.0
    found = pair([name_of(name) for name in short], [[name_of(name)] for name in long])
    return sum(at is not None for at in found) / len(short)


def _titled(one: Sequence[str], other: Sequence[str]) -> float:
    """Give the share of names that are the same by their titles: that an option and a criterion have one number says nothing."""
    return share(*([f"{name_of(name).title} ." for name in names] for names in (one, other)))


def appraisals(reads: Sequence[Read]) -> list[list[int]]:
    """Put tables together that belong to one appraisal; other options, criteria or weights make another one."""
    cores = [at for at, read in enumerate(reads) if read.is_matrix and takes_part(read, reads) and _is_core(read)]
    groups: list[list[int]] = []
    for at in cores:
        home = next((group for group in groups if all(_together(reads[at], reads[one]) for one in group)), None)
        if home is None:
            groups.append([at])
        else:
            home.append(at)
    if len(groups) < 2:  # noqa: PLR2004  # one appraisal takes all
        return [[at for at, read in enumerate(reads) if takes_part(read, reads)]]
    for at, read in enumerate(reads):
        if at not in cores and takes_part(read, reads):
            for group in _homes(at, read, reads, groups):
                group.append(at)
    return [sorted(group) for group in groups]


def _is_core(read: Read) -> bool:
    assert read.reading is not None
    facts = read.reading.sheet.facts
    if not read.options or not read.criteria or not (read.decisive or _speaks(read)):
        return False
    return (bool(facts.totals) or bool(facts.weights) or bool(facts.ranks)) and (
        read.first is None or read.first.sort != "definitions" or read.decisive
    )


def _together(one: Read, other: Read) -> bool:
    options = share(one.options, other.options)
    criteria = max(share(one.criteria, other.criteria), share(one.criteria, other.groups), share(one.groups, other.criteria))
    if options >= _HALF and _same_totals(one, other):
        return True
    if options >= _HALF and criteria >= _HALF:
        return not _weighed_otherwise(one, other)
    if options >= _HALF:
        return not (one.has_totals and other.has_totals and one.decisive and other.decisive)
    if criteria >= _HALF:
        apart = one.has_totals and other.has_totals and (_above(one) != _above(other) or _both_ranked(one, other))
        return not apart and not _weighed_otherwise(one, other)
    turned = max(_titled(one.options, other.criteria), _titled(one.criteria, other.options))
    return turned > 0.8  # noqa: PLR2004  # the criteria of one are the options of the other: one of the two is read the wrong way


def _same_totals(one: Read, other: Read) -> bool:
    """Say whether two tables print the same totals of their options, as a summary does."""
    assert one.reading is not None
    assert other.reading is not None
    mine, theirs = one.reading.sheet.facts.totals, other.reading.sheet.facts.totals
    found = pair([name_of(name) for name in mine], [[name_of(name)] for name in theirs])
    values = list(theirs.values())
    same = [entry.value == values[at].value for entry, at in zip(mine.values(), found, strict=True) if at is not None]
    return len(same) > 1 and all(same)


def _above(read: Read) -> str:
    return next((passage.text for passage in read.layout.grid.above if passage.level or caption_in(passage.text)), read.layout.grid.place.sheet or "")


def _both_ranked(one: Read, other: Read) -> bool:
    assert one.reading is not None
    assert other.reading is not None
    return any(entry.value == 1 for entry in one.reading.sheet.facts.ranks.values()) and any(
        entry.value == 1 for entry in other.reading.sheet.facts.ranks.values()
    )


def _weighed_otherwise(one: Read, other: Read) -> bool:
    assert one.reading is not None
    assert other.reading is not None
    mine, theirs = one.reading.sheet.facts.weights, other.reading.sheet.facts.weights
    found = pair([name_of(name) for name in mine], [[name_of(name)] for name in theirs])
    values = list(theirs.values())
    ratios = {
        (entry.value or 0) / (values[at].value or 1) for entry, at in zip(mine.values(), found, strict=True) if at is not None and values[at].value
    }
    known = sum(at is not None for at in found)
    return known > 1 and len(ratios) > 1 and len(ratios) * 2 > known


def _homes(at: int, read: Read, reads: Sequence[Read], groups: Sequence[list[int]]) -> list[list[int]]:
    """Give the appraisals that a table beside them belongs to: those that share its names, else the one it stands next to."""
    layout = read.layout
    named = [text for text in (texts_of(layout.body, layout.label) if layout.label >= 0 else ()) if not means(text, "total", 1)]
    heads = [column.said.name or column.text for column in layout.of("entity", "text")]
    scored = []
    for group in groups:
        core = reads[group[0]]
        best = max((share(one, other) for one in (named, heads) if one for other in (core.options, core.criteria)), default=0.0)
        if read.is_matrix and best:
            both = share(read.options, core.options) >= _HALF and share(read.criteria, core.criteria) >= _HALF
            best = 1.0 if both else best / 2
        scored.append((best, group))
    most = max(best for best, _ in scored)
    if most >= _HALF:
        return [group for best, group in scored if best >= most]
    before = [group for group in groups if min(group) < at]
    after = [group for group in groups if min(group) > at]
    return [after[0] if read.first is not None and read.first.sort == "definitions" and after else before[-1] if before else after[0]]
