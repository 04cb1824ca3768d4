"""Numbers as prose writes them: figures and words, places in an order, and the words that say on which side a figure lies.

The words by which a sentence compares: a sentence without any of them says nothing that a table could confirm.
"""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

WORDS: Final = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
    "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
NUMBER: Final = r"\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,4})?|\d{1,9}(?:\.\d{1,4})?"
COUNT: Final = rf"(?:\d{{1,3}}|{'|'.join(WORDS)})"
ORDINAL: Final = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(_ORDINALS)}|last)"
LAST: Final = -1
"""The place of the last, whatever its number."""

_SIDES: Final = {
    ">": "over|more than|above|exceeding|in excess of|just over|well over|greater than", ">=": "at least|no less than|not less than|no fewer than",
    "<": "under|less than|fewer than|below|just under|nearly|almost", "<=": "at most|up to|no more than",
}  # fmt: skip
BOUND: Final = rf"(?:{'|'.join(_SIDES.values())})"
VAGUE: Final = r"(?:about|around|approximately|roughly|some|circa|c\.)"
"""Words that leave room to an extent that nothing says: no figure after them is judged."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure as the prose quotes it, with its side: ``""`` for the figure itself."""

    text: str
    side: str = ""

    @property
    def value(self) -> Fraction:
        """The figure."""
        return Fraction(self.text)

    @property
    def places(self) -> int:
        """How many places it has behind the point."""
        return len(self.text.partition(".")[2])

    def compares(self, expression: str, *, whole: bool = False) -> str:
        """Write that an expression is this: on its side, or any value that prints so; ``whole`` wants the figure itself."""
        if self.side:
            return f"{expression} {self.side} {self.text}"
        if whole:
            return f"{expression} == {self.text}"
        half = Fraction(1, 2 * 10**self.places)
        return f"{decimal(self.value - half)} <= {expression} <= {decimal(self.value + half)}"


def amount(text: str, bound: str | None = None) -> Amount:
    """Read a figure with the words before it."""
    said = " ".join((bound or "").split())
    side = next((side for side, words in _SIDES.items() if re.fullmatch(words, said, re.IGNORECASE)), "")
    return Amount(text.replace(",", ""), side)


def decimal(value: Fraction) -> str:
    """Write a figure that has an end behind the point."""
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    digits = f"{abs(value) * 10**places}".rjust(places + 1, "0")
    whole = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{whole}" if value < 0 else whole


def count_of(text: str) -> int:
    """Read a number of things, in figures or words."""
    return int(text) if text.isdigit() else WORDS.index(text.lower()) + 1


def place_of(text: str) -> int:
    """Read a place in an order."""
    said = text.lower()
    if said == "last":
        return LAST
    return _ORDINALS.index(said) + 1 if said in _ORDINALS else int(said[:-2])


COMPARES: Final = re.compile(
    r"\b(?:"
    # levels
    r"(?:very |particularly |relatively )?(?:high|average|poor|low|strong|weak)(?:ly)?|well|inexpensive|expensive|costly|(?:un)?favourabl[ey]"
    # superlatives
    r"|best|most|least|highest|lowest|only|clear(?:ly)?|first|second|third|fourth|last"
    # order and difference
    r"|more|less|fewer|higher|lower|greater|better|worse|further|than|above|below|over|compared|unlike|advantages?|differen(?:ce|t)|ranked"
    # equality
    r"|same|equal(?:ly)?|similar(?:ly)?|identical|alike|each|every|all|any|none|neither|both|as (?:with|per)|no (?:other )?changes?|in[- ]line"
    # amounts
    r"|majority|minority|many|several|number of|some of|few|half|per ?cent|\d+ ?%|scores?|scored|scoring|points"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:of|options?|models?|criteria)"
    # lists
    r"|namely|such as|i\.e\."
    r")(?!\w)|%",
    re.IGNORECASE,
)
"""The rule of docs/claims.md, shared with tools/candidates.py, which counts how many such sentences an appraisal records."""
