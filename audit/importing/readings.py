"""Doubtful readings of single cells: what the scale says of them, and what the sums decide."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import Final

from audit.appraisal.exact.rounding import show
from audit.importing.draft import Method, Scale
from audit.importing.entry import Entry
from audit.importing.facts import Cell, Facts
from audit.why import because

__all__ = ["Limits", "decided", "held_against_scale"]

_FEW: Final = 10


@dataclass(frozen=True)
class Limits:
    """What is known of the scores of an appraisal as a whole."""

    scale: Scale | None
    facts: Facts
    method: Method

    @cached_property
    def has_negatives(self) -> bool:
        """Whether scores below 0 are usual in it."""
        values = [one.value for one in (*self.facts.raw.values(), *self.facts.weighted.values()) if one.value is not None]
        low = Fraction(self.scale.low) if self.scale is not None and self.scale.low else None
        return (low is not None and low < 0) or (low is None and sum(value < 0 for value in values) * _FEW >= max(1, len(values)))

    def most(self, criterion: str, *, weighted: bool) -> Fraction | None:
        """The highest score possible on a criterion, where it is known."""
        if criterion in self.facts.maxima:
            return self.facts.maxima[criterion].value
        is_known = self.scale is not None and self.scale.high and not weighted and self.method.aggregate != "sum"
        return Fraction(self.scale.high) if is_known and self.scale is not None else None


def held_against_scale(entry: Entry, criterion: str, limits: Limits, *, weighted: bool) -> Entry:
    """Doubt a figure that the scale does not hold. It stays as it stands in the document."""
    if entry.value is None:
        return entry
    if entry.value < 0 and not limits.has_negatives:
        return entry.doubtful(because("sign-may-be-stray"))
    most = limits.most(criterion, weighted=weighted)
    if most is not None and entry.value > most > 0:
        return entry.doubtful(because("above-highest", most=show(most)))
    return entry


def decided(entry: Entry, cell: Cell, limits: Limits, *, weighted: bool) -> Entry:
    """Choose between the readings of a cell such as ``(25)`` by the total of its option, if just one of them gives it; and say so."""
    possible = _readings(entry)
    facts, method = limits.facts, limits.method
    parts = facts.weighted if weighted or not facts.raw else facts.raw
    total = facts.totals[cell[0]].value if cell[0] in facts.totals else None
    is_sum = method.total == "sum" or (method.total == "weighted-sum" and parts is facts.weighted)
    if len(possible) < 2 or total is None or not is_sum:  # noqa: PLR2004  # two to choose from
        return entry
    rest = _rest(parts, cell)
    fitting = [value for value in possible if rest is not None and rest + value == total]
    if len(fitting) != 1:
        return entry
    doubts = (because("read-by-total", text=entry.written, value=show(fitting[0])),)
    return replace(entry, written=show(fitting[0]), value=fitting[0], doubts=doubts, readings=())


def _rest(parts: Mapping[Cell, Entry], cell: Cell) -> Fraction | None:
    """Add the other scores of the option; None where one of them has no figure either."""
    others = [one for key, one in parts.items() if key[0] == cell[0] and key != cell]
    values = [one.value for one in others if one.value is not None]
    return sum(values, Fraction(0)) if len(values) == len([one for one in others if one.nature == "figure"]) else None


def _readings(entry: Entry) -> list[Fraction]:
    if entry.numeral is not None and entry.value is None and entry.numeral.possible is not None:
        return sorted(entry.numeral.possible.points)
    return []
