"""A document as it was read: tables of cells and running text, each with its place, in the order of the document.

Remarks while a document is read: each once, and not without end.

What is asked of a reader, and how it says how far it is.

What is raised where a document is not read.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from audit.appraisal.model.place import NO_PLACE, Place
from audit.documents.book import Workbook
from audit.limits import DocumentLimits
from audit.problems import FaultError, fault

__all__ = [
    "Box",
    "Cell",
    "Kind",
    "Notes",
    "Paper",
    "Passage",
    "Piece",
    "Progress",
    "RefusalError",
    "Remark",
    "Request",
    "Table",
    "Weight",
    "check_places",
    "silent",
]

Kind = str
"""What sort of document it is, by the name of its reader; ``Paper.kind`` says by whose sort of places it is cited."""

Weight = Literal["note", "doubt", "lost"]
Box = tuple[float, float, float, float]
"""Left, top, right and bottom in points, from the top left corner of the page as it is shown."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One fragment of a cell or passage: a cell that goes over a page break has two."""

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table, at the row and column of its top left corner, both counted from 0.

    ``rows`` and ``columns`` say how many it spans. ``fill`` is the colour behind it as ``#rrggbb``, None where there is
    none or it is white. ``formula`` is the formula as stored, with its ``=``. ``doubts`` say in words why the text may
    have been misread. ``text`` holds line breaks where the document has them between paragraphs or list items.

    In workbooks ``stored`` is the exact value behind the text where the two differ (0.8333 shown as 83%), ``sort`` is what
    the cell stores (``number``, ``text``, ``date``, ``logical``, ``error``, or ``none``: a formula without a stored
    result), and ``hidden`` says that its row or column is not shown.
    """

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    fill: str | None = None
    formula: str | None = None
    place: Place = NO_PLACE
    pieces: tuple[Piece, ...] = ()
    bold: bool = False
    doubts: tuple[str, ...] = ()
    stored: str | None = None
    sort: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its cells in reading order, covered positions left out. ``number`` counts the tables of the document from 1."""

    number: int
    cells: tuple[Cell, ...]
    height: int
    width: int
    place: Place = NO_PLACE
    hidden: bool = False
    doubts: tuple[str, ...] = ()

    def grid(self) -> list[list[Cell | None]]:
        """The cells by row and column; a position that a span covers holds the cell that covers it, an absent one None.

        Raises RefusalError, before anything is laid out, where the table has more positions than are read.
        """
        check_places((self,))
        rows: list[list[Cell | None]] = [[None] * self.width for _ in range(self.height)]
        for cell in self.cells:
            for row in range(cell.row, min(cell.row + cell.rows, self.height)):
                for column in range(cell.column, min(cell.column + cell.columns, self.width)):
                    rows[row][column] = cell
        return rows

    def cell_at(self, row: int, column: int) -> Cell | None:
        """The cell at a row and a column, both counted from 1 as a place does; None where none is there. Raises RefusalError as ``grid`` does."""
        return self.grid()[row - 1][column - 1] if 0 < row <= self.height and 0 < column <= self.width else None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading, list item or caption of the running text. ``level`` is 1 and up for a heading, else 0."""

    text: str
    place: Place = NO_PLACE
    level: int = 0
    pieces: tuple[Piece, ...] = ()
    item: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about the document that a reader has to know: a scan without text, tracked changes, a hidden sheet.

    ``weight`` is ``note`` (good to know), ``doubt`` (something may have been misread there) or ``lost`` (something could
    not be read).
    """

    text: str
    weight: Weight = "note"
    place: Place = NO_PLACE


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: name of its file, kind, SHA-256 of its bytes, and its tables and passages in the order of the document.

    ``workbook`` is the whole of a workbook, for rules that look at its formulas; None for other documents.
    """

    name: str
    kind: Kind
    sha256: str
    blocks: tuple[Table | Passage, ...] = ()
    remarks: tuple[Remark, ...] = ()
    details: dict[str, str] = field(default_factory=dict)
    workbook: Workbook | None = None

    @property
    def tables(self) -> Iterator[Table]:
        """The tables alone."""
        return (block for block in self.blocks if isinstance(block, Table))

    def table(self, number: int | None) -> Table | None:
        """The table of a number; None where there is none."""
        return next((one for one in self.tables if one.number == number), None)

    @property
    def passages(self) -> Iterator[Passage]:
        """The running text alone."""
        return (block for block in self.blocks if isinstance(block, Passage))


class Notes:
    """Collects remarks in the order in which they come up."""

    def __init__(self) -> None:
        """Begin with none."""
        self._found: dict[Remark, None] = {}
        self._more = 0

    def add(self, text: str, weight: Weight = "note", place: Place = NO_PLACE) -> None:
        """Keep a remark; beyond the limit only the number is kept."""
        remark = Remark(text, weight, place)
        if remark in self._found:
            return
        if len(self._found) < DocumentLimits.MAX_REMARKS:
            self._found[remark] = None
        else:
            self._more += 1

    def all(self) -> tuple[Remark, ...]:
        """The remarks, and say how many more there were."""
        more = (Remark(f"{self._more:,} more remarks of this document are not listed", "doubt"),) if self._more else ()
        return (*self._found, *more)


Progress = Callable[[int, int], None]
"""Takes how many pages are done, and how many there are."""


def silent(_done: int, _total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Request:
    """One document to read: its name, and what of it (all where None). Pages and tables count from 1.

    ``macros`` says that a document with programs in it is read all the same; they are never run. ``ocr`` says that pages
    without a text layer are read by a text recognition program. ``inside`` counts the documents around one that came in
    another, as an attachment of a mail does.
    """

    name: str
    pages: frozenset[int] | None = None
    sheets: frozenset[str] | None = None
    tables: frozenset[int] | None = None
    macros: bool = False
    ocr: bool = False
    inside: int = 0


class RefusalError(FaultError):
    """A document, or what was asked of it, is not read; ``fault`` says why and what can be done, in plain words."""


def check_places(tables: Iterable[Table]) -> None:
    """Count the positions of tables, those that spans cover included. Raises RefusalError where there are more than are read."""
    laid = sum(table.height * table.width for table in tables)
    if laid > DocumentLimits.MAX_LAID:
        raise RefusalError(fault("too-many-places", laid=laid, max_laid=DocumentLimits.MAX_LAID))
