"""What several appraisals of one paper share and what not: a criterion that only another of them scores is none of this one."""

from collections.abc import Sequence
from dataclasses import replace

from audit.documents.paper import Passage
from audit.importing.book import Book
from audit.importing.draft import Printed
from audit.importing.facts import facts_of
from audit.importing.names import name_of, pair
from audit.importing.reading.tables import Read

__all__ = ["beside_others", "only_own"]


def only_own(tables: Sequence[Printed], book: Book, elsewhere: Sequence[str]) -> list[Printed]:
    """The tables without the criteria that have no score here, and are scored under one of the names ``elsewhere``; the book forgets them.

    What such a list adds up to is left out with them: it is the sum of all its criteria, and not of those that are scored here.
    """
    facts = facts_of(tables, book.items("criterion"), book.items("group"))
    scored = {criterion for cells in (*facts.cells.values(), facts.raw, facts.weighted) for _, criterion in cells}
    idle = [item for item in book.items("criterion") if item.id not in scored]
    found = pair([item.names[0] if item.names else name_of(item.title) for item in idle], [[name_of(name)] for name in elsewhere])
    gone = {item.id for item, at in zip(idle, found, strict=True) if at is not None}
    if not gone or not scored:
        return list(tables)
    book.forget("criterion", gone)
    return [_without(table, gone) for table in tables]


def beside_others(reads: Sequence[Read], others: Sequence[Read], passages: Sequence[Passage]) -> list[Passage]:
    """The passages that stand right above tables of other appraisals, and above none of this one."""
    own = {(passage.text, passage.place.line, passage.place.cell) for read in reads for passage in read.layout.grid.above}
    theirs = {(passage.text, passage.place.line, passage.place.cell) for read in others for passage in read.layout.grid.above}
    return [passage for passage in passages if (passage.text, passage.place.line, passage.place.cell) in theirs - own]


def _without(table: Printed, gone: set[str]) -> Printed:
    if table.axis != "criteria" or not any(row.key in gone for row in table.rows):
        return table
    return replace(table, rows=tuple(row for row in table.rows if row.key not in gone and row.key != "total"))
