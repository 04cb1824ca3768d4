"""The cap on totals of which a paper speaks: what scores add to beyond it does not count."""

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Final

__all__ = ["caps_in"]

_CAP: Final = re.compile(
    r"\b(?:cap(?:ped)?(?: is| of| at)*"
    r"|no more than|not (?:exceed|more than)|at most|up to|max(?:imum|imal|\.)?(?: of| is|:)?|höchstens|gedeckelt auf"
    r"|begrenzt auf|plafonn[ée]e?s? à|limit[ée]e?s? à|au plus|como máximo|máximo(?: de)?|limitad[oa]s? a)"
    r"\s*(?P<cap>\d{1,4}(?:[.,]\d{1,2})?)(?!\d|\s?%)",
    re.IGNORECASE,
)
_MOST_TEXT: Final = 400
"""Longer passages are prose, of which one figure says little."""


def caps_in(texts: Iterable[str]) -> frozenset[Fraction]:
    """The figures of which the texts, and the names of totals, say that nothing goes beyond them."""
    return frozenset(Fraction(found["cap"].replace(",", ".")) for text in texts for found in _CAP.finditer(text[:_MOST_TEXT]))
