"""Lines and columns of places in a text, as editors count them."""

import re
from array import array
from bisect import bisect_right
from typing import Final

_BREAK: Final = re.compile(r"\r\n?|\n")


class Lines:
    """Knows where the lines of a text begin. Only line feeds and carriage returns end a line, as in editors.

    YAML counts other characters too (U+0085, U+2028, U+2029), which would shift all numbers after one of these.
    """

    def __init__(self, text: str) -> None:
        """Find the lines once."""
        self._starts = array("q", (match.end() for match in _BREAK.finditer(text)))

    def place(self, at: int) -> tuple[int, int]:
        """Give line and column, both counted from 1, of the character at a position counted from 0."""
        line = bisect_right(self._starts, at)
        return line + 1, at - (self._starts[line - 1] if line else 0) + 1

    def at(self, line: int, column: int) -> int:
        """Give the position, counted from 0, of a line and column counted from 1."""
        return (self._starts[line - 2] if 1 < line <= len(self._starts) + 1 else 0) + column - 1
