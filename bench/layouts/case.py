"""One decision as drawn: its figures as they are printed, and all that follows from them, worked out exactly."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Final

from bench.layouts.truth import Decision, Discrepancy, Row
from bench.layouts.words import Words

HALF: Final = Fraction(1, 2)
Numbers = Sequence[Fraction]
Grid = tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class Group:
    """A group of criteria by their numbers, with its subtotals and its weight."""

    title: str
    criteria: tuple[int, ...]
    subtotals: Row = ()
    weight: str = ""


@dataclass(frozen=True, kw_only=True)
class Case:
    """What a paper prints of one decision; whatever is not empty is printed by every layout.

    ``scores`` and ``weighted`` are rows by criterion, ``scorers`` one such grid for each scorer (the scores are then what comes of
    them). ``results`` are rows by option in the order in which they are printed: total, percent, share, rank. ``sum_of`` says what
    the totals are added from ("score", "weighted" or ""), for formulas. ``passes`` are words at a gateway, ``costs`` money beside.
    """

    model: str
    words: Words
    options: tuple[str, ...]
    criteria: tuple[str, ...]
    method: str
    weights: tuple[str, ...] = ()
    weight_sum: str = ""
    scores: Grid = ()
    weighted: Grid = ()
    scorers: tuple[Grid, ...] = ()
    groups: tuple[Group, ...] = ()
    results: dict[str, Row] = field(default_factory=dict)
    maxima: tuple[str, ...] = ()
    max_total: str = ""
    scale: tuple[str, str] | None = None
    top: int = 0
    scale_said: str = ""
    method_said: str = ""
    sum_of: str = ""
    total_word: str = "total"
    passes: Row = ()
    costs: Row = ()
    slips: tuple[Discrepancy, ...] = ()

    def decision(self) -> Decision:
        """Return what is true of the paper; scores at a gateway and money beside are no part of it."""
        weights = self.weights or (None,) * len(self.criteria)
        subtotals = {f"subtotal {group.title}": group.subtotals for group in self.groups if group.subtotals}
        totals = {**subtotals, **{kind: tuple(map(_without_maximum, row)) for kind, row in self.results.items()}}
        return Decision(
            options=self.options, criteria=dict(zip(self.criteria, weights, strict=True)), scores=dict(zip(self.criteria, self.scores, strict=False)),
            weighted=dict(zip(self.criteria, self.weighted, strict=False)), totals=totals, method=self.method, scale=self.scale,
        )  # fmt: skip

    def slipped(self, slip: Discrepancy, **changed: object) -> "Case":
        """Return the paper with one figure that does not follow."""
        return replace(self, slips=(*self.slips, slip), **changed)  # type: ignore[arg-type]  # fields of its own


def _without_maximum(text: str | None) -> str | None:
    return text.partition(" / ")[0] if text else text


def shown(value: Fraction, decimals: int, *, comma: bool = False) -> str:
    """Print a value to so many places, halves upwards."""
    scaled = value * 10**decimals
    whole = (2 * abs(scaled.numerator) + scaled.denominator) // (2 * scaled.denominator)
    digits = str(whole).rjust(decimals + 1, "0")
    text = f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits
    sign = "-" if scaled < 0 and whole else ""
    return sign + (text.replace(".", ",") if comma else text)


def exact_places(value: Fraction, most: int = 3) -> int:
    """Return how many places print a value exactly, at most ``most``."""
    return next((places for places in range(most) if (value * 10**places).denominator == 1), most)


def ranks(values: Numbers, *, lowest: bool = False) -> tuple[str, ...]:
    """Rank values as 1 2 2 4."""
    return tuple(str(1 + sum((other < value) if lowest else (other > value) for other in values)) for value in values)


def parts_of_100(weights: Sequence[int]) -> list[int]:
    """Return whole weights in fives that add to 100 and stand roughly as those given; each at least 5."""
    rest, total = 20 - len(weights), sum(weights)
    found = [1 + rest * weight // total for weight in weights]
    found[found.index(max(found))] += 20 - sum(found)
    return [5 * one for one in found]
