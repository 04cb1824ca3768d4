"""The sentences of a draft's documents, each with its place, the passage it stands in, and whose reason it is part of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from audit.importing.draft import Reason
from audit.model.place import NO_PLACE, Place
from audit.papers.paper import Passage
from audit.prose.limits import MAX_SENTENCE
from audit.texts.normalise import normalise
from audit.texts.points import split
from audit.texts.sentences import sentences

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
            if len(said) <= MAX_SENTENCE and (len(said.split()) >= _FEWEST_WORDS or whole.option):
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
    return following.strip()[:1].islower() and not text.rstrip().endswith(_ENDS) and len(text) < MAX_SENTENCE
