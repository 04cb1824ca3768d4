"""Two tables of the same scores, one in words and one in figures: what the words are worth, and that the figures are scores."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from audit.appraisal.exact.rounding import show
from audit.importing.draft import Printed
from audit.importing.facts import Cell, cell_of
from audit.importing.words import flat

__all__ = ["as_scores", "paired_values"]

_BOTTOM: Final = frozenset({"total", "max-total", "percent", "rank", "share", "weight", "max-score"})


def paired_values(tables: Sequence[Printed]) -> dict[str, str]:
    """What levels are worth where one table prints the words of which another prints the figures: each word the same figure everywhere."""
    words: dict[Cell, str] = {}
    figures: dict[Cell, set[str]] = {}
    for table in tables:
        for row, column, entry in table.cells():
            spot = cell_of(table, row, column)
            if all(spot) and entry.nature == "level":
                words[spot] = flat(entry.written)
            elif all(spot) and entry.value is not None and row.key not in _BOTTOM:
                figures.setdefault(spot, set()).add(show(entry.value))
    worth: dict[str, set[str]] = {}
    for spot, word in words.items():
        worth.setdefault(word, set()).update(figures.get(spot, set()))
    told = len(worth) > 1 and len(words) > len(worth) and all(len(values) == 1 for values in worth.values()) and set(words) <= set(figures)
    return {word: next(iter(values)) for word, values in worth.items()} if told else {}


def as_scores(tables: Sequence[Printed]) -> list[Printed]:
    """Take figures for scores, whatever stands over them, where each word of another table is the same figure under every weight."""
    if not paired_values(tables):
        return list(tables)
    return [replace(table, prints="score") if not table.prints and not _has_words(table) else table for table in tables]


def _has_words(table: Printed) -> bool:
    return any(entry.nature == "level" for _, _, entry in table.cells())
