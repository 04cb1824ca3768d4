"""The text of an element as a browser would show it: lines for blocks and items, spaces collapsed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from lxml.etree import _Element

from audit.documents.html.style import Styles
from audit.documents.markup import raised

__all__ = ["BLOCKS", "SILENT", "Words", "add", "number_of", "say"]

SILENT: Final = frozenset(
    {"script", "style", "template", "noscript", "head", "title", "meta", "link", "svg", "math", "object", "iframe", "colgroup", "datalist"}
)
BLOCKS: Final = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset",
     "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "nav",
     "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)  # fmt: skip
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_BREAK: Final = "\x00"
_STRUCK: Final = ("del", "s", "strike")


@dataclass(slots=True)
class Words:
    """Collects text: pieces on their way, and what was noticed."""

    pieces: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    hidden: int = 0
    weights: set[bool] = field(default_factory=set)

    def line(self) -> str:
        """The text so far: runs of blanks as one, a new line for each block."""
        lines = "".join(self.pieces).replace("\xa0", " ").split(_BREAK)
        kept = (_SPACE.sub(" ", one).strip() for one in lines)
        return "\n".join(one for one in kept if one)


def add(words: Words, element: _Element, styles: Styles, *, bold: bool = False) -> None:
    """Add what an element shows, its children included, but not what follows it."""
    tag = element.tag if isinstance(element.tag, str) else ""
    if not tag or tag in SILENT:
        return
    if styles.hidden(element):
        words.hidden += 1
        return
    if tag == "br" or (tag in BLOCKS and tag not in ("td", "th")):
        words.pieces.append(_BREAK)
    _own(words, element, styles, tag, bold=bold or tag in ("b", "strong", "th"))
    if tag in BLOCKS:
        words.pieces.append("\t" if tag in ("td", "th") else _BREAK)


def _own(words: Words, element: _Element, styles: Styles, tag: str, *, bold: bool) -> None:
    if tag == "li":
        words.pieces.append(number_of(element))
    elif tag == "img":
        words.pictures.append(_SPACE.sub(" ", element.get("alt") or "").strip())
    elif tag in ("input", "select"):
        words.pieces.append(_control(element, tag))
        return
    elif tag in _STRUCK:
        struck = _SPACE.sub(" ", "".join(str(part) for part in element.itertext())).strip()
        words.doubts += [f'"{struck[:40]}" is struck through'] if struck else []
    begin = len(words.pieces)
    say(words, element.text, bold=bold)
    for one in element:
        add(words, one, styles, bold=bold)
        say(words, one.tail, bold=bold)
    if tag == "sup":
        words.pieces[begin:] = [raised("".join(words.pieces[begin:]))]


def say(words: Words, text: str | None, *, bold: bool = False) -> None:
    """Add text as it stands."""
    if text:
        words.pieces.append(text)
        if text.strip():
            words.weights.add(bold)


def number_of(item: _Element) -> str:
    """The number before an item of a numbered list; nothing for a bullet."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return ""
    kind = parent.get("type") or "1"
    start = parent.get("start") or "1"
    place = _places(parent)[item]
    number = (int(start) if re.fullmatch(r"-?[0-9]{1,6}", start) else 1) + place
    if kind in ("a", "A") and 0 < number <= 26:  # noqa: PLR2004  # letters
        return f"{chr(ord(kind) + number - 1)}. "
    return f"{number}. "


@lru_cache(maxsize=64)
def _places(items: _Element) -> Mapping[_Element, int]:
    """The place of each item of a list from 0, counted once: to count the items before each takes long in a long list."""
    return {one: at for at, one in enumerate(items.iterchildren("li"))}


def _control(element: _Element, tag: str) -> str:
    if tag == "input":
        kind = (element.get("type") or "text").lower()
        if kind in ("checkbox", "radio"):
            return "☒" if element.get("checked") is not None else "☐"
        return "" if kind in ("hidden", "password", "submit", "button", "image", "file") else element.get("value") or ""
    options = list(element.iter("option"))
    chosen = next((one for one in options if one.get("selected") is not None), options[0] if options else None)
    return "" if chosen is None else "".join(str(part) for part in chosen.itertext())
