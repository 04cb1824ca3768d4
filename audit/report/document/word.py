"""The report as a Word document: real headings, tables with header rows that repeat, captions, alternative texts.

It says what the page says, but for plots: the table behind each plot is there, and can be pasted into a paper. The same
report gives the same bytes.
"""

import base64
import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from audit import __version__
from audit.appraisal.text.shown import clean
from audit.report.document.blocks import (
    AnswerRoom,
    Block,
    Bullets,
    FactList,
    Notice,
    PageCrop,
    Plot,
    ReportCell,
    ReportDocument,
    ReportSection,
    ReportTable,
    ReportText,
)
from audit.report.document.palette import LIGHT

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph as WordParagraph

__all__ = ["word_of"]

_SMALL: Final = 8
_USUAL: Final = 10
_DEEPEST: Final = 6
_WIDEST: Final = 6
"""Columns that fit a page in its usual print; a table with more has smaller print."""
_LABEL: Final = 2_300
_PAGE: Final = 9_640
"""Width of what is printed on A4, in twentieths of a point."""
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_PIXELS: Final = 96
_SHORTEST: Final = 8
_LONGEST: Final = 48
"""Letters of a column that count for its width, at least and at most."""


def word_of(report: ReportDocument) -> bytes:
    """The report as the bytes of a .docx file."""
    import docx  # noqa: PLC0415  # only where a Word document is asked for

    document = docx.Document()
    _set_up(document, report)
    document.add_heading(clean(report.title), 1)
    writer = _Writer(document)
    writer.blocks(report.lead)
    for one in report.sections:
        writer.section(one, 2)
    _text(document.add_paragraph(), report.foot, small=True)
    packed = io.BytesIO()
    document.save(packed)
    return _steady(packed.getvalue())


def _steady(data: bytes) -> bytes:
    """The same file with no time in it, so that the same report gives the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _set_up(document: "Document", report: ReportDocument) -> None:
    """A4, the language, the title, the mark and the number on every page."""
    from docx.shared import Mm, Pt  # noqa: PLC0415  # as above

    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(20)
    page.top_margin = page.bottom_margin = Mm(18)
    usual = document.styles["Normal"]
    usual.font.name, usual.font.size = "Arial", Pt(_USUAL)
    _language(document)
    for name in [f"Heading {level}" for level in range(1, _DEEPEST + 1)] + ["Caption"]:
        _plain(document.styles[name])
    about = document.core_properties
    about.title, about.author, about.comments = clean(report.title), f"appraisal-audit {__version__}", clean(report.mark)
    about.language = "en-GB"
    about.created = about.modified = datetime.fromisoformat(report.date).replace(tzinfo=UTC)
    if report.mark:
        _text(page.header.paragraphs[0], report.mark, bold=True)
        page.header.paragraphs[0].alignment = 1
    foot = page.footer.paragraphs[0]
    _text(foot, f"appraisal-audit {__version__}, page", small=True)
    foot.add_run(" ")
    _field(foot, "PAGE", "1")


def _plain(style: Any) -> None:
    """Headings and captions in the colour of the text, so that they can be pasted into any paper."""
    from docx.shared import RGBColor  # noqa: PLC0415  # as above

    style.font.name, style.font.italic = "Arial", False
    style.font.color.rgb = RGBColor.from_string(LIGHT["ink"].removeprefix("#").upper())
    fonts: Any = style.element.rPr.rFonts if style.element.rPr is not None else None
    for name in list(fonts.attrib) if fonts is not None else ():
        if name.endswith("Theme"):
            del fonts.attrib[name]


def _language(document: "Document") -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415  # as above

    for one in document.styles.element.iter(qn("w:lang")):
        one.set(qn("w:val"), "en-GB")


def _field(paragraph: "WordParagraph", code: str, shown: str) -> None:
    """A field that Word works out: the number of a page or of a table."""
    from docx.oxml import OxmlElement  # noqa: PLC0415  # as above
    from docx.oxml.ns import qn  # noqa: PLC0415  # as above

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = shown
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001  # the library has no fields


def _text(paragraph: "WordParagraph", text: str, *, bold: bool = False, small: bool = False, slanted: bool = False) -> None:
    """Add a text; every text goes through the one cleaner."""
    from docx.shared import Pt  # noqa: PLC0415  # as above

    run = paragraph.add_run(clean(text))
    run.bold, run.italic = bold or None, slanted or None
    if small:
        run.font.size = Pt(_SMALL)


class _Writer:
    """Writes the blocks of a report one after the other."""

    def __init__(self, document: "Document") -> None:
        self.document = document

    def section(self, one: ReportSection, level: int) -> None:
        """A heading, its blocks and the sections under it."""
        heading = self.document.add_heading(clean(one.title), min(level, _DEEPEST))
        heading.paragraph_format.page_break_before = one.breaks
        self.blocks(one.blocks)
        for each in one.sections:
            self.section(each, level + 1)

    def blocks(self, blocks: Sequence[Block]) -> None:
        """Each block in its kind; a plot is left to the table behind it."""
        for one in blocks:
            if not isinstance(one, Plot):
                getattr(self, f"_{type(one).__name__.lower()}")(one)

    def _reporttext(self, one: ReportText, style: str | None = None) -> None:
        paragraph = self.document.add_paragraph(style=style)
        _text(paragraph, one.text, bold=one.kind in {"lead", "question"}, slanted=one.kind == "quiet")
        if one.link:
            paragraph.add_run(" ")
            _text(paragraph, f"({one.link})", slanted=True)

    def _bullets(self, one: Bullets) -> None:
        for number, item in enumerate(one.items, 1):
            if one.numbered:  # numbered in the text: the library goes on counting from list to list
                paragraph = self.document.add_paragraph()
                _text(paragraph, f"{number}.", bold=True)
                paragraph.add_run(" ")
                _text(paragraph, item.text)
                if item.link:
                    paragraph.add_run(" ")
                    _text(paragraph, f"({item.link})", slanted=True)
            else:
                self._reporttext(item, "List Bullet")

    def _factlist(self, one: FactList) -> None:
        table = self.document.add_table(rows=0, cols=2, style="Table Grid")
        for label, lines in one.pairs:
            cells = table.add_row().cells
            _text(cells[0].paragraphs[0], label, bold=True)
            for at, line in enumerate(lines):
                _text(cells[1].paragraphs[0] if not at else cells[1].add_paragraph(), line)
        _widths(table, (_LABEL, _PAGE - _LABEL))
        self.document.add_paragraph()

    def _notice(self, one: Notice) -> None:
        _text(self.document.add_paragraph(), one.title, bold=True)
        for line in one.lines:
            self._reporttext(ReportText(text=line), "List Bullet")

    def _reporttable(self, one: ReportTable) -> None:
        caption = self.document.add_paragraph(style="Caption")
        caption.paragraph_format.keep_with_next = True
        caption.add_run("Table ")
        _field(caption, "SEQ Table \\* ARABIC", str(one.number))
        caption.add_run(f". {clean(one.caption)}")
        small = len(one.heads) > _WIDEST
        table = self.document.add_table(rows=1, cols=len(one.heads), style="Table Grid")
        _repeats(table.rows[0])
        for cell, head in zip(table.rows[0].cells, one.heads, strict=True):
            _text(cell.paragraphs[0], head, bold=True, small=small)
            _shade(cell, LIGHT["pale"])
        for row in one.rows:
            for at, (cell, held) in enumerate(zip(table.add_row().cells, row, strict=True)):
                _fill(cell, held, head=at == 0, small=small)
        _described(table, f"Table {one.number}. {one.caption}")
        _widths(table, _shares(one))
        if one.note:
            _text(self.document.add_paragraph(), one.note, slanted=True)
        self.document.add_paragraph()

    def _pagecrop(self, one: PageCrop) -> None:
        from docx.shared import Inches  # noqa: PLC0415  # as above

        width = min(one.size[0] / _PIXELS, _PAGE / 1440)
        picture = self.document.add_picture(io.BytesIO(base64.b64decode(one.png)), width=Inches(width))
        picture._inline.docPr.set("descr", clean(one.said))  # noqa: SLF001  # the library has no alternative texts
        _text(self.document.add_paragraph(style="Caption"), one.caption)

    def _answerroom(self, one: AnswerRoom) -> None:
        from docx.enum.table import WD_ROW_HEIGHT_RULE  # noqa: PLC0415  # as above
        from docx.shared import Mm  # noqa: PLC0415  # as above

        table = self.document.add_table(rows=1, cols=1, style="Table Grid")
        table.rows[0].height, table.rows[0].height_rule = Mm(one.lines * 6), WD_ROW_HEIGHT_RULE.AT_LEAST
        _text(table.rows[0].cells[0].paragraphs[0], one.label, small=True)


def _fill(cell: Any, held: ReportCell, *, head: bool, small: bool) -> None:
    paragraph = cell.paragraphs[0]
    _text(paragraph, held.text, bold=head, small=small, slanted=held.kind == "empty")
    for mark in held.marks:
        paragraph.add_run(" ")
        _text(paragraph, mark.sign, bold=True, small=small)
    if held.aside:
        _text(cell.add_paragraph(), held.aside, small=True, slanted=True)
    if held.kind == "figure":
        paragraph.alignment = 2
    if held.heat is not None:
        _shade(cell, LIGHT[f"heat-{held.heat}"])


def _shade(cell: Any, colour: str) -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415  # as above
    from docx.oxml.ns import qn  # noqa: PLC0415  # as above

    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour.removeprefix("#"))):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001  # the library has no shading


def _repeats(row: Any) -> None:
    """Have the row repeated at the head of each page, and read out as the heads of the columns."""
    from docx.oxml import OxmlElement  # noqa: PLC0415  # as above

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001  # the library has no header rows


def _keep_whole(row: Any) -> None:
    """Have no page end within a row."""
    from docx.oxml import OxmlElement  # noqa: PLC0415  # as above

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001  # as above


def _described(table: Any, text: str) -> None:
    """Give a table its alternative text."""
    from docx.oxml import OxmlElement  # noqa: PLC0415  # as above
    from docx.oxml.ns import qn  # noqa: PLC0415  # as above

    said = OxmlElement("w:tblCaption")
    said.set(qn("w:val"), clean(text))
    table._tbl.tblPr.append(said)  # noqa: SLF001  # as above


def _shares(one: ReportTable) -> list[int]:
    """The widths of the columns: by their longest text, within reason."""
    texts = [[head, *(row[at].text for row in one.rows)] for at, head in enumerate(one.heads)]
    wide = [max(_SHORTEST, min(max(map(len, column)), _LONGEST if at else _LONGEST // 2)) for at, column in enumerate(texts)]
    return [_PAGE * share // sum(wide) for share in wide]


def _widths(table: Any, widths: Sequence[int]) -> None:
    from docx.shared import Twips  # noqa: PLC0415  # as above

    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Twips(width)
    for row in table.rows:
        _keep_whole(row)
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Twips(width)
