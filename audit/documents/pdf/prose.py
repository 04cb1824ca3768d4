"""Lines put together: the text of a cell, and the paragraphs, headings and items of running text."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from audit.documents.docx.styles import UNKNOWN
from audit.documents.pdf.glyphs import Glyph, Line, lines_of, main_turn

__all__ = ["ODD", "Paragraph", "Sizes", "flowing", "odd", "paragraphs", "sizes_of", "text_of"]

_BULLET: Final = re.compile(r"(?:[•●▪■◦○‣➢✓✗*]|[-\u2013\u2014+\u2212](?=\s))\s*|\(?(?:[0-9]{1,2}|[a-z]|[ivx]{1,4})[.)]\s")
_SLACK: Final = 12.0
_HEAD: Final = 1.12
_LONG: Final = 160
_NEAR: Final = 1.0

ODD: Final = "characters here have no meaning that the document tells"


def text_of(glyphs: Sequence[Glyph], width: float) -> str:
    """The text of a cell as wide as said: the way most of it runs first, then anything that runs otherwise."""
    main = main_turn(glyphs)
    ways = [main, *sorted({glyph.turn for glyph in glyphs} - {main})]
    parts = (flowing(lines_of(glyph for glyph in glyphs if glyph.turn == way), width if way in (0, 180) else None) for way in ways)
    return "\n".join(part for part in parts if part)


def flowing(lines: Sequence[Line], width: float | None = None) -> str:
    """Join lines to text: a new line where an item begins or where the line before ended early, else a space."""
    if not lines:
        return ""
    room = width if width is not None else max(line.x1 for line in lines) - min(line.x0 for line in lines)
    left = min(line.x0 for line in lines)
    text = lines[0].text
    for before, line in pairwise(lines):
        text += _joint(before, line, left + room - 2 * min(_SLACK / 4, room / 20)) + line.text
        text = text.replace("\u00ad\n", "").replace("\u00ad", "")
    return text


def _joint(before: Line, line: Line, right: float) -> str:
    """Say what stands between two lines."""
    end = before.words[-1].text
    if end.endswith("\u00ad"):
        return ""
    if _BULLET.match(line.text + " ") and not _broken(before, line, right):
        return "\n"
    if before.x1 + _SLACK + (line.words[0].x1 - line.words[0].x0) < right and len(before.words) > 0 and before.text[-1:] in ".:;!?":
        return "\n"
    joined = len(end) > 1 and end[-2].isalnum() and ((end[-1] == "-" and line.text[:1].isalnum()) or (end[-1] == "/" and line.text[:1].islower()))
    return "" if joined else " "


def _broken(before: Line, line: Line, right: float) -> bool:
    """Whether a line that begins like an item only goes on after a break (``£3-5m / - costs``): it has no more room before."""
    return not line.text.startswith(("•", "●", "+")) and before.text[-1:].islower() and before.x1 + _SLACK / 2 > right and line.x0 > before.x0 + 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of running text that belong together; ``level`` is 0 for text and counts from 1 for headings."""

    text: str
    lines: tuple[Line, ...]
    level: int = 0
    item: bool = False

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        return (
            min(line.x0 for line in self.lines), min(line.top for line in self.lines),
            max(line.x1 for line in self.lines), max(line.bottom for line in self.lines),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sizes:
    """The size of the type of most text, and those of headings, largest first."""

    body: float
    heads: tuple[float, ...]

    def level(self, line: Line) -> int:
        """The level of a heading by its size; bold lines of the ordinary size come last; 0 for text."""
        if len(line.text) > _LONG or not any(sign.isalpha() for sign in line.text):
            return 0
        if line.size in self.heads:
            return self.heads.index(line.size) + 1
        return len(self.heads) + 1 if line.bold and line.text[-1:] not in ".,;" else 0


def sizes_of(pages: Iterable[Sequence[Line]]) -> Sizes:
    """Look through the running text of a document for the sizes that it is set in."""
    counts: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            counts[line.size] += len(line.text)
    if not counts:
        return Sizes(0, ())
    body = counts.most_common(1)[0][0]
    return Sizes(body, tuple(sorted((size for size in counts if size > body * _HEAD), reverse=True)[:6]))


def paragraphs(lines: Sequence[Line], sizes: Sizes) -> list[Paragraph]:
    """Put lines together to paragraphs."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1][-1], line, sizes):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_paragraph(group, sizes) for group in groups]


def _goes_on(before: Line, line: Line, sizes: Sizes) -> bool:
    level = sizes.level(line)
    if level != sizes.level(before) or (not level and _BULLET.match(line.text + " ")) or abs(line.size - before.size) > 1:
        return False
    return 0 <= line.bottom - before.bottom <= (line.bottom - line.top) * (1 + _NEAR * 0.65) and min(line.x1, before.x1) > max(line.x0, before.x0)


def _paragraph(group: list[Line], sizes: Sizes) -> Paragraph:
    level = sizes.level(group[0])
    text = " ".join(line.text for line in group) if level else flowing(group)
    return Paragraph(text, tuple(group), level, item=not level and _BULLET.match(group[0].text + " ") is not None)


def odd(text: str) -> bool:
    """Whether characters could not be told."""
    return UNKNOWN in text
