"""The body of a word-processor document, block by block: headings, paragraphs, list items, tables."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from lxml.etree import _Element

from audit.appraisal.model.place import Place
from audit.documents.docx import tabs
from audit.documents.docx.numbering import Numbering
from audit.documents.docx.runs import Line, Runs
from audit.documents.docx.styles import Styles, wrapped
from audit.documents.docx.table import Grid, fill_of, read_grid
from audit.documents.office.theme import shown
from audit.documents.office.xml import child, children, local
from audit.documents.paper import Cell, Notes, Passage, RefusalError, Table
from audit.limits import DocumentLimits
from audit.problems import fault

__all__ = ["Walk"]

_ITEM_SIGNS: Final = ("•", "●", "▪", "■", "✓")


@dataclass(slots=True)
class _Content:
    """What was found inside one cell: its lines of text, and the tables that stand in it."""

    lines: list[tuple[str, Line]] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)


class Walk:
    """Goes through a body once, in its order; counts tables, lists and footnotes as it goes."""

    def __init__(self, styles: Styles, numbering: Numbering, theme: dict[str, str], notes: Notes) -> None:
        """Take what the other parts of the document say."""
        self._styles = styles
        self._numbering = numbering
        self._theme = theme
        self._notes = notes
        self._tables = 0
        self._depth = 0
        self._section: str | None = None
        self.runs = Runs(styles)
        self.pictures = 0
        self.hidden = 0

    def blocks(self, container: _Element) -> Iterator[Table | Passage]:
        """The blocks of a body or another container of blocks; paragraphs with tabs that make a table are one."""
        rows: list[Passage] = []
        for one in container:
            if local(one) == "p":
                for block in self._paragraph(one):
                    if isinstance(block, Passage) and tabs.is_row(block):
                        rows.append(block)
                    else:
                        yield from tabs.with_tables(rows, self._numbers())
                        rows = []
                        yield block
            else:
                yield from tabs.with_tables(rows, self._numbers())
                rows = []
                yield from self._block(one)
        yield from tabs.with_tables(rows, self._numbers())

    def _numbers(self) -> Iterator[int]:
        """Count the next table."""
        self._tables += 1
        yield self._tables

    def _block(self, one: _Element) -> Iterator[Table | Passage]:
        """The blocks of an element that is no paragraph."""
        name = local(one)
        if name == "tbl":
            yield from self._table(one)
        elif name == "altChunk":
            self._notes.add("a part in another format is embedded here; it is not read", "lost", self._place())
        elif name == "AlternateContent":
            yield from self.blocks(_chosen(one))
        elif wrapped(one):
            yield from self.blocks(one)

    def _place(self) -> Place:
        return Place(section=self._section)

    def _paragraph(self, element: _Element) -> Iterator[Table | Passage]:
        text, line, item = self._read(element)
        level = self._styles.level(element) if text else 0
        if level:
            self._section = " ".join(text.split())[:200]
        if text:
            self._report(line, self._place())
            yield Passage(text, self._place(), level, item=item)
        for box in line.boxes:
            yield from self.blocks(box)

    def _read(self, element: _Element) -> tuple[str, Line, bool]:
        """Read a paragraph with the number that stands before it; a paragraph without text is not counted in its list."""
        line = self.runs.line(element)
        text = line.text.strip()
        numbered = self._styles.numbered(element) if text else None
        label = self._numbering.label(*numbered) if numbered else ""
        self.pictures += line.pictures
        self.hidden += bool(line.hidden.strip())
        return f"{label} {text}" if label else text, line, numbered is not None or text.startswith(_ITEM_SIGNS)

    def _table(self, element: _Element) -> Iterator[Table | Passage]:
        if _only_wraps(element):
            for cell in _cells(element):
                yield from self._deeper(cell)
            return
        self._tables += 1
        yield from self._numbered(element, self._tables)

    def _deeper(self, cell: _Element) -> Iterator[Table | Passage]:
        self._enter()
        yield from self.blocks(cell)
        self._depth -= 1

    def _enter(self) -> None:
        self._depth += 1
        if self._depth > DocumentLimits.MAX_NESTED:
            raise RefusalError(fault("tables-too-deep", max_nested=DocumentLimits.MAX_NESTED))

    def _numbered(self, element: _Element, number: int) -> Iterator[Table]:
        inner: list[Table] = []

        def content(cell: _Element, row: int, column: int) -> Cell:
            place = Place(section=self._section, table=number, row=row + 1, column=column + 1)
            found = self._inside(cell)
            inner.extend(found.tables)
            return self._cell(found, Cell(row, column, "", place=place))

        grid = read_grid(element, content, lambda cell: fill_of(cell, self._theme))
        place = Place(section=self._section, table=number)
        self._left_out(grid, place)
        if grid.cells:
            yield Table(number, tuple(grid.cells), grid.height, grid.width, place)
        yield from inner

    def _inside(self, cell: _Element) -> _Content:
        """Read a cell: its paragraphs, and the rows of tables in it as lines."""
        self._enter()
        found = _Content()
        for block in _flat(cell):
            if local(block) == "p":
                text, line, _ = self._read(block)
                found.lines.append((text, line))
                for box in line.boxes:
                    found.lines += self._inside(box).lines
            else:
                self._nested(block, found)
        self._depth -= 1
        return found

    def _nested(self, element: _Element, found: _Content) -> None:
        """Keep the text of a table in a cell as text of the cell; one of some size is a table of the document as well."""
        before = self._tables
        self._tables += 1
        tables = list(self._numbered(element, self._tables))
        outer = tables[:1]
        for row in outer[0].grid() if outer else ():
            text = "\t".join(dict.fromkeys(cell.text for cell in row if cell is not None and cell.text))
            found.lines.append((text, Line()))
        if outer and outer[0].height > 1 and outer[0].width > 1:
            found.tables += tables
        else:
            self._tables = before

    def _cell(self, found: _Content, bare: Cell) -> Cell:
        full = [(text, line) for text, line in found.lines if text]
        marks = [line for _, line in full if line.text.strip()]
        text = "\n".join(text for text, _ in full)
        doubts = [doubt for _, line in found.lines for doubt in self._report(line, bare.place)]
        return replace(
            bare,
            text=text,
            bold=bool(marks) and all(line.bold for line in marks),
            fill=_coloured(text, [line for _, line in found.lines]),
            formula=next((line.formula for _, line in found.lines if line.formula), None),
            doubts=tuple(dict.fromkeys(doubts)),
        )

    def _report(self, line: Line, place: Place) -> list[str]:
        """Remark on what was done to a line, and give the doubts that follow for the cell it stands in."""
        doubts = list(line.notes)
        if line.deleted.strip() or line.inserted.strip():
            doubts.append(_change(line))
            self._notes.add(f"{_change(line)}{_by(line)}; read as if the change were accepted", "doubt", place)
        if line.hidden.strip():
            self._notes.add("this place has hidden text; it was left out", "note", place)
        if line.odd:
            doubts.append("a sign of a symbol font could not be read")
            self._notes.add("a sign of a symbol font could not be read", "doubt", place)
        for note in line.notes:
            self._notes.add(note, "doubt", place)
        return doubts

    def _left_out(self, grid: Grid, place: Place) -> None:
        for count, words in ((grid.deleted, "deleted in a tracked change"), (grid.hidden, "hidden")):
            if count:
                rows = "1 row of this table is" if count == 1 else f"{count} rows of this table are"
                self._notes.add(f"{rows} {words}; left out", "doubt", place)


def _chosen(alternative: _Element) -> _Element:
    choice = child(alternative, "Choice")
    return choice if choice is not None else alternative


def _flat(container: _Element) -> Iterator[_Element]:
    """The paragraphs and tables of a cell, looking through what only wraps them."""
    for one in container:
        if local(one) in ("p", "tbl"):
            yield one
        elif wrapped(one):
            yield from _flat(one)
        elif local(one) == "AlternateContent":
            yield from _flat(_chosen(one))


def _cells(table: _Element) -> list[_Element]:
    return [cell for row in children(table, "tr") for cell in children(row, "tc")]


def _only_wraps(table: _Element) -> bool:
    """Say whether a table is a frame around other tables: one cell, with a table in it."""
    cells = _cells(table)
    return len(cells) == 1 and any(local(one) == "tbl" for one in _flat(cells[0]))


def _coloured(text: str, lines: list[Line]) -> str | None:
    """The colour behind the text itself, or that of the text where it is no more than a sign (a red dot)."""
    shade = next((line.shade for line in lines if line.shade), "")
    if not shade and text and not any(sign.isalnum() for sign in text):
        shade = next((line.colour for line in lines if line.colour and line.text.strip()), "")
    return shown(shade)


def _change(line: Line) -> str:
    before, now = (" ".join(text.split())[:60] for text in (line.deleted, line.inserted))
    if before and now:
        return f'a tracked change: "{before}" before, "{now}" now'
    return f'a tracked change: "{before}" is taken out' if before else f'a tracked change: "{now}" is put in'


def _by(line: Line) -> str:
    return f" (by {', '.join(sorted(line.authors))})" if line.authors else ""
