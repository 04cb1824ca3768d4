"""Rows of scorers under each option, with a row of their sum or average below: a table of results, and one for each scorer."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from audit.importing.entry import Entry, read_entry
from audit.importing.facts import step
from audit.importing.grid import Grid, Row
from audit.importing.reading.cells import without_marks
from audit.importing.reading.heads import is_figure, is_wordy
from audit.importing.reading.lexicon import means
from audit.importing.reading.sums import MEAN, TOTAL
from audit.importing.words import heading

__all__ = ["Block", "by_scorer", "of_one_option_each"]

_TWO: Final = 2
_AGREED: Final = frozenset({"agreed", "consensus", "panel score", "moderated", "final"})

_SCORER: Final = re.compile(
    r"(?:scor|assess|evaluat|review|rat|vot)[eo]rs?|assessors?|judges?|(?:panel |team |jury )?members?|jur(?:or|y)s?|expert(?:e|o)?s?|bewerter(?:in)?"
    r"|pr[üu]fer(?:in)?|gutachter|[ée]valuateurs?|evaluador(?:a|es)?",
    re.IGNORECASE,
)
"""What stands over the names of those who gave scores."""

Block = tuple[Sequence[Row], Row]
"""The rows of the scorers of an option, and that of what they came to."""


def by_scorer(grid: Grid) -> list[Grid]:
    """The tables in a grid: what the scorers came to for each option, and behind it the scores of each scorer under their name."""
    head, body = grid.rows[0], grid.rows[1:]
    if grid.width < _TWO + _TWO or len(body) < 2 * (_TWO + 1) or not is_wordy(head, _TWO + 1):
        return [grid]
    blocks = _blocks(body)
    scorers = [row[1].text for row in blocks[0][0]] if blocks else []
    if len(blocks) < _TWO or len(scorers) < _TWO or any([row[1].text for row in rows] != scorers for rows, _ in blocks):
        return [grid]
    if not _SCORER.fullmatch(without_marks(head[1].text).strip()) and not all(heading(name).sort == "scorer" for name in scorers):
        return [grid]
    result = replace(grid, rows=(_without(head), *(_without((replace(rows[0][0], covered=False), *last[1:])) for rows, last in blocks)))
    held = [at for at in range(_TWO, grid.width) if any(is_figure(row[at].text) for rows, _ in blocks for row in rows)]
    return [result, *(_of_scorer(grid, (number, name), blocks, held) for number, name in enumerate(scorers))]


def _blocks(body: Sequence[Row]) -> list[Block]:
    """The rows of each option; nothing where a block does not end in a row of results, or holds another one."""
    starts = [at for at, row in enumerate(body) if row[0].text and not row[0].covered and (not at or row[0].text != body[at - 1][0].text)]
    if not starts or starts[0]:
        return []
    blocks = [body[start:end] for start, end in itertools.pairwise([*starts, len(body)])]
    if any(len(block) <= _TWO for block in blocks):
        return []
    added = len({block[-1][1].text for block in blocks}) == 1 and heading(blocks[0][-1][1].text).sort != "scorer" and all(map(_is_made, blocks))
    ends = all((added or _is_result(block[-1])) and not any(map(_is_result, block[:-1])) for block in blocks)
    return [(block[:-1], block[-1]) for block in blocks] if ends else []


def _is_made(block: Sequence[Row]) -> bool:
    """Say whether most figures of the last row are sums or averages of those above, whatever it is called."""
    made = []
    for at in range(_TWO, len(block[0])):
        *above, last = (read_entry(row[at].text) for row in block)
        values = [entry.value for entry in above if entry.value is not None]
        if last.value is not None and len(values) == len(above):
            made.append(_comes_to(values, last))
    return len(made) > 1 and sum(made) * 2 > len(made)


def _comes_to(values: Sequence[Fraction], last: Entry) -> bool:
    """Say whether a figure is the sum of others, or their average as printed."""
    total, printed = sum(values, Fraction(0)), last.value or Fraction(0)
    return total == printed or abs(total / len(values) - printed) <= step(last) / 2


def _is_result(row: Row) -> bool:
    return _is_result_word(row[1].text)


def _is_result_word(said: str) -> bool:
    text = without_marks(said)
    return means(text, "total", 1) or MEAN.fullmatch(text.strip()) is not None or TOTAL.fullmatch(text.strip()) is not None or text.lower() in _AGREED


def _without(row: Row) -> Row:
    return (row[0], *row[_TWO:])


def _of_scorer(grid: Grid, scorer: tuple[int, str], blocks: Sequence[Block], held: Sequence[int]) -> Grid:
    number, name = scorer
    title = name if heading(name).sort == "scorer" else f"Scorer {number + 1}"
    rows = [tuple(grid.rows[0][at] for at in (0, *held))]
    rows += [(replace(of[0][0], covered=False), *(of[number][at] for at in held)) for of, _ in blocks]
    return replace(grid, rows=tuple(rows), caption=(title, ""), above=(), below=())


def of_one_option_each(grids: Sequence[Grid]) -> list[Grid]:
    """The tables, those of several with one head and one list of names, in which scorers stand side by side, as the scores of criteria.

    Each of them is then about an option of its own, and the last of its columns holds what the scorers came to.
    """
    keys = [_sister(grid) for grid in grids]
    return [_as_criteria(grid) if key and keys.count(key) > 1 else grid for grid, key in zip(grids, keys, strict=True)]


def _sister(grid: Grid) -> tuple[str, ...]:
    """What tables of one paper share that print what the same scorers gave for the same criteria; empty where no scorers stand over figures."""
    head = [slot.text for slot in grid.rows[0]]
    scorers = [text for text in head[1:-1] if heading(text).sort == "scorer"]
    if len(grid.rows) <= _TWO or len(scorers) < _TWO or len(scorers) < len(head) - _TWO or not head[-1]:
        return ()
    known = means(head[0], "options") or heading(head[0]).sort == "options" or not (_is_result_word(head[-1]) or _comes_of(grid))
    return () if known else (*head, *(row[0].text for row in grid.rows))


def _comes_of(grid: Grid) -> bool:
    """Say whether the last figure of most rows is the sum or the average of those before it."""
    hits = tried = 0
    for row in grid.rows[1:]:
        *scores, last = (read_entry(slot.text) for slot in row[1:])
        values = [entry.value for entry in scores if entry.value is not None]
        if last.value is not None and len(values) > 1:
            tried, hits = tried + 1, hits + _comes_to(values, last)
    return hits > 1 and hits * 2 > tried


def _as_criteria(grid: Grid) -> Grid:
    first, *others, last = grid.rows[0]
    label = first if heading(first.text).sort == "criteria" else replace(first, text="Criteria")
    return replace(grid, rows=((label, *others, replace(last, text="Score")), *grid.rows[1:]))
