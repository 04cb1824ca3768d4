"""What the styles of a document say about its paragraphs and runs.

Signs from symbol fonts, as the characters that they look like.
"""

from collections.abc import Iterator
from typing import Final

from lxml.etree import _Element

from audit.documents.office.xml import attribute, child, children, local

__all__ = ["UNKNOWN", "Styles", "in_symbol_font", "on", "symbol", "wrapped"]

_OFF: Final = ("0", "false", "off", "none")
_HEADING: Final = "heading "


def on(properties: _Element | None, name: str) -> bool | None:
    """Say whether a switch is on; None where it is not set."""
    found = child(properties, name)
    return None if found is None else attribute(found, "val", "1").lower() not in _OFF


class Styles:
    """Styles by their ids, with what each takes from the one it is based on."""

    def __init__(self, tree: _Element | None) -> None:
        """Take the styles part of a document, None where it has none."""
        self._styles: dict[str, _Element] = {}
        self._default = ""
        for style in children(tree, "style"):
            self._styles[attribute(style, "styleId")] = style
            if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true"):
                self._default = attribute(style, "styleId")

    def chain(self, name: str) -> Iterator[_Element]:
        """A style and those it is based on, nearest first; circles end."""
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            yield self._styles[name]
            name = attribute(child(self._styles[name], "basedOn"), "val")

    def style_of(self, paragraph: _Element) -> str:
        """Name the style of a paragraph."""
        return attribute(child(paragraph, "pPr", "pStyle"), "val") or self._default

    def level(self, paragraph: _Element) -> int:
        """The level of a heading, from 1; 0 where a paragraph is none."""
        own = attribute(child(paragraph, "pPr", "outlineLvl"), "val")
        if own.isdigit():
            return int(own) + 1 if int(own) < 9 else 0  # noqa: PLR2004  # 9 is body text
        for style in self.chain(self.style_of(paragraph)):
            outline = attribute(child(style, "pPr", "outlineLvl"), "val")
            name = attribute(child(style, "name"), "val").lower()
            if outline.isdigit():
                return int(outline) + 1 if int(outline) < 9 else 0  # noqa: PLR2004  # as above
            if name.startswith(_HEADING) and name.removeprefix(_HEADING).isdigit():
                return int(name.removeprefix(_HEADING))
            if name == "title":
                return 1
        return 0

    def numbered(self, paragraph: _Element) -> tuple[str, int] | None:
        """The list and level that a paragraph is numbered in, from itself or its style."""
        numbering = child(paragraph, "pPr", "numPr")
        own = attribute(child(numbering, "numId"), "val")
        level = attribute(child(numbering, "ilvl"), "val")
        for style in self.chain(self.style_of(paragraph)):
            if own:
                break
            own = attribute(child(style, "pPr", "numPr", "numId"), "val")
            level = level or attribute(child(style, "pPr", "numPr", "ilvl"), "val")
        return (own, int(level) if level.isdigit() else 0) if own and own != "0" else None

    def switch(self, run: _Element, paragraph: _Element, name: str) -> bool:
        """Say whether a property of text (``vanish``, ``b``) is on for a run: from itself, its style, or its paragraph's."""
        properties = child(run, "rPr")
        own = on(properties, name)
        if own is not None:
            return own
        for start in (attribute(child(properties, "rStyle"), "val"), self.style_of(paragraph)):
            for style in self.chain(start):
                found = on(child(style, "rPr"), name)
                if found is not None:
                    return found
        return False


def wrapped(element: _Element) -> bool:
    """Say whether an element only wraps others, so that readers look through it."""
    return local(element) in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "hyperlink", "dir", "bdo", "fldSimple")


_TICKS: Final = {
    "fc": "✓", "fb": "✗", "fe": "☑", "fd": "☒", "a8": "☐", "6f": "☐", "6c": "●", "6e": "■", "a7": "▪", "d8": "➢", "e0": "→", "f0": "→",
    "a1": "○",
}  # fmt: skip
_WINGDINGS_2: Final = {"50": "✓", "52": "☑", "54": "☒", "4f": "✗", "51": "☒", "53": "☒", "98": "●", "97": "●"}
_WINGDINGS_3: Final = {"70": "▲", "71": "▼", "e0": "→", "c7": "◀", "c6": "▶", "83": "►"}
_WEBDINGS: Final = {"61": "✓", "72": "✗", "6e": "●"}
_SYMBOL: Final = {"b7": "•", "2d": "\u2212", "b1": "±", "b3": "≥", "a3": "≤", "d7": "\u00d7", "2a": "\u2217", "d6": "√", "ad": "↑", "af": "↓"}
_FONTS: Final = {
    "wingdings": _TICKS, "wingdings 2": _WINGDINGS_2, "wingdings 3": _WINGDINGS_3, "webdings": _WEBDINGS, "symbol": _SYMBOL,
}  # fmt: skip

UNKNOWN: Final = "\N{REPLACEMENT CHARACTER}"
"""Stands for a sign that is not in the tables."""


def symbol(font: str, code: str) -> str:
    """The character for a sign of a font; code in hexadecimal, with or without the private-use offset F000."""
    known = _FONTS.get(font.lower().strip())
    low = code.lower()[-2:]
    if known is not None:
        return known.get(low, UNKNOWN)
    try:
        value = int(code, 16)
    except ValueError:
        return UNKNOWN
    return UNKNOWN if 0xD800 <= value <= 0xF8FF or value > 0x10FFFF else chr(value)  # noqa: PLR2004  # private use, and what is no character


def in_symbol_font(font: str, text: str) -> str:
    """Text that is set in a symbol font as what it looks like; other fonts change nothing."""
    known = _FONTS.get(font.lower().strip())
    if known is None:
        return text
    return "".join(known.get(f"{ord(sign) & 0xFF:02x}", sign) if not sign.isspace() else sign for sign in text)
