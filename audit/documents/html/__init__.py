"""Reader of web pages (.html), also of the HTML that Markdown becomes."""

import re
from typing import Final

from audit.documents.paper import Paper, Progress, Request
from audit.documents.reader import CERTAIN, Sample, reader

__all__ = ["read_document"]

_PAGE: Final = re.compile(r"\A(?:\ufeff|\s|<!--.*?-->|<\?xml[^>]*\?>)*<(?:!doctype\s+html|html\b)", re.IGNORECASE | re.DOTALL)
_TAG: Final = re.compile(r"<(?:!doctype\s+html|html|head|body|table|div|p|h[1-6])\b[^<>]*>", re.IGNORECASE)
_LIKELY: Final = 20


def _sniff(sample: Sample) -> int:
    if sample.matches(_PAGE):
        return CERTAIN - 1
    return _LIKELY if "\t" not in sample.text and len(_TAG.findall(sample.text)) > 1 else 0


@reader("html", (".html", ".htm", ".xhtml"), _sniff, called="a web page", plain=True)
def read_document(data: bytes, request: Request, progress: Progress) -> Paper:  # noqa: ARG001  # it has no pages to tell of
    """Read a web page."""
    from audit.documents.html.read import read_html  # noqa: PLC0415  # brings libraries that only this kind needs

    return read_html(data, request.name)
