"""What a document is made of before it has a format: headings, paragraphs, and tables of cells."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

Key = tuple[str, int, int]
"""What a cell holds: the kind, the criterion (-1 where it has none) and the option (-1)."""


@dataclass(frozen=True)
class Cell:
    """One cell; ``span`` columns wide. ``key`` says which figure it prints, if any."""

    text: str = ""
    key: Key | None = None
    span: int = 1
    bold: bool = False


@dataclass(frozen=True)
class Table:
    """A table. ``merged``: a wide cell is merged where the format can; else what it covers stays empty."""

    rows: tuple[tuple[Cell, ...], ...]
    heads: int = 1
    merged: bool = True
    sheet: str = ""

    def flat(self) -> list[list[Cell]]:
        """Return the rows with empty cells in the place of what wide cells cover."""
        return [[part for cell in row for part in (replace(cell, span=1), *([Cell()] * (cell.span - 1)))] for row in self.rows]


@dataclass(frozen=True)
class Text:
    """A heading (``level`` above 0), a paragraph, or an item of a list (``item``)."""

    text: str
    level: int = 0
    item: bool = False


Block = Table | Text


def table(rows: Sequence[Sequence[Cell]], heads: int = 1, *, merged: bool = True, sheet: str = "") -> Table:
    """Make a table whose rows are all as wide as the widest."""
    width = max(sum(cell.span for cell in row) for row in rows)
    filled = [(*row, *([Cell()] * (width - sum(cell.span for cell in row)))) for row in rows]
    return Table(tuple(filled), heads, merged, sheet)


def turned(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """Turn a table without wide cells on its side."""
    return [list(column) for column in zip(*rows, strict=True)]
