"""What stands on every page: running heads and feet, and the page numbers printed in them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from audit.documents.pdf.glyphs import Line
from audit.documents.pdf.page import PageRead

__all__ = ["Furniture", "without_furniture"]

_EDGE: Final = 0.12
_STEP: Final = 8.0
_SHARE: Final = 0.5
_NUMBER: Final = re.compile(r"(?:.*?\bpage\s+)?\W{0,3}(?P<number>[0-9]{1,4}|[ivxlc]{1,6})\W{0,3}(?:\s*(?:of|/)\s*[0-9]{1,4})?\s*$", re.IGNORECASE)
_SAID: Final = re.compile(r"\bpage\s+(?P<number>[0-9]{1,4})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Furniture:
    """The pages without what repeats, and the numbers printed on them."""

    pages: tuple[PageRead, ...]
    printed: dict[int, str]


def without_furniture(pages: Sequence[PageRead]) -> Furniture:
    """Take running heads and feet out of the text, and read the page numbers from them."""
    edges = {page.number: [line for line in page.lines if _at_edge(line, page)] for page in pages}
    counts = Counter(key for page in pages for key in {_key(line) for line in edges[page.number]})
    full = sum(bool(page.lines or page.tables) for page in pages)
    repeated = {key for key, count in counts.items() if count > 1 and count >= _SHARE * full * (0.5 if full > 6 else 1)}  # noqa: PLR2004  # left and right pages differ in long documents
    gone = {page.number: [line for line in edges[page.number] if _key(line) in repeated] for page in pages}
    numbers = {page.number: [line for line in edges[page.number] if line in gone[page.number] or _SAID.search(line.text)] for page in pages}
    kept = tuple(replace(page, lines=tuple(line for line in page.lines if line not in gone[page.number])) for page in pages)
    return Furniture(kept, _printed(numbers))


def _at_edge(line: Line, page: PageRead) -> bool:
    return line.bottom < page.size[1] * _EDGE or line.top > page.size[1] * (1 - _EDGE)


def _key(line: Line) -> tuple[str, int]:
    """What makes two lines of different pages the same: words without figures, and the height at which they stand."""
    return re.sub(r"[0-9]+|\b[ivxlc]+\b", "#", line.text.lower()), round(line.bottom / _STEP)


def _printed(lines: dict[int, list[Line]]) -> dict[int, str]:
    """Read page numbers: said to be such, or counting up with the pages."""
    said: dict[int, str] = {}
    bare: dict[int, str] = {}
    for page, found in lines.items():
        for line in found:
            match = _SAID.search(line.text)
            if match is not None:
                said.setdefault(page, match["number"])
            elif (plain := _NUMBER.match(line.text)) is not None:
                bare.setdefault(page, plain["number"])
    offsets = Counter(int(number) - page for page, number in bare.items() if number.isdigit())
    if offsets:
        offset, count = offsets.most_common(1)[0]
        if count > 1:
            said = {**{page: number for page, number in bare.items() if number.isdigit() and int(number) - page == offset}, **said}
    return said
