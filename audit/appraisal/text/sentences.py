"""Sentences of running text, by which claims are named: a claim bears the digest of its sentence, not of the whole line.

Made here and not taken from a library, because none of those looked at serves (November 2026, the 18 British cases in
tests/appraisal/text/test_sentences.py as measure): pysbd 0.3.4 cannot be imported where warnings are errors (invalid
escape sequences) and has had no release since 2021; sentencex 1.0 ends a sentence in 5 of the 18 cases where it goes on
(after "Cllr.", "approx.", "para.") and brings 4 MB of compiled code for each system; neither can be told further
abbreviations. What it takes is short: which abbreviations go on is data, in ``rules/words/abbreviations.yaml``.
"""

import re
from collections.abc import Iterator
from typing import Final

from audit.appraisal.text.normalise import QUOTES
from audit.appraisal.text.words import word_set

__all__ = ["runs", "sentences"]

_LONGEST_RUN: Final = 4
"""So many sentences a claim may span: of 167 sentences recorded in the two appraisals 166 are one, and one is three."""

_LONGEST_WORD: Final = 24
"""How far back the word before a stop is looked for: longer than any abbreviation, so that time stays in proportion."""

_STOP: Final = re.compile(rf"[.!?][*){QUOTES}]*\s+[*({QUOTES}]*")
_WORD: Final = re.compile(r"(?:(?P<before>\w+),?\s+)?[*(]*(?P<word>\w+(?:[.'\u2019]\w+)*)$")
_NEXT: Final = re.compile(r"\w+")
_LABEL: Final = re.compile(r"(?![AI]\b)[A-Z]\b|[A-Z]{0,3}[0-9]")
_INITIALS: Final = re.compile(r"[a-z](?:\.[a-z])+")


def sentences(text: str) -> tuple[str, ...]:
    """Split a text after each full stop, question or exclamation mark that a capital follows, unless an abbreviation goes on.

    Figures (``2.5``, ``1.2m``), numbers of sections and initials end nothing. After an abbreviation that may close a
    sentence (``Ltd.``, ``etc.``) one ends where the next word is one that begins sentences.
    """
    starts = [0, *_starts(text)]
    pieces = (text[start:end].strip() for start, end in zip(starts, [*starts[1:], len(text)], strict=True))
    return tuple(piece for piece in pieces if piece)


def _starts(text: str) -> Iterator[int]:
    for stop in _STOP.finditer(text):
        following = text[stop.end() : stop.end() + 1]
        if following.isupper() and not (stop[0].startswith(".") and _goes_on(text, stop)):
            # What opens brackets or quotes belongs to the sentence that follows.
            yield stop.end() - len(stop[0]) + len(stop[0].rstrip(f"*({QUOTES}"))


def _goes_on(text: str, stop: re.Match[str]) -> bool:
    """Say whether the word before a full stop is an abbreviation after which the sentence goes on."""
    found = _WORD.search(text, max(0, stop.start() - 2 * _LONGEST_WORD), stop.start())
    if found is None:
        return False
    word, following = found["word"].lower(), _NEXT.match(text, stop.end())
    opens = following is not None and following[0].lower() in word_set("sentence-opening")
    if word in word_set("abbreviation-before-name", "abbreviation-before-more"):
        return True
    if word in word_set("abbreviation-before-number"):
        return _LABEL.match(text, stop.end()) is not None
    if word in word_set("abbreviation-anywhere") or _INITIALS.fullmatch(word):
        return not opens
    if word[0].isdigit():
        return found["before"] is None and not text[: found.start()].strip()
    return len(word) == 1 and word.isalpha() and not (opens and _is_name(found["before"]))


def _is_name(before: str | None) -> bool:
    """Say whether the word before a single letter makes it a name that may end a sentence: option A, but no initial."""
    return before is not None and len(before) > 1 and before.isalpha()


def runs(text: str) -> tuple[str, ...]:
    """Every run of up to four neighbouring sentences: what a claim that spans sentences may be named by."""
    found = sentences(text)
    sizes = range(1, min(_LONGEST_RUN, len(found)) + 1)
    return tuple(" ".join(found[at : at + size]) for size in sizes for at in range(len(found) - size + 1))
