"""Sentences of running text, for claims: a claim is named by the digest of its sentence, not of the whole line."""

import re
from typing import Final

from audit.texts.normalise import QUOTES

__all__ = ["runs", "sentences"]

# No sentence ends in "e.g. Leeds", "i.e. Ofsted" or after a single letter.
_STOP: Final = r"(?<=[.!?])(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bvs\.)(?<!\b[A-Za-z]\.)"
_END: Final = re.compile(rf"{_STOP}[*){QUOTES}]*\s+(?=[*({QUOTES}]*[A-Z])")
_LONGEST: Final = 4


def sentences(text: str) -> tuple[str, ...]:
    """Split a text after each full stop, question or exclamation mark that a capital follows."""
    starts = [0, *(match.end() for match in _END.finditer(text))]
    pieces = (text[start:end].strip() for start, end in zip(starts, [*starts[1:], len(text)], strict=True))
    return tuple(piece for piece in pieces if piece)


def runs(text: str) -> tuple[str, ...]:
    """Give every run of up to four neighbouring sentences: what a claim that spans sentences may be named by."""
    found = sentences(text)
    sizes = range(1, min(_LONGEST, len(found)) + 1)
    return tuple(" ".join(found[at : at + size]) for size in sizes for at in range(len(found) - size + 1))
