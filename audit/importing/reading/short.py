"""Options under short names: tables that print the same figures of as many options speak of the same ones."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from audit.importing.entry import Entry
from audit.importing.names import name_of, paired
from audit.importing.printings import may_be_one
from audit.importing.reading.scored import figures, share
from audit.importing.reading.tables import Read

__all__ = ["short_names"]

_HALF: Final = 0.5
_ENOUGH: Final = 3
"""Figures that have to be the same before a name that is only short for another is taken for it."""

_INITIALS: Final = 5
"""Longest name that may be made of letters of another; a longer one has to begin as the other does."""


def short_names(reads: Sequence[Read]) -> list[tuple[str, str]]:
    """Pairs of names of one option, where two tables print the same figures under a name and under a short form of it."""
    found = [one for at, read in enumerate(reads) for other in reads[:at] for one in _pairs(other, read)]
    return list(dict.fromkeys(found))


def _pairs(one: Read, other: Read) -> Iterator[tuple[str, str]]:
    mine, theirs = list(dict.fromkeys(one.options)), list(dict.fromkeys(other.options))
    if one.reading is None or other.reading is None or len(mine) != len(theirs):
        return
    known = paired(mine, theirs)
    free = [name for name in theirs if name not in known.values()]
    for name in [name for name in mine if name not in known]:
        fits = [their for their in free if _shortens(name, their) and _alike(one, other, name, their)]
        if len(fits) == 1:
            yield name, fits[0]


def _shortens(one: str, other: str) -> bool:
    """Say whether one name may be short for the other: it begins the same, or its few letters stand in it in their order."""
    short, long = sorted(("".join(filter(str.isalnum, name.lower())) for name in (one, other)), key=len)
    if not short or short[0] != long[0] or (name_of(one).label and name_of(other).label):
        return False
    if len(short) > _INITIALS:
        return long.startswith(short)
    rest = iter(long)
    return len(short) > 1 and all(letter in rest for letter in short)


def _alike(one: Read, other: Read, name: str, their: str) -> bool:
    """Say whether two options have the same total, or the same scores on the same criteria."""
    assert one.reading is not None
    assert other.reading is not None
    totals = (one.reading.sheet.facts.totals, other.reading.sheet.facts.totals)
    if name in totals[0] and their in totals[1]:
        return may_be_one(totals[0][name], totals[1][their]) and _tells_apart(totals[0], name)
    if share(one.criteria, other.criteria) < _HALF:
        return False
    mine, known = figures(one), figures(other)
    shared = paired(one.criteria, other.criteria)
    same = [may_be_one(mine[name, a], known[their, b]) for a, b in shared.items() if (name, a) in mine and (their, b) in known]
    return len(same) >= _ENOUGH and all(same)


def _tells_apart(totals: Mapping[str, Entry], name: str) -> bool:
    """Say whether no other option has the same total."""
    return sum(entry.value == totals[name].value for entry in totals.values()) == 1
