"""The columns of a panel below each option: what several scorers gave, and the mean or sum of it, told by the figures."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from audit.importing.entry import Entry, read_entry
from audit.importing.facts import step
from audit.importing.layout import Column, Layout
from audit.importing.words import Heading

__all__ = ["with_panel"]

_FEWEST: Final = 3
"""Columns below an option: two scorers, and what came of it."""

_MOST_MISSES: Final = 4
"""Of so many cells one at the most may be no mean or sum: a misprint."""


def with_panel(layout: Layout, numbers: str) -> Layout:
    """The layout with the columns of scorers told from the score of each option, where that is their mean, or their sum, row by row."""
    groups = _groups(layout)
    if len(groups) < 2 or any(len(group) < _FEWEST or len(group) != len(groups[0]) for group in groups):  # noqa: PLR2004  # two options
        return layout
    rows = [[[read_entry(row[column.at].text, numbers=numbers) for column in group] for group in groups] for row in layout.body]
    cells = [cell for row in rows for cell in row if all(entry.value is not None for entry in cell)]
    if not any(_comes_of(cells, sums=sums) for sums in (False, True)):
        return layout
    made = {column.at: one for group in groups for column, one in zip(group, _marked(group, layout), strict=True)}
    return replace(layout, columns=tuple(made.get(column.at, column) for column in layout.columns))


def _groups(layout: Layout) -> list[list[Column]]:
    """Neighbours under one name: spanned by it, or with heads that begin with it and a colon."""
    found: dict[str, list[Column]] = {}
    for column in layout.of("entity", "other"):
        name, own = _parted(layout, column)
        if not (name and own):
            return []
        found.setdefault(name, []).append(column)
    return list(found.values())


def _parted(layout: Layout, column: Column) -> tuple[str, str]:
    """The name over a column and what stands below it, if both are there."""
    name, _, own = column.text.partition(": ")
    if not own and len(layout.heads) > 1:
        name, own = layout.heads[0][column.at].text, layout.heads[-1][column.at].text
    return name, own if own != name else ""


def _comes_of(cells: Sequence[Sequence[Entry]], *, sums: bool) -> bool:
    """Say whether the last figure of nearly every cell is the mean, or the sum, of those before it, and scorers differ somewhere."""
    hits = 0
    for *given, made in cells:
        total = sum((entry.value or Fraction(0) for entry in given), Fraction(0)) / (1 if sums else len(given))
        hits += abs(total - (made.value or 0)) <= step(made) / 2
    differ = any(len({entry.value for entry in given}) > 1 for *given, _ in cells)
    return differ and hits >= _FEWEST and (len(cells) - hits) * _MOST_MISSES <= len(cells)


def _marked(group: Sequence[Column], layout: Layout) -> list[Column]:
    name = _parted(layout, group[0])[0]
    scorers = [replace(column, role="scorer", said=Heading("scorer", _parted(layout, column)[1], name=name)) for column in group[:-1]]
    return [*scorers, replace(group[-1], said=Heading("name", group[-1].text, "score", name))]
