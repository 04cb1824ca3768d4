"""Heads in several rows: kinds below options, names over the first of their columns, a row of weights between the heads."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from audit.importing.grid import Grid, Row
from audit.importing.layout import spans
from audit.importing.reading.cells import parts_in
from audit.importing.reading.lexicon import means
from audit.importing.words import flat

__all__ = ["is_figure", "is_wordy", "over_blanks", "texts", "two_heads", "weights_below"]

_LONG: Final = 60
_AMONG: Final = 4
"""Rows from the top among which a row of weights may stand over heads."""


def texts(row: Row) -> list[str]:
    """The texts of a row, spanned ones once."""
    return [slot.text for slot in row if slot.text and not slot.covered]


def is_figure(text: str) -> bool:
    """Say whether a text holds a figure and little else."""
    return bool(parts_in(text).sort or parts_in(text, "de").sort)


def is_wordy(row: Row, least: int = 2) -> bool:
    """Say whether a row holds several words and no figure, as a row of heads does."""
    said = texts(row)
    return len(said) >= least and not any(is_figure(text) for text in said) and all(len(text) <= _LONG for text in said)


def weights_below(grid: Grid) -> Grid:
    """Put a row of weights that stands between two rows of heads below the second, where the rows of the body begin."""
    rows = grid.rows
    for at in range(1, min(_AMONG, len(rows) - 2)):
        row, below = rows[at], rows[at + 1]
        figures = [slot.text for slot in row[1:] if slot.text and not slot.covered and is_figure(slot.text)]
        if not means(row[0].text.rstrip(":"), "weight") or len(figures) < 2 or not is_wordy(below) or not is_wordy(rows[at - 1]):  # noqa: PLR2004
            continue
        name = below[0]
        label = replace(name, covered=False) if name.text else name
        weights = tuple(replace(slot, covered=False) for slot in row)
        return replace(grid, rows=(*rows[:at], (label, *below[1:]), weights, *rows[at + 2 :]))
    return grid


def over_blanks(grid: Grid) -> Grid:
    """Let a name stand over the next column too, where several names are each followed by a column of figures without a head."""
    rows = grid.rows
    head, body = rows[0], rows[1:]
    if len(body) < 2 or any(slot.covered for slot in head) or is_wordy(body[0], 3):  # noqa: PLR2004  # a table has two rows
        return grid
    blank = [at for at in range(2, grid.width) if not head[at].text and head[at - 1].text and not is_figure(head[at - 1].text)]
    pairs = [at for at in blank if _holds_figures(body, at) and _holds_figures(body, at - 1)]
    if len(pairs) < 2 or len(pairs) != len(blank):  # noqa: PLR2004  # two options
        return grid
    named = [replace(head[at - 1], covered=True) if at in pairs else slot for at, slot in enumerate(head)]
    return replace(grid, rows=(tuple(named), *body))


def _holds_figures(rows: Sequence[Row], at: int) -> bool:
    held = [is_figure(row[at].text) for row in rows]
    return sum(held) * 2 > len(held)


def two_heads(grid: Grid) -> Grid:
    """Put two rows of heads together where options stand over the first of their columns and kinds repeat below them."""
    rows = grid.rows
    for at in range(min(3, len(rows) - 2)):
        upper, lower = rows[at], rows[at + 1]
        if not any(slot.text for slot in upper[1:]):
            continue
        columns = _repeating(lower)
        if any(slot.covered for slot in upper):
            columns = columns or _below_spans(upper, lower)
            lower = _called(lower, columns)
            if columns and not any(is_figure(slot.text) for slot in lower):
                return replace(grid, rows=(*rows[: at + 1], lower, *rows[at + 2 :]))
            continue
        names = [column for column in range(1, len(upper)) if upper[column].text]
        if columns and _heads_of(columns, names) and not any(is_figure(slot.text) for slot in lower):
            return replace(grid, rows=(*rows[:at], _one_head(upper, _called(lower, columns), columns), *rows[at + 2 :]))
    return grid


def _called(row: Row, columns: Sequence[int]) -> Row:
    """Call the kinds that repeat below every option by their usual words, where what they mean is clear from one another."""
    said = list(dict.fromkeys(flat(row[at].text) for at in columns))
    weighted = [one for one in said if _WEIGHTED.search(one) or (means(one, "weighted-score") and not means(one, "score"))]
    scores = [one for one in said if one not in weighted and means(one, "score")]
    if len(said) == 2 and len(weighted) == 1:  # noqa: PLR2004  # a pair
        scores = [one for one in said if one not in weighted]
    if len(scores) != 1:
        return row
    names = dict.fromkeys(weighted, "Weighted score") | dict.fromkeys(scores, "Score")
    return tuple(replace(slot, text=names.get(flat(slot.text), slot.text)) for slot in row)


_WEIGHTED: Final = re.compile(r"weighted|gewichtet|\bgew\.|pond[ée]r|\bwtd\b|nutzwert", re.IGNORECASE)


def _repeating(row: Row) -> list[int]:
    counted = Counter(flat(slot.text) for slot in row if slot.text and not slot.covered)
    repeated = [at for at, slot in enumerate(row) if at and slot.text and not slot.covered and counted[flat(slot.text)] > 1]
    return repeated if len(repeated) > 3 and repeated == list(range(repeated[0], repeated[-1] + 1)) else []  # noqa: PLR2004  # two options, two kinds


def _below_spans(upper: Row, lower: Row) -> list[int]:
    """The columns below heads that span several, where most of their words are the same again."""
    found = [at for at in range(1, len(upper)) if spans(upper, at) and lower[at].text and not lower[at].covered and not is_figure(lower[at].text)]
    counted = Counter(flat(lower[at].text) for at in found)
    return found if sum(count for count in counted.values() if count > 1) * 2 > len(found) > 3 else []  # noqa: PLR2004  # two options, two kinds


def _heads_of(columns: Sequence[int], names: Sequence[int]) -> bool:
    over = [at for at in names if at in columns]
    step = len(columns) // len(over) if over else 0
    return len(over) > 1 and step > 1 and over == list(columns[::step]) and len(over) * step == len(columns)


def _one_head(upper: Row, lower: Row, columns: Sequence[int]) -> Row:
    found, name = [], ""
    for at, slot in enumerate(lower):
        if at in columns:
            name = upper[at].text or name
            found.append(replace(slot, text=f"{name}: {slot.text}"))
        else:
            found.append(slot if slot.text else upper[at])
    return tuple(found)
