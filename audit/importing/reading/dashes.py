"""Cells such as ``4 - 60``: a score, and behind a dash what it makes with the weight of its row."""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from audit.importing.grid import Grid, Row, Slot
from audit.importing.reading.cells import numeral, without_marks
from audit.importing.reading.lexicon import means

__all__ = ["with_products"]

_TWO: Final = re.compile(r"^(?P<score>\d{1,3}(?:[.,]\d{1,2})?)\s*[-–—]\s*(?P<made>\d{1,5}(?:[.,]\d{1,3})?)$")
_ENOUGH: Final = 3


def with_products(grid: Grid, numbers: str) -> Grid:
    """Write what stands behind the dash in brackets, where most of it is score times weight: then it is no reason, range or difference."""
    head, body = grid.rows[0], grid.rows[1:]
    weights = [at for at in range(1, grid.width) if means(head[at].text, "weight") and not head[at].covered]
    columns = [at for at in range(1, grid.width) if at not in weights and _are_products(body, at, weights[0], numbers)] if len(weights) == 1 else []
    if not columns:
        return grid
    names = _names(head, body, columns)
    made = [tuple(replace(slot, text=names.get(at, slot.text)) for at, slot in enumerate(head))]
    made += [tuple(_bracketed(slot) if at in columns else slot for at, slot in enumerate(row)) for row in body]
    return replace(grid, rows=tuple(made))


def _bare(slot: Slot) -> str:
    return without_marks(" ".join(slot.text.split()))


def _are_products(body: Sequence[Row], at: int, weight: int, numbers: str) -> bool:
    hits = tried = 0
    for row in body:
        match = _TWO.match(_bare(row[at]))
        if match is None:
            continue
        values = [
            found.value if (found := numeral(text, numbers)) is not None else None for text in (match["score"], match["made"], _bare(row[weight]))
        ]
        tried += 1
        score, product, factor = values
        hits += None not in values and (product or Fraction(0)) in {(score or 0) * (factor or 0) / over for over in (1, 10, 100)}
    return hits >= _ENOUGH and hits * 3 >= tried * 2


def _bracketed(slot: Slot) -> Slot:
    match = _TWO.match(_bare(slot))
    return replace(slot, text=f"{match['score']} ({match['made']})") if match is not None else slot


def _names(head: Row, body: Sequence[Row], columns: Sequence[int]) -> dict[int, str]:
    """The names of the options over the words behind their scores, where every column of scores has one and the same head."""
    heads = {head[at].text for at in columns}
    behind = {at: head[at + 1].text for at in columns if at + 1 < len(head) and at + 1 not in columns and any(row[at + 1].text for row in body)}
    return behind if len(heads) == 1 < len(columns) and len(set(behind.values())) == len(columns) and all(behind.values()) else {}
