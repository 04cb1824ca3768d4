"""What tables of one option are about, where several stand in a paper: the heading that tells each from its sisters."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from audit.importing.grid import texts_of
from audit.importing.names import key_of
from audit.importing.reading.lexicon import means
from audit.importing.reading.tables import Read
from audit.importing.titles import headings

__all__ = ["told_apart"]

_MOST_WORDS: Final = 12
"""Longer texts above a table are sentences and no names."""

_FIGURES: Final = re.compile(r"\s*[(\[][^()\[\]]*\d[^()\[\]]*[)\]]\s*$")


def told_apart(reads: Sequence[Read]) -> list[Read]:
    """The tables, those of one option with what they are about where only a heading further up says it."""
    singles = [read for read in reads if read.sort == "one-option"]
    counted = Counter(text for read in singles for text in dict.fromkeys(_heads(read)))
    names = sorted({name for read in reads for name in _names(read)}, key=len, reverse=True)
    return [replace(read, about=_about(read, counted, names)) if read.sort == "one-option" else read for read in reads]


def _heads(read: Read) -> list[str]:
    return [text for text, _ in headings(read.layout) if len(text.split()) < _MOST_WORDS]


def _names(read: Read) -> list[str]:
    """The names of options that tables beside them list."""
    layout = read.layout
    if layout.label < 0 or (layout.label_sort != "options" and "rank" not in layout.kinds):
        return list(read.options) if read.is_matrix and layout.label_sort == "criteria" else []
    return [text for text in texts_of(layout.body, layout.label) if not means(text, "total", 1)]


def _about(read: Read, counted: Counter[str], names: Sequence[str]) -> str:
    heads = _heads(read)
    if not heads or counted[heads[0]] < 2:  # noqa: PLR2004  # its own heading says it
        return ""
    own = next((text for text in heads if counted[text] == 1), "")
    words = key_of(own)
    known = next((name for name in names if _holds(words, key_of(name))), "")
    return known or _FIGURES.sub("", own).strip()


def _holds(words: Sequence[str], name: Sequence[str]) -> bool:
    return bool(name) and any(tuple(words[at : at + len(name)]) == tuple(name) for at in range(len(words)))
