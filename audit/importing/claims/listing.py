"""Lists of criteria in prose: which criteria are meant by ``tax and VAT implications, procurement and managing risk``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from audit.appraisal.text.stems import stems
from audit.importing.claims.mentions import titles
from audit.importing.draft import Item

__all__ = ["SAME", "Listed", "listed", "meant"]

_PARTS: Final = re.compile(r"(,? and |, | & |/| as well as | or )")
SAME: Final = 1.0
"""How well a phrase fits a title that has the same words."""

_WITHIN: Final = (0.55, 0.35)
_AROUND: Final = (0.42, 0.07)
_PARTLY: Final = (0.0, 0.35)
"""From where, and by how much, the share of words in common says how well a phrase fits: all its words are in the title; all
words of the title are in it; more than half of the words of each are the other's. The three do not overlap, so that their
order decides between kinds of fit, and the share only within one."""

_MOST_PARTS: Final = 24
"""Bounds the time for one list. In the two published papers at hand 6, 12 and 48 give the same proposals."""

_MOST_ALIKE: Final = 3
"""So many criteria the words that begin their titles may mean together. With 1 a claim that is recorded is lost; with 2 and 5
the proposals are the same."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The criteria that a list names, in its order; ``whole`` says that each part of it was recognised."""

    ids: tuple[str, ...]
    whole: bool


def listed(text: str, criteria: Sequence[Item]) -> Listed:
    """Read a list of criteria. Parts that no criterion is like, or more than one, are left out."""
    pieces = _PARTS.split(text.strip(" .,;:"))[: 2 * _MOST_PARTS - 1]
    joined = _most_joined(criteria)
    best: list[tuple[float, tuple[str, ...], int]] = [(0.0, (), 0)]
    for end in range(1, len(pieces) // 2 + 2):
        ways = [_way(best[start], "".join(pieces[2 * start : 2 * end - 1]), end - start, criteria) for start in range(max(0, end - joined), end)]
        best.append(max(ways, key=lambda way: way[0]))
    _, ids, lost = best[-1]
    return Listed(tuple(dict.fromkeys(ids)), not lost and bool(ids))


def _most_joined(criteria: Sequence[Item]) -> int:
    """How many parts of a list may be one title: as many as the titles themselves would fall into."""
    return max((len(_PARTS.split(title)) // 2 + 1 for one in criteria for title in titles(one)), default=1)


def _way(before: tuple[float, tuple[str, ...], int], text: str, parts: int, criteria: Sequence[Item]) -> tuple[float, tuple[str, ...], int]:
    fit, ids = meant(text, criteria)
    said, found, lost = before
    # Joined parts that only hold a title may name another thing beside it; so may one that a title is only partly like.
    lost += 0 < fit < (_WITHIN if parts > 1 else _AROUND)[0]
    if not ids:
        # A part that is left out costs more than one that fits badly, and parts are left out one by one.
        return said - 1.0 - 2.0 * (parts - 1), found, lost + 1
    return said + fit * parts, (*found, *ids), lost


def meant(text: str, items: Sequence[Item]) -> tuple[float, tuple[str, ...]]:
    """Say which item a phrase means, and how well it fits, from 0 to 1; several only where all begin with its words."""
    said = stems(text)
    if not said:
        return 0.0, ()
    fits = [(max((_fit(said, title) for title in titles(one)), default=0.0), one.id) for one in items]
    best = max((fit for fit, _ in fits), default=0.0)
    # Of titles that all have the words of the phrase none fits it better for being shorter.
    least = _WITHIN[0] if _WITHIN[0] < best < SAME else best
    ids = tuple(id_ for fit, id_ in fits if fit and fit >= least)
    if not best or (len(ids) > 1 and not _begin_alike(said, ids, items)):
        return 0.0, ()
    return best, ids


def _begin_alike(said: tuple[str, ...], ids: Sequence[str], items: Sequence[Item]) -> bool:
    return 1 < len(ids) <= _MOST_ALIKE and len(said) > 1 and all(stems(one.title)[: len(said)] == said for one in items if one.id in ids)


def _fit(said: tuple[str, ...], title: str) -> float:
    """Say how well a phrase fits a title, by the words that they share."""
    known = stems(title)
    if not known:
        return 0.0
    shared = len(set(said) & set(known))
    if shared == len(said) == len(known):
        return SAME
    if shared == len(said):
        return _fitting(_WITHIN, shared, len(known))
    is_most = 2 * shared > len(said)
    if shared == len(known) and is_most:
        return _fitting(_AROUND, shared, len(said))
    both = shared > 1 and is_most and 2 * shared > len(known)
    return _fitting(_PARTLY, shared, max(len(said), len(known))) if both else 0.0


def _fitting(kind: tuple[float, float], shared: int, of: int) -> float:
    return kind[0] + kind[1] * shared / of
