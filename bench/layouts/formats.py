"""Blocks written as the documents that people hold: Markdown, text, web page, Word, PDF; workbooks are in workbook.py."""

import csv
import html
import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final
from xml.sax.saxutils import escape

from bench.layouts.blocks import Block, Cell, Table, Text
from bench.layouts.workbook import as_workbook

_WORD: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_COLUMN: Final = '<w:gridCol w:w="1200"/>'
_TYPES: Final = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS: Final = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def as_markdown(blocks: Sequence[Block]) -> bytes:
    """Write Markdown with pipe tables; what a wide cell covers is empty."""
    parts = []
    for block in blocks:
        if isinstance(block, Text):
            parts.append(f"{'#' * block.level} {block.text}" if block.level else f"- {block.text}" if block.item else block.text)
        else:
            rows = block.flat()
            lines = [_pipes(rows[0]), "|" + "---|" * len(rows[0]), *map(_pipes, rows[1:])]
            parts.append("\n".join(lines))
    return re.sub(r"(?m)^(- .*)\n\n(?=- )", r"\1\n", "\n\n".join(parts) + "\n").encode()


def _pipes(row: Sequence[Cell]) -> str:
    cells = (cell.text.replace("|", "\\|") for cell in row)
    return "| " + " | ".join(f"**{text}**" if cell.bold and text else text for cell, text in zip(row, cells, strict=True)) + " |"


def _separated(blocks: Sequence[Block], mark: str) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=mark, lineterminator="\n")
    for at, block in enumerate(blocks):
        if isinstance(block, Text):
            writer.writerow([block.text])
            continue
        if at:
            writer.writerow([])
        writer.writerows([cell.text for cell in row] for row in block.flat())
        writer.writerow([])
    return stream.getvalue().encode()


def as_csv(blocks: Sequence[Block]) -> bytes:
    """Write comma-separated values, with semicolons where a decimal comma stands in a figure."""
    commas = any(
        "," in cell.text and cell.text.replace(",", "").isdigit()
        for block in blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row
    )
    return _separated(blocks, ";" if commas else ",")


def as_tabs(blocks: Sequence[Block]) -> bytes:
    """Write tab-separated text."""
    return _separated(blocks, "\t")


def as_html(blocks: Sequence[Block]) -> bytes:
    """Write a web page."""
    parts = ["<!DOCTYPE html><html><head><meta charset='utf-8'><title>Appraisal</title></head><body>"]
    for block in blocks:
        if isinstance(block, Text):
            tag = f"h{block.level}" if block.level else "li" if block.item else "p"
            parts.append(f"<{tag}>{html.escape(block.text)}</{tag}>")
        else:
            parts.append(
                "<table>"
                + "".join(f"<tr>{''.join(_html_cell(cell, head=at < block.heads) for cell in row)}</tr>" for at, row in enumerate(_kept(block)))
                + "</table>"
            )
    return "\n".join([*parts, "</body></html>"]).encode()


def _kept(block: Table) -> Sequence[Sequence[Cell]]:
    """Return the rows with wide cells, or flat where the paper did not merge."""
    return block.rows if block.merged else block.flat()


def _html_cell(cell: Cell, *, head: bool) -> str:
    tag, span = ("th" if head else "td"), f" colspan='{cell.span}'" if cell.span > 1 else ""
    text = html.escape(cell.text)
    return f"<{tag}{span}>{f'<b>{text}</b>' if cell.bold and not head else text}</{tag}>"


def as_word(blocks: Sequence[Block]) -> bytes:
    """Write a .docx with real tables and headings."""
    body = "".join(_word_text(block) if isinstance(block, Text) else _word_table(block) for block in blocks)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELATIONS),
            ("word/document.xml", f"<w:document {_WORD}><w:body>{body}</w:body></w:document>"),
        ):
            file.writestr(zipfile.ZipInfo(name), text)
    return data.getvalue()


def _run(text: str, *, bold: bool = False) -> str:
    return f"<w:r>{'<w:rPr><w:b/></w:rPr>' if bold else ''}<w:t xml:space='preserve'>{escape(text)}</w:t></w:r>"


def _word_text(block: Text) -> str:
    style = f"<w:pPr><w:pStyle w:val='Heading{block.level}'/></w:pPr>" if block.level else ""
    return f"<w:p>{style}{_run(block.text)}</w:p>"


def _word_table(block: Table) -> str:
    width = len(block.flat()[0])
    rows = "".join(f"<w:tr>{''.join(map(_word_cell, row))}</w:tr>" for row in _kept(block))
    return f"<w:tbl><w:tblPr/><w:tblGrid>{_COLUMN * width}</w:tblGrid>{rows}</w:tbl><w:p/>"


def _word_cell(cell: Cell) -> str:
    span = f"<w:gridSpan w:val='{cell.span}'/>" if cell.span > 1 else ""
    return f"<w:tc><w:tcPr>{span}</w:tcPr><w:p>{_run(cell.text, bold=cell.bold)}</w:p></w:tc>"


def as_pdf(blocks: Sequence[Block]) -> bytes:
    """Write a PDF with ruled tables, landscape so that wide ones fit."""
    from reportlab.lib.pagesizes import A3, landscape  # noqa: PLC0415  # long to import
    from reportlab.lib.styles import getSampleStyleSheet  # noqa: PLC0415  # as above
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer  # noqa: PLC0415  # as above

    styles = getSampleStyleSheet()
    story: list[Any] = []
    for block in blocks:
        if isinstance(block, Text):
            story.append(Paragraph(escape(_latin(block.text)), styles[f"Heading{block.level}" if block.level else "BodyText"]))
        else:
            story += [Spacer(1, 6), _pdf_table(block, styles["BodyText"]), Spacer(1, 10)]
    data = io.BytesIO()
    SimpleDocTemplate(data, pagesize=landscape(A3), invariant=1).build(story)
    return data.getvalue()


def _pdf_table(block: Table, style: Any) -> Any:
    from reportlab.lib.colors import black  # noqa: PLC0415  # as in as_pdf
    from reportlab.platypus import Paragraph  # noqa: PLC0415  # as in as_pdf
    from reportlab.platypus import Table as Drawn  # noqa: PLC0415  # as in as_pdf

    spans = []
    for at, row in enumerate(_kept(block)):
        column = 0
        for cell in row:
            spans += [("SPAN", (column, at), (column + cell.span - 1, at))] if cell.span > 1 else []
            column += cell.span
    rows = [[Paragraph(escape(_latin(cell.text)), style) for cell in row] for row in block.flat()]
    width = 1050 / len(rows[0])
    return Drawn(rows, colWidths=[min(width, 130)] * len(rows[0]), style=[("GRID", (0, 0), (-1, -1), 0.5, black), *spans])


def _latin(text: str) -> str:
    """Leave out the signs that the standard fonts do not have."""
    return text.replace("→", "->").replace("✅", "(1st)").replace("✓", "Yes").replace("✗", "No")


FORMATS: Final[Mapping[str, tuple[str, Callable[[Sequence[Block]], bytes]]]] = {
    "md": ("md", as_markdown), "csv": ("csv", as_csv), "tsv": ("tsv", as_tabs), "html": ("html", as_html), "docx": ("docx", as_word),
    "pdf": ("pdf", as_pdf), "xlsx": ("xlsx", lambda blocks: as_workbook(blocks, formulas=False)),
    "xlsx with formulas": ("xlsx", lambda blocks: as_workbook(blocks, formulas=True)),
}  # fmt: skip
