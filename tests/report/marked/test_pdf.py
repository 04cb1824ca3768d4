"""Marked PDF documents: what is added behind the paper, and what is refused."""

import io
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from PIL import ImageChops
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, NumberObject

from audit.appraisal.model.place import Place
from audit.documents.paper import Cell, Piece, RefusalError
from audit.report.marked.comments import AnchoredComment
from audit.report.marked.pdf import mark_pdf
from tests.review.papers import pdf

BOX = (200.0, 150.0, 260.0, 170.0)


def comment(number: int, text: str = "A total", *, at: bool = True) -> AnchoredComment:
    cell = Cell(0, 0, "14", pieces=(Piece(1, BOX),)) if at else None
    return AnchoredComment(number, (text, "To ask: which?"), "page 1", Place(page=1), cell)


def turned(data: bytes, by: int) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.pages[0][NameObject("/Rotate")] = NumberObject(by)
    packed = io.BytesIO()
    writer.write(packed)
    return packed.getvalue()


def drawn(data: bytes) -> Any:
    return pdfium.PdfDocument(data)[0].render(scale=1, may_draw_forms=False).to_pil().convert("RGB")


def marks(data: bytes) -> list[Any]:
    return [one.get_object() for one in PdfReader(io.BytesIO(data)).pages[0]["/Annots"]]  # type: ignore[attr-defined]


@pytest.fixture
def paper(tmp_path: Path) -> bytes:
    return pdf(tmp_path / "paper.pdf").read_bytes()


@pytest.mark.parametrize("by", [0, 90, 180, 270])
def test_only_the_marked_place_is_drawn_otherwise(paper: bytes, by: int) -> None:
    """Whichever way a page is turned, the mark stands where the cell is shown, and every other pixel is as it was."""
    before = turned(paper, by)
    after = mark_pdf(before, [comment(1)])
    left, top, right, bottom = ImageChops.difference(drawn(before), drawn(after)).getbbox() or (0, 0, 0, 0)
    assert abs(left - BOX[0]) <= 3
    assert abs(bottom - BOX[3]) <= 3
    assert BOX[1] - 6 <= top <= BOX[1] + 1
    assert BOX[2] - 1 <= right <= BOX[2] + 8


def test_the_paper_is_the_beginning_of_the_marked_one(paper: bytes) -> None:
    """Nothing that was there is written anew."""
    assert mark_pdf(paper, [comment(1)]).startswith(paper)


def test_comments_at_one_place_share_a_mark_and_none_is_lost(paper: bytes) -> None:
    """A second highlight above a first would hide it; what has no place is a note on its page."""
    found = marks(mark_pdf(paper, [comment(1), comment(2, "Ünit (a) \\ <b>"), comment(3, at=False)]))
    texts = {one["/Subtype"]: one.get("/Contents", "") for one in found if one["/Subtype"] != "/Popup"}
    assert texts["/Highlight"] == "Finding 1: A total\nTo ask: which?\n\nFinding 2: Ünit (a) \\ <b>\nTo ask: which?"
    assert texts["/Text"].startswith("Finding 3: ")
    assert len(found) == 4


def test_a_protected_paper_is_refused(paper: bytes) -> None:
    """Comments would be changes that its owner did not allow."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(paper)))
    writer.encrypt("", "owner", algorithm="RC4-128")
    packed = io.BytesIO()
    writer.write(packed)
    with pytest.raises(RefusalError) as raised:
        mark_pdf(packed.getvalue(), [comment(1)])
    assert raised.value.fault.code == "paper-protected"


def test_a_signed_paper_is_refused(paper: bytes) -> None:
    """A signature holds for the bytes that it was put under."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(paper)))
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/SigFlags"): NumberObject(3)})
    packed = io.BytesIO()
    writer.write(packed)
    with pytest.raises(RefusalError) as raised:
        mark_pdf(packed.getvalue(), [comment(1)])
    assert raised.value.fault.code == "paper-signed"


def test_what_is_no_pdf_is_refused() -> None:
    """With a sentence, not with an error of the library."""
    with pytest.raises(RefusalError) as raised:
        mark_pdf(b"%PDF-1.4 and no more", [comment(1)])
    assert raised.value.fault.code == "paper-not-marked"
