"""Cells that hold more than a figure, taken apart into columns: score, weighted score, weight, reason."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from audit.importing.grid import Grid, Row, Slot
from audit.importing.reading.cells import NOTHING, Parts, numeral, parts_in, sign_of, without_marks
from audit.importing.reading.dashes import with_products
from audit.importing.reading.heads import is_wordy
from audit.importing.reading.lexicon import means
from audit.importing.words import flat

__all__ = ["is_sign_count", "split"]

_MOST: Final = 0.5
_FEW: Final = 2
_STATE: Final = 3
"""Letters that stand in the place of a figure at the most: ?, n/a, a dash."""

_PLACE: Final = re.compile(
    r"^(?:(?:#|№|Nr\.?|No\.)\s?(?P<numbered>\d{1,3})"
    r"|(?P<ordinal>\d{1,2})(?:(?:st|nd|rd|th|er|[eè]re|[eè]me|[ºª°])\.?|\.?(?=\s*(?:place|platz|lugar|puesto|posto|plaats)))"
    r"\s*(?:place|platz|lugar|puesto|posto|plaats|choice|wahl)?\s*(?:\([^()]*\))?)$",
    re.IGNORECASE,
)
"""A place: with the sign of a number before it, or an ordinal, and what it means behind it in brackets."""

_TIMES: Final = re.compile(r"^(?:[x×]\s?(?P<behind>\d{1,3}(?:[.,]\d{1,2})?)|(?P<before>\d{1,3}(?:[.,]\d{1,2})?)\s?[x×])$")
"""A weight with the sign that it multiplies: ×3, 2x."""

_STARS: Final = re.compile(r"^(?P<stars>[⭐★]+)[☆✩]*\s*(?:\((?P<rest>[^()]+)\)|(?P<words>[^\W\d][^⭐★]*|[+±~].*))?$")
"""Stars that are counted, with what is said behind them."""


def split(grid: Grid, numbers: str) -> Grid:
    """A grid in which every cell holds one thing, as far as its columns show what the parts are."""
    return _signs(_reasons(_pairs(_products(with_products(_marks(grid, numbers), numbers), numbers), numbers), numbers))


def _heads(grid: Grid) -> int:
    """Count the rows at the top that hold no figure."""
    count = 0
    while count < min(3, len(grid.rows) - 1) and is_wordy(grid.rows[count], 1) and any(slot.text for slot in grid.rows[count][1:]):
        count += 1
    return max(1, count)


def _parts(grid: Grid, at: int, numbers: str, heads: int) -> list[Parts]:
    return [NOTHING if row[at].covered else parts_in(row[at].text, numbers) for row in grid.rows[heads:]]


def _columns(grid: Grid, sort: str, numbers: str, heads: int) -> list[int]:
    """The columns of which most figures are of one sort."""
    found = []
    for at in range(1, grid.width):
        if _counts(grid, at, numbers, heads):
            continue
        held = [one.sort for one in _parts(grid, at, numbers, heads) if one.sort]
        if held.count(sort) >= max(_FEW, _MOST * len(held)):
            found.append(at)
    return found


def _counts(grid: Grid, at: int, numbers: str, heads: int) -> bool:
    """Say whether the figures at the beginning of the cells only number them."""
    figures = [one.figure for one in _parts(grid, at, numbers, heads) if one.figure and one.reason]
    return (
        len(figures) > 1
        and all(figure.isdigit() for figure in figures)
        and [int(one) for one in figures] == list(range(int(figures[0]), int(figures[0]) + len(figures)))
    )


def _marks(grid: Grid, numbers: str) -> Grid:
    """Take ticks, stars and emphasis off figures and off names."""

    def plain(slot: Slot) -> Slot:
        if slot.covered or not slot.text:
            return slot
        bare = without_marks(" ".join(slot.text.split()))
        alone = _PLACE.match(bare) or _TIMES.match(bare)
        if alone is not None and (not bare[:1].isdigit() or numeral(bare, numbers) is None):
            return replace(slot, text=next(filter(None, alone.groups())))  # a plain ordinal stays as it is printed
        starred = _STARS.match(" ".join(slot.text.split()))
        if starred is not None and (starred["rest"] or starred["words"]):
            return replace(slot, text=f"{len(starred['stars'])} — {starred['rest'] or starred['words']}")
        parts = parts_in(slot.text, numbers)
        if parts.sort == "marked":
            return replace(slot, text=parts.figure)
        if parts.sort == "sum":
            return replace(slot, text=parts.figure)
        bare = without_marks(slot.text)
        return replace(slot, text=bare) if bare != slot.text and any(map(str.isalnum, bare)) and "\n" not in slot.text else slot

    return replace(grid, rows=tuple(tuple(plain(slot) for slot in row) for row in grid.rows))


def _products(grid: Grid, numbers: str) -> Grid:
    """Part products: the factor that is the same for all options in a row is the weight, whichever stands first."""
    heads = _heads(grid)
    columns = _columns(grid, "product", numbers, heads)
    if len(columns) < _FEW:
        return grid
    first = _same_factor(grid, columns, numbers, heads)
    if first is not None:
        return _weighted_columns(grid, columns, first, numbers, heads)
    down = [_same_down(grid, at, numbers, heads) for at in columns]
    if all(one is not None for one in down) and len(set(down)) == 1:
        return _weighted_row(grid, columns, down[0] or 0, numbers, heads)
    return grid


def _same_factor(grid: Grid, columns: Sequence[int], numbers: str, heads: int) -> int | None:
    """Which factor of the products is the same all along every row, 0 or 1."""
    for which in (0, 1):
        rows = [[parts.factors[which] for at in columns if (parts := parts_in(row[at].text, numbers)).factors] for row in grid.rows[heads:]]
        if all(len(set(one)) <= 1 for one in rows) and sum(len(one) > 1 for one in rows) > 1:
            return which
    return None


def _same_down(grid: Grid, at: int, numbers: str, heads: int) -> int | None:
    held = [parts.factors for parts in _parts(grid, at, numbers, heads) if parts.factors]
    return next((which for which in (0, 1) if len({one[which] for one in held}) == 1), None)


def _weighted_columns(grid: Grid, columns: Sequence[int], weight: int, numbers: str, heads: int) -> Grid:
    has_results = any(parts.result for at in columns for parts in _parts(grid, at, numbers, heads) if parts.factors)
    rows = []
    for number, row in enumerate(grid.rows):
        parts = {at: NOTHING if number < heads else parts_in(row[at].text, numbers) for at in columns}
        shared = next((one.factors[weight] for one in parts.values() if one.factors), "")
        given = Slot("Weight" if number == heads - 1 else shared, row[columns[0]].place)
        made: list[Slot] = []
        for at, slot in enumerate(row):
            if at == columns[0]:
                made.append(given if number >= heads - 1 else replace(given, text=""))
            if at not in columns:
                made.append(slot)
            elif number < heads:
                last = number == heads - 1
                made += (
                    [replace(slot, text=f"{slot.text}: score"), replace(slot, text=f"{slot.text}: weighted score")]
                    if has_results and last
                    else [slot] * (1 + has_results)
                )
            else:
                made += _factored(slot, parts[at], 1 - weight, both=has_results)
        rows.append(tuple(made))
    return replace(grid, rows=tuple(rows))


def _factored(slot: Slot, parts: Parts, score: int, *, both: bool) -> list[Slot]:
    if not parts.factors:
        return [replace(slot, text=""), slot] if both else [slot]
    found = [replace(slot, text=parts.factors[score])]
    return [*found, replace(slot, text=parts.result)] if both else found


def _weighted_row(grid: Grid, columns: Sequence[int], weight: int, numbers: str, heads: int) -> Grid:
    rows = list(grid.rows[:heads])
    factors = {at: next(one.factors[weight] for one in _parts(grid, at, numbers, heads) if one.factors) for at in columns}
    rows.append(tuple(Slot("Weight" if not at else factors.get(at, ""), slot.place) for at, slot in enumerate(grid.rows[heads])))
    for row in grid.rows[heads:]:
        made = []
        for at, slot in enumerate(row):
            parts = parts_in(slot.text, numbers) if at in columns else NOTHING
            made.append(replace(slot, text=parts.factors[1 - weight]) if parts.factors else slot)
        rows.append(tuple(made))
    return replace(grid, rows=tuple(rows))


def _pairs(grid: Grid, numbers: str) -> Grid:
    """Part ``5 (2.50)`` and ``5 → 2.50`` into score and weighted score; a single figure belongs to the second, but a weight."""
    heads = _heads(grid)
    columns = _columns(grid, "pair", numbers, heads)
    if not columns:
        return grid
    rows: list[Row] = []
    for number, row in enumerate(grid.rows):
        made: list[Slot] = []
        for at, slot in enumerate(row):
            if at not in columns:
                made.append(slot)
            elif number < heads:
                head = number == heads - 1
                made += [
                    replace(slot, text=f"{slot.text}: score" if head else slot.text),
                    replace(slot, text=f"{slot.text}: weighted score" if head else slot.text),
                ]
            else:
                parts = parts_in(slot.text, numbers)
                single = [slot, replace(slot, text="")] if means(row[0].text, "weight", 1) else [replace(slot, text=""), slot]
                made += [replace(slot, text=parts.figure), replace(slot, text=parts.second)] if parts.second else single
        rows.append(tuple(made))
    return replace(grid, rows=tuple(rows))


def _reasons(grid: Grid, numbers: str) -> Grid:
    """Part figures from the reasons behind them."""
    heads = _heads(grid)
    columns = _columns(grid, "reasoned", numbers, heads)
    loose = [at for at in range(grid.width) if at and at not in columns and any(one.sort == "reasoned" for one in _parts(grid, at, numbers, heads))]
    loose = [
        at
        for at in loose
        if all(one.sort or len(row[at].text) <= _STATE for one, row in zip(_parts(grid, at, numbers, heads), grid.rows[heads:], strict=True))
    ]
    columns = sorted({*columns, *loose})
    if not columns:
        return grid
    rows: list[Row] = []
    for number, row in enumerate(grid.rows):
        made: list[Slot] = []
        for at, slot in enumerate(row):
            if at not in columns:
                made.append(slot)
            elif number < heads:
                made += [slot, replace(slot, text=f"Rationale for {slot.text}" if number == heads - 1 else slot.text)]
            else:
                parts = parts_in(slot.text, numbers)
                made += [replace(slot, text=parts.figure), replace(slot, text=parts.reason)] if parts.reason else [slot, replace(slot, text="")]
        rows.append(tuple(made))
    return replace(grid, rows=tuple(rows))


def _signs(grid: Grid) -> Grid:
    """Read the signs of a Pugh matrix as 1, 0 and -1, where a table holds hardly anything else beside its names."""
    heads = next((at for at, row in enumerate(grid.rows) if at and sum(bool(sign_of(slot.text)) for slot in row[1:]) > 1), 1)
    cells = [row[at].text for row in grid.rows[heads:] for at in range(1, grid.width) if row[at].text and not row[at].covered]
    signs = [text for text in cells if sign_of(text) and not text.isdigit()]
    if len(signs) < 4 or not any(text.strip() in {"+", "++"} for text in signs) or len(signs) < 0.15 * len(cells):  # noqa: PLR2004  # a matrix of two by two
        return grid
    grid = _without_datum(grid, heads)
    rows: list[Row] = list(grid.rows[:heads])
    for row in grid.rows[heads:]:
        has_sign = not _is_foot(row[0].text) and any(sign_of(slot.text) and not slot.text.isdigit() for slot in row[1:])
        made = [replace(slot, text=sign_of(slot.text)) if at and has_sign and sign_of(slot.text) else slot for at, slot in enumerate(row)]
        rows.append(tuple(made))
    return replace(grid, rows=tuple(rows))


def _is_foot(text: str) -> bool:
    """Say whether a row counts or adds signs: a dash in it is no minus."""
    return bool(is_sign_count(text)) or means(text, "total", 1)


def _without_datum(grid: Grid, heads: int) -> Grid:
    """Say that the option which all others are compared with has no scores of its own; a column left empty for it is none."""
    empty = [at for at in range(1, grid.width) if grid.rows[0][at].text and not any(row[at].text for row in grid.rows[heads:])]
    kept = [at for at in range(grid.width) if at not in empty]
    made = [tuple(replace(row[at], text="n/a") if _DATUM.fullmatch(row[at].text.strip()) else row[at] for at in kept) for row in grid.rows[heads:]]
    return replace(grid, rows=(*(tuple(row[at] for at in kept) for row in grid.rows[:heads]), *made))


_DATUM: Final = re.compile(r"datum|reference|ref\.?|baseline|base|referenz|référence|referencia", re.IGNORECASE)
_COUNTED: Final = re.compile(
    r"^(?:weighted\s+)?(?:(?:sum|total|number|count|scores?|no\.?|#|anzahl|summe|nombre|número|somme|suma|[Σ∑])\s*(?:(?:of|der|de)\s*)?(?:the\s*)?(?:all\s*)?)?[(\"']?(?P<sign>\+1?|-1?|0|(?<![a-z])(?:s|plus(?:es)?|minus(?:es)?|sames?|zeros?|positives?|negatives?))"
    r"(?:['’]?s)?[)\"']?(?:\s*(?:signs?|scores?|total|count))?$",
    re.IGNORECASE,
)


def is_sign_count(text: str) -> str:
    """Give ``+``, ``-`` or ``0`` where a row counts or adds the signs of one sort: ``Sum of +``, ``Number of minuses``."""
    match = _COUNTED.match(flat(text).translate(str.maketrans("–−—", "---")) or text.strip())
    sign = match["sign"].lower() if match else ""
    return "+" if sign.startswith(("+", "plus", "pos")) else "-" if sign.startswith(("-", "minus", "neg")) else "0" if sign else ""
