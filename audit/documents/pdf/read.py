"""Reader of PDF documents: ruled tables exactly, others as far as their words align, and the text around them."""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any, Final

import pdfplumber
from pdfminer.pdftypes import resolve1

from audit.appraisal.model.place import Place
from audit.documents.paper import Notes, Paper, Passage, Piece, Progress, RefusalError, Table, silent
from audit.documents.pdf import recognition
from audit.documents.pdf.document import Document, check_pages, open_document, too_full, upright
from audit.documents.pdf.furniture import Furniture, without_furniture
from audit.documents.pdf.pack import chosen_pages, in_words, label_of
from audit.documents.pdf.page import SCANNED, UNRECOGNISED, PageRead, read_page, remark_on, shown_box
from audit.documents.pdf.prose import Paragraph, paragraphs, sizes_of
from audit.documents.pdf.stitch import Whole, stitched
from audit.limits import DocumentLimits
from audit.problems import InputFault, fault

__all__ = ["read_pdf"]

_FULL: Final = fault("page-too-full", characters=DocumentLimits.MAX_CHARACTERS, objects=DocumentLimits.MAX_OBJECTS)


def read_pdf(data: bytes, name: str, pages: frozenset[int] | None = None, progress: Progress = silent, *, ocr: bool = False) -> Paper:
    """Read a PDF document, or some of its pages; with ``ocr`` also pages that are pictures.

    Raises RefusalError where it is a scan that is not to be read so, locked, damaged or out of bounds.
    """
    if ocr and not recognition.is_installed():
        raise RefusalError(fault("no-recognition", how=recognition.HOW_TO_GET))
    document = open_document(data)
    notes = Notes()
    numbers = _numbers(document.drawn, pages, notes, progress)
    document = upright(document, numbers)
    with pdfplumber.open(io.BytesIO(document.data)) as plumber:
        check_pages(plumber.doc.catalog, resolve1)
        read = list(_pages(plumber, document, numbers, progress, ocr=ocr))
        _remark(plumber, document, notes)
    if all(page.lost is not None for page in read):
        raise RefusalError(_why_lost(read))
    furniture = _labelled(without_furniture(read), document.drawn)
    for page in furniture.pages:
        remark_on(page, notes, _place(page.number, furniture))
    pictured = [page.number for page in furniture.pages if page.pictures]
    if pictured:
        notes.add(f"pictures on {in_words(pictured)} are not read")
    return Paper(name, "pdf", hashlib.sha256(data).hexdigest(), tuple(_blocks(furniture)), notes.all(), {"pages": str(len(document.drawn))})


def _numbers(drawn: Any, wanted: frozenset[int] | None, notes: Notes, progress: Progress) -> list[int]:
    """Choose the pages to be read in full: those asked for, else all, of a long document those that may hold an appraisal."""
    count = len(drawn)
    if wanted is None and count > DocumentLimits.MAX_PAGES_WHOLE:
        return chosen_pages(drawn, notes, progress)
    missing = sorted(page for page in wanted or () if not 1 <= page <= count)
    if missing:
        raise RefusalError(fault("no-such-page", missing=missing[0], count=count))
    found = [number for number in range(1, count + 1) if wanted is None or number in wanted]
    if len(found) > DocumentLimits.MAX_PAGES_READ:
        raise RefusalError(fault("too-many-pages-chosen", max_pages_read=DocumentLimits.MAX_PAGES_READ))
    return found


def _why_lost(read: list[PageRead]) -> InputFault:
    """Say why nothing of any page was read, and what can be done."""
    if any(page.lost == SCANNED for page in read):
        return fault("scan") if recognition.is_installed() else fault("scan-without-recognition", how=recognition.HOW_TO_GET)
    unrecognised = any(page.lost == UNRECOGNISED for page in read)
    return fault("scan-not-recognised") if unrecognised else _FULL


def _pages(plumber: Any, document: Document, numbers: list[int], progress: Progress, *, ocr: bool) -> Iterator[PageRead]:
    if len(plumber.pages) != len(document.drawn):
        raise RefusalError(fault("pages-not-counted"))
    for done, number in enumerate(numbers, 1):
        page, drawn = plumber.pages[number - 1], document.drawn[number - 1]
        if too_full(drawn):
            yield PageRead(number, (float(page.width), float(page.height)), lost=_FULL)
        else:
            yield read_page(page, drawn, number, document.turns.get(number, 0), ocr=ocr and done <= DocumentLimits.MAX_RECOGNISED)
        page.close()
        progress(done, len(numbers))


def _labelled(furniture: Furniture, drawn: Any) -> Furniture:
    """Add the page numbers that the document itself shows for pages on which none was found."""
    labels = {page.number: label for page in furniture.pages if (label := label_of(drawn, page.number)) is not None}
    return replace(furniture, printed={**labels, **furniture.printed})


def _remark(plumber: Any, document: Document, notes: Notes) -> None:
    """Remark on what the document carries besides its pages."""
    if document.drawn.count_attachments():
        notes.add("files attached to the document are not read", "lost")
    if resolve1(resolve1(plumber.doc.catalog.get("AcroForm")) or {}):
        notes.add("what was filled into form fields is not read", "doubt")


def _place(number: int, furniture: Furniture) -> Place:
    return Place(page=number, printed_page=furniture.printed.get(number))


def _blocks(furniture: Furniture) -> Iterator[Table | Passage]:
    """Tables and paragraphs in the order in which they stand on the pages."""
    sizes = sizes_of(page.lines for page in furniture.pages)
    tables = list(stitched(furniture.pages))
    section: str | None = None
    count = 0
    for page in furniture.pages:
        found: list[tuple[float, Whole | Paragraph]] = [(whole.at, whole) for whole in tables if whole.page == page.number]
        found += [(one.box[1], one) for one in _paragraphs(page, sizes, [at for at, _ in found])]
        for _, one in sorted(found, key=lambda pair: pair[0]):
            if isinstance(one, Paragraph):
                section = one.text[:200] if one.level else section
                yield _passage(one, page, furniture, section)
            else:
                count += 1
                yield _table(one, count, furniture, section)


def _paragraphs(page: PageRead, sizes: Any, tables: list[float]) -> Iterator[Paragraph]:
    """The paragraphs of a page; none goes on behind a table."""
    marks = [0.0, *sorted(tables), float("inf")]
    for start, end in pairwise(marks):
        yield from paragraphs([line for line in page.lines if start <= line.top < end], sizes)


def _passage(one: Paragraph, page: PageRead, furniture: Furniture, section: str | None) -> Passage:
    place = Place(page=page.number, printed_page=furniture.printed.get(page.number), section=section)
    return Passage(one.text, place, one.level, (Piece(page.number, shown_box(one.box, page.size, page.turn)),), item=one.item)


def _table(whole: Whole, number: int, furniture: Furniture, section: str | None) -> Table:
    def place(page: int, row: int | None = None, column: int | None = None) -> Place:
        return Place(page=page, printed_page=furniture.printed.get(page), section=section, table=number, row=row, column=column)

    cells = []
    for cell in sorted(whole.cells, key=lambda one: (one.row, one.column)):
        page = cell.pieces[0].page if cell.pieces else whole.page
        cells.append(replace(cell, place=place(page, cell.row + 1, cell.column + 1)))
    return Table(number, tuple(cells), whole.height, whole.width, place(whole.page), doubts=tuple(whole.doubts))
