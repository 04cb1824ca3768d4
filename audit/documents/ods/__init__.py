"""Reader of OpenDocument workbooks (.ods), as LibreOffice writes them."""

from audit.documents.paper import Paper, Progress, Request
from audit.documents.reader import CERTAIN, Sample, reader

__all__ = ["read_document"]

_SIGN = b"opendocument.spreadsheet"
_WITHIN = 200
"""The first part of an OpenDocument file, by its standard, names its kind within so many bytes."""


def _sniff(sample: Sample) -> int:
    return CERTAIN if "content.xml" in sample.parts and _SIGN in sample.data[:_WITHIN] else 0


@reader("ods", (".ods", ".ots"), _sniff, called="an OpenDocument workbook", has=("sheets",))
def read_document(data: bytes, request: Request, progress: Progress) -> Paper:  # noqa: ARG001  # it has no pages to tell of
    """Read an OpenDocument workbook."""
    from audit.documents.ods.read import read_ods  # noqa: PLC0415  # brings libraries that only this kind needs

    return read_ods(data, request.name, request.sheets)
