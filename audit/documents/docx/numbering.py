"""The numbers and signs that a document puts before the paragraphs of its lists."""

from typing import Final

from lxml.etree import _Element

from audit.documents.docx.styles import in_symbol_font
from audit.documents.office.xml import attribute, child, children

__all__ = ["Numbering"]

_LEVELS: Final = 9
_MOST: Final = 3999
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"),
    (4, "iv"), (1, "i"),
)  # fmt: skip
_PLAIN: Final = "•●o○▪■§·◦‣\u2043\uf0b7\uf0a7\uf02d"
"""Bullets that say no more than that here is another item; others (+, -, ✓) may carry a meaning and are kept."""


class Numbering:
    """The lists of a document, counting as its paragraphs go by."""

    def __init__(self, tree: _Element | None) -> None:
        """Take the numbering part of a document, None where it has none."""
        abstract = {attribute(one, "abstractNumId"): one for one in children(tree, "abstractNum")}
        self._lists: dict[str, tuple[str, dict[int, _Element], dict[int, int]]] = {}
        for one in children(tree, "num"):
            base = attribute(child(one, "abstractNumId"), "val")
            levels = {_level(level): level for level in children(abstract.get(base), "lvl")}
            starts: dict[int, int] = {}
            for override in children(one, "lvlOverride"):
                levels.update({_level(level): level for level in children(override, "lvl")})
                start = attribute(child(override, "startOverride"), "val")
                if start.isdigit():
                    starts[_level(override)] = int(start)
            self._lists[attribute(one, "numId")] = (base, levels, starts)
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, number: str, level: int) -> str:
        """Count one paragraph of a list and give what stands before it; empty where that is a plain bullet."""
        known = self._lists.get(number)
        if known is None or not 0 <= level < _LEVELS or level not in known[1]:
            return ""
        base, levels, starts = known
        counts = self._counts.setdefault(base, [None] * _LEVELS)
        self._count(number, level, counts, starts)
        return _shown(levels, level, counts)

    def _count(self, number: str, level: int, counts: list[int | None], starts: dict[int, int]) -> None:
        _, levels, _ = self._lists[number]
        restarted = level in starts and (number, level) not in self._begun
        self._begun.add((number, level))
        before = counts[level]
        start = starts.get(level, _start(levels[level]))
        counts[level] = start if before is None or restarted else before + 1
        for above in range(level):
            if counts[above] is None:
                counts[above] = _start(levels.get(above))
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)


def _level(element: _Element) -> int:
    text = attribute(element, "ilvl")
    return int(text) if text.isdigit() else 0


def _start(level: _Element | None) -> int:
    text = attribute(child(level, "start"), "val")
    return int(text) if text.isdigit() else 1


def _shown(levels: dict[int, _Element], level: int, counts: list[int | None]) -> str:
    text = attribute(child(levels[level], "lvlText"), "val")
    if _form(levels[level]) == "bullet":
        font = attribute(child(levels[level], "rPr", "rFonts"), "ascii")
        sign = in_symbol_font(font, text)
        return "" if not sign.strip() or sign.strip() in _PLAIN else sign
    legal = child(levels[level], "isLgl") is not None
    for at in range(level + 1):
        form = "decimal" if legal and at < level else _form(levels.get(at, levels[level]))
        text = text.replace(f"%{at + 1}", _numeral(counts[at] or 0, form))
    return text.strip()


def _form(level: _Element) -> str:
    return attribute(child(level, "numFmt"), "val", "decimal")


def _numeral(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter") and 0 < count <= _MOST:
        text = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return text.upper() if form == "upperLetter" else text
    if form in ("lowerRoman", "upperRoman") and 0 < count <= _MOST:
        text = _roman(count)
        return text.upper() if form == "upperRoman" else text
    if form == "decimalZero":
        return f"{count:02}"
    return "" if form == "none" else str(count)


def _roman(count: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (count // value)
        count %= value
    return text
