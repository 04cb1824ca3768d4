"""One page: its tables with their cells read, and the lines of text outside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from audit.documents.paper import Box, Cell, Notes, Piece
from audit.documents.pdf import recognition
from audit.documents.pdf.columns import DOUBT, grids_by_columns, level_lines
from audit.documents.pdf.fills import Picture
from audit.documents.pdf.glyphs import Glyph, Line, crossed, glyphs_of
from audit.documents.pdf.lattice import Grid, Rules, Slot, closed, grids_of, rules_of, within
from audit.documents.pdf.overflow import overflowing
from audit.documents.pdf.prose import ODD, odd, text_of
from audit.documents.pdf.recognition import looks_ruled
from audit.documents.pdf.shape import Found, parted, parted_at_heads, without_slivers
from audit.limits import DocumentLimits
from audit.problems import InputFault, fault

__all__ = ["PICTURED", "SCANNED", "UNRECOGNISED", "PageRead", "Turn", "read_page", "remark_on", "shown_box", "turned_back"]

_OVER: Final = "text runs over the side of this cell; parts of it may belong beside it or be cut off"
_HOLE: Final = "no box is drawn around this cell"
_CROSSED: Final = "characters lie over each other here"
_COLOURED: Final = 0.8
_OVERHANG: Final = 2.0
_LAID_UNDER: Final = 0.8

_LARGE: Final = 0.06
"""A picture that covers less of its page is a logo or a photograph of a person; a table of four rows covers as much."""
_FEW_SIGNS: Final = 5
_MOST_PICTURES: Final = 200

SCANNED: Final = fault("page-scanned")
UNRECOGNISED: Final = fault("page-unrecognised")
PICTURED: Final = "a picture on it looks like a table, and nothing in it was read; give --ocr to have it read, or type it into a .csv"

Turn = int


@dataclass(frozen=True, slots=True)
class PageRead:
    """What one page holds. ``size`` is its width and height as it was read, ``turn`` how far it was turned for that.

    ``lost`` says why nothing of the page was read, where that is so; ``pictures`` counts those that show no table.
    """

    number: int
    size: tuple[float, float]
    tables: tuple[Found, ...] = ()
    lines: tuple[Line, ...] = ()
    turn: Turn = 0
    lost: InputFault | None = None
    remarks: tuple[str, ...] = field(default=())
    pictures: int = 0


def read_page(page: Any, drawn: Any, number: int, turn: Turn, *, ocr: bool = False) -> PageRead:
    """Read one page; ``page`` is that of the library that reads, ``drawn`` that of the one that draws.

    ``ocr`` has what is a picture read by a text recognition program.
    """
    size = float(page.width), float(page.height)
    glyphs = _inside(glyphs_of(page.chars), size)
    pictures = _covered(page.images, size)
    if not any(not glyph.text.isspace() for glyph in glyphs):
        scanned = pictures > _LAID_UNDER / 4
        return _recognised(drawn, number, size, turn) if scanned and ocr else PageRead(number, size, turn=turn, lost=SCANNED if scanned else None)
    remarks = ["its text was laid under a picture by a program that reads scans; figures may have been misread"] if pictures > _LAID_UNDER else []
    rules = Rules()
    if len(page.edges) > DocumentLimits.MAX_EDGES:
        remarks.append(f"it has more than {DocumentLimits.MAX_EDGES:,} drawn lines; tables made of them were not looked for")
    else:
        rules = rules_of(page, *size)
    blank = _blank(page.images, glyphs, size)
    seen = [box for box in blank if looks_ruled(drawn, box)] if blank and not turn else []
    found, lines = _found(glyphs, rules, drawn, number)
    if ocr:
        more, words = _in_boxes(drawn, number, seen)
        return PageRead(number, size, (*found, *more), (*lines, *words), turn, remarks=(*remarks, *([recognition.DOUBT] if seen else [])))
    remarks += [PICTURED] if seen else []
    return PageRead(number, size, found, lines, turn, remarks=tuple(remarks), pictures=len(blank) - len(seen))


def _found(glyphs: list[Glyph], rules: Rules, drawn: Any, number: int) -> tuple[tuple[Found, ...], tuple[Line, ...]]:
    """Read the tables that characters and rules make, and give the lines outside them."""
    tables, inner, lines = _tables(glyphs, rules)
    picture = Picture(drawn)
    return tuple(part for grid in tables for part in parted_at_heads(_read(grid, glyphs, inner, (picture, number)))), tuple(lines)


def _recognised(drawn: Any, number: int, size: tuple[float, float], turn: Turn) -> PageRead:
    """Read a page that is a picture; everything on it is doubtful."""
    read = recognition.recognise(drawn)
    if not read.glyphs:
        return PageRead(number, size, turn=turn, lost=UNRECOGNISED)
    found, lines = _found(list(read.glyphs), read.rules, drawn, number)
    return PageRead(number, size, tuple(map(_doubted, found)), lines, turn, remarks=(recognition.DOUBT,))


def _in_boxes(drawn: Any, number: int, boxes: Sequence[Box]) -> tuple[list[Found], list[Line]]:
    """Read the pictures on a page that look like tables."""
    tables: list[Found] = []
    words: list[Line] = []
    for box in boxes:
        read = recognition.recognise(drawn, box, order=DocumentLimits.MAX_CHARACTERS * (len(tables) + 2))
        found, lines = _found(list(read.glyphs), read.rules, drawn, number)
        tables += map(_doubted, found)
        words += lines
    return tables, words


def _doubted(found: Found) -> Found:
    cells = tuple(replace(cell, doubts=(recognition.DOUBT, *cell.doubts)) if cell.text else cell for cell in found.cells)
    return replace(found, cells=cells, doubts=(recognition.DOUBT, *found.doubts))


def _blank(images: Sequence[Mapping[str, Any]], glyphs: Sequence[Glyph], size: tuple[float, float]) -> list[Box]:
    """The boxes of pictures of some size that no text stands on."""
    boxes = [(float(one["x0"]), float(one["top"]), float(one["x1"]), float(one["bottom"])) for one in images[:_MOST_PICTURES]]
    large = [box for box in boxes if (box[2] - box[0]) * (box[3] - box[1]) >= _LARGE * size[0] * size[1]]
    return [box for box in large if sum(_stands_in(glyph, box) for glyph in glyphs) <= _FEW_SIGNS]


def _stands_in(glyph: Glyph, box: Box) -> bool:
    x, y = glyph.middle
    return box[0] <= x < box[2] and box[1] <= y < box[3]


def _inside(glyphs: list[Glyph], size: tuple[float, float]) -> list[Glyph]:
    """Leave out what stands outside the page, which nobody sees."""
    return [glyph for glyph in glyphs if 0 <= glyph.middle[0] <= size[0] and 0 <= glyph.middle[1] <= size[1]]


def _covered(images: Sequence[Mapping[str, Any]], size: tuple[float, float]) -> float:
    """The part of a page that its largest picture covers."""
    return max((abs((one["x1"] - one["x0"]) * (one["bottom"] - one["top"])) / (size[0] * size[1]) for one in images), default=0.0)


def _tables(glyphs: list[Glyph], rules: Rules) -> tuple[list[Grid], list[Grid], list[Line]]:
    """Find the tables of a page, those inside cells of others, and the lines outside them."""
    areas = rules.areas
    every = [part for grid in _boxed(glyphs, rules, areas) for part in parted(without_slivers(grid, glyphs))]
    inner = [grid for grid in every if any(other is not grid and _in_cell(grid.box, other) for other in every)]
    boxed = [grid for grid in every if grid not in inner or min(grid.size) > 1]
    kept = [grid for grid in boxed if grid.size[0] > 1]
    over = {order for grid in kept for order in overflowing(grid, glyphs, _places(grid))}
    loose = [glyph for glyph in _outside(glyphs, kept) if glyph.order not in over]
    aligned = grids_by_columns(level_lines(loose), loose, rules.drawn, areas)
    kept += [grid for grid in boxed if grid.size[0] == 1 and not any(_touch(grid.box, other.box) for other in aligned)]
    kept += [grid for grid in aligned if not any(_touch(grid.box, other.box) for other in kept)]
    kept.sort(key=lambda grid: (grid.box[1], grid.box[0]))
    return kept, inner, level_lines(_outside(loose, kept))


def _boxed(glyphs: list[Glyph], rules: Rules, areas: Sequence[Box]) -> list[Grid]:
    """Find the tables in boxes: by drawn rules, and with the sides of coloured areas where these leave nothing out."""
    drawn = [grid for grid in grids_of(closed(rules.drawn)) if _worth(grid, glyphs)]
    coloured = [_split(grid, areas) for grid in grids_of(closed(rules.every)) if _worth(grid, glyphs) and _whole(grid, glyphs)]
    kept = [grid for grid in coloured if _borne(grid, drawn, areas)]
    return kept + [grid for grid in drawn if not any(_touch(grid.box, one.box) and not _in_cell(grid.box, one) for one in kept)]


def _borne(grid: Grid, drawn: Sequence[Grid], areas: Sequence[Box]) -> bool:
    """Whether a table that coloured areas help to make can be relied on: it holds one that is drawn, or nearly all of it is coloured."""
    inside = [one for one in drawn if _touch(one.box, grid.box)]
    if inside:
        return grid.drawn and all(within(one.box, grid.box) for one in inside)
    share = sum(slot.rows * slot.columns for slot in grid.slots if _area_of(slot, areas) is not None)
    return share >= _COLOURED * grid.size[0] * grid.size[1]


def _area_of(slot: Slot, areas: Sequence[Box]) -> Box | None:
    """The smallest coloured area behind the middle of a cell."""
    x, y = (slot.box[0] + slot.box[2]) / 2, (slot.box[1] + slot.box[3]) / 2
    behind = [box for box in areas if box[0] < x < box[2] and box[1] < y < box[3]]
    return min(behind, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]), default=None)


def _split(grid: Grid, areas: Sequence[Box]) -> Grid:
    """Part cells over several rows that only their coloured neighbours make: nothing shows that they are one."""
    slots: list[Slot] = []
    for slot in grid.slots:
        if slot.rows == 1 or _area_of(slot, areas) is not None:
            slots.append(slot)
        else:
            slots += [
                Slot(row, slot.column, 1, slot.columns, (slot.box[0], grid.ys[row], slot.box[2], grid.ys[row + 1]))
                for row in range(slot.row, slot.row + slot.rows)
            ]  # fmt: skip
    if len(slots) == len(grid.slots) and not grid.holes:
        return grid
    return replace(grid, slots=tuple(sorted(slots, key=lambda slot: (slot.row, slot.column))), drawn=False)


def _whole(grid: Grid, glyphs: Sequence[Glyph]) -> bool:
    """Whether boxes make a whole table: no text beside them on the same lines."""
    left, top, right, bottom = grid.box
    for glyph in glyphs:
        x, y = glyph.middle
        if glyph.text.isspace() or not top < y < bottom:
            continue
        if not left < x < right:
            return False
    return True


def _worth(grid: Grid, glyphs: Sequence[Glyph]) -> bool:
    """Whether boxes hold text at more than one place: frames around pictures are no tables."""
    places = _places(grid)
    filled: set[Slot | None] = set()
    for glyph in glyphs:
        if not glyph.text.isspace() and _holds(grid.box, glyph):
            x, y = glyph.middle
            filled.add(places.get((_at(grid.ys, y), _at(grid.xs, x))))
            if len(filled) > 1:
                return True
    return False


def _in_cell(box: Box, grid: Grid) -> bool:
    return any(within(box, slot.box) for slot in grid.slots)


def _outside(glyphs: Sequence[Glyph], grids: Sequence[Grid]) -> list[Glyph]:
    boxes = [grid.box for grid in grids]
    return [glyph for glyph in glyphs if not any(_holds(box, glyph) for box in boxes)]


def _holds(box: Box, glyph: Glyph) -> bool:
    x, y = glyph.middle
    return box[0] <= x < box[2] and box[1] <= y < box[3]


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _places(grid: Grid) -> dict[tuple[int, int], Slot]:
    """The cell at each row and column."""
    return {
        (row, column): slot
        for slot in grid.slots for row in range(slot.row, slot.row + slot.rows) for column in range(slot.column, slot.column + slot.columns)
    }  # fmt: skip


def _read(grid: Grid, glyphs: Sequence[Glyph], inner: Sequence[Grid], page: tuple[Picture, int]) -> Found:
    """Read the text and colour of each cell of a grid."""
    held: dict[Slot, list[Glyph]] = {slot: [] for slot in grid.slots}
    places = _places(grid)
    moved = overflowing(grid, glyphs, places) if grid.drawn else {}
    for glyph in glyphs:
        x, y = glyph.middle
        slot = moved.get(glyph.order) or (places.get((_at(grid.ys, y), _at(grid.xs, x))) if _holds(grid.box, glyph) else None)
        if slot is not None:
            held[slot].append(glyph)
    inside = [one for one in inner if one is not grid and _in_cell(one.box, grid)]
    cells = tuple(_cell(slot, held[slot], grid, [one for one in inside if within(one.box, slot.box)], page) for slot in grid.slots)
    return Found(grid, cells, () if grid.drawn else (DOUBT,))


def _at(marks: Sequence[float], place: float) -> int:
    return max((at for at, mark in enumerate(marks[:-1]) if mark <= place), default=0)


def _cell(slot: Slot, glyphs: list[Glyph], grid: Grid, inner: Sequence[Grid], page: tuple[Picture, int]) -> Cell:
    text = _text(slot, glyphs, inner)
    full = [glyph for glyph in glyphs if not glyph.text.isspace()]
    doubts = [DOUBT] if not grid.drawn else [_HOLE] if (slot.row, slot.column) in grid.holes and text else []
    doubts += [_OVER] if any(_over(glyph, slot.box) for glyph in full) else []
    doubts += [_CROSSED] if crossed(full) else []
    doubts += [ODD] if odd(text) else []
    left, top, right, bottom = (round(side, 2) for side in slot.box)
    return Cell(
        slot.row, slot.column, text, slot.rows, slot.columns, _colour(slot, full, page[0]),
        pieces=(Piece(page[1], (left, top, right, bottom)),), bold=bool(full) and all(glyph.bold for glyph in full), doubts=tuple(doubts),
    )  # fmt: skip


def _text(slot: Slot, glyphs: list[Glyph], inner: Sequence[Grid]) -> str:
    """The text of a cell; tables inside it are read box by box, between what stands above and below them."""
    if not inner:
        return text_of(glyphs, slot.box[2] - slot.box[0])
    parts: list[str] = []
    rest = glyphs
    for grid in sorted(inner, key=lambda one: one.box[1]):
        above = [glyph for glyph in rest if glyph.middle[1] < grid.box[1]]
        rest = [glyph for glyph in rest if glyph.middle[1] >= grid.box[1] and not _holds(grid.box, glyph)]
        parts.append(text_of(above, slot.box[2] - slot.box[0]))
        parts += [text_of([glyph for glyph in glyphs if _holds(one.box, glyph)], one.box[2] - one.box[0]) for one in grid.slots]
    parts.append(text_of(rest, slot.box[2] - slot.box[0]))
    return "\n".join(part for part in parts if part)


def _colour(slot: Slot, full: list[Glyph], picture: Picture) -> str | None:
    """The colour of a cell; where a merged one is coloured in part, that behind its text."""
    found = picture.colour(slot.box)
    if found is not None or slot.rows == 1 or not full:
        return found
    return picture.colour((slot.box[0], min(glyph.top for glyph in full), slot.box[2], max(glyph.bottom for glyph in full)))


def _over(glyph: Glyph, box: Box) -> bool:
    """Whether a character stands across the side of a box, as text does that is too long for its cell."""
    x, y = (_OVERHANG, glyph.size / 2) if glyph.turn in (0, 180) else (glyph.size / 2, _OVERHANG)
    return glyph.x0 < box[0] - x or glyph.x1 > box[2] + x or glyph.top < box[1] - y or glyph.bottom > box[3] + y


def shown_box(box: Box, size: tuple[float, float], turn: Turn) -> Box:
    """A box in the frame of the page as it is shown, where it was turned clockwise by so much to be read."""
    left, top, right, bottom = box
    width, height = size
    if turn == 90:  # noqa: PLR2004  # degrees
        left, top, right, bottom = top, width - right, bottom, width - left
    elif turn == 180:  # noqa: PLR2004  # degrees
        left, top, right, bottom = width - right, height - bottom, width - left, height - top
    elif turn == 270:  # noqa: PLR2004  # degrees
        left, top, right, bottom = height - bottom, left, height - top, right
    return round(left, 2), round(top, 2), round(right, 2), round(bottom, 2)


def turned_back(cell: Cell, page: PageRead) -> Cell:
    """A cell with its places in the frame of the page as it is shown."""
    return replace(cell, pieces=tuple(Piece(one.page, shown_box(one.box, page.size, page.turn)) for one in cell.pieces))


def remark_on(page: PageRead, notes: Notes, place: Any) -> None:
    """Say what a reader has to know of one page."""
    if page.lost is not None:
        notes.add(page.lost.message, "lost", place)
    for words in page.remarks:
        notes.add(f"page {page.number}: {words}", "doubt", place)
    if page.turn:
        notes.add("this page is printed sideways; it was turned to be read", "note", place)
    for table in page.tables:
        for doubt in table.doubts:
            notes.add(doubt, "doubt", place)
