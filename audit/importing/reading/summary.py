"""Blocks of criteria, each in a table of its own with a subtotal, and a table that adds the subtotals up: one table in several."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from audit.importing.captions import caption_in
from audit.importing.grid import Grid, Row, Slot
from audit.importing.reading.cells import numeral, without_marks
from audit.importing.reading.heads import is_figure
from audit.importing.reading.lexicon import means
from audit.importing.words import flat

__all__ = ["with_blocks"]

_LEAST: Final = 2
"""Blocks, and options, that there have to be: one subtotal may be printed again for any reason."""


def with_blocks(grids: Sequence[Grid]) -> list[Grid]:
    """The tables, those that hold blocks of one matrix put together, with what a summary prints below them as the total.

    A summary names each block by the heading that stands above it, and prints the last row of the block again, figure by
    figure. Where one figure is another the tables stay as they are.
    """
    found = list(grids)
    for summary in grids:
        blocks = _blocks_of(summary, [grid for grid in found if grid is not summary and grid.source == summary.source])
        if len(blocks) < _LEAST or summary not in found:
            continue
        first = min(found.index(block) for block in blocks.values())
        joined = _joined(summary, blocks)
        kept = [grid for grid in found if grid is not summary and not any(grid is block for block in blocks.values())]
        found = [*kept[:first], joined, *kept[first:]]
    return found


def _blocks_of(summary: Grid, others: Sequence[Grid]) -> dict[int, Grid]:
    """The block that each row of a summary prints the subtotal of; nothing where a row above the total names none."""
    if len(summary.rows) < _LEAST + 1 or len(_columns(summary)) < _LEAST:
        return {}
    found: dict[int, Grid] = {}
    for at, row in enumerate(summary.rows[1:], 1):
        block = next((grid for grid in others if not any(grid is one for one in found.values()) and _is_block(grid, summary, row)), None)
        if block is not None:
            found[at] = block
    rest = [row for at, row in enumerate(summary.rows[1:], 1) if at not in found]
    return found if len(rest) == 1 and rest[0] is summary.rows[-1] and _is_total(rest[0][0].text) else {}


def _is_total(text: str) -> bool:
    words = flat(without_marks(text)).split()
    return any(means(" ".join(words[:count]), "total", 1) for count in range(1, len(words) + 1))


def _columns(grid: Grid) -> dict[str, int]:
    """Where the names over the figures stand."""
    return {
        flat(slot.text): at for at, slot in enumerate(grid.rows[0]) if at and slot.text and not slot.covered and is_figure(grid.rows[-1][at].text)
    }


def _is_block(grid: Grid, summary: Grid, row: Row) -> bool:
    """Say whether a table stands under the name of a row, has further rows, and ends in the figures of that row."""
    heads = {flat(slot.text): at for at, slot in enumerate(grid.rows[0]) if slot.text}
    columns = _columns(summary)
    if len(grid.rows) < _LEAST + 1 or not row[0].text or not set(columns) <= set(heads) or flat(row[0].text) not in _named(grid):
        return False
    pairs = [(numeral(grid.rows[-1][heads[name]].text), numeral(row[at].text)) for name, at in columns.items()]
    return all(one is not None and other is not None and one.value == other.value for one, other in pairs)


def _named(grid: Grid) -> set[str]:
    """What the nearest heading and the caption call a table."""
    heading = next((passage.text for passage in grid.above if passage.level or caption_in(passage.text)), grid.above[0].text if grid.above else "")
    said = [heading, *(grid.caption or ())[:1], grid.place.sheet or ""]
    return {flat(without_marks(text)) for text in said if text}


def _joined(summary: Grid, blocks: Mapping[int, Grid]) -> Grid:
    """One table of all blocks, each below its name and above its subtotal, with the total of the summary below them."""
    first = next(iter(blocks.values()))
    rows = [first.rows[0]]
    for at, block in blocks.items():
        name = summary.rows[at][0]
        places = [_place_in(block, head, number) for number, head in enumerate(first.rows[0])]
        rows.append(tuple(replace(name, text=name.text if not number else "") for number in range(first.width)))
        rows += [tuple(row[place] if place is not None else Slot("", row[0].place) for place in places) for row in block.rows[1:-1]]
        last = block.rows[-1]
        ended = [last[place] if place is not None else Slot("", last[0].place) for place in places]
        rows.append((replace(ended[0], text=f"Subtotal: {name.text}"), *ended[1:]))
    total = summary.rows[-1]
    columns = {flat(slot.text): number for number, slot in enumerate(summary.rows[0]) if slot.text and number}
    made = [total[columns[flat(head.text)]] if flat(head.text) in columns else Slot("", total[0].place) for head in first.rows[0][1:]]
    return replace(first, rows=(*rows, (total[0], *made)), below=summary.below, doubts=tuple(dict.fromkeys((*first.doubts, *summary.doubts))))


def _place_in(block: Grid, head: Slot, number: int) -> int | None:
    """The column of a block under a head of the first block; its names stand first, whatever they are called."""
    if not number:
        return 0
    return next((at for at, slot in enumerate(block.rows[0]) if at and slot.text and flat(slot.text) == flat(head.text)), None)
