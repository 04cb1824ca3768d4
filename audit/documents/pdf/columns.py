"""Tables without boxes, found by how their words stand under each other. What is found so is always doubtful."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from audit.documents.pdf.glyphs import Glyph, Line, Word, lines_of
from audit.documents.pdf.lattice import Grid, Rule, Slot

__all__ = ["DOUBT", "grids_by_columns", "level_lines"]

_FIGURE: Final = re.compile(
    r"[-\u2013\u2212+(£€$]{0,2}[0-9](?:[0-9,.]*[0-9])?\s?%?[)=*]?$|[✓✗☑☒●]$|(?:pass|fail|yes|no|n/a|high|medium|low|red|amber|green)$", re.IGNORECASE
)
_RIVER: Final = 0.4
"""Columns are parted by a stretch free of words, at least this part of the size of the type: more than a space, less than a gap."""
_GAP: Final = 0.5
_WIDE: Final = 2.0
_LEAST: Final = 3
_APART: Final = 3.2
_REACH: Final = 0.6
_HEAD_LINES: Final = 8

DOUBT: Final = "this table has no boxes drawn around its cells; its rows and columns were found by how the words align"


@dataclass(frozen=True, slots=True)
class _Row:
    """One line, and which of its words are figures, marks or levels with a gap before them."""

    line: Line
    figures: tuple[Word, ...]

    @property
    def tabular(self) -> bool:
        """Whether it looks like the row of a table: several figures, or one far from the words before it."""
        if len(self.figures) != 1:
            return len(self.figures) > 1
        alone = len(self.line.words) == 1
        return alone or (self.figures[0] is not self.line.words[0] and _gap(self.line, self.figures[0]) > _WIDE)


def grids_by_columns(lines: Sequence[Line], glyphs: Sequence[Glyph], rules: Sequence[Rule], boxes: Sequence[tuple[float, ...]]) -> list[Grid]:
    """Find tables among lines that stand in no box; ``boxes`` are coloured areas, which tell how far a label reaches."""
    rows = [_Row(line, tuple(word for word in line.words if _FIGURE.match(word.text) and _gap(line, word) > _GAP)) for line in lines]
    level = [rule for rule in rules if not rule.upright]
    return [grid for run in _runs(rows) if (grid := _grid(rows, run, glyphs, level, boxes)) is not None]


def _gap(line: Line, word: Word) -> float:
    """The gap before a word in sizes of the type; the first word of a line has a wide one."""
    at = line.words.index(word)
    return (word.x0 - line.words[at - 1].x1) / max(word.size, 1) if at else _WIDE + 1


def _runs(rows: Sequence[_Row]) -> list[tuple[int, int]]:
    """Find stretches of lines with figures that follow each other closely; what stands between may be wrapped labels."""
    runs: list[tuple[int, int]] = []
    for at, row in enumerate(rows):
        if not row.tabular:
            continue
        if runs and _follows(rows, runs[-1], at):
            runs[-1] = (runs[-1][0], at)
        else:
            runs.append((at, at))
    return [run for run in runs if sum(row.tabular for row in rows[run[0] : run[1] + 1]) >= _LEAST]


def _follows(rows: Sequence[_Row], run: tuple[int, int], at: int) -> bool:
    """Whether a line goes on with a run: close below, only labels between, and its figures under others."""
    known = [word for row in rows[run[0] : run[1] + 1] for word in row.figures if word is not row.line.words[0] or len(row.line.words) == 1]
    between = rows[run[1] + 1 : at]
    steps = [after.line.bottom - here.line.bottom for here, after in pairwise(rows[run[1] : at + 1])]
    height = rows[at].line.bottom - rows[at].line.top
    edge = min((word.x0 for word in known), default=0.0)
    under = any(word.x0 < one.x1 and word.x1 > one.x0 for word in rows[at].figures for one in known)
    return under and max(steps) <= _APART * height and all(row.line.x1 <= edge + height for row in between)


def _bands(rows: Sequence[_Row]) -> list[tuple[float, float]]:
    """The columns: stretches with words, parted where no word of any row stands."""
    spans = sorted((word.x0, word.x1) for row in rows for word in row.line.words)
    river = _RIVER * max(row.line.size for row in rows)
    found: list[tuple[float, float]] = []
    for start, end in spans:
        if found and start <= found[-1][1] + river:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _grid(
    rows: Sequence[_Row], run: tuple[int, int], glyphs: Sequence[Glyph], level: Sequence[Rule], boxes: Sequence[tuple[float, ...]]
) -> Grid | None:
    whole = rows[run[0] : run[1] + 1]
    # A row with one figure may have a label over several columns, as totals do; others tell the columns better.
    several = [row for row in whole if len(row.figures) != 1] if any(len(row.figures) > 1 for row in whole) else whole
    bands = _bands(several)
    if len(bands) < 2:  # noqa: PLR2004  # a label and a figure
        return None
    edge = min((word.x0 for row in whole for word in row.figures if word is not row.line.words[0] or len(row.line.words) == 1), default=bands[1][0])
    first = _head(rows, run[0], bands, edge)
    last = _tail(rows, run[1], bands)
    inside = rows[first : last + 1]
    xs = _between(bands, [part for row in inside for part in _parts(row.line)])
    loose = _loose([row.line for row in inside[: run[0] - first + 1]], edge)
    ys = _ys(inside, (run[0] - first - loose[0], loose[1]), level, (xs[0], xs[-1]))
    slots = [
        Slot(row, column, 1, 1, (xs[column], ys[row], xs[column + 1], ys[row + 1]))
        for row in range(len(ys) - 1) for column in range(len(xs) - 1)
    ]  # fmt: skip
    return _with_labels(Grid(tuple(xs), tuple(ys), tuple(slots), drawn=False), glyphs, boxes)


def _head(rows: Sequence[_Row], first: int, bands: Sequence[tuple[float, float]], edge: float) -> int:
    """Go up over the lines of the head: close above each other, each word within one column, more than the first column."""
    found = headed = first
    for at in range(first, max(first - _HEAD_LINES, 0), -1):
        above, here = rows[at - 1].line, rows[at].line
        gap, height = here.top - above.bottom, above.bottom - above.top
        if gap > (2 if headed == first else 0.8) * height or any(_crossed(word, bands) > 1 for word in above.words):
            break
        bold_head = at == first and above.bold and not here.bold and len(above.words) >= len(bands)
        if _prose(above, bands) and not bold_head:
            break
        if above.x1 > edge:
            found = headed = at - 1
        elif found == at and headed == first and gap < height / 2:
            found = at - 1
    return found


def _loose(lines: Sequence[Line], edge: float) -> tuple[int, int]:
    """Count the lines of labels over the first with figures: those that stand close to it, and those that do not."""
    close = apart = 0
    for line, below in reversed(list(pairwise(lines))):
        if line.x1 > edge:
            break
        if not apart and below.top - line.bottom < (line.bottom - line.top) / 2:
            close += 1
        else:
            apart += 1
    return close, apart


def _prose(line: Line, bands: Sequence[tuple[float, float]]) -> bool:
    """Whether a line runs on over several columns with no gap at their borders."""
    gaps = [(before, word) for before, word in pairwise(line.words) if _column(before, bands) != _column(word, bands)]
    return bool(gaps) and all(word.x0 - before.x1 < _RIVER * word.size for before, word in gaps)


def _column(word: Word, bands: Sequence[tuple[float, float]]) -> int:
    middle = (word.x0 + word.x1) / 2
    return min(range(len(bands)), key=lambda at: max(bands[at][0] - middle, middle - bands[at][1], 0))


def _tail(rows: Sequence[_Row], last: int, bands: Sequence[tuple[float, float]]) -> int:
    """Go down over the rest of a label that is wrapped in the last row."""
    at = last
    while at + 1 < len(rows):
        below, here = rows[at + 1], rows[at]
        height = below.line.bottom - below.line.top
        if below.line.top - here.line.bottom > height / 2 or below.line.x1 > bands[1][0] or abs(below.line.size - here.line.size) > 1 / 2:
            break
        at += 1
    return at


def _crossed(word: Word, bands: Sequence[tuple[float, float]]) -> int:
    return sum(word.x0 < end - 1 and word.x1 > start + 1 for start, end in bands)


def _parts(line: Line) -> list[tuple[float, float]]:
    """The stretches of a line that no gap wider than a space parts."""
    found: list[tuple[float, float]] = []
    for word in line.words:
        if found and word.x0 - found[-1][1] <= _RIVER * word.size:
            found[-1] = (found[-1][0], word.x1)
        else:
            found.append((word.x0, word.x1))
    return found


def _between(bands: Sequence[tuple[float, float]], parts: Sequence[tuple[float, float]]) -> list[float]:
    """Put the sides of columns in the middle of the free stretch between two of them, words of the head counted in."""
    wide = list(bands)
    for start, end in parts:
        under = [at for at, band in enumerate(bands) if start < band[1] and end > band[0]]
        at = under[0] if len(under) == 1 else -1
        if at >= 0:
            wide[at] = (min(wide[at][0], start), max(wide[at][1], end))
    cuts = [(left[1] + right[0]) / 2 for left, right in pairwise(wide)]
    return [wide[0][0] - 3, *cuts, wide[-1][1] + 3]


def _ys(rows: Sequence[_Row], head: tuple[int, int], level: Sequence[Rule], sides: tuple[float, float]) -> list[float]:
    """Say where rows lie: between rules across where there are enough of them, else by the lines that hold figures."""
    top, bottom = rows[0].line.top - 2, rows[-1].line.bottom + 2
    reach = (sides[1] - sides[0]) * _REACH
    across = sorted({rule.at for rule in level if top - 6 < rule.at < bottom + 8 and min(rule.end, sides[1]) - max(rule.start, sides[0]) > reach})
    inner = [at for at in across if top + 4 < at < bottom - 4]
    if len(inner) + 1 >= _REACH * sum(row.tabular for row in rows):
        return [min(top, across[0]), *inner, max(bottom, across[-1])]
    return [top, *_by_figures(rows, head), bottom]


def _by_figures(rows: Sequence[_Row], heads: tuple[int, int]) -> list[float]:
    """Begin a row at each line with figures; a line without goes with the nearer one. The head is one row.

    ``heads`` counts the lines over the first row with figures, and how many of these are the rest of a label.
    """
    head, loose_lines = heads
    starts: list[int] = sorted({head - loose_lines, head} - {0})
    owner = [at for at in range(head, len(rows)) if rows[at].tabular]
    for before, after in pairwise(owner):
        loose = range(before + 1, after)
        gaps = [rows[at + 1].line.top - rows[at].line.bottom for at in range(before, after)]
        starts.append(before + 1 + gaps.index(max(gaps)) if loose else after)
    return [(rows[at - 1].line.bottom + rows[at].line.top) / 2 for at in starts]


def _with_labels(grid: Grid, glyphs: Sequence[Glyph], boxes: Sequence[tuple[float, ...]]) -> Grid:
    """Add a column for labels that are turned on their side, each over the rows it stands beside."""
    left, top, _, bottom = grid.box
    beside = [glyph for glyph in glyphs if glyph.turn in (90, 270) and top - 20 < glyph.middle[1] < bottom + 20 and glyph.middle[0] < grid.xs[1]]
    if not beside:
        return grid
    spans = _spans(beside, grid, boxes)
    edge = min(min(glyph.x0 for glyph in beside) - 3, left - 1)
    cut = max(glyph.x1 for glyph in beside) + 2
    slots = [Slot(slot.row, slot.column + 1, 1, 1, (max(slot.box[0], cut), *slot.box[1:])) for slot in grid.slots]
    free = set(range(grid.size[0])) - {row for start, end in spans for row in range(start, end)}
    spans += [(row, row + 1) for row in free]
    slots += [Slot(start, 0, end - start, 1, (edge, grid.ys[start], cut, grid.ys[end])) for start, end in spans]
    return Grid((edge, cut, *grid.xs[1:]), grid.ys, tuple(sorted(slots, key=lambda slot: (slot.row, slot.column))), drawn=False)


def _spans(beside: Sequence[Glyph], grid: Grid, boxes: Sequence[tuple[float, ...]]) -> list[tuple[int, int]]:
    """Say over which rows each label reaches: as far as the coloured area it stands on, else half way to the next."""
    labels = [(min(part), max(part)) for part in _stretches(beside)]
    column = sum(glyph.middle[0] for glyph in beside) / len(beside)
    found: list[tuple[int, int]] = []
    for at, (start, end) in enumerate(labels):
        middle = (start + end) / 2
        area = [box for box in boxes if box[0] < column < box[2] <= grid.xs[-1] and box[1] < middle < box[3] and end - start <= box[3] - box[1]]
        inner = min(area, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]), default=None)
        above = inner[1] if inner else (labels[at - 1][1] + start) / 2 if at else grid.ys[0]
        below = inner[3] if inner else (labels[at + 1][0] + end) / 2 if at + 1 < len(labels) else grid.ys[-1]
        rows = [row for row in range(grid.size[0]) if above <= (grid.ys[row] + grid.ys[row + 1]) / 2 <= below]
        rows = [row for row in rows if not found or row >= found[-1][1]]
        if rows:
            found.append((rows[0], rows[-1] + 1))
    return found


def _stretches(beside: Sequence[Glyph]) -> list[list[float]]:
    """Part the letters of labels that stand one under the other."""
    found: list[list[float]] = []
    last = 0.0
    for glyph in sorted(beside, key=lambda one: one.top):
        if not found or glyph.top - last > 1.2 * glyph.size:
            found.append([])
        found[-1] += [glyph.top, glyph.bottom]
        last = max(last, glyph.bottom) if len(found[-1]) > 2 else glyph.bottom  # noqa: PLR2004  # the first letter
    return found


def level_lines(glyphs: Sequence[Glyph]) -> list[Line]:
    """The lines of characters that run from left to right."""
    return lines_of(glyph for glyph in glyphs if glyph.turn == 0)
