"""A part of a screen: a head, and as many items as there is room for."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class Part:
    """Lines that always stand, items of which some are shown, and what is said of the others (``{}`` for how many).

    ``least`` items are shown whatever the room is.
    """

    head: list[str] = field(default_factory=list)
    items: list[list[str]] = field(default_factory=list)
    more: str = ""
    least: int = 0
    shown: int = 0

    def lines(self) -> list[str]:
        """Give the lines with as many items as are shown."""
        told = [line for item in self.items[: self.shown] for line in item]
        left = len(self.items) - self.shown
        return [*self.head, *told, *([self.more.format(left)] if left else [])]


def fill(parts: Sequence[Part], room: int) -> None:
    """Show the least of each part, then let the parts take turns until no further item fits into so many lines."""
    for part in parts:
        part.shown = min(part.least, len(part.items))
    growing = list(parts)
    while growing:
        growing = [part for part in growing if _grow(part, parts, room)]


def _grow(part: Part, parts: Sequence[Part], room: int) -> bool:
    if part.shown == len(part.items):
        return False
    part.shown += 1
    if sum(len(one.lines()) for one in parts) <= room:
        return True
    part.shown -= 1
    return False
