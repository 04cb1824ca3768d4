"""Which criteria, options, groups and levels of two versions are the same: by id and title, never by their order."""

import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from audit.appraisal.text.normalise import normalise

__all__ = ["NameMatches", "match_names", "plain_title"]

_NEAR: Final = 80
"""Likeness in per cent from which on two titles may be one that was reworded; the pair is always shown as renamed."""
_TELLING: Final = re.compile(r"\w*\d\w*|\b[^\W\d_]\b")
"""Words that number things: "Option 1" and "Option 2" are near in letters and are two options."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMatches:
    """What is one thing in both versions, as old and new id; what is only in the old, or only in the new version.

    ``renamed`` are those of the pairs whose titles differ.
    """

    pairs: Mapping[str, str]
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    renamed: frozenset[str] = frozenset()


def plain_title(title: str) -> str:
    """A title without what does not count: case, kinds of quotes and dashes, spaces, the point at its end."""
    return normalise(title).casefold()


def match_names(old: Mapping[str, str], new: Mapping[str, str], *, by_id: bool = True) -> NameMatches:
    """Match ids with their titles: both equal, then equal titles, then equal ids, then near titles where only one is near.

    Equal titles go before equal ids, since readers of a paper, and papers that number their options again, go by titles.
    ``by_id`` is false where ids only count, so that an equal one says nothing.
    """
    pairs: dict[str, str] = {}
    steps: tuple[Callable[[str, str], Hashable], ...] = (
        lambda i, title: (i, plain_title(title)),
        lambda _, title: plain_title(title),
        lambda i, _: i,
    )
    for step in steps if by_id else steps[:2]:
        pairs |= _equal(_left(old, pairs), _left(new, pairs.values()), step)
    pairs |= dict(_near(_left(old, pairs), _left(new, pairs.values())))
    return NameMatches(
        pairs={one: pairs[one] for one in old if one in pairs},
        gone=tuple(_left(old, pairs)), new=tuple(_left(new, pairs.values())),
        renamed=frozenset(one for one, other in pairs.items() if plain_title(old[one]) != plain_title(new[other])),
    )  # fmt: skip


def _left(titles: Mapping[str, str], taken: object) -> dict[str, str]:
    held = set(taken)  # type: ignore[call-overload]
    return {one: title for one, title in titles.items() if one not in held}


def _equal(old: Mapping[str, str], new: Mapping[str, str], key: Callable[[str, str], Hashable]) -> dict[str, str]:
    """Pairs of equal key, where it is that of one thing on each side."""
    before, after = _by_key(old, key), _by_key(new, key)
    return {ids[0]: after[same][0] for same, ids in before.items() if len(ids) == 1 and len(after.get(same, ())) == 1}


def _by_key(titles: Mapping[str, str], key: Callable[[str, str], Hashable]) -> dict[Hashable, list[str]]:
    found: dict[Hashable, list[str]] = {}
    for one, title in titles.items():
        found.setdefault(key(one, title), []).append(one)
    return found


def _near(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    near = [(one, other) for one in old for other in new if _are_near(plain_title(old[one]), plain_title(new[other]))]
    for one, other in near:
        if sum(each[0] == one for each in near) == 1 and sum(each[1] == other for each in near) == 1:
            yield one, other


def _are_near(one: str, other: str) -> bool:
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415  # only where titles differ

    return sorted(_TELLING.findall(one)) == sorted(_TELLING.findall(other)) and ratio(one, other) >= _NEAR
