"""Text that is too tall for its cell, as prints of spreadsheets have it: its lines run over the rules above and below.

Such lines are drawn one after the other, close under each other. They are given together to the cell in their middle,
but only where something shows that they ran over: a line outside the table, or one that lies on other text.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from audit.documents.pdf.glyphs import Glyph
from audit.documents.pdf.lattice import Grid, Slot

__all__ = ["Run", "overflowing"]

_REACH: Final = 30.0
_LEADING: Final = (0.7, 1.45)
_ASIDE: Final = 2.0
_SHARED: Final = 0.3
_ALIKE: Final = 0.5
"""Lines of one text have type of one size, to half a point."""
_CAPTION: Final = re.compile(r"\s*(?:table|figure|fig|chart|box|exhibit|appendix|annex)\.?\s*[0-9A-Z]{1,3}(?:\.[0-9]{1,2})*\b", re.IGNORECASE)
"""How captions begin; one may stand as close above the first row of its table as two lines of one cell stand to each other."""

Run = list[Glyph]


def overflowing(grid: Grid, glyphs: Sequence[Glyph], places: Mapping[tuple[int, int], Slot]) -> dict[int, Slot]:
    """The cell that each character of such text belongs to, by the order in which the characters were drawn."""
    left, top, right, bottom = grid.box
    # Lines that begin beside the table are taken whole: cut at its side they would look as if they stood in a column.
    level = [one for one in glyphs if one.turn == 0 and top - _REACH < one.middle[1] < bottom + _REACH]
    near = [one for one in level if left < one.middle[0] < right]
    found: dict[int, Slot] = {}
    for chain in _chains(_runs(level)):
        slot = _home(chain, grid, places)
        if slot is not None and _ran_over(chain, slot, grid, near):
            found.update({glyph.order: slot for run in chain for glyph in run})
    return found


def _runs(glyphs: Sequence[Glyph]) -> list[Run]:
    """Part characters into lines as they were drawn."""
    runs: list[Run] = []
    for glyph in sorted(glyphs, key=lambda one: one.order):
        last = runs[-1][-1] if runs else None
        if last is not None and glyph.order == last.order + 1 and abs(glyph.bottom - last.bottom) < 1 and 0 <= glyph.x0 - last.x0 <= 2 * glyph.size:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return [run for run in runs if any(not glyph.text.isspace() for glyph in run)]


def _chains(runs: Sequence[Run]) -> list[list[Run]]:
    """Put lines together that were drawn one after the other, each close under the one before."""
    chains: list[list[Run]] = [[run] for run in runs[:1]]
    for before, run in pairwise(runs):
        step = (run[0].bottom - before[0].bottom) / max(before[0].size, 1)
        across = min(run[-1].x1, before[-1].x1) > max(run[0].x0, before[0].x0)
        alike = abs(run[0].size - before[0].size) < _ALIKE and not _CAPTION.match("".join(glyph.text for glyph in before))
        if run[0].order == before[-1].order + 1 and _LEADING[0] <= step <= _LEADING[1] and across and alike:
            chains[-1].append(run)
        else:
            chains.append([run])
    return [chain for chain in chains if len(chain) > 1]


def _home(chain: list[Run], grid: Grid, places: Mapping[tuple[int, int], Slot]) -> Slot | None:
    """Find the cell in the middle of some lines; None where they do not fit between its sides."""
    left, right = min(run[0].x0 for run in chain), max(run[-1].x1 for run in chain)
    middle = (chain[0][0].top + chain[-1][0].bottom) / 2
    y = min(max(middle, grid.ys[0]), grid.ys[-1] - 1)
    row = max(at for at, mark in enumerate(grid.ys[:-1]) if mark <= y)
    column = max((at for at, mark in enumerate(grid.xs[:-1]) if mark <= (left + right) / 2), default=0)
    slot = places.get((row, column))
    return slot if slot is not None and slot.box[0] - _ASIDE <= left and right <= slot.box[2] + _ASIDE else None


def _ran_over(chain: list[Run], slot: Slot, grid: Grid, near: Sequence[Glyph]) -> bool:
    """Whether a line stands outside the table, or in another cell on top of the text there."""
    own = {glyph.order for run in chain for glyph in run}
    for run in chain:
        y = run[0].middle[1]
        if slot.box[1] <= y < slot.box[3]:
            continue
        if not grid.ys[0] <= y < grid.ys[-1] or any(_over(glyph, other) for glyph in run for other in near if other.order not in own):
            return True
    return False


def _over(one: Glyph, other: Glyph) -> bool:
    """Whether two characters lie on each other."""
    if other.text.isspace() or one.text.isspace():
        return False
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    along = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > _SHARED * min(one.x1 - one.x0, other.x1 - other.x0) and along > _SHARED * one.size
