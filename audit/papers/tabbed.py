"""Rows of tab-separated text, and the table they make."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from audit.model.place import Place
from audit.papers.markup import begins_block, plain, without_emphasis
from audit.papers.paper import Cell, Table

MAX_FIELDS: Final = 500
"""Most columns of a row that are read."""

_GAP: Final = re.compile(r"\s{4,}")
_SHORT: Final = 60
_FIGURE: Final = re.compile(r"^[\s£€$(+\-\u2013\u2212]*\d[\d\s.,%/=)]*$")
_REPEAT_LENGTH: Final = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its cells as plain text, empty ones at the end left out; ``doubts`` say what was done to it."""

    line: int
    cells: tuple[str, ...]
    doubts: tuple[str, ...] = ()
    shifted: int = 0

    @property
    def is_heading(self) -> bool:
        """Whether it may head a table: short words in every cell, none of which goes on from the cell above, and no figure."""
        return len(self.cells) > 1 and all(_may_head(cell) for cell in self.cells)


def _may_head(cell: str) -> bool:
    cell = cell.strip()
    return 0 < len(cell) <= _SHORT and not cell[0].islower() and any(map(str.isalnum, cell)) and not _FIGURE.match(cell)


def row_of(line: str, number: int) -> Row:
    """Read one line. Cells that only white space parts are told apart where that leaves one cell holding the whole row."""
    fields = line.split("\t")[:MAX_FIELDS]
    while fields and not fields[-1].strip():
        fields.pop()
    if len(fields) == 2 and len(_GAP.split(fields[1].strip())) > 1:  # noqa: PLR2004  # a label and one long cell
        fields = [fields[0], *_GAP.split(fields[1].strip())]
    return Row(number, tuple(map(_text, fields)))


def _text(field: str) -> str:
    """Give the plain text of a cell; one that begins with a paragraph or a list keeps a line break before it."""
    text = without_emphasis(plain(field))
    return f"\n{text}" if text and begins_block(field) else text


def begins_table(row: Row, first: Row, rows: Sequence[Row]) -> bool:
    """Say whether a row below a blank line heads another table than the one that ``first`` heads."""
    if not row.is_heading or row.cells == first.cells:
        return False
    has_figures = any(_FIGURE.match(cell) for one in rows for cell in one.cells)
    return len(row.cells) != len(first.cells) or has_figures or not first.is_heading


def table_of(segments: Sequence[Sequence[Row]], number: int) -> Table:
    """Make a table of rows; each segment is what stands on one page."""
    first = next(row for segment in segments for row in segment)
    cleaned = [list(_without_repeats(segment, segments)) for segment in segments]
    width = max(len(row.cells) for row in chain.from_iterable(cleaned))
    rows = [row for at, segment in enumerate(cleaned) for row in (_shifted(segment, width) if at else segment)]
    kept = [row for at, row in enumerate(rows) if any(row.cells) and not (at and row.cells == first.cells and first.is_heading)]
    cells = tuple(_cell(row, at, column, number) for at, row in enumerate(kept) for column in range(width))
    return Table(number, cells, len(kept), width, Place(line=first.line, to_line=kept[-1].line, table=number))


def _cell(row: Row, at: int, column: int, number: int) -> Cell:
    text = row.cells[column] if column < len(row.cells) else ""
    place = Place(line=row.line, table=number, row=at + 1, column=column + 1 - row.shifted)
    return Cell(at, column, text, place=place, doubts=row.doubts if text else ())


def _without_repeats(rows: Sequence[Row], segments: Sequence[Sequence[Row]]) -> Iterator[Row]:
    """Drop cells and rows that print again what a cell holds already: a table inside a cell comes out twice."""
    nested = ""
    for row in rows:
        widest = max((len(one.cells) for segment in segments for one in segment if one is not row), default=0)
        cells = _own(row.cells) if len(row.cells) > widest else row.cells
        if nested and _stands_in(row.cells, nested):
            continue
        nested = " ".join(cells) if len(cells) < len(row.cells) else ""
        yield row if cells is row.cells else replace(row, cells=cells, doubts=("a table inside this row was printed twice",))


def _own(cells: tuple[str, ...]) -> tuple[str, ...]:
    kept = [cell for at, cell in enumerate(cells) if not any(_repeats(cell, other) for other in cells[:at])]
    return tuple(kept) if len(kept) < len(cells) else cells


def _repeats(cell: str, other: str) -> bool:
    return len(other) > len(cell) >= _REPEAT_LENGTH and _flat(cell) in _flat(other)


def _stands_in(cells: Sequence[str], held: str) -> bool:
    long = [cell for cell in cells if cell]
    return bool(long) and all(_repeats(cell, held) for cell in long)


def _flat(text: str) -> str:
    return re.sub(r"\W+", "", text)


def _shifted(rows: Sequence[Row], width: int) -> Iterator[Row]:
    """Put rows that run on under a page break without their first column back under the columns they belong to."""
    most = max((len(row.cells) for row in rows), default=0)
    is_shifted = most == width - 1 and width > 2 and len(rows) > 1 and bool(rows[0].cells[0])  # noqa: PLR2004  # a label and two columns
    said = ("this row runs on under a page break without its first column",)
    yield from (replace(row, cells=("", *row.cells), shifted=1, doubts=said) if is_shifted else row for row in rows)
