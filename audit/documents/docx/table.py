"""One table of a word-processor document: the grid that its rows and cells make."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from lxml.etree import _Element

from audit.documents.docx.styles import on, wrapped
from audit.documents.office.theme import ALIASES, shown, tinted
from audit.documents.office.xml import attribute, child, local
from audit.documents.paper import Cell, RefusalError
from audit.limits import DocumentLimits
from audit.problems import fault

__all__ = ["Content", "Fill", "Grid", "fill_of", "read_grid", "span_of", "within"]


@dataclass(slots=True)
class Grid:
    """The cells of a table, how many rows and columns they make, and how many rows were left out as deleted or hidden."""

    cells: list[Cell] = field(default_factory=list)
    height: int = 0
    width: int = 0
    deleted: int = 0
    hidden: int = 0


Fill = Callable[[_Element], str | None]
Content = Callable[[_Element, int, int], Cell]
"""Makes the cell at a row and column from its element; spans are set here."""


def read_grid(table: _Element, content: Content, fill: Fill) -> Grid:
    """Lay out a table. Raises RefusalError where a cell spans more columns than are read."""
    found = Grid()
    open_: dict[int, int] = {}
    for row in within(table, "tr"):
        properties = child(row, "trPr")
        if child(properties, "del") is not None:
            found.deleted += 1
        elif on(properties, "hidden"):
            found.hidden += 1
        else:
            open_ = _lay(row, found, open_, (content, fill))
            found.height += 1
    return found


def _lay(row: _Element, grid: Grid, open_: dict[int, int], make: tuple[Content, Fill]) -> dict[int, int]:
    """Lay one row; takes and gives the vertical merges under way, by column, as positions in the list of cells."""
    column = span_of(child(row, "trPr", "gridBefore"), 0)
    still: dict[int, int] = {}
    for element in within(row, "tc"):
        properties = child(element, "tcPr")
        columns = span_of(child(properties, "gridSpan"), 1)
        if _continues(properties) and column in open_:
            _grow(grid, open_[column])
            still[column] = open_[column]
        elif _joins_left(properties) and grid.cells and grid.cells[-1].row == grid.height:
            grid.cells[-1] = replace(grid.cells[-1], columns=grid.cells[-1].columns + columns)
        else:
            made = make[0](element, grid.height, column)
            if child(properties, "vMerge") is not None:
                still[column] = len(grid.cells)
            grid.cells.append(replace(made, columns=columns, fill=make[1](element) or made.fill))
        column += columns
        if column > DocumentLimits.MAX_SPAN:
            raise RefusalError(fault("row-too-wide", max_span=DocumentLimits.MAX_SPAN))
    grid.width = max(grid.width, column)
    return still


def _grow(grid: Grid, at: int) -> None:
    grid.cells[at] = replace(grid.cells[at], rows=grid.height - grid.cells[at].row + 1)


def _continues(properties: _Element | None) -> bool:
    merge = child(properties, "vMerge")
    return merge is not None and attribute(merge, "val", "continue") != "restart"


def _joins_left(properties: _Element | None) -> bool:
    """Whether a cell continues the one on its left, as very old documents say it."""
    merge = child(properties, "hMerge")
    return merge is not None and attribute(merge, "val", "continue") != "restart"


def span_of(element: _Element | None, default: int) -> int:
    """Read how many columns are spanned or skipped. Raises RefusalError for more than are read."""
    text = attribute(element, "val")
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 20 else default  # noqa: PLR2004  # no number of columns
    if number > DocumentLimits.MAX_SPAN:
        raise RefusalError(fault("span-too-wide", number=number, max_span=DocumentLimits.MAX_SPAN))
    return number


def within(element: _Element, name: str) -> Iterator[_Element]:
    """The rows of a table or the cells of a row, looking through what only wraps them."""
    for one in element:
        if local(one) == name:
            yield one
        elif wrapped(one):
            yield from within(one, name)


def fill_of(element: _Element, theme: dict[str, str]) -> str | None:
    """The colour behind a cell as ``#rrggbb``; None where there is none or it is white."""
    shading = child(element, "tcPr", "shd")
    plain = attribute(shading, "color" if attribute(shading, "val") == "solid" else "fill")
    if plain and plain != "auto":
        return shown(plain)
    named = attribute(shading, "themeFill")
    colour = theme.get(ALIASES.get(named, named))
    return None if colour is None else shown(_shaded(colour, shading))


def _shaded(colour: str, shading: _Element | None) -> str:
    lighter, darker = attribute(shading, "themeFillTint"), attribute(shading, "themeFillShade")
    try:
        if lighter:
            return tinted(colour, 1 - int(lighter, 16) / 255)
        return tinted(colour, int(darker, 16) / 255 - 1) if darker else colour
    except ValueError:
        return colour
