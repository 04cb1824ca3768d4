"""How many different values a choice from several sets can have: what decides a rank without gaps (1 2 2 3)."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from audit.exact.values import Values

_MOST_SETS: Final = 10
_MOST_TRIED: Final = 20_000


def most(choices: Sequence[Sequence[Fraction]]) -> int:
    """Give how many of some choices can be made so that all differ: each gives one of its values, or is left out."""
    taken: dict[Fraction, int] = {}
    return sum(_give(number, choices, taken, set()) for number in range(len(choices)))


def _give(number: int, choices: Sequence[Sequence[Fraction]], taken: dict[Fraction, int], seen: set[Fraction]) -> bool:
    """Find a value for one choice, moving others to another of their values where that is needed."""
    for value in choices[number]:
        if value not in seen:
            seen.add(value)
            if value not in taken or _give(taken[value], choices, taken, seen):
                taken[value] = number
                return True
    return False


def fewest(sets: Sequence[Values]) -> int:
    """Give the smallest number of values that hit all sets, or a smaller number where that takes too long to find."""
    certain = {values.only for values in sets if values.only is not None}
    rest = [values for values in sets if not any(values.holds(one) for one in certain)]
    tried = _tried(rest)
    if len(rest) > _MOST_SETS or len(tried) * len(rest) > _MOST_TRIED:
        return len(certain) + 1
    hits = {frozenset(number for number, values in enumerate(rest) if values.holds(value)) for value in tried}
    return len(certain) + _cover(len(rest), [hit for hit in hits if not any(hit < other for other in hits)])


def _tried(sets: Sequence[Values]) -> list[Fraction]:
    """Give values of which some must be in every meeting of sets that is not empty."""
    ends = sorted({end for values in sets for end in ends_of(values)})
    return [*ends, *(between(ends) if any(not values.finite for values in sets) else ())]


def ends_of(values: Values) -> set[Fraction]:
    """Give every number at which a set begins, ends or has a single member."""
    return {end for span in values.spans for end in span[:2] if end is not None} | set(values.points)


def between(ends: Sequence[Fraction]) -> Iterable[Fraction]:
    """Give one number between each two neighbours of a sorted list, and one beyond either end."""
    if not ends:
        return [Fraction(0)]
    return [ends[0] - 1, *((low + high) / 2 for low, high in pairwise(ends)), ends[-1] + 1]


def _cover(count: int, hits: Sequence[frozenset[int]]) -> int:
    """Give how many hits it takes to leave none of so many sets out."""
    every, reached, size = frozenset(range(count)), {frozenset[int]()}, 0
    while every not in reached:
        reached = {done | hit for done in reached for hit in hits if min(every - done) in hit}
        size += 1
    return size
