"""Reading rows of cells parted by commas, semicolons, tabs or bars. Each row is a line of a table; blank rows part tables."""

import csv
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from audit.appraisal.model.place import Place
from audit.documents.csv.dialect import Dialect, closes_quotes, dialect_of, fields_of, has_decimal_commas
from audit.documents.paper import Cell, Notes, Paper, Passage, RefusalError, Table
from audit.documents.text.read import MAX_FIELDS, MAX_LINE, decoded
from audit.limits import DocumentLimits
from audit.problems import fault

__all__ = ["Row", "read_csv"]

_SAMPLE: Final = 2_000
"""Lines by which the dialect is told: more than any appraisal has, few enough to be tried with each sign."""
_PROSE: Final = 60
"""A line longer than this, without figures and narrower than the table below it, is a sentence: heads are shorter or as wide."""
_NEXT_BUT_ONE: Final = 2
_PAIR: Final = 2
_WORD: Final = 20
"""Cells longer than this hold a text and no word of a scale."""

_NAMES: Final = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line it begins on, its cells, and the line as it stands."""

    line: int
    cells: tuple[str, ...]
    raw: str

    @property
    def full(self) -> int:
        """How many of its cells hold something."""
        return sum(bool(cell) for cell in self.cells)


def read_csv(data: bytes, name: str) -> Paper:
    """Read rows of cells. Raises RefusalError where there are more than are read; what had to be guessed is said in remarks."""
    if len(data) > DocumentLimits.MAX_TEXT:
        raise RefusalError(fault("text-document-too-large", max_text=DocumentLimits.MAX_TEXT))
    csv.field_size_limit(MAX_LINE)
    notes = Notes()
    text, remarks = decoded(data)
    for remark in remarks:
        notes.add(remark.text, remark.weight, remark.place)
    lines = _lines(text, notes)
    dialect = dialect_of(lines[:_SAMPLE])
    dialect = replace(dialect, quoted=closes_quotes(lines, dialect.sign))
    if not dialect.quoted:
        notes.add("quotation marks in this file are not closed; they were read as they stand", "doubt")
    rows = list(_rows(lines, dialect, notes))
    blocks: list[Table | Passage] = []
    for block in _joined([list(block) for is_full, block in groupby(rows, key=lambda row: row.full > 0) if is_full]):
        blocks += _blocks(block, 1 + sum(isinstance(one, Table) for one in blocks))
    details = {"cells parted by": _NAMES[dialect.sign]}
    if has_decimal_commas([cell for row in rows for cell in row.cells]):
        details["decimal"] = ","
        notes.add("figures in this file are written with a decimal comma")
    # A table in a text of lines is cited as any text is: by its lines.
    return Paper(name, "text", hashlib.sha256(data).hexdigest(), tuple(blocks), notes.all(), details)


def _joined(blocks: list[list[Row]]) -> list[list[Row]]:
    """Join blocks that one empty row only spaces out: rows of figures below their heads, or below other rows of the same columns."""
    found: list[list[Row]] = []
    for block in blocks:
        if found and block[0].line - found[-1][-1].line == _NEXT_BUT_ONE and _goes_on(found[-1], block):
            found[-1] = found[-1] + block
        else:
            found.append(block)
    return found


def _goes_on(above: Sequence[Row], below: Sequence[Row]) -> bool:
    """Say whether rows have a label and figures of their own below as many cells, of which the last row is one of heads or of figures.

    Words stand for figures where a single row of heads, as wide as they, is above; the name of a group may stand before them.
    """
    last, first = above[-1], next((row for row in below[:2] if len(row.cells) > 1), below[0])
    as_wide = last.full > 1 and len(first.cells) <= len(last.cells) + 1 and len(last.cells) <= max(len(row.cells) for row in above)
    named = bool(first.cells[0]) and not first.cells[0][:1].isdigit()
    alone = last.full == len(last.cells) and sum(len(row.cells) == len(last.cells) for row in above) == 1
    headed = alone and len(first.cells) == len(last.cells) > _PAIR and all(len(cell) <= _WORD for cell in first.cells[1:])
    return as_wide and named and (any(map(_has_digit, first.cells[1:])) or headed)


def _has_digit(cell: str) -> bool:
    return any(map(str.isdigit, cell))


def _lines(text: str, notes: Notes) -> list[str]:
    found = []
    for number, line in enumerate(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").split("\n"), start=1):
        if len(line) > MAX_LINE:
            notes.add(f"line {number} is longer than {MAX_LINE} characters; the rest of it was left out", "lost", Place(line=number))
        found.append(line[:MAX_LINE])
    return found


def _rows(lines: Sequence[str], dialect: Dialect, notes: Notes) -> Iterator[Row]:
    count = 0
    line = 1 + dialect.said
    for cells in _fields(lines[dialect.said :], dialect):
        kept = [cell.strip() for cell in cells]
        while kept and not kept[-1]:
            kept.pop()
        if len(kept) > MAX_FIELDS:
            notes.add(f"line {line} has more than {MAX_FIELDS} cells; the rest of them were left out", "lost", Place(line=line))
        count += len(kept)
        if count > DocumentLimits.MAX_CELLS:
            raise RefusalError(fault("too-many-cells-in-file", max_cells=DocumentLimits.MAX_CELLS))
        yield Row(line, tuple(kept[:MAX_FIELDS]), lines[line - 1].strip())
        line += 1 + sum(cell.count("\n") for cell in cells)


def _fields(lines: Sequence[str], dialect: Dialect) -> Iterator[list[str]]:
    try:
        yield from fields_of(lines, dialect)
    except csv.Error as error:
        raise RefusalError(fault("rows-not-separable", error=error)) from error


def _blocks(rows: list[Row], number: int) -> Iterator[Table | Passage]:
    """Make a table of rows that follow each other; titles and sentences over it are running text."""
    wide = Counter(len(row.cells) for row in rows if row.full > 1)
    width = max(wide, key=lambda one: (wide[one], one), default=1)
    heads = 0
    while heads < len(rows) and _is_text(rows[heads], width):
        heads += 1
    for row in rows[:heads]:
        yield Passage(row.cells[0] if row.full == 1 and row.cells[0] else row.raw, Place(line=row.line))
    body = rows[heads:]
    tail = len(body)
    while tail and _is_text(body[tail - 1], width):
        tail -= 1
    if tail == 1:
        yield Passage(" ".join(cell for cell in body[0].cells if cell), Place(line=body[0].line))
    elif tail:
        yield _table(body[:tail], number)
    for row in body[tail:]:
        yield Passage(row.cells[0] if row.full == 1 else row.raw, Place(line=row.line))


def _is_text(row: Row, width: int) -> bool:
    """Whether a row is a title or a sentence: one cell alone, or a long line that is narrower than the table."""
    is_prose = len(row.cells) < width and len(row.raw) > _PROSE and all(row.cells)  # heads over several columns leave cells empty
    return row.full <= 1 or (is_prose and not any(cell[:1].isdigit() for cell in row.cells))


def _table(rows: Sequence[Row], number: int) -> Table:
    width = max(len(row.cells) for row in rows)
    if width * len(rows) > DocumentLimits.MAX_CELLS:
        raise RefusalError(fault("too-many-cells-in-file", max_cells=DocumentLimits.MAX_CELLS))
    cells = tuple(_cell(row, at, column, number) for at, row in enumerate(rows) for column in range(width))
    return Table(number, cells, len(rows), width, Place(line=rows[0].line, to_line=rows[-1].line, table=number))


def _cell(row: Row, at: int, column: int, number: int) -> Cell:
    text = row.cells[column] if column < len(row.cells) else ""
    return Cell(at, column, text, place=Place(line=row.line, table=number, row=at + 1, column=column + 1))
