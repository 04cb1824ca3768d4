"""What a person who compared a copy with the document says of single cells."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

__all__ = ["NO_ANSWERS", "Answer", "Answers", "Sort", "Spot"]

Sort = Literal["confirm", "value", "empty", "cannot-read", "withheld"]
Spot = tuple[int, int, int]
"""Number of the table in its document, row and column of the cell, both counted from 0."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands in a cell by a person's own eyes.

    ``confirm``: what was read; ``value``: ``text`` as printed; ``empty``: nothing; ``cannot-read``: ``text`` is what can
    be made out of it, with a question mark for each character that cannot; ``withheld``: it is redacted or exempt.
    """

    sort: Sort
    text: str = ""
    note: str = ""


Answers = Mapping[Spot, Answer]
NO_ANSWERS: Final[Answers] = {}
