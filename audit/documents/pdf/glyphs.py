"""The characters of a page, turned into the frame in which they are read, and the words and lines that they make."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from audit.documents.docx.styles import UNKNOWN, in_symbol_font
from audit.documents.markup import raised

__all__ = ["Glyph", "Line", "Word", "crossed", "glyphs_of", "lines_of", "main_turn", "turned"]

_LIGATURES: Final = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "ft", "\ufb06": "st"}
_BULLETS: Final = frozenset(f"(cid:{code})" for code in (127, 129, 141, 143, 144, 157))
"""Codes that the usual encoding leaves free; by the standard (ISO 32000, annex D) each of them shows a bullet."""
_SPACE: Final = 0.18
"""A gap wider than this part of the size of the type is a space."""
_SMALL: Final = 0.78
_HALF: Final = 0.5
_STEEP: Final = 2


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character: its box in points from the top left, the size of its type, and how far its line is turned (0, 90, 180, 270).

    ``order`` counts the characters of the page as they were drawn.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    turn: int = 0
    bold: bool = False
    order: int = 0

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of its box."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without a space between them, in the frame in which they are read."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one line, from left to right."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        """Its left end."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Its right end."""
        return max(word.x1 for word in self.words)

    @property
    def top(self) -> float:
        """Its upper edge."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        """The size of most of its type, by characters."""
        counts: Counter[float] = Counter()
        for word in self.words:
            counts[round(word.size, 1)] += len(word.text)
        return counts.most_common(1)[0][0]

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)


def glyphs_of(chars: Iterable[Mapping[str, Any]]) -> list[Glyph]:
    """Take the characters that the library gives; those that it cannot name become the replacement character."""
    return [_glyph(char, order) for order, char in enumerate(chars) if char["text"]]


def _glyph(char: Mapping[str, Any], order: int) -> Glyph:
    a, b = char["matrix"][:2]
    turn = (0 if a >= 0 else 180) if abs(a) >= abs(b) / _STEEP else (90 if b > 0 else 270)
    font = str(char["fontname"]).rpartition("+")[2]
    return Glyph(
        _read(str(char["text"]), font), char["x0"], char["top"], char["x1"], char["bottom"], _size(char, turn), turn,
        any(word in font.lower() for word in ("bold", "black", "heavy", "semibold")), order,
    )  # fmt: skip


def _size(char: Mapping[str, Any], turn: int) -> float:
    """The size of the type; it is the extent of the character across its line."""
    return float(char["bottom"] - char["top"] if turn in (0, 180) else char["x1"] - char["x0"]) or float(char["size"])


def _read(text: str, font: str) -> str:
    if text.startswith("(cid:"):
        return "•" if text in _BULLETS else UNKNOWN
    for name in ("Wingdings 2", "Wingdings 3", "Wingdings", "Webdings", "Symbol"):
        if font.replace("-", " ").lower().startswith((name.lower(), name.replace(" ", "").lower())):
            return in_symbol_font(name, text)
    return "".join(_LIGATURES.get(sign, _shown(sign)) for sign in text)


def _shown(sign: str) -> str:
    if sign in "\uf0b7\uf0a7\u00b7":
        return "•"
    return UNKNOWN if "\ue000" <= sign <= "\uf8ff" else "" if sign < " " else sign


def main_turn(glyphs: Sequence[Glyph]) -> int:
    """Say how most characters are turned."""
    counts = Counter(glyph.turn for glyph in glyphs if not glyph.text.isspace())
    return counts.most_common(1)[0][0] if counts else 0


def turned(glyph: Glyph) -> Glyph:
    """A character in the frame in which its line runs from left to right."""
    if glyph.turn == 90:  # noqa: PLR2004  # degrees
        return replace(glyph, x0=-glyph.bottom, x1=-glyph.top, top=glyph.x0, bottom=glyph.x1)
    if glyph.turn == 180:  # noqa: PLR2004  # degrees
        return replace(glyph, x0=-glyph.x1, x1=-glyph.x0, top=-glyph.bottom, bottom=-glyph.top)
    if glyph.turn == 270:  # noqa: PLR2004  # degrees
        return replace(glyph, x0=glyph.top, x1=glyph.bottom, top=-glyph.x1, bottom=-glyph.x0)
    return glyph


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """Make lines of characters that all run one way, from the top down."""
    rows: list[list[Glyph]] = []
    marked = (turned(glyph) for glyph in glyphs)
    for glyph in sorted(marked, key=lambda one: ((one.top + one.bottom) / 2, one.x0)):
        row = next((row for row in reversed(rows[-4:]) if _on_line(glyph, row)), None)
        if row is None:
            rows.append([glyph])
        else:
            row.append(glyph)
    lines = [Line(tuple(words)) for row in rows if (words := _words(_single(row)))]
    return sorted(lines, key=lambda line: (line.bottom, line.x0))


def _on_line(glyph: Glyph, row: list[Glyph]) -> bool:
    """Whether a character stands on a line: their heights overlap by half of the smaller."""
    large = max(row[:8], key=lambda one: one.bottom - one.top)
    shared = min(glyph.bottom, large.bottom) - max(glyph.top, large.top)
    return shared >= _HALF * min(glyph.bottom - glyph.top, large.bottom - large.top)


def crossed(glyphs: Sequence[Glyph]) -> bool:
    """Whether characters of different texts lie over each other, as where text runs on into the next cell."""
    row = sorted((turned(glyph) for glyph in glyphs), key=lambda one: one.x0)
    return any(
        other.text != one.text and min(one.x1, other.x1) - other.x0 > _HALF * min(one.x1 - one.x0, other.x1 - other.x0) > 0
        and abs(one.bottom - other.bottom) < _HALF * one.size and other.x0 - one.x0 < _HALF * one.size
        for at, one in enumerate(row) for other in row[at + 1 : at + 4]
    )  # fmt: skip


def _single(row: list[Glyph]) -> list[Glyph]:
    """Drop characters that are drawn twice to look bold, and put a line in order."""
    kept: list[Glyph] = []
    for glyph in sorted(row, key=lambda one: one.x0):
        same = next((one for one in kept[-3:] if one.text == glyph.text and abs(one.x0 - glyph.x0) < 0.2 * glyph.size), None)  # less than any step
        if same is None or glyph.text.isspace():
            kept.append(glyph)
    return kept


def _words(row: list[Glyph]) -> list[Word]:
    words: list[list[Glyph]] = [[]]
    for glyph in row:
        last = words[-1][-1] if words[-1] else None
        if glyph.text.isspace() or (last is not None and glyph.x0 - last.x1 > _SPACE * max(glyph.size, last.size)):
            words.append([])
        if not glyph.text.isspace():
            words[-1].append(glyph)
    size = max((glyph.size for glyph in row), default=0)
    return [_word(part, size) for part in words if part]


def _word(part: list[Glyph], size: float) -> Word:
    bottom = max(glyph.bottom for glyph in part)
    text = ""
    for at, glyph in enumerate(part):
        lifted = at > 0 and glyph.size < _SMALL * size and glyph.bottom < bottom - _SPACE * size and glyph.text.isdecimal()
        text += raised(glyph.text) if lifted else glyph.text
    return Word(
        text, part[0].x0, min(glyph.top for glyph in part), max(glyph.x1 for glyph in part), bottom,
        max(glyph.size for glyph in part), all(glyph.bold for glyph in part),
    )  # fmt: skip
