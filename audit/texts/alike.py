"""Which of several texts are nearly the same: other in a few words, not word for word alike."""

from collections.abc import Iterator, Sequence
from itertools import combinations


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
