"""A table with every position filled, rows that run on put together, and what stands around it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from audit.appraisal.model.place import NO_PLACE, Place
from audit.documents.paper import Cell, Paper, Passage, Table
from audit.importing.answer import NO_ANSWERS, Answer, Answers, Spot
from audit.importing.captions import captions_of

__all__ = ["Grid", "Row", "Slot", "grids_of", "joined", "texts_of"]

_NEAR: Final = 12
"""How many passages above a table are looked at."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One position of a table. ``covered`` says that it repeats the cell that spans it, ``begins`` that its text begins a paragraph.

    ``spot`` names the cell in its document, ``answer`` is what a person says of it.
    """

    text: str
    place: Place = NO_PLACE
    fill: str | None = None
    bold: bool = False
    covered: bool = False
    doubts: tuple[str, ...] = ()
    begins: bool = False
    spot: Spot | None = None
    answer: Answer | None = None


Row = tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """One table of one document. ``above`` and ``below`` are the running text next to it, the nearest first."""

    source: str
    kind: str
    number: int
    rows: tuple[Row, ...]
    above: tuple[Passage, ...] = ()
    below: tuple[Passage, ...] = ()
    place: Place = NO_PLACE
    doubts: tuple[str, ...] = ()
    hidden: bool = False
    caption: tuple[str, str] | None = None

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.rows[0]) if self.rows else 0

    def column(self, at: int) -> list[str]:
        """The texts of a column, covered positions left empty."""
        return ["" if row[at].covered else row[at].text for row in self.rows]


def grids_of(paper: Paper, source: str, answers: Answers = NO_ANSWERS) -> list[Grid]:
    """The tables of a paper in their order, empty rows and columns left out, with the answers to their cells."""
    found = []
    captions = captions_of(paper.blocks)
    for at, block in enumerate(paper.blocks):
        if isinstance(block, Table):
            rows = _trimmed(_answered(_rows(block, source, paper.kind), answers))
            if rows:
                above, below = _above(paper.blocks, at), _below(paper.blocks, at)
                place = replace(block.place, source=source, table=block.number if paper.kind != "text" else None)
                place = replace(place, line=place.line if paper.kind == "text" else None, to_line=None)
                found.append(Grid(source, paper.kind, block.number, rows, above, below, place, block.doubts, block.hidden, captions.get(at)))
    return found


def _rows(table: Table, source: str, kind: str) -> list[Row]:
    covered: dict[tuple[int, int], Slot] = {}
    rows = []
    for at, row in enumerate(table.grid()):
        slots = []
        for column, cell in enumerate(row):
            under = covered.get((cell.row, cell.column)) if cell is not None else None
            # All positions under one cell are the same slot: a span may cover hundreds of thousands.
            slots.append(under if under is not None else _slot(cell, (source, kind), table, (at, column)))
            if cell is not None and under is None:
                covered[cell.row, cell.column] = replace(slots[-1], covered=True)
        rows.append(tuple(slots))
    return rows


def _answered(rows: list[Row], answers: Answers) -> list[Row]:
    if not answers:
        return rows
    return [tuple(replace(slot, answer=answers.get(slot.spot)) if slot.spot is not None else slot for slot in row) for row in rows]


def _slot(cell: Cell | None, document: tuple[str, str], table: Table, at: tuple[int, int]) -> Slot:
    source, kind = document
    if cell is None:
        return Slot("", Place(source, table=table.number, row=at[0] + 1, column=at[1] + 1), spot=(table.number, *at))
    place = replace(cell.place, source=source, table=cell.place.table or table.number)
    if place.line is None and place.row is None:
        place = replace(place, row=cell.row + 1, column=cell.column + 1)
    if kind == "text":
        # In a text the line says it all; the number of the table and of the row would only be noise.
        place = replace(place, table=None, row=None)
    elif place.line is not None:
        place = replace(place, line=None, to_line=None)
    if place.page is None and cell.pieces:
        place = replace(place, page=cell.pieces[0].page)
    spot = (table.number, cell.row, cell.column)
    return Slot(cell.text.strip(), place, cell.fill, cell.bold, False, cell.doubts, cell.text.startswith("\n"), spot)


def _trimmed(rows: Sequence[Row]) -> tuple[Row, ...]:
    kept = [row for row in rows if any(slot.text or slot.fill for slot in row)]
    if not kept:
        return ()
    used = [at for at in range(len(kept[0])) if any((row[at].text or row[at].fill) and not row[at].covered for row in kept)]
    return tuple(tuple(row[at] for at in used) for row in kept)


def _above(blocks: Sequence[Table | Passage], at: int) -> tuple[Passage, ...]:
    found: list[Passage] = []
    for block in reversed(blocks[:at]):
        if isinstance(block, Table) or len(found) == _NEAR:
            break
        found.append(block)
    return tuple(found)


def _below(blocks: Sequence[Table | Passage], at: int) -> tuple[Passage, ...]:
    after = blocks[at + 1 : at + 3]
    return tuple(block for block in after if isinstance(block, Passage))[: 2 if after and isinstance(after[0], Passage) else 0]


def joined(rows: Sequence[Row], label: int, figures: Sequence[int]) -> list[Row]:
    """Put rows that run on into the row above: no label, no figure, and text where the row above has text."""
    kept: list[Row] = []
    for row in rows:
        if kept and _runs_on(row, kept[-1], label, figures):
            kept[-1] = tuple(_with(slot, more) for slot, more in zip(kept[-1], row, strict=True))
        else:
            kept.append(row)
    return kept


def _runs_on(row: Row, before: Row, label: int, figures: Sequence[int]) -> bool:
    if row[label].text and not row[label].covered:
        return False
    if any(row[at].text and not row[at].covered for at in figures):
        return False
    texts = [at for at, slot in enumerate(row) if slot.text and not slot.covered]
    return bool(texts) and all(before[at].text for at in texts)


def _with(slot: Slot, more: Slot) -> Slot:
    if not more.text or more.covered:
        return slot
    place = slot.place
    if more.place.line is not None and slot.place.line is not None:
        place = replace(place, to_line=more.place.line)
    between = "\n" if more.begins else " "
    return replace(slot, text=f"{slot.text}{between}{more.text}".strip(), place=place, doubts=tuple(dict.fromkeys((*slot.doubts, *more.doubts))))


def texts_of(rows: Sequence[Row], column: int) -> Iterator[str]:
    """The texts of a column that are not empty, spanned ones once."""
    return (row[column].text for row in rows if row[column].text and not row[column].covered)
