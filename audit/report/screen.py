"""The first screen: the paper, what follows, what to compare, what does not agree, what was checked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from audit.examine import Examination
from audit.explain.finding import Finding
from audit.model.appraisal import Appraisal
from audit.report.page import Page
from audit.report.sort import notes, readings, weighty
from audit.report.tally import Tally

_LINES: Final = 23
_ORIGINS: Final = {"published": "from the published paper", "converted-text": "from a converted text", "draft": "from a draft"}
_LIMITS: Final = "Figures only: this is no view on the scores, the choice or the process."


@dataclass(slots=True)
class _Part:
    """A part of the screen: what stands before its items, the items, and what is said of those that do not fit."""

    head: list[str]
    items: list[list[str]]
    more: str
    least: int
    shown: int = 0

    def lines(self) -> list[str]:
        """Give the lines of the part with as many items as are shown."""
        left = len(self.items) - self.shown
        told = [line for item in self.items[: self.shown] for line in item]
        rest = [self.more.format(left)] if left else []
        return [*self.head, *told, *rest] if self.items else []


def screen(examination: Examination, found: Tally, *, width: int, colour: bool, quiet: bool) -> list[str]:
    """Give the lines of the first screen; on a wide enough page they fit a terminal of 24 lines."""
    lines = _composed(examination, found, Page(width, colour), quiet=quiet, tight=False)
    return lines if len(lines) <= _LINES else _composed(examination, found, Page(width, colour), quiet=quiet, tight=True)


def _composed(examination: Examination, found: Tally, page: Page, *, quiet: bool, tight: bool) -> list[str]:
    assert examination.appraisal is not None
    _paper(page, examination.appraisal, most=1 if tight else 2)
    _sentence(page, examination)
    blank = [] if tight else [""]
    compare = _compare(page, examination, blank, most=2 if tight else 3)
    listed = _listed(page, examination, blank, most=1 if tight else 2)
    open_ = _Part([], [] if quiet else [page.wrapped(line, first="  ", rest="    ", most=2) for line in found.open], "  {} more with something open.", 0)
    foot = [*blank, *_foot(page, examination, found, tight=tight)]
    if quiet:
        foot = foot[-1:]
    _fill((listed, compare, open_), _LINES - len(page.lines) - len(foot))
    start = len(blank) + (0 if quiet else 1)
    return [*page.lines, *compare.lines(), *listed.lines(), *foot[:start], *foot[start:-1], *open_.lines(), *foot[-1:]]


def _fill(parts: Sequence[_Part], room: int) -> None:
    """Show the least of each part, then take turns until nothing more fits."""
    for part in parts:
        part.shown = min(part.least, len(part.items))
    growing = True
    while growing:
        growing = False
        for part in parts:
            if part.shown < len(part.items):
                part.shown += 1
                fits = sum(len(one.lines()) for one in parts) <= room
                part.shown -= 0 if fits else 1
                growing = growing or fits
