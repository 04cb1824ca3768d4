"""The sentences of a draft's documents, each with its place, the passage it stands in, and whose reason it is part of.

Words by which a sentence speaks of what the table does not hold: what would be, what is not, what others found.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from audit.appraisal.model.place import NO_PLACE, Place
from audit.appraisal.text.normalise import normalise
from audit.appraisal.text.sentences import sentences
from audit.appraisal.text.split import split
from audit.documents.paper import Passage
from audit.importing.draft import Reason
from audit.limits import ProseLimits

_ENDS: Final = (".", ":", ";", "!", "?")
_FEWEST_WORDS: Final = 4
_LONGEST_HEADING: Final = 20
# Under such a heading the figures are not those of the table, or not of these options.
_ELSEWHERE: Final = re.compile(
    r"\b(?:sensitivity|scenarios?|robustness|stress test|what if|alternative weight\w*|equal weight\w*|consultation|survey|engagement|responses|"
    r"longlist\w*|long[- ]list\w*|background|glossary|case stud\w+|lessons|minutes|previous\w*|examples?)\b",
    re.IGNORECASE,
)


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
    """Give the sentences of the running text and then those of the reasons, without headings and without other people's figures."""
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
    """Give paragraphs, put together where a page parts them; nothing below a heading about other figures."""
    apart, held, place = 0, "", NO_PLACE
    for passage in passages:
        if _is_heading(passage):
            if passage.level and (not apart or passage.level <= apart):
                apart = passage.level if _ELSEWHERE.search(passage.text) else 0
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


_SENTENCE: Final = re.compile(
    r"\b(?:if|were to|sensitivity|scenarios?|unless|hypothetical\w*|had been|simulat\w+|"
    r"(?:equal|different|alternative|revised|original|initial|previous|earlier|draft|provisional|unweighted|other) "
    r"(?:weight\w*|scor\w+|rank\w+|assessments?|"
    r"exercises?|appraisals?|stages?)|(?:in|from|during|since) (?:19|20)\d\d|last year|previously|originally|initially|"
    r"respondents?|residents|survey\w*|consult(?:ation|ees)|voted|votes|national(?:ly)?|elsewhere|panels?|scorers?|assessors?|reviewers?|workshops?|"
    r"definition|long-?list\w*|long list\w*|must|for example, an option|benchmark\w*|inspect\w+|Ofsted|CQC|pilot\w*|"
    r"league table|other (?:councils|authorities|trusts|areas|regions)|neighbouring|example)\b|\?",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(
    r"\b(?:not|never|neither|nor|cannot|would|could|may|might|should|shall|will|can|likely|unlikely|expected|potential\w*|"
    r"perhaps|possibly|without|excluding|"
    r"except|excepting|apart from|other than|aside from|bar|but for|until|before|after|when|once|whether|assum\w+|aim\w*|intend\w*|hop\w+|"
    r"somewhat|broadly|roughly|approximately|virtually|practically|almost|nearly|about|around)\b|n't\b",
    re.IGNORECASE,
)
_HARMLESS: Final = re.compile(
    r"\b(?:(?:can|may|will) be seen|as (?:would be|may be) expected|(?:should|may|must) be noted|not only|not "
    r"surprisingly)\b",
    re.IGNORECASE,
)


# Why something is so may well be what would be.
_REASON: Final = re.compile(
    r"\b(?:because|since|owing to|due to|as (?:the|it|this|they|a|<\d+>) (?:\S+ ){0,6}?(?:would|will|is|are|was|were|has|have|can|could|may)\b).*",
    re.IGNORECASE,
)


def speaks_of_else(sentence: str) -> bool:
    """Say whether a whole sentence is about figures other than those of the table."""
    return _SENTENCE.search(_HARMLESS.sub(" ", sentence)) is not None


def is_hedged(clause: str) -> bool:
    """Say whether a clause denies something, or leaves room for it, so that its words say something else than they do alone."""
    return _CLAUSE.search(_REASON.sub("", _HARMLESS.sub(" ", clause))) is not None
