"""The signs of a Pugh matrix: whether a table holds them, and the lines that count the signs of one sort."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from audit.importing.cells import entry_of
from audit.importing.layout import Layout
from audit.importing.reading.split import is_sign_count
from audit.importing.rows import RowPart
from audit.importing.words import Heading

__all__ = ["counted_columns", "holds_signs", "uncounted"]

_MOST: Final = 3
"""Signs stand for scores from -3 to 3."""


def holds_signs(layout: Layout, parts: Sequence[RowPart], numbers: str) -> bool:
    """Say whether the scores of a table are such as signs stand for, below 0 among them."""
    rows = [part for part in parts if part.part == "name" and not is_sign_count(part.name)]
    counts = [at for at, part in enumerate(parts) if is_sign_count(part.name or part.title)]
    above = [part for part in rows if not counts or parts.index(part) < counts[0]] or rows
    of_columns = any(is_sign_count(column.text) for column in layout.of("entity", "kind"))
    of_rows = len(rows) < sum(part.part == "name" for part in parts) or any(is_sign_count(part.title) for part in parts if part.part == "kind")
    if not (of_rows or of_columns):
        return False
    values = [
        entry.value
        for part in above
        for column in layout.of("entity")
        if not is_sign_count(column.text) and (entry := entry_of(part.slots[column.at], numbers=numbers)).value is not None
    ]
    counted = {is_sign_count(part.name or part.title) for part in parts} | {is_sign_count(column.text) for column in layout.of("entity", "kind")}
    return (any(value < 0 for value in values) or {"+", "-"} <= counted) and all(abs(value) <= _MOST for value in values)


def uncounted(part: RowPart) -> RowPart:
    """Keep rows that count or add the signs of one sort in a Pugh matrix apart; the signs themselves are the scores."""
    text = part.name if part.part == "name" else part.title
    return replace(part, part="kind", kind="count", title=text, name="") if is_sign_count(text) else part


def counted_columns(layout: Layout) -> Layout:
    """Do the same with columns, where the options run down."""
    columns = tuple(
        replace(column, role="kind", said=Heading("kind", column.text, "count"))
        if column.role in {"entity", "kind"} and is_sign_count(column.text)
        else column
        for column in layout.columns
    )
    return replace(layout, columns=columns) if columns != layout.columns else layout
