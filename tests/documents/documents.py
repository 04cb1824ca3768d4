"""Small documents made for the tests, and what the readers make of them."""

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any, Final

from openpyxl import Workbook
from reportlab.pdfgen.canvas import Canvas

from audit.documents.paper import Paper, Request, Table
from audit.documents.registry import read_bytes

W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
REL: Final = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
TYPE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN_DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MAIN_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def read(data: bytes, name: str, **chosen: Any) -> Paper:
    """Read a document in this process."""
    return read_bytes(data, Request(name, **chosen))


def texts(table: Table) -> list[list[str | None]]:
    """The texts of a table by row and column; what a span covers repeats, what is not there is None."""
    return [[None if cell is None else cell.text for cell in row] for row in table.grid()]


def only(paper: Paper) -> Table:
    """The one table of a document."""
    (table,) = paper.tables
    return table


def remarks(paper: Paper) -> list[str]:
    return [remark.text for remark in paper.remarks]


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Pack parts as office programs do."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return data.getvalue()


def stored(parts: Mapping[str, str | bytes]) -> bytes:
    """Pack parts as OpenDocument programs do: the first, which names the kind, is not compressed."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for at, (name, text) in enumerate(parts.items()):
            file.writestr(name, text, zipfile.ZIP_DEFLATED if at else zipfile.ZIP_STORED)
    return data.getvalue()


def types(part: str = "/word/document.xml", sort: str = MAIN_DOCX) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'<Types xmlns="{space}"><Override PartName="{part}" ContentType="{sort}"/></Types>'


def docx(body: str, parts: Mapping[str, str | bytes] | None = None, **others: str) -> bytes:
    """Make a .docx of the XML of its body; ``others`` are the insides of its styles, numbering, footnotes and so on."""
    roots = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes", "comments": "comments"}
    relations = "".join(f'<Relationship Id="r{name}" Type="{TYPE}/{name}" Target="{name}.xml"/>' for name in others)
    return packed(
        {
            "[Content_Types].xml": types(),
            "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": f"<Relationships {REL}>{relations}</Relationships>",
            **{f"word/{name}.xml": f"<w:{roots[name]} {W}>{inner}</w:{roots[name]}>" for name, inner in others.items()},
            **(parts or {}),
        }
    )


def p(text: str, properties: str = "", run: str = "") -> str:
    """The XML of a paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def tc(inside: str, properties: str = "") -> str:
    """The XML of a cell; plain text becomes a paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside if inside.startswith('<') else p(inside)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    row = "".join(cell if cell.startswith(("<w:tc", "<w:sdt")) else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{row}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def xlsx(fill: Callable[[Any], object]) -> bytes:
    """Make a workbook; ``fill`` takes it with its first sheet, called Scores."""
    book = Workbook()
    assert book.active is not None
    book.active.title = "Scores"
    fill(book)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def rewritten(data: bytes, changes: Mapping[str, Callable[[str], str]] | None = None, added: Mapping[str, str | bytes] | None = None) -> bytes:
    """A packed document with some of its parts changed or added."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts: dict[str, str | bytes] = {name: file.read(name) for name in file.namelist()}
    for name, change in (changes or {}).items():
        part = parts[name]
        assert isinstance(part, bytes)
        parts[name] = change(part.decode())
    return packed({**parts, **(added or {})})


def pdf(*pages: Callable[[Canvas], object], size: tuple[float, float] = (595, 842)) -> bytes:
    """Make a PDF; each function draws one page, with its origin at the lower left."""
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=size, invariant=True)
    for draw in pages:
        canvas.setFont("Helvetica", 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def ruled(  # noqa: PLR0913  # what a drawn table may look like
    canvas: Canvas, rows: list[list[str]], *, left: float = 60, top: float = 760, width: float = 100, height: float = 20,
    fills: Mapping[tuple[int, int], str] | None = None, closed: bool = True, lines: bool = True,
) -> float:  # fmt: skip
    """Draw a table with rules around its cells, and give where it ends; not ``closed``: without the last rule across."""
    right = left + width * len(rows[0])
    bottom = top - height * len(rows)
    for (row, column), colour in (fills or {}).items():
        canvas.setFillColor(colour)
        canvas.rect(left + column * width, top - (row + 1) * height, width, height, stroke=0, fill=1)
    canvas.setFillColor("black")
    if lines:
        for at in range(len(rows) + closed):
            canvas.line(left, top - at * height, right, top - at * height)
        for at in range(len(rows[0]) + 1):
            canvas.line(left + at * width, top, left + at * width, bottom)
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            canvas.drawString(left + column * width + 4, top - (row + 1) * height + 6, text)
    return bottom


Draw = Callable[[Canvas], object]
"""Draws one page."""


def labelled(data: bytes, prefix: str) -> bytes:
    """A PDF whose pages are called by numbers after a prefix."""
    mark = b"/Type /Catalog"
    assert mark in data
    return data.replace(mark, mark + f" /PageLabels << /Nums [0 << /S /D /P ({prefix}) >>] >>".encode(), 1)
