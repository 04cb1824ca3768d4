"""Blocks that repeat: two rows for each name, its scores and its weighted scores; or three columns for each name, score, weight and product."""

import itertools
import re
from collections.abc import Container, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from audit.importing.grid import Grid, Row, Slot
from audit.importing.reading.cells import numeral, without_marks
from audit.importing.reading.heads import is_figure, is_wordy
from audit.importing.reading.lexicon import means

__all__ = ["three_columns_each", "two_rows_each"]

_WEIGHTED: Final = re.compile(r"weighted|gewichtet|\bgew\.|pond[ée]r|\bwtd\b|nutzwert", re.IGNORECASE)
_SCORE: Final = re.compile(r"[\s:,–—-]+\(?(?:raw )?(?:sc|score|rating|points?|pts|note|punkte|puntaje|puntuaci[oó]n|bewertung)\.?\)?$", re.IGNORECASE)
_THREE: Final = 3
_MOST: Final = Fraction(4, 5)
"""Of the products so many come out: with fewer the three columns are no score, weight and product."""


def two_rows_each(grid: Grid) -> Grid:
    """Put the row of scores and the row of weighted scores of each name side by side."""
    head, body = grid.rows[0], grid.rows[1:]
    above = [row for row in body[:1] if grid.width > 1 and means(row[0].text, "weight", 1) and not row[1].text]
    body = body[len(above) :]
    if len(body) < 4 or len(body) % 2 or grid.width < 4 or not is_wordy(head, 3):  # noqa: PLR2004  # two names, two criteria
        return grid
    pairs = [(body[at], body[at + 1]) for at in range(0, len(body), 2)]
    said = {(one[1].text, other[1].text) for one, other in pairs}
    named = all(one[0].text and (other[0].covered or other[0].text in {"", one[0].text}) for one, other in pairs)
    if len(said) != 1 or not named or len({one[0].text for one, _ in pairs}) < len(pairs):
        return grid
    kinds = _kinds(*next(iter(said)))
    columns = [at for at in range(2, grid.width) if all(is_figure(row[at].text) for pair in pairs for row in pair)]
    if not kinds or len(columns) < 2:  # noqa: PLR2004  # one criterion is added to nothing
        return grid
    totals = {at for at in columns if at == columns[-1] and means(head[at].text, "total", 1)}  # unweighted and weighted, as of each criterion
    rows: list[Row] = [_heads(head, columns, kinds, totals), *(_weights(row, columns, kinds) for row in above)]
    for pair in pairs:
        made: list[Slot] = [pair[0][0]]
        for at in range(2, grid.width):
            found = [row[at] for row in (pair if kinds[1] == "score" else pair[::-1])]
            made += [row[at] for row in pair] if at in columns else [next((slot for slot in found if slot.text and not slot.covered), found[0])]
        rows.append(tuple(made))
    return replace(grid, rows=tuple(rows))


def _kinds(first: str, second: str) -> tuple[str, str] | None:
    """What two rows of a name are, where one is called weighted and the other a score."""
    weighted = [bool(_WEIGHTED.search(one)) for one in (first, second)]
    if weighted == [False, True] and means(first, "score", 1):
        return "score", "weighted score"
    if weighted == [True, False] and means(second, "score", 1):
        return "weighted score", "score"
    return None


def _heads(head: Row, columns: Sequence[int], kinds: tuple[str, str], totals: Container[int]) -> Row:
    made = [head[0]]
    for at in range(2, len(head)):
        if at in totals:
            made += [replace(head[at], text="Raw total" if kind == "score" else head[at].text) for kind in kinds]
            continue
        made += [replace(head[at], text=f"{head[at].text}: {kind}") for kind in kinds] if at in columns else [head[at]]
    return tuple(made)


def _weights(row: Row, columns: Sequence[int], kinds: tuple[str, str]) -> Row:
    """The row of weights: each stands over the scores of its criterion."""
    made = [row[0]]
    for at in range(2, len(row)):
        blank = replace(row[at], text="")
        made += [row[at] if kind == "score" else blank for kind in kinds] if at in columns else [row[at]]
    return tuple(made)


def three_columns_each(grid: Grid) -> Grid:
    """Take score, weight and product of each name for its score and weighted score, and the weight for that of the name."""
    head, body = grid.rows[0], grid.rows[1:]
    starts = _starts(head)
    if len(body) < 2 or len(starts) < 2 or any(slot.covered for slot in head):  # noqa: PLR2004  # two options, two criteria
        return grid
    weights = {at: {row[at + 1].text for row in body if row[at + 1].text} for at in starts}
    tried = [found for at in starts for row in body if (found := _multiplies(row[at : at + _THREE])) is not None]
    if any(len(held) != 1 for held in weights.values()) or not tried or Fraction(sum(tried), len(tried)) < _MOST:
        return grid
    rows: list[Row] = []
    for row in grid.rows:
        made = list(row)
        for at in reversed(starts):
            if row is head:
                name = f"{_SCORE.sub('', without_marks(head[at].text))} (weight {next(iter(weights[at]))})"
                made[at : at + _THREE] = [replace(head[at], text=f"{name}: score"), replace(head[at + 2], text=f"{name}: weighted score")]
            else:
                del made[at + 1]
        rows.append(tuple(made))
    return replace(grid, rows=tuple(rows))


def _starts(head: Row) -> list[int]:
    """Where blocks of three columns begin, of which the heads of the second and the third repeat and the second is called a weight."""
    found = [
        at
        for at in range(1, len(head) - 2)
        if means(head[at + 1].text, "weight", 1) and head[at].text and head[at + 2].text and not means(head[at].text, "weight", 1)
    ]
    alike = len({(head[at + 1].text, head[at + 2].text) for at in found}) == 1 and len({head[at].text for at in found}) == len(found)
    return found if alike and all(other - one >= _THREE for one, other in itertools.pairwise(found)) else []


def _multiplies(cells: Sequence[Slot]) -> bool | None:
    """Say whether a third figure is the product of two; None where one is missing."""
    values = [number.value if (number := numeral(slot.text)) is not None else None for slot in cells]
    if any(value is None for value in values):
        return None
    score, weight, product = (value or Fraction(0) for value in values)
    return product in {score * weight, score * weight / 100}
