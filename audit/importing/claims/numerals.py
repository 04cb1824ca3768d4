"""Numbers as prose writes them: figures and words, places in an order, and the words that say on which side a figure lies."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from audit.appraisal.exact.numeral import read_numeral
from audit.appraisal.text.words import word_list, word_set
from audit.importing.claims.phrase import phrase

__all__ = ["LAST", "Amount", "amount", "compares", "count_of", "decimal", "place_of"]

LAST: Final = -1
"""The place of the last, whatever its number."""

_SIDES: Final = {">": "over", ">=": "at-least", "<": "under", "<=": "at-most"}
_COMPARES: Final = r"\b{comparing}(?!\w)|%|\b(?:[0-9]+|{number-word}) (?:of|options?|models?|criteria)(?!\w)"


def compares(sentence: str) -> bool:
    """Say whether a sentence has a word that compares: the rule of docs/claims.md by which candidates are counted, too."""
    return phrase(_COMPARES).search(sentence) is not None


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
    """Read a figure with the words before it. Raises NotAFigure for what is none."""
    said = " ".join((bound or "").split()).lower()
    side = next((side for side, name in _SIDES.items() if said in word_set(name)), "")
    numeral = read_numeral(text)
    assert numeral.value is not None
    assert numeral.unit is not None
    return Amount(_written(numeral.value, numeral.unit), side)


def _written(value: Fraction, unit: Fraction) -> str:
    """Write a figure with the places it was printed with."""
    whole, places = decimal(value), len(str(unit.denominator)) - 1
    head, _, tail = whole.partition(".")
    return f"{head}.{tail.ljust(places, '0')}" if places else whole


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
    return int(text) if text.isdigit() else word_list("number-word").index(text.lower()) + 1


def place_of(text: str) -> int:
    """Read a place in an order."""
    said = text.lower()
    if said == "last":
        return LAST
    ordinals = word_list("ordinal-word")
    return ordinals.index(said) + 1 if said in ordinals else int(re.sub(r"\D", "", said))
