"""Lines of pasted text that are rows of a table: cells parted by bars, or standing under each other in columns.

Such lines are written anew with tabs between their cells, which is how rows of plain text are read.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import Final

__all__ = ["with_tabs"]

_RULER: Final = re.compile(r"^[\s|:=+_-]*[-=]{2,}[\s|:=+_-]*$")
_GAP: Final = re.compile(r"(?<=\S)(?: {2,})(?=\S)")
_SPACES: Final = re.compile(r" {2,}")
_FIGURE: Final = re.compile(
    r"^[\s£€$(+\-\u2013\u2212]*\d[\d\s.,%/=)]*[*†]?$|^(?:high|medium|low|pass|fail|yes|no|n/a|tbc|[-\u2013✓✗])$", re.IGNORECASE
)
_LEAST: Final = 3
"""Lines that have to align before spaces are taken for columns: two may do so by chance."""
_LONGEST: Final = 400
_MOST: Final = 2_000
"""Longest line, and most lines of one table, for which columns are looked for: printed tables are smaller."""


def with_tabs(lines: Sequence[str]) -> list[str]:
    """The lines with tabs between the cells of rows; a line that is no such row stays as it is."""
    found: list[str] = []
    for blank, run in groupby(lines, key=lambda line: not line.strip()):
        held = list(run)
        found += held if blank else _stretch(held)
    return found


def _stretch(lines: list[str]) -> list[str]:
    """Rewrite the rows among lines that follow each other without a blank one."""
    found: list[str] = []
    for barred, run in groupby(lines, key=_is_barred):
        held = list(run)
        found += _barred(held) if barred else _aligned(held)
    return found


def _is_barred(line: str) -> bool:
    if "\t" in line:
        return False
    text = line.strip()
    return " | " in text or (text.startswith("|") and text.count("|") > 1) or (text.startswith(("+-", "+=")) and text.endswith("+"))


def _barred(lines: list[str]) -> list[str]:
    rows = [_cells(line) for line in lines]
    if sum(not _RULER.match(line) for line in lines) < 2 or max(map(len, rows)) < 2:  # noqa: PLR2004  # a head and a row, a name and a figure
        return lines
    return ["--\t--" if _RULER.match(line) else "\t".join(row) for line, row in zip(lines, rows, strict=True)]


def _cells(line: str) -> list[str]:
    text = line.strip()
    text = text.removeprefix("|").removesuffix("|") if text.startswith("|") else text
    return [cell.strip() for cell in text.split("|")]


def _aligned(lines: list[str]) -> list[str]:
    """Rewrite lines whose cells stand under each other, parted by two spaces or more."""
    if len(lines) > _MOST or any("\t" in line or len(line) > _LONGEST for line in lines):
        return lines
    gapped = [at for at, line in enumerate(lines) if _GAP.search(line)]
    if len(gapped) < _LEAST:
        return lines
    first, last = gapped[0], gapped[-1]
    inside = lines[first : last + 1]
    rows = _by_gaps(inside) or _by_rivers(inside)
    if rows is None or not _has_figures(rows):
        return lines
    return [*lines[:first], *("--\t--" if _RULER.match(line) else "\t".join(row) for line, row in zip(inside, rows, strict=True)), *lines[last + 1 :]]


def _by_gaps(lines: Sequence[str]) -> list[list[str]] | None:
    """Part lines at their gaps where this gives each as many cells as the others."""
    rows = [_SPACES.split(line.strip()) for line in lines]
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return rows if len(widths) == 1 else None


def _by_rivers(lines: Sequence[str]) -> list[list[str]] | None:
    """Part lines where none of those with several cells has a letter: the free stretches that run down the table."""
    wide = [line for line in lines if _GAP.search(line) and not _RULER.match(line)]
    length = max(map(len, wide))
    free = [all(at >= len(line) or line[at] == " " for line in wide) for at in range(length)]
    cuts = [end for is_free, start, end in _stretches(free) if is_free and start and end < length and end - start > 1]
    # A stretch one space wide may part words of a label that happen to stand under each other.
    if not cuts:
        return None
    edges = [0, *cuts, max(map(len, lines)) + 1]
    return [[line.strip()] if not _GAP.search(line) else [line[a:b].strip() for a, b in pairwise(edges)] for line in lines]


def _stretches(free: Sequence[bool]) -> list[tuple[bool, int, int]]:
    found, at = [], 0
    for is_free, run in groupby(free):
        length = sum(1 for _ in run)
        found.append((is_free, at, at + length))
        at += length
    return found


def _has_figures(rows: Sequence[Sequence[str]]) -> bool:
    """Whether cells beside the first hold figures or levels in most rows: text in two columns is no table of scores."""
    several = [row for row in rows if len(row) > 1]
    held = sum(any(_FIGURE.match(cell) for cell in row[1:]) for row in several)
    return held >= _LEAST - 1 and 2 * held >= len(several)
