"""Sums that a paragraph tells in words: 13 options, less two that were withdrawn, and five more, make 16."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from audit.importing.claims.numerals import count_of
from audit.importing.claims.phrase import phrase

__all__ = ["Part", "Term", "sum_in"]

Part = Literal["start", "less", "more", "result"]

_THINGS: Final = (
    r"\b(?P<n>{count})(?: of (?:[\w'-]+ ){0,3}?(?P<of>{count}))?(?: (?!of\b)[\w'-]+){0,2}? (?P<noun>{sum-noun})\b|"
    r"\b(?P<bare>{count})(?= (?:were|was|had been|have been) )"
)
_MORE_BEFORE: Final = r"\b{sum-more}(?: an?)? $"
_MORE_BEHIND: Final = r"^ (?:were|was|have been|had been) (?:\w+ ){0,2}added\b"
_LESS_BEFORE: Final = r"\b{sum-less} $"
_LESS_BEHIND: Final = r"^ (?:were|was|are|have been|had been) (?:\w+ ){0,3}?{sum-less-behind}\b"
_RESULT_BEFORE: Final = r"\b{sum-result}(?: {sum-result-filler}){0,6} $"
_FEWEST: Final = 3
"""What was there, what was added or taken off, and what came of it."""

_NEAR: Final = 60
"""So far from a number the words are looked for that say what it does in the sum. With 20 two sums that papers tell are lost;
40, 60, 120 and 400 give the same."""


@dataclass(frozen=True, slots=True)
class Term:
    """A number of things, and what it does in the sum."""

    part: Part
    number: int
    noun: str


def sum_in(text: str) -> tuple[Term, ...]:
    """The terms of the one sum that a paragraph tells, its result last; none where it tells none, or leaves in doubt what counts."""
    terms: list[Term] = []
    for term in _terms(text):
        if term is None:
            return ()
        terms.append(term)
        if term.part == "result":
            break
    parts = [term.part for term in terms]
    is_sum = len(terms) >= _FEWEST and parts[0] == "start" and parts[-1] == "result" and parts.count("start") == 1
    return tuple(terms) if is_sum and len({term.noun == "criteria" for term in terms}) == 1 else ()


def _terms(text: str) -> Iterator[Term | None]:
    """Each number of things with its part; None for one whose part is not clear."""
    first, noun = 0, ""
    for match in phrase(_THINGS).finditer(text):
        number = count_of(match["n"] or match["bare"])
        noun = (match["noun"] or noun).lower()
        part = _part(text, match)
        if part is None and first:
            if number == first or match["bare"]:
                continue
            yield None
        elif part is None and match["noun"]:
            first = number
            yield Term("start", number, noun)
        elif part is not None and first:
            yield None if match["of"] and count_of(match["of"]) != first else Term(part, number, noun)


def _part(text: str, match: re.Match[str]) -> Part | None:
    before, behind = text[max(0, match.start() - _NEAR) : match.start()], text[match.end() : match.end() + _NEAR]
    if phrase(_RESULT_BEFORE).search(before):
        return "result"
    if phrase(_MORE_BEFORE).search(before) or phrase(_MORE_BEHIND).search(behind):
        return "more"
    return "less" if phrase(_LESS_BEFORE).search(before) or phrase(_LESS_BEHIND).search(behind) else None
