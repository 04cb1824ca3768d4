"""Names that stand before two words in turn, ``Inn: appeal`` and ``Inn: weighted``: the score and the weighted score of each name."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from audit.importing.entry import read_entry
from audit.importing.grid import Grid, Row, Slot
from audit.importing.reading.cells import without_marks
from audit.importing.reading.lexicon import means
from audit.importing.words import heading

__all__ = ["Pair", "columns_by_prefix", "rows_by_prefix"]

_PARTED: Final = re.compile(r"^(?P<name>.+?)\s*(?::|\||/|–|—|\s-)\s*(?P<kind>[^:|/–—]{1,30})$|^(?P<before>.+?)\s*\((?P<inner>[^()]{1,30})\)$")
_WEIGHTED: Final = re.compile(r"weighted|gewichtet|\bgew\.|gewogen|pond[ée]r|\bwtd\b|\bwt\.|nutzwert", re.IGNORECASE)
_LEAST: Final = 2
"""Names that there have to be, and rows that have to be in proportion."""


def columns_by_prefix(grid: Grid) -> Grid:
    """Call the two columns of each name its score and its weighted score, where another word than usual does."""
    for at, row in enumerate(grid.rows[:2]):
        pairs = _pairs([slot.text if not slot.covered else "" for slot in row])
        kinds = _kinds(pairs, [[below[column].text for below in grid.rows[at + 1 :]] for _, columns in pairs for column in columns])
        if kinds is not None:
            made = list(row)
            for (name, _), columns in pairs:
                for column, kind in zip(columns, kinds, strict=True):
                    made[column] = replace(row[column], text=f"{name}: {kind}")
            return replace(grid, rows=(*grid.rows[:at], tuple(made), *grid.rows[at + 1 :]))
    return grid


def rows_by_prefix(grid: Grid) -> Grid:
    """Put the two words behind each name in a column of their own."""
    pairs = _pairs([row[0].text if not row[0].covered else "" for row in grid.rows])
    kinds = _kinds(pairs, [[slot.text for slot in grid.rows[at][1:]] for _, rows in pairs for at in rows])
    if kinds is None:
        return grid
    said = {at: (name, kind) for (name, _), rows in pairs for at, kind in zip(rows, kinds, strict=True)}
    made: list[Row] = []
    for at, row in enumerate(grid.rows):
        name, kind = said.get(at, (row[0].text, ""))
        made.append((replace(row[0], text=name), Slot(kind, row[0].place), *row[1:]))
    return replace(grid, rows=tuple(made))


Pair = tuple[tuple[str, tuple[str, str]], tuple[int, int]]


def _pairs(texts: Sequence[str]) -> list[Pair]:
    """Neighbours that begin with one name, each with the two words behind it and where they stand; empty where the words differ."""
    found: list[Pair] = []
    for at in range(len(texts) - 1):
        one, other = (_PARTED.match(without_marks(text)) for text in texts[at : at + 2])
        if one is None or other is None or _name(one) != _name(other) or any(at in taken for _, taken in found):
            continue
        found.append(((_name(one), (_kind(one), _kind(other))), (at, at + 1)))
    again = len({kinds for (_, kinds), _ in found}) == 1 and len({name for (name, _), _ in found}) == len(found)
    return found if len(found) >= _LEAST and again else []


def _name(match: re.Match[str]) -> str:
    return match["name"] or match["before"]


def _kind(match: re.Match[str]) -> str:
    return match["kind"] or match["inner"]


def _kinds(pairs: Sequence[Pair], lines: Sequence[Sequence[str]]) -> tuple[str, str] | None:
    """What the two words are: one speaks of weight, and the other of scores, or its figures are the scores."""
    if not pairs:
        return None
    (name, words), _ = pairs[0]
    said = [heading(f"{name}: {word}").kind for word in words]
    if sorted(said) == ["score", "weighted-score"]:
        return ("score", "weighted score") if said[0] == "score" else ("weighted score", "score")
    weighted = [bool(_WEIGHTED.search(word)) or (means(word, "weighted-score") and not means(word, "score", 1)) for word in words]
    if not any(weighted) and not any(said) and _in_proportion(lines[::2], lines[1::2], other=True):
        return "score", "weighted score"
    if weighted.count(True) != 1:
        return None
    plain = weighted.index(False)
    scores, made = lines[plain::2], lines[1 - plain :: 2]
    if not means(words[plain], "score", 1) and not _in_proportion(scores, made):
        return None
    return ("score", "weighted score") if plain == 0 else ("weighted score", "score")


def _in_proportion(scores: Sequence[Sequence[str]], made: Sequence[Sequence[str]], *, other: bool = False) -> bool:
    """Say whether most criteria have figures that stand to those of the other line as for every other name, by one weight, or ``other`` ones."""
    hits = tried = 0
    ratios = set()
    for cells in zip(*(zip(one, other, strict=True) for one, other in zip(scores, made, strict=True)), strict=True):
        known = [
            (left, right) for one, other in cells if (left := read_entry(one).value) is not None and (right := read_entry(other).value) is not None
        ]
        if len({left for left, _ in known}) > 1:
            tried, hits = tried + 1, hits + all(first * fourth == second * third for (first, second), (third, fourth) in itertools.pairwise(known))
            ratios |= {second / first for first, second in known if first}
    return hits >= _LEAST + other and (not other or len(ratios) > 1) and (tried - hits <= 1 or hits * 4 >= tried * 3)  # most
