"""Reader of workbooks in binary form (.xlsb)."""

from audit.documents.paper import Paper, Progress, Request
from audit.documents.reader import CERTAIN, Sample, reader

__all__ = ["read_document"]


@reader("xlsb", (".xlsb",), lambda sample: CERTAIN if _is_binary(sample) else 0, called="a workbook in binary form", has=("sheets",))
def read_document(data: bytes, request: Request, progress: Progress) -> Paper:  # noqa: ARG001  # it has no pages to tell of
    """Read a workbook in binary form."""
    from audit.documents.xlsb.read import read_xlsb  # noqa: PLC0415  # brings libraries that only this kind needs

    return read_xlsb(data, request.name, request.sheets, macros=request.macros)


def _is_binary(sample: Sample) -> bool:
    return "xl/workbook.bin" in sample.parts
