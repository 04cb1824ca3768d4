"""The soft relations that may put explanations in order, where a person asks for them."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from audit.problems import InputError, Problem


class Soft(StrEnum):
    """What a paper may be expected to keep to, though its figures do not follow from it."""

    reasons = "reasons"
    inheritance = "inheritance"
    claims = "claims"


_KNOWN: Final = ", ".join(Soft)


def soft_of(words: Iterable[str]) -> tuple[Soft, ...]:
    """Give the kinds that are named, each once and always in the same order. Raises InputError where a word is none of them."""
    named = set(words)
    unknown = sorted(named - set(Soft))
    if unknown:
        raise InputError([Problem("--soft", 0, 0, f'"{unknown[0]}" is no soft relation; known here: {_KNOWN}')])
    return tuple(one for one in Soft if one in named)
