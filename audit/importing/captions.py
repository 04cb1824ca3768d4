"""Captions of tables: above a table, or below it where the document puts them there."""

import re
from collections.abc import Sequence
from typing import Final

from audit.documents.paper import Passage, Table

__all__ = ["caption_in", "captions_of"]

_CAPTION: Final = re.compile(
    r"^[\s*]*(?:figure|table|tabelle|chart|schedule|exhibit)\s+(?P<number>[A-Z]?\d{1,3}(?:\.\d{1,2})*[a-z]?)\s*[:.–—-]?\s*(?P<title>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_OF_TABLE: Final = re.compile(r"^[\s*]*(?:table|tabelle|schedule)\b", re.IGNORECASE)
_LONGEST: Final = 200
_NEAREST: Final = 3
_SMALL: Final = 60


def caption_in(text: str) -> tuple[str, str] | None:
    """Part a caption into title and number; None where the text is none."""
    match = _CAPTION.match(text) if len(text) <= _LONGEST else None
    return (" ".join(match["title"].split()).strip(" *"), match["number"]) if match else None


def captions_of(blocks: Sequence[Table | Passage]) -> dict[int, tuple[str, str]]:
    """The caption of every table that has one, by the place of the table among the blocks. Each caption goes to one table."""
    found: dict[int, tuple[str, str]] = {}
    taken: set[int] = set()
    for at, block in enumerate(blocks):
        if isinstance(block, Table):
            place = next((one for one in _beside(blocks, at) if one not in taken and _caption_at(blocks, one) is not None), None)
            said = _caption_at(blocks, place) if place is not None else None
            if place is not None and said is not None:
                taken.add(place)
                found[at] = said
    return found


def _caption_at(blocks: Sequence[Table | Passage], at: int) -> tuple[str, str] | None:
    block = blocks[at]
    return caption_in(block.text) if isinstance(block, Passage) else None


def _beside(blocks: Sequence[Table | Passage], at: int) -> list[int]:
    """The places where the caption may stand: just above, over a line of small print that parts them, or just below."""
    found = []
    for one in range(at - 1, max(-1, at - 1 - _NEAREST), -1):
        block = blocks[one]
        if isinstance(block, Table):
            break
        found.append(one)
        if len(block.text) > _SMALL:
            break
    return [*found, at + 1] if at + 1 < len(blocks) and not _heads_next(blocks, at + 1) else found


def _heads_next(blocks: Sequence[Table | Passage], at: int) -> bool:
    """Say whether a caption between two tables is that of the second: tables have theirs above, figures below."""
    block, after = blocks[at], blocks[at + 1 : at + 2]
    return isinstance(block, Passage) and bool(after) and isinstance(after[0], Table) and _OF_TABLE.match(block.text) is not None
