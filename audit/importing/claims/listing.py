"""Lists of criteria in prose: which criteria are meant by ``tax and VAT implications, procurement and managing risk``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from audit.appraisal.text.stems import stems
from audit.importing.claims.mentions import titles
from audit.importing.draft import Item

_PARTS: Final = re.compile(r"(,? and |, | & |/| as well as | or )")
_JOINED: Final = 4
"""So many parts of a list may be one title: staff engagement, and motivation."""

_ENOUGH: Final = 0.6
_POOR: Final = 0.2
_LIKELY: Final = 0.4
_SURE: Final = 0.5
"""What fits less than poorly is no fit. Joined parts that fit less than surely may name another thing beside the criterion."""

_SPELLED: Final = 92.0
_MOST_PARTS: Final = 24
_MOST_ALIKE: Final = 3


@dataclass(frozen=True, slots=True)
class Listed:
    """The criteria that a list names, in its order; ``whole`` says that each part of it was recognised."""

    ids: tuple[str, ...]
    whole: bool


def listed(text: str, criteria: Sequence[Item]) -> Listed:
    """Read a list of criteria. Parts that no criterion is like, or more than one, are left out."""
    pieces = _PARTS.split(text.strip(" .,;:"))[: 2 * _MOST_PARTS - 1]
    best: list[tuple[float, tuple[str, ...], int]] = [(0.0, (), 0)]
    for end in range(1, len(pieces) // 2 + 2):
        ways = [_way(best[start], "".join(pieces[2 * start : 2 * end - 1]), end - start, criteria) for start in range(max(0, end - _JOINED), end)]
        best.append(max(ways, key=lambda way: way[0]))
    _, ids, lost = best[-1]
    return Listed(tuple(dict.fromkeys(ids)), not lost and bool(ids))


def _way(before: tuple[float, tuple[str, ...], int], text: str, parts: int, criteria: Sequence[Item]) -> tuple[float, tuple[str, ...], int]:
    fit, ids = meant(text, criteria)
    said, found, lost = before
    lost += 0 < fit < (_SURE if parts > 1 else _LIKELY)
    if not ids:
        # A part that is left out costs more than one that fits badly, and parts are left out one by one.
        return said - 1.0 - 2.0 * (parts - 1), found, lost + 1
    return said + fit * parts, (*found, *ids), lost


def meant(text: str, items: Sequence[Item]) -> tuple[float, tuple[str, ...]]:
    """Say which item a phrase means, and how well it fits, from 0 to 1; several only where all begin with its words."""
    said = stems(text)
    if not said:
        return 0.0, ()
    fits = [(max((_fit(said, text, title) for title in titles(one)), default=0.0), one.id) for one in items]
    best = max((fit for fit, _ in fits), default=0.0)
    ids = tuple(id_ for fit, id_ in fits if fit > best - 0.05)
    if best < _POOR or (len(ids) > 1 and not _begin_alike(said, ids, items)):
        return 0.0, ()
    return best, ids


def _begin_alike(said: tuple[str, ...], ids: Sequence[str], items: Sequence[Item]) -> bool:
    return 1 < len(ids) <= _MOST_ALIKE and len(said) > 1 and all(stems(one.title)[: len(said)] == said for one in items if one.id in ids)


def _fit(said: tuple[str, ...], text: str, title: str) -> float:
    """Say how well a phrase fits a title, by the words that they share."""
    known = stems(title)
    if not known:
        return 0.0
    if set(said) == set(known):
        return 1.0
    if len(text) > 6 and fuzz.ratio(text.lower(), title.lower()) >= _SPELLED:  # noqa: PLR2004  # short words differ by little
        return 0.95
    shared = len(set(said) & set(known))
    if shared == len(said):
        return 0.55 + 0.35 * shared / len(known)
    if shared == len(known) and shared >= _ENOUGH * len(said):
        return 0.42 + 0.07 * shared / len(said)
    both = shared > 1 and shared >= _ENOUGH * len(said) and shared >= _ENOUGH * len(known)
    return 0.35 * shared / max(len(said), len(known)) if both else 0.0
