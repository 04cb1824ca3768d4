"""The words of one code of what can be the matter."""

from typing import NamedTuple

__all__ = ["FaultWords"]


class FaultWords(NamedTuple):
    """What is there and what would be right; in braces stand the values that the place at fault gives.

    ``meaning`` says it without values where the words are little else than values.
    """

    what: str
    remedy: str = ""
    meaning: str = ""
