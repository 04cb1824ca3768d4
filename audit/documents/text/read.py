"""Reading text in which the cells of a table are parted by tabs, as converters of PDF write it, by bars, or by aligned columns.

Lines count from 1 and are parted by line feeds only. A line with a tab is a row; rows that follow each other are one
table, also over a single blank line, which is where the page ended. Everything else is running text.

Rows of tab-separated text, and the table they make.
"""

import codecs
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from audit.appraisal.model.place import Place
from audit.documents.markup import begins_block, plain, without_emphasis
from audit.documents.paper import Cell, Paper, Passage, Remark, Table
from audit.documents.text.columns import with_tabs

__all__ = ["MAX_FIELDS", "MAX_LINE", "Row", "begins_table", "decoded", "read_text", "row_of", "table_of"]

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
    """The plain text of a cell; one that begins with a paragraph or a list keeps a line break before it."""
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


MAX_LINE: Final = 1_000_000
"""Longest line that is read whole, in characters."""

_HEADING: Final = re.compile(r"^(#{1,6})\s+(.*)$")
_ITEM: Final = re.compile(r"^\s*[-*•▪+]\s+")
_RULE: Final = re.compile(r"^[\s|:=_-]+$")
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str

    @property
    def is_row(self) -> bool:
        return "\t" in self.text and bool(self.text.strip())


def read_text(data: bytes, name: str) -> Paper:
    """Read a text whose tables are parted by tabs. Any bytes can be read; what was done to them is said in remarks."""
    text, remarks = decoded(data)
    lines, more = _lines(text)
    blocks: list[Table | Passage] = []
    for block in _blocks(lines):
        blocks += _block(block, 1 + sum(isinstance(one, Table) for one in blocks))
    return Paper(name, "text", hashlib.sha256(data).hexdigest(), tuple(blocks), (*remarks, *more))


def decoded(data: bytes) -> tuple[str, tuple[Remark, ...]]:
    """The characters of a text in UTF-8, UTF-16, UTF-32 or the code page of Western Windows."""
    encoding = next((known for mark, known in _MARKS if data.startswith(mark)), "") or _unmarked(data)
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    lost = "; some characters could not be read" if "\ufffd" in text else ""
    return text, (Remark(f"the text is not in UTF-8; it was read as Windows text{lost}", "doubt"),)


def _unmarked(data: bytes) -> str:
    """Tell UTF-16 without a mark by its zero bytes: Western text has one in every other place."""
    head = data[:2000]
    if len(head) < 4 or head.count(0) * 3 < len(head):  # noqa: PLR2004  # two characters
        return "utf-8"
    return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"


def _lines(text: str) -> tuple[list[_Line], tuple[Remark, ...]]:
    if "\n" not in text and "\r" in text:
        text = text.replace("\r", "\n")
    lines, remarks = [], []
    for number, line in enumerate(with_tabs([one.rstrip("\r") for one in text.split("\n")]), start=1):
        if len(line) > MAX_LINE:
            said = f"line {number} is longer than {MAX_LINE} characters; the rest of it was left out"
            remarks.append(Remark(said, "lost", Place(line=number)))
        lines.append(_Line(number, line[:MAX_LINE].rstrip("\r").replace("\0", "")))
    return lines, tuple(remarks)


def _blocks(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Part the lines into rows that belong together, blank lines of page breaks included, and single other lines."""
    at = 0
    while at < len(lines):
        end = _end(lines, at) if lines[at].is_row else at + 1
        if lines[at].text.strip():
            yield list(lines[at:end])
        at = end


def _end(lines: Sequence[_Line], start: int) -> int:
    """Where the table that begins at a line ends: running text, two blank lines, or the heading row of another table."""
    end = start + 1
    first = row_of(lines[start].text, lines[start].number)
    while end < len(lines):
        if lines[end].is_row:
            end += 1
            continue
        after = end + 1
        if lines[end].text.strip() or after >= len(lines) or not lines[after].is_row:
            break
        rows = [row_of(line.text, line.number) for line in lines[start:end] if line.is_row]
        if begins_table(row_of(lines[after].text, lines[after].number), first, rows):
            break
        end = after
    return end


def _block(lines: Sequence[_Line], number: int) -> Iterator[Table | Passage]:
    if not lines[0].is_row:
        yield from _passages(lines[0])
        return
    segments: list[list[Row]] = [[]]
    for line in lines:
        if line.is_row and not _RULE.match(line.text):
            segments[-1].append(row_of(line.text, line.number))
        elif not line.is_row:
            segments.append([])
    rows = [row for segment in segments for row in segment]
    if len(rows) == 1:
        yield Passage(" ".join(cell for cell in rows[0].cells if cell), Place(line=rows[0].line))
    elif rows:
        yield table_of(segments, number)


def _passages(line: _Line) -> Iterator[Passage]:
    heading = _HEADING.match(line.text)
    body = heading[2] if heading else line.text
    text = without_emphasis(plain(_ITEM.sub("", body) if not heading else body))
    if text and not _RULE.match(text):
        yield Passage(text, Place(line=line.number), len(heading[1]) if heading else 0, item=not heading and bool(_ITEM.match(line.text)))
