"""Two printings of one quantity: whether they may be the same figure, one of them rounded further."""

from fractions import Fraction

from audit.importing.entry import Entry
from audit.importing.facts import step

__all__ = ["may_be_one"]


def may_be_one(one: Entry, other: Entry) -> bool:
    """Say whether two entries may print one figure: equal, or equal when the finer is rounded to the places of the coarser; 45% and 0.45 too."""
    if one.value is None or other.value is None:
        return one.value == other.value
    room = max(step(one), step(other)) / 2
    return any(abs(one.value * times - other.value) <= room * max(times, Fraction(1)) for times in (Fraction(1), *_percent(one, other)))


def _percent(one: Entry, other: Entry) -> tuple[Fraction, ...]:
    signs = [entry.numeral is not None and entry.numeral.sign == "%" for entry in (one, other)]
    return () if signs[0] == signs[1] else (Fraction(1, 100),) if signs[0] else (Fraction(100),)
