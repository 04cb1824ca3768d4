"""Figures in running text: where they stand, each read by the grammar of printed figures in `audit.appraisal.exact.numeral`.

What a figure in a sentence is, is said here alone. ``3.5``, ``1,810``, ``-2``, ``83%``, ``41 per cent``, ``£1.2m``, ``2½`` and
``3rd`` are; the parts of ``4.2.1``, ``2017/18``, ``B12`` and ``3-5`` that only look like one are not, nor is a number that
counts marks such as ``<0>``. Words before a figure (``over``, ``about``) belong to the sentence and not to it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from audit.appraisal.exact.numeral import FRACTIONS, NotAFigure, Numeral, read_numeral

__all__ = ["NUMBER", "Occurrence", "figure_at", "find"]

NUMBER: Final = r"[0-9]{1,3}(?:,[0-9]{3}){1,3}(?:\.[0-9]{1,6})?|[0-9]{1,12}(?:\.[0-9]{1,6})?"
"""A pattern for the bare number of a figure in a sentence, for patterns that say what stands around it. Bounded: a longer
run of digits in prose is a reference."""

_MINUS: Final = "\u2212\u2013-"
_FIGURE: Final = re.compile(
    rf"(?<![\w<])(?<![0-9][.,/{_MINUS}])(?:(?<!\S)[{_MINUS}]|(?<=\()[{_MINUS}])?[£€$]?(?:{NUMBER}|(?=[{FRACTIONS}]))[{FRACTIONS}]?"
    r"(?:(?P<ordinal>st|nd|rd|th)|\s?(?:k|m|mn|bn|thousand|million|billion)|\s?(?:%|per ?cent))?"
    rf"(?![\w{FRACTIONS}]|[.,/{_MINUS}][0-9])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A figure at a place of a text: ``text[start:end]`` is it as printed. ``is_place``: it is a place in an order (``3rd``)."""

    numeral: Numeral
    start: int
    end: int
    is_place: bool = False


def find(text: str, *, numbers: str = "en") -> Iterator[Occurrence]:
    """The figures of a text in their order. What has the look of a figure and cannot be read as one is left out."""
    for match in _FIGURE.finditer(text):
        try:
            numeral = read_numeral(match[0], numbers=numbers)
        except NotAFigure:
            continue
        yield Occurrence(numeral, match.start(), match.end(), bool(match["ordinal"]))


def figure_at(text: str, start: int) -> Numeral | None:
    """The figure that begins at a place of a text, its sign and currency included; None where none does, or an order's place."""
    return next((one.numeral for one in find(text) if one.start == start and not one.is_place), None)
