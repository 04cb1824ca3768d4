"""What stands at a place of a source text: a line, lines that belong together, or a cell of a table.

Lines count from 1 and are parted by line feeds only; cells are parted by tabs, and columns count from 1, the one that
names the row included.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

__all__ = ["Passage", "passage", "source_lines"]

_CELL: Final = "\t"


@dataclass(frozen=True, slots=True)
class Passage:
    """The pieces of a text with the lines they stand on; pieces without words are left out."""

    pieces: tuple[tuple[int, str], ...]

    @property
    def text(self) -> str:
        """The pieces as one text."""
        return " ".join(piece for _, piece in self.pieces)

    def line_at(self, offset: int) -> int:
        """Give the line of the piece in which an offset of the text falls."""
        start = 0
        for line, piece in self.pieces:
            start += len(piece) + 1
            if offset < start:
                return line
        raise IndexError(offset)


def source_lines(text: str) -> tuple[str, ...]:
    """Split a text into lines as places count them."""
    return tuple(text.split("\n"))


def passage(lines: Sequence[str], line: int, to_line: int | None = None, column: int | None = None) -> Passage:
    """Take the text of some lines, of one column if that is named. Lines beyond the end hold nothing."""
    numbers = range(line, min(to_line or line, len(lines)) + 1)
    found = ((number, lines[number - 1]) for number in numbers)
    pieces = found if column is None else _column(list(found), column)
    return Passage(tuple((number, piece.strip()) for number, piece in pieces if piece.strip()))


def _column(rows: list[tuple[int, str]], column: int) -> Iterator[tuple[int, str]]:
    lost = _loses_label([row for _, row in rows])
    for at, (number, row) in enumerate(rows):
        index = column - 1 - (lost and at > 0)
        cells = row.split(_CELL)
        yield number, cells[index] if 0 <= index < len(cells) else ""


def _loses_label(rows: list[str]) -> bool:
    # A row that runs on under a page break may come without the column of labels: its text then starts in column 1.
    return bool(rows) and not rows[0].startswith(_CELL) and any(not row.startswith(_CELL) for row in rows[1:] if row)
