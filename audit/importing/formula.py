"""By what score times weight is divided to give the weighted scores that are printed, and whether a result prints as a figure."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from audit.importing.entry import Entry
from audit.importing.facts import Facts, step

__all__ = ["near", "over_of"]

_OVERS: Final = tuple(map(Fraction, (1, 100, 10, 5, 1000, 4, 3, 20, 50)))


def near(found: Fraction | None, printed: Entry, terms: Iterable[Entry] = (), *, rounded: bool = False) -> bool:
    """Say whether a result prints as the figure, allowing for the rounding of its terms where they were rounded."""
    if found is None or printed.value is None:
        return False
    room = step(printed) / 2
    if rounded:
        room += sum((step(term) / 2 for term in terms if step(term) < 1), Fraction(0))
    return abs(found - printed.value) <= room


def over_of(facts: Facts) -> Fraction | None:
    """Find what score times weight is divided by to give the weighted scores, where both are printed."""
    counted: dict[Fraction, int] = {}
    shared = [cell for cell in facts.raw if cell in facts.weighted and cell[1] in facts.weights]
    for cell in shared:
        score, printed, weight = facts.raw[cell].value, facts.weighted[cell], facts.weights[cell[1]].value
        if score is None or weight is None or printed.value is None:
            continue
        for over in _OVERS:
            if near(score * weight / over, printed) and score * weight:
                counted[over] = counted.get(over, 0) + 1
    best = max(counted, key=lambda over: (counted[over], -over), default=None)
    return best if best is not None and counted[best] * 2 > len([cell for cell in shared if facts.raw[cell].value]) else None
