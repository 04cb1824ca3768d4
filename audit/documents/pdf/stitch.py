"""Tables that go over page breaks, put together again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from audit.documents.paper import Cell
from audit.documents.pdf.lattice import Grid
from audit.documents.pdf.page import PageRead, turned_back
from audit.documents.pdf.shape import Found

__all__ = ["Whole", "stitched"]

_ALIGNED: Final = 6.0
_LOOSE: Final = 3
"""Sides that were found by how words align may lie as much farther apart on the next page."""
_SHORT: Final = 12


@dataclass(slots=True)
class Whole:
    """A table put together: its cells, how many rows and columns, where it began, and what is doubtful about it."""

    cells: list[Cell]
    height: int
    width: int
    first: Found
    last: Found
    page: int
    last_page: int
    at: float
    doubts: list[str] = field(default_factory=list)


def stitched(pages: Sequence[PageRead]) -> Iterator[Whole]:
    """The tables of a document; the one that ends a page and the one that begins the next are one where they fit."""
    open_: Whole | None = None
    for page in pages:
        tables = list(page.tables)
        if open_ is not None and tables and _continues(open_, page, tables[0]):
            _append(open_, page, tables.pop(0))
        elif open_ is not None:
            yield open_
            open_ = None
        if open_ is not None and tables:
            yield open_
            open_ = None
        wholes = [_begun(page, table) for table in tables]
        yield from wholes[:-1]
        open_ = wholes[-1] if wholes else open_
        if open_ is not None and _text_below(page, open_.last.grid):
            yield open_
            open_ = None
    if open_ is not None:
        yield open_


def _begun(page: PageRead, table: Found) -> Whole:
    cells = [turned_back(cell, page) for cell in table.cells]
    return Whole(cells, *table.grid.size, table, table, page.number, page.number, table.grid.box[1], list(table.doubts))


def _text_below(page: PageRead, grid: Grid) -> bool:
    return any(line.top > grid.box[3] for line in page.lines)


def _continues(open_: Whole, page: PageRead, table: Found) -> bool:
    """Whether a table goes on with this one: the next page, nothing above, the same columns."""
    if page.number != open_.last_page + 1 or any(line.bottom < table.grid.box[1] for line in page.lines):
        return False
    mine, other = open_.last.grid, table.grid
    if mine.drawn != other.drawn or len(mine.xs) != len(other.xs):
        return False
    shift = other.xs[0] - mine.xs[0]
    loose = 1 if mine.drawn else _LOOSE
    return all(abs(there - here - shift) <= _ALIGNED * loose for here, there in zip(mine.xs, other.xs, strict=True))


def _append(open_: Whole, page: PageRead, table: Found) -> None:
    """Add the rows of a continuation: its head dropped where it repeats, a row cut by the break joined again."""
    head = _repeated(open_.first, table)
    rows = [turned_back(replace(cell, row=cell.row - head), page) for cell in table.cells if cell.row >= head]
    offset = open_.height - (1 if _cut(open_, rows, table, head) else 0)
    for cell in rows:
        _add(open_, replace(cell, row=cell.row + offset), joined=cell.row == 0 and offset < open_.height)
    open_.height = offset + table.grid.size[0] - head
    open_.last, open_.last_page = table, page.number
    open_.doubts += [doubt for doubt in table.doubts if doubt not in open_.doubts]


def _repeated(first: Found, table: Found) -> int:
    """Count the rows at the head of a continuation that say the same as the head of the table."""
    count = 0
    while count < min(first.grid.size[0], table.grid.size[0]) - 1:
        mine, other = ([cell.text for cell in one.cells if cell.row == count] for one in (first, table))
        if not any(mine) or mine != other:
            break
        count += 1
    return count


def _cut(open_: Whole, rows: list[Cell], table: Found, head: int) -> bool:
    """Whether the first row goes on with the last one: it has no label, no figure, and only text under text."""
    top = [cell for cell in rows if cell.row == 0]
    full = [cell for cell in top if cell.text]
    if not full or len(top) == len(full):
        return False
    if _completes(open_, full):
        return True
    above = {cell.column: cell for cell in open_.cells if cell.row + cell.rows == open_.height}
    if open_.last.grid.open_bottom or (table.grid.open_top and not head):
        twice = any(_figure(cell.text) and _figure(above[cell.column].text) for cell in full if cell.column in above)
        return not twice and _label_goes_on(top, above)
    label = min((cell.column for cell in above.values() if cell.text), default=-1)
    if any(cell.column <= label for cell in full):
        return False
    words = all(any(sign.isalpha() for sign in cell.text) and len(cell.text) > len("score") for cell in full)
    return words and all(cell.column in above and above[cell.column].text for cell in full)


def _completes(open_: Whole, full: list[Cell]) -> bool:
    """Whether a row gives the label that the last row lacks, and nothing else."""
    last = {cell.column for cell in open_.cells if cell.row == open_.height - 1 and cell.text}
    return bool(last) and not any(_figure(cell.text) for cell in full) and max(cell.column for cell in full) < min(last)


def _figure(text: str) -> bool:
    return any(sign.isdigit() for sign in text) and len(text) < _SHORT


def _label_goes_on(top: list[Cell], above: dict[int, Cell]) -> bool:
    """Whether the labels of a row that both pages leave open go on: the first is empty here or there, or begins small."""
    label = next((cell for cell in top if cell.rows == 1), None)
    over = above.get(label.column) if label is not None else None
    if label is None or over is None or not label.text or not over.text:
        return True
    return label.text[0].islower()


def _add(open_: Whole, cell: Cell, *, joined: bool) -> None:
    """Add one cell, or join it to the one above that the page break cut through."""
    at = _above(open_, cell)
    if at is None:
        open_.cells.append(cell)
        return
    over = open_.cells[at]
    label_goes_on = not cell.text and not joined and cell.fill == over.fill and over.rows > 1 and bool(over.text)
    if not joined and not label_goes_on:
        open_.cells.append(cell)
        return
    open_.cells[at] = replace(
        over, rows=cell.row + cell.rows - over.row, text="\n".join(filter(None, (over.text, cell.text))),
        pieces=over.pieces + cell.pieces, doubts=tuple(dict.fromkeys(over.doubts + cell.doubts)), fill=over.fill or cell.fill,
    )  # fmt: skip


def _above(open_: Whole, cell: Cell) -> int | None:
    """Find the cell that ends where this one begins, in the same columns; a joined row lies in the last one."""
    for at in range(len(open_.cells) - 1, -1, -1):
        one = open_.cells[at]
        same = one.column == cell.column and one.columns == cell.columns
        if same and one.row + one.rows in (cell.row, cell.row + 1) and one.row + one.rows == open_.height:
            return at
    return None
