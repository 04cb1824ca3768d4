"""The sentences of a draft's documents, each with its place, the passage it stands in, and whose reason it is part of.

Words by which a sentence speaks of what the table does not hold: what would be, what is not, what others found.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from audit.appraisal.model.place import NO_PLACE, Place
from audit.appraisal.text.normalise import normalise
from audit.appraisal.text.sentences import sentences
from audit.appraisal.text.split import split
from audit.documents.paper import Passage
from audit.importing.claims.phrase import phrase
from audit.importing.draft import Reason
from audit.limits import ProseLimits

__all__ = ["Sentence", "is_hedged", "sentences_of", "speaks_of_else"]

_ENDS: Final = (".", ":", ";", "!", "?")
_FEWEST_WORDS: Final = 4
"""Shorter sentences name no option and say something of it. With 1 to 4 the sentences of the tests give the same; with 6 a true
one and five that are not true are passed over."""

_LONGEST_HEADING: Final = 20
"""A heading of so many words that ends in a full stop is a sentence that a converter took for one. With 10 and 40 the
proposals for the two published papers at hand are the same."""

_ELSEWHERE: Final = r"\b{elsewhere-heading}\b"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. ``passage`` numbers the passage it stands in; ``option`` and ``criterion`` are those of a score it is the reason for."""

    text: str
    plain: str
    place: Place
    passage: int
    option: str = ""
    criterion: str = ""


def sentences_of(passages: Sequence[Passage], reasons: Sequence[Reason]) -> Iterator[Sentence]:
    """The sentences of the running text and then those of the reasons, without headings and without other people's figures."""
    number = 0
    for number, (text, place) in enumerate(_running(passages), 1):
        yield from _parted(Sentence(text, "", place, number))
    for at, reason in enumerate(reasons, number + 1):
        yield from _parted(Sentence(reason.text, "", reason.place, at, reason.option, reason.criterion))


def _parted(whole: Sentence) -> Iterator[Sentence]:
    for point in split(whole.text):
        for text in sentences(point.text):
            said = " ".join(text.split())
            if len(said) <= ProseLimits.MAX_SENTENCE and (len(said.split()) >= _FEWEST_WORDS or whole.option):
                yield replace(whole, text=said, plain=normalise(said))


def _running(passages: Sequence[Passage]) -> Iterator[tuple[str, Place]]:
    """Paragraphs, put together where a page parts them; nothing below a heading about other figures."""
    apart, held, place = 0, "", NO_PLACE
    for passage in passages:
        if _is_heading(passage):
            if passage.level and (not apart or passage.level <= apart):
                apart = passage.level if phrase(_ELSEWHERE).search(passage.text) else 0
            continue
        if held and _runs_on(held, passage.text):
            held = f"{held} {passage.text.strip()}"
            continue
        if held:
            yield held, place
        held, place = ("", NO_PLACE) if apart else (passage.text.strip(), passage.place)
    if held:
        yield held, place


def _is_heading(passage: Passage) -> bool:
    # A converter takes some sentences for headings.
    return bool(passage.level) and (len(passage.text.split()) < _LONGEST_HEADING or not passage.text.rstrip().endswith("."))


def _runs_on(text: str, following: str) -> bool:
    return following.strip()[:1].islower() and not text.rstrip().endswith(_ENDS) and len(text) < ProseLimits.MAX_SENTENCE


_SENTENCE: Final = r"\b(?:{elsewhere}|{other-exercise} {exercise}|(?:in|from|during|since) (?:19|20)[0-9]{2})\b|\?"
_CLAUSE: Final = r"\b{hedge}\b|n't\b"
_HARMLESS: Final = r"\b{harmless}\b"
_SUPERLATIVE: Final = r"\b{conditional} (?=(?:{serves} )?(?:the |one of the )?(?:most|least|best|worst|{top+bottom}|equally)\b)"
"""What an option would be in comparison with the others is what the appraisal found it to be; "would score" is not."""

_REASON: Final = r"\b(?:{because}|as (?:the|it|this|they|a|<>) (?:\S+ ){0,6}?(?:would|will|is|are|was|were|has|have|can|could|may)\b).*"


def speaks_of_else(sentence: str) -> bool:
    """Say whether a whole sentence is about figures other than those of the table."""
    return phrase(_SENTENCE).search(phrase(_HARMLESS).sub(" ", sentence)) is not None


def is_hedged(clause: str) -> bool:
    """Say whether a clause denies something, or leaves room for it, so that its words say something else than they do alone."""
    plain = phrase(_SUPERLATIVE).sub("", phrase(_HARMLESS).sub(" ", clause))
    return phrase(_CLAUSE).search(phrase(_REASON).sub("", plain)) is not None
