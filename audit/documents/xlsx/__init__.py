"""Reader of workbooks (.xlsx)."""

from audit.documents.paper import Paper, Progress, Request
from audit.documents.reader import CERTAIN, Sample, reader

__all__ = ["read_document"]


def _sniff(sample: Sample) -> int:
    if "[Content_Types].xml" not in sample.parts:
        return 0
    from audit.documents.office.package import Package  # noqa: PLC0415  # only where a packed file is read

    return CERTAIN if Package(sample.data).holds("xlsx") else 0


@reader("xlsx", (".xlsx", ".xlsm", ".xltx", ".xltm"), _sniff, called="a workbook", has=("sheets",))
def read_document(data: bytes, request: Request, progress: Progress) -> Paper:  # noqa: ARG001  # it has no pages to tell of
    """Read a workbook."""
    from audit.documents.xlsx.read import read_xlsx  # noqa: PLC0415  # brings libraries that only this kind needs

    return read_xlsx(data, request.name, request.sheets, macros=request.macros)
