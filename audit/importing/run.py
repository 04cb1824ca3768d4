"""From documents to the draft of an appraisal."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from audit.appraisal.model.place import Place
from audit.documents.paper import Paper, Passage
from audit.importing.answer import NO_ANSWERS, Answers
from audit.importing.book import Book
from audit.importing.collect import Collected, collect
from audit.importing.draft import Doubt, Draft, Item, Level, LevelUse, Method, Printed, Scale
from audit.importing.facts import facts_of
from audit.importing.finish import blanks_of, finished, inherited, labelled_values, word_levels
from audit.importing.fit import Known, fitted
from audit.importing.grid import grids_of
from audit.importing.labels import with_labels
from audit.importing.level_words import rank_of
from audit.importing.levels import bands_in, levels_of, values_in
from audit.importing.mapping import NO_MAP, Map
from audit.importing.method import method_of
from audit.importing.names import id_for
from audit.importing.numbers import numbers_of
from audit.importing.readings import Limits
from audit.importing.scale import scale_of
from audit.importing.settle import settled_tables
from audit.importing.several import superseded
from audit.importing.sources import handling_of, origin_of, publisher_of, sources_of
from audit.importing.words import flat
from audit.importing.worth import with_levels, without_worth

_WEIGHTS: Final = ("unreadable", "doubtful", "matched", "assumed", "missing", "left-out", "note")


def import_papers(papers: Sequence[Paper], mapping: Map = NO_MAP, answers: Sequence[Answers] = ()) -> Draft:
    """Make the draft of one appraisal of one or several documents. Nothing is raised; what could not be read is said in doubts.

    ``answers`` are what a person says of cells, for each paper in their order.
    """
    sources = sources_of(papers)
    sources = tuple(mapping.source(source) for source in sources)
    book = mapping.book()
    said = answers or [NO_ANSWERS] * len(papers)
    grids = [grid for paper, source, given in zip(papers, sources, said, strict=True) for grid in grids_of(paper, source.id, given)]
    numbers, assumed = (mapping.numbers, []) if mapping.numbers else numbers_of(grids)
    found = collect(grids, book, mapping, {source.id: source.file for source in sources}, numbers)
    passages = passages_of(papers, [source.id for source in sources])
    draft = _settled(found, passages, mapping, {source.id: paper.kind for source, paper in zip(sources, papers, strict=True)})
    tables, differing = superseded(draft.tables, sources)
    tables, left_out = fitted(tables, _known(draft))
    handling = mapping.handling or handling_of(papers)
    title = mapping.title or (sources[0].title if sources else "")
    doubts = [*draft.doubts, *assumed, *differing, *left_out, *_remarks(papers, [source.id for source in sources])]
    return replace(
        draft, title=title, id=mapping.id or id_for(f"{title} {(sources[0].date or '')[:4]}" if sources else title, (), "appraisal"),
        publisher=mapping.publisher or publisher_of(papers), handling=handling, origin=mapping.origin or origin_of(papers, handling),
        numbers=numbers, sources=sources, tables=tuple(tables), seen=tuple(found.seen),
        doubts=tuple(sorted(_distinct(doubts), key=lambda doubt: _WEIGHTS.index(doubt.weight))),
    )  # fmt: skip


def _known(draft: Draft) -> Known:
    criteria = frozenset(item.id for item in draft.criteria)
    gateways = frozenset(item.id for item in draft.criteria if item.kind == "gateway")
    return Known(frozenset(item.id for item in draft.options), criteria, frozenset(item.id for item in draft.groups), gateways)


def passages_of(papers: Sequence[Paper], sources: Sequence[str]) -> list[Passage]:
    """Give the running text of all documents, each passage with the id of its source."""
    return [
        replace(passage, place=replace(passage.place, source=source))
        for paper, source in zip(papers, sources, strict=True)
        for passage in paper.passages
    ]


def _remarks(papers: Sequence[Paper], sources: Sequence[str]) -> list[Doubt]:
    """Pass on what the readers have to say."""
    weights = {"note": "note", "doubt": "doubtful", "lost": "unreadable"}
    return [
        Doubt(weights[remark.weight], remark.text, replace(remark.place, source=source))  # type: ignore[arg-type]  # the weights above
        for paper, source in zip(papers, sources, strict=True) for remark in paper.remarks
    ]  # fmt: skip


def _distinct(doubts: Sequence[Doubt]) -> list[Doubt]:
    return list(dict.fromkeys(doubts))


def _settled(found: Collected, passages: Sequence[Passage], mapping: Map, kinds: Mapping[str, str]) -> Draft:
    """Settle levels, scale and method, and with them every cell."""
    book = found.book
    doubts = [*found.doubts, *book.doubts, *book.missing()]
    facts = facts_of(found.tables, book.items("criterion"), book.items("group"))
    tables, more = settled_tables(found.tables, facts)
    doubts += more
    levels, more_doubts = _levels(found, tables, passages)
    facts = with_levels(facts_of(tables, book.items("criterion"), book.items("group")), () if more_doubts else levels)
    method, more = method_of(facts, tables)
    method = mapping.method(without_worth(method, facts) if more_doubts else method)
    doubts += [*more, *more_doubts]
    scale = mapping.scale or (None if levels else scale_of(facts, found.layouts, passages, method))
    tables, more = finished(tables, levels, book, kinds, Limits(_scale_of_levels(levels) or scale, facts, method))
    doubts += [*more, *blanks_of(tables)]
    with_labels(book, passages)
    bands = bands_in(passages)
    return Draft(
        "", "", scale=scale, levels=levels, bands=bands, bands_on=_bands_on(tables, method) if bands else "",
        groups=book.items("group"), criteria=_criteria(book, levels), options=book.items("option"),
        method=method, tables=tuple(inherited(tables, found.reasons)), reasons=tuple(found.reasons), doubts=tuple(doubts),
    )  # fmt: skip


def _levels(found: Collected, tables: Sequence[Printed], passages: Sequence[Passage]) -> tuple[tuple[Level, ...], list[Doubt]]:
    """Give the named levels: those that definitions or cells name, with the values that the documents give them."""
    labels = [*found.labels, *word_levels(tables)]
    distinct = {flat(label): label for label in reversed(labels)}
    names = [distinct[key] for key in dict.fromkeys(map(flat, labels)) if not distinct[key].isdigit()]
    values: dict[str, tuple[str, Place]] = {**values_in(passages, names), **found.values}
    printed = labelled_values(tables)
    values.update({name: (printed[flat(name)], Place()) for name in names if flat(name) in printed and name not in values})
    in_cells = {flat(label) for label in word_levels(tables)}
    if not values and not in_cells:
        return (), []
    levels = levels_of(names, values)
    missing = [level.label for level in levels if not level.value]
    if not missing:
        return levels, []
    said = f"the documents do not say what these levels are worth: {', '.join(missing)}; the values in the file only keep their order"
    return _with_order(levels), [Doubt("assumed", said)]


def _with_order(levels: Sequence[Level]) -> tuple[Level, ...]:
    """Give levels without a value their place in the order from low to high, so that the file can be read."""
    known = {flat(level.label): level.value for level in levels}
    ranked = sorted(levels, key=lambda level: rank_of(flat(level.label)))
    numbers = {level.id: str(at) for at, level in enumerate(ranked, 1)}
    return tuple(level if known[flat(level.label)] else replace(level, value=numbers[level.id]) for level in levels)


def _scale_of_levels(levels: Sequence[Level]) -> Scale | None:
    values = sorted((Fraction(level.value), level.value) for level in levels if level.value)
    return Scale(values[0][1], values[-1][1]) if values else None


def _criteria(book: Book, levels: Sequence[Level]) -> tuple[Item, ...]:
    """Give the criteria with their levels by id."""
    ids = {flat(level.label): level.id for level in levels}
    found = []
    for item in book.items("criterion"):
        uses: dict[str, LevelUse] = {ids[flat(label)]: use for label, use in item.levels.items() if flat(label) in ids}
        if uses:
            uses = {level.id: uses.get(level.id, LevelUse("missing")) for level in levels}
        found.append(replace(item, levels=uses))
    return tuple(found)


def _bands_on(tables: Sequence[Printed], method: Method) -> str:
    """Say what colour bands are laid on: what the cells of the table of scores print."""
    prints = [table.prints for table in tables if table.prints]
    return prints[0] if prints else "percent" if method.has_percent else "total"
