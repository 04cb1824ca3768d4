"""Numbers in sentences: a noun, and a verb, that agree with how many there are."""

from typing import Final

__all__ = ["are", "counted", "spelt"]

_WORDS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def counted(count: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 note", "3 notes", "2 boxes" where ``many`` is "boxes"."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def are(count: int, one: str = "is", many: str = "are") -> str:
    """The verb that goes with so many: "is" or "are", or the two that are given."""
    return one if count == 1 else many


def spelt(count: int) -> str:
    """A number as it is written in a sentence: in letters up to ten, then in digits."""
    return _WORDS[count] if 0 <= count < len(_WORDS) else f"{count:,}"
