"""Which of several texts are nearly the same: other in a few words, not word for word alike.

A wording as words and limbs, and what one wording has that another has not.

A limb is what stands between two separators or joining words: ``retain and attract staff, with their pensions`` has
three. Case, punctuation, articles, the sign ``&`` and the order of limbs make no difference between wordings.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from audit.appraisal.text.normalise import normalise
from audit.appraisal.text.words import word_set
from audit.limits import TextLimits

__all__ = ["Change", "changes", "gathered"]


def gathered(texts: Sequence[str], least: int) -> list[list[int]]:
    """Gather the places of texts that are nearly the same as each other, or as one that is nearly the same as both.

    ``least`` is the likeness in per cent from which on two texts are nearly the same.
    """
    found = {number: [number] for number in range(len(texts))}
    for i, j in _pairs(texts, least) if len(texts) > 1 else ():
        if found[i] is not found[j]:
            found[i] += found[j]
            found.update(dict.fromkeys(found[j], found[i]))
    return [sorted(group) for group in {id(group): group for group in found.values()}.values() if len(group) > 1]


def _pairs(texts: Sequence[str], least: int) -> Iterator[tuple[int, int]]:
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415  # only where full texts are compared

    for (i, one), (j, other) in combinations(enumerate(texts), 2):
        if one != other and ratio(one, other, score_cutoff=least) >= least:
            yield i, j


_WORD: Final = re.compile(r"\w+(?:['./-]\w+)*|&")


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the first wording and what stands in their place in the second; either may be empty."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class _Words:
    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    def quote(self, first: int, last: int) -> str:
        """The words from one to another as they stand, with what is between them."""
        return self.text[self.spans[first][0] : self.spans[last - 1][1]] if first < last else ""


def changes(first: str, second: str) -> tuple[Change, ...] | None:
    """What differs between two wordings, in the order of the first; None for wordings too long to be set side by side."""
    one, other = _words(first), _words(second)
    if max(len(one.words), len(other.words)) > TextLimits.MAX_WORDS:
        return None
    if _limbs(one) == _limbs(other):
        return ()
    return tuple(Change(one.quote(i, j), other.quote(k, m)) for i, j, k, m in _merged(_edits(one.words, other.words), one.words))


def _words(text: str) -> _Words:
    whole = normalise(text)
    found = [(match[0].casefold().replace("&", "and"), match.span()) for match in _WORD.finditer(whole)]
    kept = [(word, span) for word, span in found if word not in word_set("article")]
    return _Words(whole, tuple(word for word, _ in kept), tuple(span for _, span in kept))


def _limbs(words: _Words) -> Counter[tuple[str, ...]]:
    """Count the limbs of a wording, each with the word that joins it to the one before."""
    found: list[list[str]] = [[]]
    end = 0
    for word, (start, stop) in zip(words.words, words.spans, strict=True):
        if word in word_set("joining") or any(not sign.isspace() and not sign.isalnum() for sign in words.text[end:start]):
            found.append([])
        found[-1].append(word)
        end = stop
    return Counter(tuple(limb) for limb in found if limb)


_Edit = tuple[int, int, int, int]


def _edits(first: Sequence[str], second: Sequence[str]) -> Iterator[_Edit]:
    """The runs of words that are not common to both, as places in the first and in the second."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415  # only where wordings differ

    for code in Indel.opcodes(first, second):
        if code.tag != "equal":
            yield code.src_start, code.src_end, code.dest_start, code.dest_end


def _merged(edits: Iterator[_Edit], words: Sequence[str]) -> list[_Edit]:
    """Put together changes with nothing between them but words that link others, so that a phrase in another's place stays whole."""
    found: list[_Edit] = []
    for edit in edits:
        if found and set(words[found[-1][1] : edit[0]]) <= word_set("link") and not _alike(found[-1], edit):
            found[-1] = (found[-1][0], edit[1], found[-1][2], edit[3])
        else:
            found.append(edit)
    return found


def _alike(first: _Edit, second: _Edit) -> bool:
    """Say whether both only add, or both only drop."""
    return all(i == j for i, j, _, _ in (first, second)) or all(k == m for _, _, k, m in (first, second))
