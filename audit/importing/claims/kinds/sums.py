"""Sums that a paragraph tells in words: 13 options, less two that were withdrawn, and five more, make 16."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from audit.importing.claims.numerals import COUNT, count_of

Part = Literal["start", "less", "more", "result"]

_NOUN: Final = r"(?P<noun>options|models|alternatives|sites|bids|suppliers|schemes|proposals|criteria)"
_THINGS: Final = re.compile(
    rf"\b(?P<n>{COUNT})(?: of (?:[\w'-]+ ){{0,3}}?(?P<of>{COUNT}))?(?: (?!of\b)[\w'-]+){{0,2}}? {_NOUN}\b|"
    rf"\b(?P<bare>{COUNT})(?= (?:were|was|had been|have been) )",
    re.IGNORECASE,
)
_MORE_BEFORE: Final = re.compile(r"\b(?:further|additional|another|adding|added|plus|extra)(?: an?)? $", re.IGNORECASE)
_MORE_BEHIND: Final = re.compile(r"^ (?:were|was|have been|had been) (?:\w+ ){0,2}added\b", re.IGNORECASE)
_LESS_BEFORE: Final = re.compile(
    r"\b(?:less|minus|removed|removing|discounted|discounting|dropping|dropped|eliminated|eliminating|ruled out|excluded) $", re.IGNORECASE
)
_LESS_BEHIND: Final = re.compile(
    r"^ (?:were|was|are|have been|had been) (?:\w+ ){0,3}?(?:removed|discounted|merged|ruled out|withdrawn|dropped|"
    r"discarded|excluded|eliminated|in fact|duplicates|"
    r"set aside|taken (?:out|off)|left out)\b",
    re.IGNORECASE,
)
_RESULT_BEFORE: Final = re.compile(
    r"\b(?:creat(?:ed|ing)|leav(?:es|ing)|left|giv(?:es|ing)|mak(?:es|ing)|made|result(?:ed|ing) in|to give|produc(?:ed|"
    r"ing)|total of|came to|totall?ing)"
    r"(?: (?:an?|the|final|overall|new|us|whole|revised|with|long-?list|shortlist|list|total|of)){0,6} $",
    re.IGNORECASE,
)
_FEWEST: Final = 3
_NEAR: Final = 60


@dataclass(frozen=True, slots=True)
class Term:
    """A number of things, and what it does in the sum."""

    part: Part
    number: int
    noun: str


def sum_in(text: str) -> tuple[Term, ...]:
    """Give the terms of the one sum that a paragraph tells, its result last; none where it tells none, or leaves in doubt what counts."""
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
    """Give each number of things with its part; None for one whose part is not clear."""
    first, noun = 0, ""
    for match in _THINGS.finditer(text):
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
    if _RESULT_BEFORE.search(before):
        return "result"
    if _MORE_BEFORE.search(before) or _MORE_BEHIND.search(behind):
        return "more"
    return "less" if _LESS_BEFORE.search(before) or _LESS_BEHIND.search(behind) else None
