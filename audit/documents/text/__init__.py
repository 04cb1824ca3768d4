"""Reader of plain text whose tables are made of tabs, pipes or aligned columns."""

from audit.documents.paper import Paper, Progress, Request
from audit.documents.reader import Sample, reader

__all__ = ["read_document"]

_LIKELY = 10


def _sniff(sample: Sample) -> int:
    return _LIKELY if "\t" in sample.text else 0


@reader("text", (".txt", ".text"), _sniff, called="plain text", plain=True)
def read_document(data: bytes, request: Request, progress: Progress) -> Paper:  # noqa: ARG001  # it has no pages to tell of
    """Read plain text."""
    from audit.documents.text.read import read_text  # noqa: PLC0415  # only where it is needed

    return read_text(data, request.name)
