"""Reader of Markdown."""

import re
from typing import Final

from audit.documents.paper import Paper, Progress, Request
from audit.documents.reader import Sample, reader

__all__ = ["read_document"]

_PIPES: Final = re.compile(r"^ {0,3}\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$", re.MULTILINE)
_LIKELY: Final = 30


@reader("markdown", (".md", ".markdown"), lambda sample: _LIKELY if _ruled(sample) else 0, called="Markdown text", plain=True)
def read_document(data: bytes, request: Request, progress: Progress) -> Paper:  # noqa: ARG001  # it has no pages to tell of
    """Read Markdown."""
    from audit.documents.markdown.read import read_markdown  # noqa: PLC0415  # brings libraries that only this kind needs

    return read_markdown(data, request.name)


def _ruled(sample: Sample) -> bool:
    return sample.matches(_PIPES)
