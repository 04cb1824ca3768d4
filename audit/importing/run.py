"""From documents to the draft of an appraisal."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from audit.appraisal.model.place import Place
from audit.documents.paper import Paper, Passage
from audit.importing.answer import NO_ANSWERS, Answers
from audit.importing.below_weights import without_greatest, without_shares, without_sum_of_unnamed
from audit.importing.book import Book
from audit.importing.clash import clashing
from audit.importing.collect import Collected, collect, unused_table
from audit.importing.draft import Doubt, Draft, Item, Level, LevelUse, Method, Printed, Scale, Source
from audit.importing.entry import as_written
from audit.importing.facts import Facts, facts_of
from audit.importing.finish import blanks_of, finished, inherited, labelled_values, word_levels
from audit.importing.fit import Known, both_totals, fitted, one_total, raw_totals, without_sums_of_one
from audit.importing.grid import grids_of
from audit.importing.labels import with_labels
from audit.importing.level_words import rank_of
from audit.importing.levels import bands_in, levels_of, values_in
from audit.importing.mapping import NO_MAP, Map
from audit.importing.method import method_of
from audit.importing.names import id_for
from audit.importing.numbers import numbers_of
from audit.importing.paired import as_scores
from audit.importing.reading.about import told_apart
from audit.importing.reading.caps import caps_in
from audit.importing.reading.decide import decide
from audit.importing.reading.fact_cells import cells_of
from audit.importing.reading.formulas import formula_way, lowest_first
from audit.importing.reading.join import appraisals
from audit.importing.reading.multiples import better_multiples
from audit.importing.reading.said import Sentence, hints_of, says_lowest, sentences_in, weights_in
from audit.importing.reading.stated import hinted
from audit.importing.reading.tables import Read, read_tables
from audit.importing.reading.tallies import tallies
from audit.importing.reading.written import Written, written_in
from audit.importing.readings import Limits
from audit.importing.scale import scale_of
from audit.importing.settle import settled_tables
from audit.importing.several import superseded
from audit.importing.shared import beside_others, only_own
from audit.importing.sources import handling_of, origin_of, publisher_of, sources_of
from audit.importing.units import SAID, listed_again, one_unit
from audit.importing.unranked import settled_ranks
from audit.importing.unsummed import without_own_maxima, without_typical
from audit.importing.words import flat
from audit.importing.worth import with_levels, without_worth

__all__ = ["Around", "import_all", "import_papers", "passages_of"]

_WEIGHTS: Final = ("unreadable", "doubtful", "matched", "assumed", "missing", "left-out", "note")


def import_papers(papers: Sequence[Paper], mapping: Map = NO_MAP, answers: Sequence[Answers] = ()) -> Draft:
    """Make the draft of the first appraisal of one or several documents. Nothing is raised; what could not be read is said in doubts.

    ``answers`` are what a person says of cells, for each paper in their order.
    """
    return import_all(papers, mapping, answers)[0]


def import_all(papers: Sequence[Paper], mapping: Map = NO_MAP, answers: Sequence[Answers] = ()) -> list[Draft]:
    """Make a draft of every appraisal that the documents hold: one for each decision or scenario; at least one, even if empty."""
    sources = tuple(mapping.source(source) for source in sources_of(papers))
    said = answers or [NO_ANSWERS] * len(papers)
    grids = [grid for paper, source, given in zip(papers, sources, said, strict=True) for grid in grids_of(paper, source.id, given)]
    numbers, assumed = (mapping.numbers, []) if mapping.numbers else numbers_of(grids)
    passages = passages_of(papers, [source.id for source in sources])
    sentences = sentences_in(passages)
    reads = told_apart(read_tables(grids, passages, mapping, {source.id: source.file for source in sources}, numbers, hints_of(sentences)))
    groups = appraisals(reads) or [[]]
    around = Around(papers, sources, passages, sentences, mapping, numbers)
    found: list[Draft] = []
    for at, group in enumerate(groups):
        unused = [read for one, read in enumerate(reads) if not at and not any(one in other for other in groups)]
        elsewhere = [name for other in groups if other is not group for one in other if one not in group for name in reads[one].criteria]
        name = _name_of(reads, group) if len(groups) > 1 else ""
        others = [reads[one] for other in groups if other is not group for one in other if one not in group]
        beside = beside_others([reads[one] for one in group], others, passages)
        found.append(_draft([reads[one] for one in group], unused, replace(around, elsewhere=elsewhere, beside_others=beside), assumed, name))
    return _apart(found)


def _apart(drafts: list[Draft]) -> list[Draft]:
    """Every draft of a paper an id of its own."""
    taken: list[str] = []
    for draft in drafts:
        taken.append(id_for(draft.id.replace("-", " "), taken, "appraisal") if draft.id in taken else draft.id)
    return [replace(draft, id=id_) for draft, id_ in zip(drafts, taken, strict=True)]


def _name_of(reads: Sequence[Read], group: Sequence[int]) -> str:
    """Say which of several appraisals one is: by the caption, heading or sheet of its table of scores."""
    core = next((reads[one] for one in group if reads[one].has_totals), reads[group[0]])
    grid = core.layout.grid
    heads = (grid.caption[0] if grid.caption else "", core.layout.title, grid.place.sheet or "", *(one.text for one in grid.above if one.level))
    return next((" ".join(head.split()) for head in heads if head), f"table {grid.number}")


@dataclass(frozen=True, slots=True)
class Around:
    """What all appraisals of a paper share."""

    papers: Sequence[Paper]
    sources: tuple[Source, ...]
    passages: list[Passage]
    sentences: Sequence[Sentence]
    mapping: Map
    numbers: str
    elsewhere: Sequence[str] = ()
    """Names of criteria that other appraisals of the paper score."""

    beside_others: Sequence[Passage] = ()
    """What stands right above tables of other appraisals, and above none of this one."""


def _draft(reads: Sequence[Read], unused: Sequence[Read], around: Around, assumed: Sequence[Doubt], name: str) -> Draft:
    papers, sources, mapping = around.papers, around.sources, around.mapping
    found, draft, apart = _drafted(reads, around)
    found.seen += [unused_table(read) for read in (*unused, *apart)]
    tables, differing = superseded(draft.tables, sources)
    tables, left_out = fitted(tables, _known(draft))
    handling = mapping.handling or handling_of(papers)
    plain = mapping.title or (sources[0].title if sources else "")
    title = f"{plain}: {name}" if name and flat(name) not in flat(plain) else plain
    doubts = [*draft.doubts, *assumed, *differing, *left_out, *_remarks(papers, [source.id for source in sources])]
    return replace(
        draft, title=title, id=mapping.id or id_for(f"{title} {(sources[0].date or '')[:4]}" if sources else title, (), "appraisal"),
        publisher=mapping.publisher or publisher_of(papers), handling=handling, origin=mapping.origin or origin_of(papers, handling),
        numbers=around.numbers, sources=sources, tables=tuple(tables),
        seen=tuple(sorted(found.seen, key=lambda one: (_at(sources, one.source), one.number))),
        doubts=tuple(sorted(_distinct(doubts), key=lambda doubt: _WEIGHTS.index(doubt.weight))),
    )  # fmt: skip


def _drafted(reads: Sequence[Read], around: Around) -> tuple[Collected, Draft, list[Read]]:
    """Settle the tables of an appraisal without those that contradict the others in more than a rare cell: they are of something else."""
    apart: list[Read] = []
    while True:
        found = collect(reads, around.mapping.book(), around.numbers)
        found.tables = only_own(found.tables, found.book, around.elsewhere) if around.elsewhere else found.tables
        draft = _settled(found, around)
        spots = {(table.place.source or "", table.number) for table in (() if around.mapping.tables else clashing(draft.tables))}
        out = [read for read in reads if (read.layout.grid.source, read.layout.grid.number) in spots]
        if not out or len(out) == len(reads):
            return found, draft, apart
        reads, apart = [read for read in reads if read not in out], [*apart, *out]


def _at(sources: Sequence[Source], id_: str) -> int:
    return next((at for at, source in enumerate(sources) if source.id == id_), 0)


def _known(draft: Draft) -> Known:
    criteria = frozenset(item.id for item in draft.criteria)
    gateways = frozenset(item.id for item in draft.criteria if item.kind == "gateway")
    return Known(frozenset(item.id for item in draft.options), criteria, frozenset(item.id for item in draft.groups), gateways)


def passages_of(papers: Sequence[Paper], sources: Sequence[str]) -> list[Passage]:
    """The running text of all documents, each passage with the id of its source."""
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


def _settled(found: Collected, around: Around) -> Draft:
    """Settle levels, scale and method, and with them every cell."""
    book, passages, mapping = found.book, around.passages, around.mapping
    doubts = [*found.doubts, *book.doubts, *book.missing()]
    tables, again = one_unit(found.tables)
    groups = {item.id: item.group for item in book.items("criterion") if item.group}
    tables, more = without_sums_of_one(tables, groups.values())
    printed = {table.id: table for table in tables}
    found.tables, typical = _summed([without_sum_of_unnamed(one_total(table)) for table in tables])
    doubts += [*again, *more, *typical, *_one_listing(found)]
    formula = _formula(found, passages)
    _weigh_by_text(found, passages, formula, around.numbers)
    hints = hinted(hints_of(around.sentences), found.tables)
    hints = replace(hints, written=formula, caps=caps_in([*(one.text for one in _own(around)), *_called(found.tables)]))
    facts = facts_of(found.tables, book.items("criterion"), book.items("group"))
    found.tables = as_scores(found.tables)
    tables, more = settled_tables(found.tables, facts, hints)
    tables = without_shares(raw_totals(tables, groups.values()), facts, groups)
    doubts += more
    tables, more = settled_ranks(tables, facts, {item.id: item.title for item in book.items("criterion")}, _own(around))
    doubts += more
    levels, more_doubts = _levels(found, tables, passages)
    facts = facts_of(tables, book.items("criterion"), book.items("group"))
    levels = levels if _hold_scores(levels, facts) else ()
    facts = with_levels(facts, () if more_doubts else levels)
    tables, more = without_greatest(tables, facts)
    doubts += more
    facts = replace(facts, weight_total=facts_of(tables, book.items("criterion"), book.items("group")).weight_total)
    titles = {item.id: item.title for sort in ("option", "criterion") for item in book.items(sort)}
    books = {source.id: paper.workbook for source, paper in zip(around.sources, around.papers, strict=True) if paper.workbook is not None}
    cells = cells_of(facts, books)
    total, more = decide(facts, groups, hints, around.sentences, titles, formula_way(facts, groups, cells) if cells is not None else None)
    doubts += more
    by_formulas = lowest_first(facts, cells) if cells is not None else None
    method, more = method_of(total, facts, tables, lowest_first=by_formulas, says_lowest=says_lowest(_own(around)))
    method = mapping.method(without_worth(method, facts) if more_doubts else method)
    doubts += [*more, *more_doubts]
    scale = mapping.scale or (None if levels else _scale(found, facts, around, method))
    kinds = {source.id: paper.kind for source, paper in zip(around.sources, around.papers, strict=True)}
    tables, more = finished(tables, levels, book, kinds, Limits(_scale_of_levels(levels) or scale, facts, method))
    tables = [both_totals(table, printed[table.id], groups.values()) for table in tables]
    doubts += [*more, *blanks_of(tables)]
    method = replace(method, relations=(*method.relations, *tallies(tables, facts_of(tables, book.items("criterion"), book.items("group")))))
    with_labels(book, passages)
    bands = bands_in(passages)
    return Draft(
        "", "", scale=scale, levels=levels, bands=bands, bands_on=_bands_on(tables, method) if bands else "",
        groups=book.items("group"), criteria=_criteria(book, levels, facts), options=book.items("option"),
        method=method, tables=tuple(inherited(tables, found.reasons)), reasons=tuple(found.reasons), doubts=tuple(doubts),
    )  # fmt: skip


def _summed(tables: Sequence[Printed]) -> tuple[list[Printed], list[Doubt]]:
    """The tables without what stands in the place of sums and is none."""
    pairs = [without_typical(without_own_maxima(table)) for table in tables]
    return [table for table, _ in pairs], [doubt for _, doubts in pairs for doubt in doubts]


def _called(tables: Sequence[Printed]) -> list[str]:
    """What the totals are called."""
    columns = [column.title for table in tables for column in table.columns if column.prints == "total"]
    return [*columns, *(row.title for table in tables for row in table.rows if row.key == "total")]


def _scale(found: Collected, facts: Facts, around: Around, method: Method) -> Scale | None:
    return scale_of(facts, found.layouts, _own(around), method, around.beside_others)


def _own(around: Around) -> list[Passage]:
    """The text without what stands beside other appraisals alone."""
    return [passage for passage in around.passages if passage not in around.beside_others]


def _formula(found: Collected, passages: Sequence[Passage]) -> Written | None:
    """The formula that the text writes out in the names of all criteria."""
    names = {item.id: item.title for item in found.book.items("criterion") if item.kind == "scored"}
    formula = written_in(passages, names)
    return formula if formula is not None and formula.names == set(names) else None


def _one_listing(found: Collected) -> list[Doubt]:
    """Leave out the weights of a list of criteria that a table prints in another unit; say so."""
    listed = {item.id: item.weight for item in found.book.items("criterion") if item.weight is not None and item.weight.value}
    if not listed_again(found.tables, listed):
        return []
    for id_ in listed:
        found.book.amend("criterion", id_, weight=None)
    return [Doubt("note", SAID, next(iter(listed.values())).place)]


def _weigh_by_text(found: Collected, passages: Sequence[Passage], formula: Written | None, numbers: str) -> None:
    """Take the weights that a sentence or a list gives, where no table prints any and totals are printed."""
    book = found.book
    facts = facts_of(found.tables, book.items("criterion"), book.items("group"))
    criteria = [item for item in book.items("criterion") if item.kind == "scored"]
    if facts.weights or not facts.totals or not criteria:
        return
    said = formula.weights if formula is not None else {}
    whole = set(said) >= {item.id for item in criteria}
    titles = {item.title: item.id for item in criteria}
    weights = (
        {item.title: said[item.id] for item in criteria} if whole else weights_in(passages, list(titles)) or better_multiples(passages, titles, facts)
    )
    for item in criteria if weights else ():
        book.amend("criterion", item.id, weight=as_written(weights[item.title], numbers))
    groups = book.items("group")
    weights = weights_in(passages, [item.title for item in groups]) if not weights and not facts.group_weights else {}
    for item in groups if weights else ():
        book.amend("group", item.id, weight=as_written(weights[item.title], numbers))


def _levels(found: Collected, tables: Sequence[Printed], passages: Sequence[Passage]) -> tuple[tuple[Level, ...], list[Doubt]]:
    """The named levels: those that definitions or cells name, with the values that the documents give them."""
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


def _hold_scores(levels: Sequence[Level], facts: Facts) -> bool:
    """Say whether most scores that are printed as figures lie between the levels; a key of something else holds few."""
    values = [Fraction(level.value) for level in levels if level.value]
    scores = [entry.value for entry in facts.raw.values() if entry.value is not None and entry.nature == "figure"]
    return not values or sum(min(values) <= score <= max(values) for score in scores) * 2 >= len(scores)


def _with_order(levels: Sequence[Level]) -> tuple[Level, ...]:
    """Levels without a value their place in the order from low to high, so that the file can be read."""
    known = {flat(level.label): level.value for level in levels}
    ranked = sorted(levels, key=lambda level: rank_of(flat(level.label)))
    numbers = {level.id: str(at) for at, level in enumerate(ranked, 1)}
    return tuple(level if known[flat(level.label)] else replace(level, value=numbers[level.id]) for level in levels)


def _scale_of_levels(levels: Sequence[Level]) -> Scale | None:
    values = sorted((Fraction(level.value), level.value) for level in levels if level.value)
    return Scale(values[0][1], values[-1][1]) if values else None


def _criteria(book: Book, levels: Sequence[Level], facts: Facts) -> tuple[Item, ...]:
    """The criteria with their levels by id.

    A word beside a criterion, such as its importance, weighs nothing unless the paper says what it is worth. What has such a word alone and
    is scored nowhere, while others are, is a point to bear in mind and no criterion.
    """
    scored = {criterion for _, criterion in (*facts.raw, *facts.weighted)}
    ids = {flat(level.label): level.id for level in levels}
    found = []
    for item in book.items("criterion"):
        uses: dict[str, LevelUse] = {ids[flat(label)]: use for label, use in item.levels.items() if flat(label) in ids}
        if uses:
            uses = {level.id: uses.get(level.id, LevelUse("missing")) for level in levels}
        words = item.weight is not None and item.weight.nature == "level" and flat(item.weight.written) not in ids
        if not words:
            found.append(replace(item, levels=uses))
        elif item.id in scored or not scored:
            found.append(replace(item, levels=uses, weight=None))
    return tuple(found)


def _bands_on(tables: Sequence[Printed], method: Method) -> str:
    """Say what colour bands are laid on: what the cells of the table of scores print."""
    prints = [table.prints for table in tables if table.prints]
    return prints[0] if prints else "percent" if method.has_percent else "total"
