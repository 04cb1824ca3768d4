"""A value of an input file together with its place in the text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from audit.load.limits import MAX_DIGITS

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
        """Give the value under ``key`` of a mapping; None if this is no mapping or has no such key."""
        return self.fields.get(key) if self.fields is not None else None

    def entries(self) -> Iterator[tuple[str, "Node"]]:
        """Give the keys and values of a mapping; nothing for any other value."""
        return iter(self.fields.items() if self.fields is not None else ())

    def elements(self) -> list["Node"]:
        """Give the elements of a list; nothing for any other value."""
        return self.items if self.items is not None else []

    def at(self, path: "list[str | int]") -> "Node":
        """Give the node at a path of keys and positions, or the deepest one that exists on the way."""
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
    """Give the plain value of a scalar.

    Only JSON's own numbers and words are taken as such: ``012``, ``1:30``, ``no`` and dates stay text,
    and ``1.10`` keeps both places (YAML 1.1 would change each of them). As in JSON Schema, ``3.0`` is the whole number 3;
    how it was written stands in the node's text.
    """
    if quoted:
        return text
    if text in _WORDS:
        return _WORDS[text]
    match = _NUMBER.fullmatch(text)
    if match is None or sum(map(str.isdigit, text)) > MAX_DIGITS:
        return text
    return Decimal(text) if (match[1] or "").strip(".0") else int(text.partition(".")[0])
