"""A value of an input file together with its place in the text.

Lines and columns of places in a text, as editors count them.

How a piece of somebody's file is shown in a message: short, on one line, and harmless to a terminal.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from audit.limits import FileLimits
from audit.problems import InputFault, fault

__all__ = ["FORBIDDEN", "Lines", "Node", "Plain", "forbidden", "scalar", "shown", "twice"]

Plain = dict[str, "Plain"] | list["Plain"] | str | int | Decimal | bool | None

_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?")
_WORDS: Final[Mapping[str, bool | None]] = {"": None, "~": None, "null": None, "true": True, "false": False}


@dataclass(slots=True)
class Node:
    """One value with its line and column, both counted from 1.

    ``plain`` is the value as ordinary data, for validation; ``text`` is a scalar exactly as written;
    ``key_line`` and ``key_column`` say where the key stands under which the value is held.
    """

    plain: Plain
    line: int
    column: int
    text: str = ""
    fields: dict[str, "Node"] | None = None
    items: list["Node"] | None = None
    key_line: int = 0
    key_column: int = 0

    def get(self, key: str) -> "Node | None":
        """The value under ``key`` of a mapping; None if this is no mapping or has no such key."""
        return self.fields.get(key) if self.fields is not None else None

    def entries(self) -> Iterator[tuple[str, "Node"]]:
        """The keys and values of a mapping; nothing for any other value."""
        return iter(self.fields.items() if self.fields is not None else ())

    def elements(self) -> list["Node"]:
        """The elements of a list; nothing for any other value."""
        return self.items if self.items is not None else []

    def at(self, path: "list[str | int]") -> "Node":
        """The node at a path of keys and positions, or the deepest one that exists on the way."""
        node = self
        for step in path:
            below = node.get(step) if isinstance(step, str) else _element(node, step)
            if below is None:
                return node
            node = below
        return node


def _element(node: Node, position: int) -> Node | None:
    elements = node.elements()
    return elements[position] if 0 <= position < len(elements) else None


def scalar(text: str, *, quoted: bool) -> Plain:
    """The plain value of a scalar.

    Only JSON's own numbers and words are taken as such: ``012``, ``1:30``, ``no`` and dates stay text,
    and ``1.10`` keeps both places (YAML 1.1 would change each of them). As in JSON Schema, ``3.0`` is the whole number 3;
    how it was written stands in the node's text.
    """
    if quoted:
        return text
    if text in _WORDS:
        return _WORDS[text]
    match = _NUMBER.fullmatch(text)
    if match is None or sum(map(str.isdigit, text)) > FileLimits.MAX_DIGITS:
        return text
    return Decimal(text) if (match[1] or "").strip(".0") else int(text.partition(".")[0])


_BREAK: Final = re.compile(r"\r\n?|\n")


class Lines:
    """Knows where the lines of a text begin. Only line feeds and carriage returns end a line, as in editors.

    YAML counts other characters too (U+0085, U+2028, U+2029), which would shift all numbers after one of these.
    """

    def __init__(self, text: str) -> None:
        """Find the lines once."""
        self._starts = array("q", (match.end() for match in _BREAK.finditer(text)))

    def place(self, at: int) -> tuple[int, int]:
        """Line and column, both counted from 1, of the character at a position counted from 0."""
        line = bisect_right(self._starts, at)
        return line + 1, at - (self._starts[line - 1] if line else 0) + 1

    def at(self, line: int, column: int) -> int:
        """The position, counted from 0, of a line and column counted from 1."""
        return (self._starts[line - 2] if 1 < line <= len(self._starts) + 1 else 0) + column - 1


_MOST: Final = 60
FORBIDDEN: Final = re.compile("[^\t\n\r -~\u0085\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no text of an appraisal needs: control characters and halves of characters. YAML forbids them too."""


def shown(text: str) -> str:
    """A text in quotes, white space collapsed, what is too long or not printable left out."""
    flat = " ".join(FORBIDDEN.sub("\ufffd", text[: 4 * _MOST]).split())
    whole = len(flat) <= _MOST and len(text) <= 4 * _MOST
    return f'"{flat if whole else flat[: _MOST - 3] + "..."}"'


def forbidden(letter: str) -> InputFault:
    """Say which character is not read."""
    if "\ud800" <= letter <= "\udfff":
        return fault("half-a-character")
    return fault("not-printable", point=f"U+{ord(letter):04X}")


def twice(key: str, line: int) -> InputFault:
    """Say that a key was used before."""
    return fault("key-twice", key=shown(key), line=line)
