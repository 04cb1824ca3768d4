"""Pages that are pictures: read by text recognition where a program is there and it is asked for, always doubtful, else said."""

import io
import shutil
import subprocess
from functools import cache
from typing import Any

import pypdfium2 as pdfium
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from audit.documents.paper import RefusalError
from audit.documents.pdf import recognition
from audit.limits import DocumentLimits
from tests.documents.documents import only, pdf, read, remarks, ruled, texts

ROWS = [["Criteria", "North", "South"], ["Access", "4", "3"], ["Running cost", "30", "50"], ["Total", "34", "53"]]
NEEDED = pytest.mark.skipif(shutil.which(recognition.PROGRAM) is None, reason="no text recognition program is installed")
WORDS = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"


SIZE = (500.0, 200.0)
"""A small page, because a program that recognises text takes long for a large one."""


@cache
def _drawn() -> bytes:
    """Draw a table as a picture: each test looks at the same one."""
    drawn = pdfium.PdfDocument(pdf(lambda canvas: ruled(canvas, ROWS, left=20, top=120, width=140, height=26), size=(460, 130)))[0]
    data = io.BytesIO()
    drawn.render(scale=200 / 72).to_pil().convert("RGB").save(data, "PNG")
    return data.getvalue()


def picture() -> ImageReader:
    return ImageReader(io.BytesIO(_drawn()))


def scanned(canvas: Canvas) -> None:
    canvas.drawImage(picture(), 20, 35, 460, 130)


def pictured(canvas: Canvas) -> None:
    """Draw a page of text in which the table is a picture."""
    canvas.drawString(20, 180, "The scores are as follows.")
    canvas.drawImage(picture(), 20, 20, 460, 130)


def made(*pages: Any) -> bytes:
    return pdf(*pages, size=SIZE)


def answered(monkeypatch: pytest.MonkeyPatch, *words: tuple[str, int, int, int, int, float], fails: Exception | None = None) -> list[list[str]]:
    """Let the program answer with these words, each with its box in pixels and how sure it is; gives its commands."""
    asked: list[list[str]] = []

    def run(command: list[str], **_: Any) -> Any:
        asked.append(command)
        if fails is not None:
            raise fails
        lines = "".join(f"5\t1\t1\t1\t1\t1\t{x}\t{y}\t{w}\t{h}\t{sure}\t{text}\n" for text, x, y, w, h, sure in words)
        return subprocess.CompletedProcess(command, 0, (WORDS + lines + "broken\n").encode(), b"")

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(shutil, "which", lambda _: "/there/tesseract")
    return asked


@NEEDED
def test_a_scan_is_read_and_every_figure_is_doubtful() -> None:
    """Rules come from the picture, words from the program; each cell says that it is to be compared."""
    paper = read(made(scanned), "x.pdf", ocr=True)
    table = only(paper)
    assert texts(table) == ROWS
    assert recognition.DOUBT in table.doubts
    assert all(recognition.DOUBT in cell.doubts for cell in table.cells if cell.text)
    assert any(recognition.DOUBT in one for one in remarks(paper))


@NEEDED
def test_a_table_that_is_a_picture_on_a_page_is_read_too() -> None:
    """Beside the text of the page, which is not doubtful."""
    paper = read(made(pictured), "x.pdf", ocr=True)
    assert texts(only(paper)) == ROWS
    assert next(paper.passages).text == "The scores are as follows."


def test_a_page_whose_table_is_a_picture_is_named_with_what_to_do() -> None:
    """A photograph is only said not to be read."""
    noise = ImageReader(io.BytesIO(_noise()))
    paper = read(made(pictured, lambda canvas: [canvas.drawString(20, 180, "A view"), canvas.drawImage(noise, 60, 10, 150, 150)]), "x.pdf")
    said = {one.text: one.place.page for one in paper.remarks}
    assert [text for text in said if "looks like a table, and nothing in it was read; give --ocr" in text] == list(said)[:1]
    assert list(said)[1:] == ["pictures on page 2 are not read"]


def _noise() -> bytes:
    from PIL import Image  # noqa: PLC0415  # only here

    data = io.BytesIO()
    Image.effect_noise((200, 200), 50).save(data, "PNG")
    return data.getvalue()


def test_without_the_program_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked for or not; with it, what to ask for."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(RefusalError, match=r"there is no text recognition program on this machine; install tesseract \(Debian"):
        read(made(scanned), "x.pdf", ocr=True)
    with pytest.raises(RefusalError, match=r"the document is a scan.*Give --ocr.*first install tesseract"):
        read(made(scanned), "x.pdf")
    monkeypatch.setattr(shutil, "which", lambda _: "/there/tesseract")
    with pytest.raises(RefusalError, match=r"Give --ocr to have them read by text recognition, or ask for the original file$"):
        read(made(scanned), "x.pdf")


@pytest.mark.parametrize("fails", [None, subprocess.TimeoutExpired("tesseract", 1), subprocess.CalledProcessError(1, "tesseract"), OSError("gone")])
def test_a_program_that_fails_or_finds_nothing_loses_the_page(monkeypatch: pytest.MonkeyPatch, fails: Exception | None) -> None:
    """And that is said; nothing is guessed."""
    answered(monkeypatch, fails=fails)
    with pytest.raises(RefusalError, match="a picture in which text recognition found no words"):
        read(made(scanned), "x.pdf", ocr=True)


def test_specks_and_broken_lines_of_the_answer_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words that the program is not sure of, and what is no word; the picture goes to its input and no file is named."""
    asked = answered(monkeypatch, ("Hello", 100, 100, 90, 20, 95.0), ("~", 300, 100, 5, 5, 90.0), ("noise", 400, 100, 50, 20, 3.0))
    paper = read(made(scanned), "x.pdf", ocr=True)
    assert [passage.text for passage in paper.passages] == ["Hello"]
    assert asked[0][1:3] == ["stdin", "stdout"]


def test_only_so_many_pages_are_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are said to be lost."""
    answered(monkeypatch, ("Hello", 100, 100, 90, 20, 95.0))
    monkeypatch.setattr(DocumentLimits, "MAX_RECOGNISED", 1)
    assert sum("nothing of it was read" in one for one in remarks(read(made(scanned, scanned), "x.pdf", ocr=True))) == 1
