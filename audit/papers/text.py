"""Reading text in which the cells of a table are parted by tabs, as converters of PDF write it.

Lines count from 1 and are parted by line feeds only. A line with a tab is a row; rows that follow each other are one
table, also over a single blank line, which is where the page ended. Everything else is running text.
"""

import codecs
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from audit.model.place import Place
from audit.papers.markup import plain, without_emphasis
from audit.papers.paper import Paper, Passage, Remark, Table
from audit.papers.tabbed import Row, begins_table, row_of, table_of

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
    """Give the characters of a text in UTF-8, UTF-16, UTF-32 or the code page of Western Windows."""
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
    for number, line in enumerate(text.split("\n"), start=1):
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
    """Give where the table that begins at a line ends: running text, two blank lines, or the heading row of another table."""
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
