"""Signs to which a key of the text gives a number: ``✗ = 0``, ``0/✗ = not supported``."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from audit.documents.paper import Passage
from audit.importing.grid import Grid

__all__ = ["numbered", "signs_in"]

_SIGN: Final = r"[✓✔☑✅✗✘❌☒●⬤○◯◐◑◔◕]"
_BEHIND: Final = re.compile(rf"(?P<sign>{_SIGN})[\"'`*]*\s*(?:=|:|→|\()\s*(?P<number>-?\d{{1,2}})(?![\d%]|[.,]\d)")
_BEFORE: Final = re.compile(rf"(?<![\d.,])(?P<number>-?\d{{1,2}})[\"'`*]*\s*(?:/|=|\()\s*[\"'`*]*(?P<sign>{_SIGN})")
_LONG: Final = 500
"""A key is shorter."""


def signs_in(passages: Sequence[Passage]) -> dict[str, str]:
    """The numbers of the signs that a key explains."""
    found: dict[str, str] = {}
    for passage in passages:
        for pattern in (_BEHIND, _BEFORE) if len(passage.text) <= _LONG else ():
            for match in pattern.finditer(passage.text):
                found.setdefault(match["sign"], match["number"])
    return found


def numbered(grid: Grid, signs: Mapping[str, str]) -> Grid:
    """Write the number of a sign where a cell holds nothing else."""
    if not signs:
        return grid
    rows = tuple(tuple(replace(slot, text=signs.get(slot.text.strip("*_` "), slot.text)) for slot in row) for row in grid.rows)
    return replace(grid, rows=rows)
