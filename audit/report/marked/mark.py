"""Marks a paper by its kind."""

from collections.abc import Sequence

from audit.documents.paper import Paper, RefusalError
from audit.problems import fault
from audit.report.marked.comments import AnchoredComment

__all__ = ["mark"]


def mark(data: bytes, paper: Paper, comments: Sequence[AnchoredComment]) -> bytes:
    """The bytes of the paper with its comments. Raises RefusalError where it holds none, or is signed, protected or out of order."""
    if paper.kind == "pdf":
        from audit.report.marked.pdf import mark_pdf  # noqa: PLC0415  # only what is needed

        return mark_pdf(data, comments)
    if paper.kind == "xlsx":
        from audit.report.marked.xlsx import mark_xlsx  # noqa: PLC0415  # as above

        return mark_xlsx(data, comments)
    raise RefusalError(fault("paper-of-no-marked-kind"))
