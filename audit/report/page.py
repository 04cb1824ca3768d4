"""A page of text of a given width: wrapped paragraphs, labelled lines, and styles that can be left out.

A part of a screen: a head, and as many items as there is room for.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from audit.appraisal.text.shown import clean

__all__ = ["Page", "ScreenSection", "fill"]

_STYLES: Final = {"bold": "1", "dim": "2", "red": "31", "yellow": "33", "green": "32", "cyan": "36"}
_LABEL: Final = 18
_CUT: Final = " ..."


@dataclass(slots=True)
class Page:
    """Lines in the making."""

    width: int = 80
    colour: bool = False
    lines: list[str] = field(default_factory=list)

    def style(self, text: str, *styles: str) -> str:
        """Text in a style, or plain where colour is off."""
        if not self.colour or not styles or not text:
            return text
        return f"\x1b[{';'.join(_STYLES[name] for name in styles)}m{text}\x1b[0m"

    def blank(self) -> None:
        """Leave a line empty, but never two."""
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def heading(self, text: str) -> None:
        """Begin a part of the page."""
        self.blank()
        self.lines.append(self.style(clean(text), "bold"))

    def say(self, text: str, *styles: str, first: str = "", rest: str | None = None, most: int | None = None) -> None:
        """Add a paragraph, wrapped; ``first`` and ``rest`` stand before its first and its other lines.

        What goes beyond ``most`` lines is cut off, with dots in its place.
        """
        self.lines += [self.style(line, *styles) for line in self.wrapped(text, first=first, rest=rest, most=most)]

    def wrapped(self, text: str, *, first: str = "", rest: str | None = None, most: int | None = None) -> list[str]:
        """The lines of a paragraph without adding them."""
        rest = " " * len(first) if rest is None else rest
        lines = textwrap.wrap(
            clean(text), self.width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False, max_lines=most, placeholder=_CUT
        )
        return lines or [first.rstrip()]

    def labelled(self, label: str, text: str, *, indent: int = 4) -> None:
        """Add a paragraph with its label in a column of its own."""
        if not text:
            return
        head = " " * indent + label.ljust(_LABEL)
        start = len(self.lines)
        self.say(text, first=head, rest=" " * len(head))
        self.lines[start] = " " * indent + self.style(label.ljust(_LABEL), "dim") + self.lines[start][len(head) :]

    def text(self) -> str:
        """The whole page."""
        return "\n".join(self.lines).rstrip() + "\n"


@dataclass(slots=True)
class ScreenSection:
    """Lines that always stand, items of which some are shown, and what is said of the others (``{}`` for how many).

    ``least`` items are shown whatever the room is.
    """

    head: list[str] = field(default_factory=list)
    items: list[list[str]] = field(default_factory=list)
    more: str = ""
    least: int = 0
    shown: int = 0

    def lines(self) -> list[str]:
        """The lines with as many items as are shown."""
        told = [line for item in self.items[: self.shown] for line in item]
        left = len(self.items) - self.shown
        return [*self.head, *told, *([self.more.format(left)] if left and self.more else [])]


def fill(parts: Sequence[ScreenSection], room: int) -> None:
    """Show the least of each part, then let the parts take turns until no further item fits into so many lines."""
    for part in parts:
        part.shown = min(part.least, len(part.items))
    growing = list(parts)
    while growing:
        growing = [part for part in growing if _grow(part, parts, room)]


def _grow(part: ScreenSection, parts: Sequence[ScreenSection], room: int) -> bool:
    if part.shown == len(part.items):
        return False
    part.shown += 1
    if sum(len(one.lines()) for one in parts) <= room:
        return True
    part.shown -= 1
    return False
