"""The reason for a score, split into single points, each with the sign its list marker gives it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from audit.appraisal.text.normalise import DASHES, QUOTES, normalise

__all__ = ["Point", "Sign", "split"]

Sign: TypeAlias = Literal["+", "-", "none"]

_START: Final = re.compile(
    rf"(?:<(?:ul|ol|li|td)\b[^<>]*>\s*)+(?:[+•{DASHES}](?=\s)|o(?=\s+[A-Z]))?"
    rf"|(?<![^\s>.])[+•](?=\s)|(?<![^\s>.])[{DASHES}](?=\s+[A-Z{QUOTES}])|(?<!\S)o(?=\s+[A-Z])"
)
_TABLE: Final = re.compile(r"<table\b.*?</table>", re.DOTALL)
_HEADING_WORDS: Final = 4
"""A dash so early in an item parts its heading from the rest: "Political - lack of control". With 3 to 8 all points recorded
in the two appraisals are found as they are recorded; with 2 and with 12 one is not."""

_ENDINGS: Final = (".", ";", ":", "!", "?", ")", ">")


@dataclass(frozen=True, slots=True)
class Point:
    """One item of a list. ``at`` is where it begins in the text that was split."""

    sign: Sign
    text: str
    at: int


def split(text: str) -> tuple[Point, ...]:
    """Split a text at its list markers: ``+``, a dash, ``•``, ``o`` below another item, or a list that opens.

    An item below another has the sign of that one. A table inside the text is split into its cells only. A dash inside
    a sentence parts nothing: a marker follows white space or a full stop, and a capital follows the marker. Text
    before the first marker is a point without a sign.
    """
    starts = [(0, 0, ""), *_starts(text)]
    ends = [start for start, _, _ in starts[1:]] + [len(text)]
    found, sign = [], "none"
    for (_, begin, mark), end in zip(starts, ends, strict=True):
        sign = sign if mark == "o" else _sign(mark)
        if normalise(text[begin:end]):
            found.append(_point(sign, text[begin:end], begin))
    return tuple(found)


def _point(sign: str, text: str, begin: int) -> Point:
    said: Sign = "+" if sign == "+" else "-" if sign == "-" else "none"
    return Point(said, text.strip(), begin + len(text) - len(text.lstrip()))


def _sign(mark: str) -> str:
    return "+" if mark == "+" else "-" if mark and mark in DASHES else "none"


def _starts(text: str) -> Iterator[tuple[int, int, str]]:
    tables = [table.span() for table in _TABLE.finditer(text)]
    last = 0
    for match in _START.finditer(text):
        in_table = any(begin < match.start() < end for begin, end in tables)
        opens = match[0].startswith("<td") if in_table else not _is_heading(text[last : match.start()], match[0])
        if opens:
            yield match.start(), match.end(), match[0][-1].rstrip(">")
            last = match.end()


def _is_heading(before: str, mark: str) -> bool:
    is_short = 0 < len(normalise(before).split()) <= _HEADING_WORDS
    # A line break before the dash makes it the marker of a new item.
    return mark in DASHES and is_short and not before.rstrip(" \t").endswith((*_ENDINGS, "\n"))
