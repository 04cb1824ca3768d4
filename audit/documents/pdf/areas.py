"""Coloured areas of a page that can be the side of a cell, and those that cannot.

Word draws a second rectangle inside each shaded cell, set in from its sides, and one for each line of text; a highlight
behind words is drawn the same way. None of them is the side of a column or a row.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final

from audit.documents.paper import Box

__all__ = ["Rect", "telling"]

_CLOSE: Final = 1.5
"""Points by which areas that belong together may miss each other: lines of one cell are drawn with less between them."""
_INSET: Final = 3.0
"""Word sets its second rectangle in by 5.2 to 5.4 points; sides of cells that meet lie within 3 of each other."""
_MOST: Final = 3_000
"""More areas than this on a page are a drawing, and are not compared pair by pair."""

Rect = dict[str, Any]


def telling(rects: Sequence[Rect], cells: Sequence[Box]) -> list[Rect]:
    """Leave out areas whose sides show no side of a cell: inside one of their own colour, or set into a cell that rules draw."""
    if len(rects) > _MOST:
        return list(rects)
    kept = [rect for rect in rects if not _is_seen_in(rect, rects)]
    inside: dict[int, list[Rect]] = defaultdict(list)
    for rect in kept:
        at = next((at for at, cell in enumerate(cells) if _is_set_into(_box(rect), cell)), None)
        if at is not None:
            inside[at].append(rect)
    gone = {id(rect) for group in inside.values() if _is_one(group) for rect in group}
    return [rect for rect in kept if id(rect) not in gone]


def _box(rect: Rect) -> Box:
    return rect["x0"], rect["top"], rect["x1"], rect["bottom"]


def _is_seen_in(rect: Rect, others: Sequence[Rect]) -> bool:
    """Whether an area lies in a larger one of the same colour, where nobody sees it."""
    left, top, right, bottom = _box(rect)
    size = (right - left) * (bottom - top)
    return any(
        other is not rect and other["non_stroking_color"] == rect["non_stroking_color"]
        and other["x0"] <= left + _CLOSE and other["top"] <= top + _CLOSE and right <= other["x1"] + _CLOSE and bottom <= other["bottom"] + _CLOSE
        and size < (other["x1"] - other["x0"]) * (other["bottom"] - other["top"])
        for other in others
    )  # fmt: skip


def _is_set_into(box: Box, cell: Box) -> bool:
    """Whether a box lies in a cell and away from both its sides."""
    within = cell[1] - _INSET <= box[1] and box[3] <= cell[3] + _INSET
    return within and box[0] > cell[0] + _INSET and box[2] < cell[2] - _INSET


def _is_one(group: Sequence[Rect]) -> bool:
    """Whether areas set into one cell stand behind its lines: under each other without a gap, none beside another."""
    boxes = sorted((_box(rect) for rect in group), key=lambda box: box[1])
    return all(here[3] >= below[1] - _CLOSE and min(here[2], below[2]) > max(here[0], below[0]) for here, below in pairwise(boxes))
