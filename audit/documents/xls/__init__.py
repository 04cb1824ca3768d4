"""Reader of workbooks in the old binary form (.xls)."""

from audit.documents.paper import Paper, Progress, Request
from audit.documents.reader import CERTAIN, Sample, reader
from audit.documents.unread import holds, is_ole

__all__ = ["read_document"]

_NOT: tuple[str, ...] = ("EncryptedPackage", "WordDocument", "PowerPoint Document", "__properties_version1.0")
"""Parts that only other old office files have; the text of any of them may hold the word Book."""


def _sniff(sample: Sample) -> int:
    data = sample.data
    if not is_ole(data) or any(holds(data, name) for name in _NOT):
        return 0
    return CERTAIN if holds(data, "Workbook") or holds(data, "Book") else 0


@reader("xls", (".xls", ".xlt"), _sniff, called="a workbook in the old form", has=("sheets",))
def read_document(data: bytes, request: Request, progress: Progress) -> Paper:  # noqa: ARG001  # it has no pages to tell of
    """Read a workbook in the old form."""
    from audit.documents.xls.read import read_xls  # noqa: PLC0415  # brings libraries that only this kind needs

    return read_xls(data, request.name, request.sheets)
