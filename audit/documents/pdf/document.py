"""A PDF document held to the limits and opened: pages that can be read, turned upright where they are printed sideways."""

import io
import math
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2 as pdfium
from pypdfium2 import raw

from audit.documents.paper import RefusalError
from audit.limits import DocumentLimits
from audit.problems import fault

__all__ = ["Document", "check_pages", "check_streams", "open_document", "too_full", "upright"]

_STREAM: Final = re.compile(rb"/FlateDecode|/Fl\b")
_DOUBLE: Final = re.compile(rb"/(?:FlateDecode|Fl)\s*/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\b")
_BODY: Final = re.compile(rb"stream\r?\n")
_SLICE: Final = 1 << 16
_OUT: Final = 1 << 20
_SAMPLE: Final = 400
_DAMAGED: Final = fault("document-damaged")
_LOCKED: Final = fault("locked")


@dataclass(slots=True)
class Document:
    """An open document: its bytes as they are read, its pages drawn, and how far each page was turned."""

    data: bytes
    drawn: Any
    turns: dict[int, int]


def open_document(data: bytes) -> Document:
    """Open a document. Raises RefusalError where it is locked, damaged, or out of bounds."""
    check_streams(data)
    drawn = _opened(data)
    try:
        _check_pages_of(drawn)
    except pdfium.PdfiumError as error:
        raise RefusalError(_DAMAGED) from error
    return Document(data, drawn, {})


def _check_pages_of(drawn: Any) -> None:
    count = len(drawn)
    if count == 0:
        raise RefusalError(fault("no-pages"))
    if count > DocumentLimits.MAX_PAGES:
        raise RefusalError(fault("too-many-pages", count=count, max_pages=DocumentLimits.MAX_PAGES))
    for at in range(count):
        width, height = drawn.get_page_size(at)
        if max(width, height) > DocumentLimits.MAX_PAGE_SIDE:
            raise RefusalError(
                fault("page-too-wide", at=at + 1, width=round(width), height=round(height), max_page_side=DocumentLimits.MAX_PAGE_SIDE)
            )


def upright(document: Document, numbers: list[int]) -> Document:
    """Turn the pages that are printed sideways, so that their lines run from left to right."""
    turns = {number: turn for number in numbers if (turn := _turn(document.drawn, number))}
    if not turns:
        return document
    for number, turn in turns.items():
        page = document.drawn[number - 1]
        page.set_rotation((page.get_rotation() + turn) % 360)
    changed = io.BytesIO()
    document.drawn.save(changed)
    return Document(changed.getvalue(), _opened(changed.getvalue()), turns)


def _opened(data: bytes) -> Any:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise RefusalError(_LOCKED if "password" in str(error).lower() or "security" in str(error).lower() else _DAMAGED) from error


def _turn(drawn: Any, number: int) -> int:
    """Say how far a page has to be turned clockwise for most of its characters to stand upright."""
    page = drawn[number - 1]
    text = page.get_textpage()
    count = text.count_chars()
    step = max(1, count // _SAMPLE)
    angles: Counter[int] = Counter()
    for at in range(0, count, step):
        sign = raw.FPDFText_GetUnicode(text, at)
        if sign > ord(" "):
            angles[round(math.degrees(raw.FPDFText_GetCharAngle(text, at)) / 90) % 4] += 1
    # The library counts angles clockwise; a page is turned clockwise too, by what its lines run the other way.
    return (-angles.most_common(1)[0][0] * 90 - page.get_rotation()) % 360 if angles else 0


def too_full(page: Any) -> bool:
    """Whether a page holds more characters, or more drawn things, than are worth looking through."""
    drawn: int = raw.FPDFPage_CountObjects(page)
    return drawn > DocumentLimits.MAX_OBJECTS or int(page.get_textpage().count_chars()) > DocumentLimits.MAX_CHARACTERS


def check_streams(data: bytes) -> None:
    """Unpack each packed part without keeping it. Raises RefusalError where one, or all, would be too large."""
    if _DOUBLE.search(data):
        raise RefusalError(fault("packed-twice"))
    total = 0
    for body in _bodies(data):
        size = _unpacked(data, body)
        total += size
        if size > DocumentLimits.MAX_PART or total > DocumentLimits.MAX_UNPACKED:
            raise RefusalError(fault("parts-too-large", min=min(DocumentLimits.MAX_PART, DocumentLimits.MAX_UNPACKED)))


def _bodies(data: bytes) -> Iterator[int]:
    """Where packed parts begin."""
    for match in _BODY.finditer(data):
        head = data[max(0, match.start() - 600) : match.start()]
        if _STREAM.search(head[head.rfind(b"obj") :] if b"obj" in head else head):
            yield match.end()


def _unpacked(data: bytes, start: int) -> int:
    """Count the bytes of one packed part, stopping when there are too many."""
    unpack = zlib.decompressobj()
    size, at = 0, start
    rest = b""
    try:
        while not unpack.eof and size <= DocumentLimits.MAX_PART and (rest or at < len(data)):
            if not rest:
                rest, at = data[at : at + _SLICE], at + _SLICE
            size += len(unpack.decompress(rest, _OUT))
            rest = unpack.unconsumed_tail
    except zlib.error:
        return size
    return size


def check_pages(catalogue: Any, resolve: Any) -> None:
    """Walk the tree of pages once. Raises RefusalError where it leads back to itself or is nested too deep."""
    seen: set[int] = set()
    waiting = [(catalogue.get("Pages"), 0)]
    while waiting:
        reference, depth = waiting.pop()
        number = getattr(reference, "objid", None)
        if (number is not None and number in seen) or depth > DocumentLimits.MAX_DEPTH:
            raise RefusalError(fault("pages-in-circle"))
        if number is not None:
            seen.add(number)
        node = resolve(reference)
        kids = resolve(node.get("Kids")) if isinstance(node, dict) else None
        waiting += [(kid, depth + 1) for kid in kids] if isinstance(kids, list) else []
