"""Reader of web pages: tables with their spans and colours, and running text, each with its line. Nothing is fetched.

The body of a page, block by block: headings, paragraphs, items, tables.
"""

import codecs
import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree
from lxml.etree import _Element

from audit.appraisal.model.place import Place
from audit.documents.html.grid import Spot, groups_of, lay_out
from audit.documents.html.style import Styles
from audit.documents.html.text import BLOCKS, SILENT, Words, add, number_of, say
from audit.documents.paper import Cell, Kind, Notes, Paper, Passage, RefusalError, Table
from audit.documents.precount import count_page
from audit.limits import DocumentLimits
from audit.problems import fault

__all__ = ["LineOf", "Walk", "decoded", "parse", "read_html", "read_page"]

_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_WHITE: Final = "#ffffff"

LineOf = Callable[[_Element], int | None]
"""Tells the line of the file in which an element begins."""


@dataclass(slots=True)
class _Open:
    """The paragraph under way: its words, and the element it began with."""

    words: Words = field(default_factory=Words)
    begin: _Element | None = None


class Walk:
    """Goes through a page once, in its order."""

    def __init__(self, styles: Styles, notes: Notes, line_of: LineOf) -> None:
        """Take what the page says of its looks, where remarks go, and how lines are told."""
        self._styles = styles
        self._notes = notes
        self._line_of = line_of
        self._section: str | None = None
        self._tables = 0
        self._depth = 0
        self.hidden = 0

    def blocks(self, element: _Element) -> Iterator[Table | Passage]:
        """The blocks inside an element."""
        open_ = _Open(begin=element)
        say(open_.words, element.text)
        yield from self._children(element, open_)
        yield from self._close(open_, element)

    def _children(self, element: _Element, open_: _Open) -> Iterator[Table | Passage]:
        for one in element:
            if self._is_block(one):
                yield from self._close(open_, element)
                yield from self._block(one)
                open_.words, open_.begin = Words(), one
            else:
                if not open_.words.line():
                    open_.begin = one
                add(open_.words, one, self._styles)
            say(open_.words, one.tail)

    def _is_block(self, one: _Element) -> bool:
        if not isinstance(one.tag, str) or one.tag in SILENT:
            return False
        return one.tag in BLOCKS or any(isinstance(inner.tag, str) and inner.tag == "table" for inner in one.iter())

    def _block(self, one: _Element) -> Iterator[Table | Passage]:
        if self._styles.hidden(one):
            self.hidden += 1
        elif one.tag == "table":
            yield from self._table(one)
        elif one.tag in _HEADINGS:
            words = Words()
            add(words, one, self._styles)
            text = words.line().replace("\n", " ")
            self._section = text[:200] or self._section
            if text:
                yield Passage(text, self._place(one), _HEADINGS[one.tag])
        else:
            yield from self.blocks(one)

    def _close(self, open_: _Open, element: _Element) -> Iterator[Passage]:
        text = open_.words.line()
        if text:
            item = element.tag == "li"
            number = number_of(element) if item else ""
            begin = open_.begin if open_.begin is not None else element
            yield Passage(number + text, self._place(element if item else begin), item=item)
        self.hidden += open_.words.hidden

    def _place(self, element: _Element) -> Place:
        return Place(section=self._section, line=self._line_of(element))

    def _table(self, element: _Element) -> Iterator[Table | Passage]:
        caption = next((one for one in element if one.tag == "caption"), None)
        if caption is not None:
            yield from self.blocks(caption)
        spots = list(lay_out(element))
        if len(spots) == 1 and next(spots[0].element.iter("table"), None) is not None:
            yield from self._deeper(spots[0].element)
            return
        self._tables += 1
        yield from self._laid(element, spots, self._tables)

    def _deeper(self, element: _Element) -> Iterator[Table | Passage]:
        self._depth += 1
        if self._depth > DocumentLimits.MAX_NESTED:
            raise RefusalError(fault("tables-too-deep", max_nested=DocumentLimits.MAX_NESTED))
        yield from self.blocks(element)
        self._depth -= 1

    def _laid(self, element: _Element, spots: list[Spot], number: int) -> Iterator[Table | Passage]:
        shown = [spot for spot in spots if not self._unseen(spot.element)]
        place = Place(section=self._section, line=self._line_of(element), table=number)
        if len(shown) < len(spots):
            self._notes.add("cells of this table that are not shown were left out", "note", place)
        cells = tuple(self._cell(spot, number) for spot in shown)
        height = sum(len(group) for group in groups_of(element))
        width = max((spot.column + spot.columns for spot in spots), default=0)
        if cells:
            yield Table(number, cells, height, width, place)
        for spot in shown:
            yield from self._inside(spot.element)

    def _unseen(self, cell: _Element) -> bool:
        row = cell.getparent()
        return self._styles.hidden(cell) or (row is not None and self._styles.hidden(row))

    def _inside(self, cell: _Element) -> Iterator[Table]:
        """Tables of some size that stand in a cell as tables of the document as well."""
        if any(len(groups) > 1 for table in cell.iter("table") for groups in groups_of(table)):
            yield from (block for block in self._deeper(cell) if isinstance(block, Table) and block.height > 1 and block.width > 1)

    def _cell(self, spot: Spot, number: int) -> Cell:
        words = Words()
        bold = spot.element.tag == "th"
        say(words, spot.element.text, bold=bold)
        for one in spot.element:
            add(words, one, self._styles, bold=bold)
            say(words, one.tail, bold=bold)
        text, doubts = words.line(), list(words.doubts)
        described = " ".join(filter(None, words.pictures))
        if not text and described:
            text = described
            doubts.append("read from the description of a picture")
        elif not text and words.pictures:
            doubts.append("this place has a picture, which is not read")
        place = Place(section=self._section, line=self._line_of(spot.element), table=number, row=spot.row + 1, column=spot.column + 1)
        return Cell(
            spot.row, spot.column, text, spot.rows, spot.columns, self._fill(spot.element), place=place,
            bold=words.weights == {True}, doubts=tuple(dict.fromkeys(doubts)),
        )  # fmt: skip

    def _fill(self, cell: _Element) -> str | None:
        """The colour behind a cell: its own, that of what it holds, else that of its row, group or table."""
        inner = [one for one in cell.iter() if isinstance(one.tag, str) and one.tag != "table" and next(one.iterancestors("table"), None) is not None]
        own = self._styles.background(cell)
        for one in inner[1:] if own is None else ():
            own = own or self._styles.background(one)
        above = cell.getparent()
        while own is None and above is not None and above.tag != "body":
            own = self._styles.background(above)
            above = None if above.tag == "table" else above.getparent()
        return None if own == _WHITE else own


_DECLARED: Final = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})",
    re.IGNORECASE,
)
_MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def read_html(data: bytes, name: str) -> Paper:
    """Read a web page. Raises RefusalError where it is too large, nested too deep, or spans too wide."""
    notes = Notes()
    return read_page(decoded(data, notes), Paper(name, "html", hashlib.sha256(data).hexdigest()), notes, _source_line)


def read_page(text: str, bare: Paper, notes: Notes, line_of: LineOf) -> Paper:
    """Read a page from its text; ``bare`` says what document it is, ``line_of`` how its lines are told."""
    count_page(text)
    page = parse(text)
    styles = Styles(page)
    walk = Walk(styles, notes, line_of)
    body = page.find("body")
    blocks = tuple(walk.blocks(page if body is None else body))
    if walk.hidden:
        notes.add("parts of the page that are not shown were left out")
    if styles.spent:
        notes.add("the page says more of its looks than is read; colours may be missing, and parts may be read that it does not show", "doubt")
    if styles.linked:
        notes.add("the page takes its looks from style sheets elsewhere, which are not fetched; colours may be missing")
    kind: Kind = bare.kind
    return Paper(bare.name, kind, bare.sha256, blocks, notes.all())


def decoded(data: bytes, notes: Notes) -> str:
    """The text of a page: by its mark, by what it declares, as UTF-8, else as Windows text."""
    if len(data) > DocumentLimits.MAX_TEXT:
        raise RefusalError(fault("page-too-large", max_text=DocumentLimits.MAX_TEXT))
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    match = _DECLARED.search(data[:4096])
    declared = (match[1] or match[2]).decode("ascii") if match else "utf-8"
    for encoding in (declared, "utf-8"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    notes.add("characters beyond plain letters may have been misread: the file does not say how it is written", "doubt")
    return data.decode("cp1252", "replace")


def parse(text: str) -> _Element:
    """Parse a page as leniently as browsers do. Raises RefusalError where it is nested deeper than the parser goes."""
    clean = text.replace("\x00", "").encode("utf-8", "replace")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        page: _Element | None = etree.fromstring(clean, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RefusalError(fault("page-not-readable", error=error)) from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise RefusalError(fault("page-too-deep"))
    if any("huge" in entry.message.lower() for entry in parser.error_log):
        raise RefusalError(fault("page-text-too-long"))
    if page is None:
        raise RefusalError(fault("page-empty"))
    return page


def _source_line(element: _Element) -> int | None:
    line: object = element.sourceline
    return line if isinstance(line, int) else None
