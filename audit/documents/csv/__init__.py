"""Reader of tables parted by commas, semicolons, tabs or bars (.csv, .tsv)."""

from audit.documents.paper import Paper, Progress, Request
from audit.documents.reader import Sample, reader

__all__ = ["read_document"]

_LIKELY = 5
"""Less than any other kind of text claims: commas stand in every text."""


def _sniff(sample: Sample) -> int:
    if not sample.text:
        return 0
    from audit.documents.csv.dialect import dialect_of  # noqa: PLC0415  # only where nothing else decides

    return _LIKELY if dialect_of(sample.text.splitlines()[:20]).sure else 0


@reader("csv", (".csv", ".tsv", ".tab"), _sniff, called="a table parted by commas or the like", plain=True)
def read_document(data: bytes, request: Request, progress: Progress) -> Paper:  # noqa: ARG001  # it has no pages to tell of
    """Read a table parted by commas or the like."""
    from audit.documents.csv.read import read_csv  # noqa: PLC0415  # only where it is needed

    return read_csv(data, request.name)
