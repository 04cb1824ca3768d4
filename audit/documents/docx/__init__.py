"""Reader of word-processor documents (.docx)."""

from audit.documents.paper import Paper, Progress, Request
from audit.documents.reader import CERTAIN, Sample, reader

__all__ = ["read_document"]


def _sniff(sample: Sample) -> int:
    if "[Content_Types].xml" not in sample.parts:
        return 0
    from audit.documents.office.package import Package  # noqa: PLC0415  # only where a packed file is read

    return CERTAIN if Package(sample.data).holds("docx") else 0


@reader("docx", (".docx", ".docm", ".dotx", ".dotm"), _sniff, called="a word-processor document")
def read_document(data: bytes, request: Request, progress: Progress) -> Paper:  # noqa: ARG001  # it has no pages to tell of
    """Read a word-processor document."""
    from audit.documents.docx.read import read_docx  # noqa: PLC0415  # brings libraries that only this kind needs

    return read_docx(data, request.name, macros=request.macros)
