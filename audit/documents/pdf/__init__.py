"""Reader of PDF documents."""

from audit.documents.paper import Paper, Progress, Request
from audit.documents.reader import CERTAIN, Sample, reader

__all__ = ["read_document"]

_WITHIN = 1024
"""Bytes before which the mark of a PDF stands; what precedes it is junk that programs pass over."""


def _sniff(sample: Sample) -> int:
    return CERTAIN if b"%PDF-" in sample.data[:_WITHIN] else 0


@reader("pdf", (".pdf",), _sniff, called="a PDF document", has=("pages",))
def read_document(data: bytes, request: Request, progress: Progress) -> Paper:
    """Read a PDF document."""
    from audit.documents.pdf.read import read_pdf  # noqa: PLC0415  # brings libraries that only this kind needs

    return read_pdf(data, request.name, request.pages, progress, ocr=request.ocr)
