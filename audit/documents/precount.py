"""What a text of markup would cost to read, counted before anything is parsed: elements, attributes, cells, references.

Parsers of pages and of Markdown take longer than in proportion for some of these, and build all of it before anyone can count.
Counting takes one pass over the text.
"""

import re
from typing import Final

from audit.documents.paper import RefusalError
from audit.limits import DocumentLimits
from audit.problems import fault

__all__ = ["count_markdown", "count_page"]

_CELL: Final = re.compile(r"<t[dh]\b", re.IGNORECASE)
_TAG: Final = re.compile(r"<(?:!--|/?[A-Za-z][^\s>/]*)")
_ATTRIBUTE: Final = re.compile(r"""[\s/]*+[^\s>/=][^\s>/=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+""")
_RAW: Final = frozenset({"<script", "<style"})
_REFERENCE: Final = re.compile(r"^ {0,3}\[[^\]\n]{1,999}\]:", re.MULTILINE)


def count_page(text: str) -> None:
    """Count the cells, elements and attributes of a page. Raises RefusalError where there are more than are read."""
    cells = sum(1 for _ in _CELL.finditer(text))
    if cells > DocumentLimits.MAX_CELLS:
        raise RefusalError(fault("too-many-cells", cells=cells, max_cells=DocumentLimits.MAX_CELLS))
    at, elements, attributes = 0, 0, 0
    while (tag := _TAG.search(text, at)) is not None:
        name = tag[0].lower()
        if name == "<!--":
            at = _behind(text, "-->", tag.end())
            continue
        own, at = _attributes(text, tag.end())
        elements, attributes = elements + 1, attributes + own
        if name in _RAW:
            at = _behind(text, f"</{name[1:]}", at)
        if elements > DocumentLimits.MAX_ELEMENTS or attributes > DocumentLimits.MAX_ELEMENTS:
            raise RefusalError(fault("page-of-too-much", max_elements=DocumentLimits.MAX_ELEMENTS))


def _behind(text: str, end: str, at: int) -> int:
    """Where what ends so is over; what never ends goes on to the end of the page."""
    found = text.find(end, at)
    return len(text) if found < 0 else found + len(end)


def _attributes(text: str, at: int) -> tuple[int, int]:
    """How many attributes a tag has, and where they end. Raises RefusalError where one tag has more than are read."""
    count = 0
    while (found := _ATTRIBUTE.match(text, at)) is not None:
        count, at = count + 1, found.end()
        if count > DocumentLimits.MAX_ATTRIBUTES:
            raise RefusalError(fault("too-many-attributes", max_attributes=DocumentLimits.MAX_ATTRIBUTES))
    return count, at


def count_markdown(text: str) -> None:
    """Count the link references of Markdown, and the columns and cells of its tables. Raises RefusalError where there are more than are read."""
    references = sum(1 for _ in _REFERENCE.finditer(text))
    if references > DocumentLimits.MAX_REFERENCES:
        raise RefusalError(fault("too-many-references", references=references, max_references=DocumentLimits.MAX_REFERENCES))
    bars = [count for line in text.split("\n") if (count := line.count("|")) > 1]
    if max(bars, default=0) > DocumentLimits.MAX_SPAN + 1:
        raise RefusalError(fault("row-too-wide", max_span=DocumentLimits.MAX_SPAN))
    cells = sum(count - 1 for count in bars)
    if cells > DocumentLimits.MAX_CELLS:
        raise RefusalError(fault("too-many-cells", cells=cells, max_cells=DocumentLimits.MAX_CELLS))
