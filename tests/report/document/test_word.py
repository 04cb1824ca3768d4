"""The report as a Word document: headings, tables and captions that are what they look like."""

import io
import zipfile
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from audit.report.document.blocks import AnswerRoom, PageCrop, ReportDocument, ReportSection, all_sections
from audit.report.document.scope import Audience
from audit.report.document.word import word_of
from tests.report.document.parts import ODD, ROTHERHAM, WORCESTERSHIRE, report, tables
from tests.report.document.test_html import HOSTILE

EXEMPT = ODD.replace("from: published,", "from: published, handling: exempt,")
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def read(document: ReportDocument) -> Any:
    return Document(io.BytesIO(word_of(document)))


@pytest.mark.parametrize("audience", list(Audience))
def test_headings_are_headings(audience: Audience) -> None:
    """Of the levels of the report, the title first."""
    found = read(report(ROTHERHAM, audience=audience))
    headings = [one for one in found.paragraphs if one.style.name.startswith("Heading")]
    assert headings[0].text == "ANNEX ONE – DETAILED OPTIONS APPRAISAL"
    assert [one.text for one in headings[1:]] == [one.title for one in all_sections(report(ROTHERHAM, audience=audience).sections)]


def test_tables_have_captions_heads_and_words() -> None:
    """A caption with a number that Word counts, a row that is repeated as a head, and an alternative text."""
    document = report(WORCESTERSHIRE)
    body = read(document).element.body
    captions = [one for one in body.iter(qn("w:fldSimple")) if "SEQ Table" in one.get(qn("w:instr"))]
    held = list(tables(document.sections))
    assert len(captions) == len(held)
    with_heads = [one for one in body.iter(qn("w:tbl")) if one.find(f".//{qn('w:tblHeader')}") is not None]
    assert len(with_heads) == len(held)
    assert [one.find(f".//{qn('w:tblCaption')}").get(qn("w:val")) for one in with_heads][:1] == [f"Table 1. {held[0].caption}"]
    assert all(len(one.findall(qn("w:tr"))) == len(table.rows) + 1 for one, table in zip(with_heads, held, strict=True))


def test_the_mark_is_in_the_header() -> None:
    """Which Word prints on every page."""
    found = read(report(EXEMPT))
    assert [one.text for one in found.sections[0].header.paragraphs] == ["EXEMPT"]
    assert [one.text for one in read(report(ODD)).sections[0].header.paragraphs] == [""]


def test_the_language_and_the_title_are_set() -> None:
    """So that a screen reader pronounces it, and a list of files names it."""
    found = read(report(ODD))
    assert found.core_properties.title == "Where to put the depot"
    assert {one.get(qn("w:val")) for one in found.styles.element.iter(qn("w:lang"))} == {"en-GB"}


def test_what_a_paper_says_is_text_only() -> None:
    """No direction mark and no markup of it goes into the file."""
    data = word_of(report(HOSTILE))
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        text = packed.read("word/document.xml").decode()
    assert "\u202e" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert etree.fromstring(text.encode()) is not None


def test_the_same_report_gives_the_same_bytes() -> None:
    """Whenever it is written."""
    assert word_of(report(ODD)) == word_of(report(ODD))


def test_pictures_have_words_and_answers_have_room() -> None:
    """The alternative text of a crop, and a frame to write in."""
    crop = PageCrop(png=PIXEL, said="Part of the table on page 3", caption="From the paper: page 3", size=(96, 96))
    section = ReportSection(title="Findings", anchor="findings", blocks=(crop, AnswerRoom(label="Answer", lines=5)))
    found = read(ReportDocument(title="Paper", sections=(section,), date="2026-01-31"))
    (picture,) = found.element.body.iter(qn("wp:docPr"))
    assert picture.get("descr") == "Part of the table on page 3"
    assert [one.cell(0, 0).text for one in found.tables] == ["Answer"]
    assert found.tables[0].rows[0].height.mm == pytest.approx(30, abs=0.1)
