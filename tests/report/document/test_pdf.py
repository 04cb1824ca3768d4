"""The report as a PDF: tagged, with its mark on every page, and nothing fetched."""

import base64
import importlib
import io
import sys
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest

from audit.report.document import pdf
from audit.report.document.blocks import PageCrop, ReportDocument, ReportSection
from audit.report.document.scope import Audience
from tests.report.document.parts import ODD, ROTHERHAM, WORCESTERSHIRE, report
from tests.report.document.test_word import PIXEL

needs = pytest.mark.skipif(bool(pdf.why_not()), reason=f"no PDF can be made here: {pdf.why_not()}")
EXEMPT = ODD.replace("from: published,", "from: published, handling: exempt,")


@needs
def test_it_is_tagged_and_has_a_title_and_a_language() -> None:
    """As PDF/UA-1 asks: what a screen reader needs."""
    data = pdf.pdf_of(report(ODD))
    with pdfplumber.open(io.BytesIO(data)) as found:
        catalog = found.doc.catalog
        assert catalog["MarkInfo"]["Marked"] is True
        assert catalog["Lang"].decode() == "en-GB"
        assert "StructTreeRoot" in catalog
        assert found.metadata["Title"] == "Where to put the depot"


@needs
def test_the_mark_is_on_every_page() -> None:
    """Whichever page is taken out."""
    with pdfplumber.open(io.BytesIO(pdf.pdf_of(report(EXEMPT)))) as found:
        assert len(found.pages) > 1
        assert all("EXEMPT" in page.extract_text() for page in found.pages)


@needs
@pytest.mark.parametrize("paper", [ODD, ROTHERHAM, WORCESTERSHIRE, EXEMPT], ids=["odd", "rotherham", "worcestershire", "exempt"])
def test_for_a_meeting_it_has_two_sides(paper: str) -> None:
    """One for what was found, one for questions with room for answers."""
    data = pdf.pdf_of(report(paper, audience=Audience.MEETING))
    document = pypdfium2.PdfDocument(data)
    assert len(document) == 2
    document.close()


@needs
def test_the_same_report_gives_the_same_bytes() -> None:
    """Nothing in it comes from the clock."""
    assert pdf.pdf_of(report(ODD)) == pdf.pdf_of(report(ODD))


@needs
def test_heads_of_tables_are_repeated() -> None:
    """On each page that a table goes over."""
    document = report(WORCESTERSHIRE)
    (claims,) = (section for section in document.sections if section.title == "Claims of the text")
    with pdfplumber.open(io.BytesIO(pdf.pdf_of(replace(document, sections=(claims,))))) as found:
        assert len(found.pages) > 1
        assert all("Claim Result" in page.extract_text() for page in found.pages)


@needs
def test_crops_are_in_it_and_nothing_else_is_fetched(tmp_path: Path) -> None:
    """A picture that the page holds is drawn; one that lies elsewhere is not, were a page ever to name it."""
    crop = PageCrop(png=PIXEL, said="Part of the table on page 3", caption="From the paper: page 3", size=(96, 96))
    (tmp_path / "other.png").write_bytes(base64.b64decode(PIXEL))
    other = PageCrop(png=f'" src="{(tmp_path / "other.png").as_uri()}', said="Elsewhere", caption="Elsewhere", size=(96, 96))
    for one, count in ((crop, 1), (other, 0)):
        section = ReportSection(title="Findings", anchor="findings", blocks=(one,))
        with pdfplumber.open(io.BytesIO(pdf.pdf_of(ReportDocument(title="Paper", sections=(section,), date="2026-01-31")))) as found:
            assert sum(len(page.images) for page in found.pages) == count


def test_why_no_pdf_can_be_made_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the library, and without what it draws text with."""
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    assert "WeasyPrint is not installed" in pdf.why_not()
    monkeypatch.delitem(sys.modules, "weasyprint")

    class Broken:
        def find_spec(self, name: str, *_rest: object) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(sys, "meta_path", [Broken(), *sys.meta_path])
    importlib.invalidate_caches()
    assert "Pango" in pdf.why_not()
