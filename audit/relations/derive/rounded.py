"""Weights and scores that were rounded before they were printed, in a paper that does not say so.

Entered figures are exact as printed. Weights that add to 99 or 101 under a printed 100, and scores of a panel printed
with decimals, are often shown rounded and used in full. They are tried as rounded where they do not fit as printed, and
taken so, and that is said, only if everything that rests on them then agrees. One result among several that does not
follow from exact figures is no sign of rounding: it is told as it is; unless the digits of the scores show that they
were averaged (3.67, 2.33): then their last digits excuse what they can, and the rest is told. Nor is a sum that is missed by more than rounding
leaves, or of which a part was read doubtfully: what may be a misreading is for a reader to compare.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Final

from audit.appraisal.exact.rounding import show
from audit.appraisal.model.figure import Figure
from audit.appraisal.model.quantity import Quantity
from audit.relations.derive.check import check
from audit.relations.derive.derivation import Derivation, derivation_with
from audit.relations.derive.valuation import Valuation
from audit.relations.registry import type_of
from audit.relations.relation import Relation

__all__ = ["with_rounded_entries"]

_SUMS: Final = frozenset({"weight-sum", "sub-weight-sum", "group-weight", "normalised"})
_ENOUGH: Final = 2
"""How many results have to miss: one may be a slip, and the rest would show that the figures are exact."""
_ROUND: Final = 5
"""Of what many steps of their last digit round weights are: by chance one in 5, and so three or more seldom."""

_CENTS: Final = Fraction(1, 100)
"""Scores that are printed to this place and are no round steps of it, 3.67 and 54.55, were averaged or divided: nobody gives such a score."""

_MOST_OFF: Final = 2
"""By how many steps of their last digit rounded shares may miss their sum. Of 20,000 random sets of shares of 100, each
rounded to whole numbers, the sums of 3 shares miss by 1 at most, of 5 by 2 at most; of 8 shares 0.1 %, of 12 0.8 % and
of 18 3.5 % miss by more than 2. Half a step for each share, the most that could be, would let 18 weights miss by 9."""


def with_rounded_entries(derivation: Derivation, percent_of: str | None) -> Derivation:
    """Take weights, or scores with decimals, or both, as rounded where only so everything that rests on them agrees."""
    tried = _worth_trying(derivation)
    if not tried or not _failing(derivation):
        return derivation
    for kinds in dict.fromkeys((*((one,) for one in tried), tuple(tried))):
        found = _taken(derivation, percent_of, kinds, tried)
        if found is not None:
            return found
    return derivation


def _worth_trying(derivation: Derivation) -> dict[str, str]:
    """Name the kinds of entries that may have been rounded, each with what shows it."""
    sums = [(one.terms[0].quantity.kind, _Sum(derivation, one)) for one in derivation.relations if one.role in _SUMS]
    missed = {kind: said for kind, one in sums if (said := one.said)}
    finer = {
        figure.quantity.kind: "as printed they do not give the results that are printed"
        for printings in derivation.figures.values() for figure in printings
        if figure.exact and figure.printed and figure.unit is not None and figure.unit < 1 and figure.quantity.kind in {"weight", "score"}
    }  # fmt: skip
    if _are_set(_weights(derivation)):
        finer.pop("weight", None)
    unexplained = {kind for kind, one in sums if one.missed and not one.by_rounding}
    return {kind: said for kind, said in {**finer, **missed}.items() if kind not in unexplained}


def _weights(derivation: Derivation) -> list[Figure]:
    known = [printings[0] for quantity, printings in derivation.figures.items() if quantity.kind == "weight" and quantity.criterion and printings]
    return [one for one in known if one.printed]


def _are_set(weights: list[Figure]) -> bool:
    """Say whether weights are round shares of a whole, 0.35 and 0.20 of 1: they were chosen so, and lost nothing in printing."""
    known = [(one.value, one.unit) for one in weights if one.value is not None and one.unit is not None]
    is_whole = sum((value for value, _ in known), Fraction(0)) in {1, 100}
    return len(known) == len(weights) > _ENOUGH and is_whole and all(value % (_ROUND * unit) == 0 for value, unit in known)


class _Sum:
    """A printed sum of entries, and whether rounding these explains by how much they miss it."""

    def __init__(self, derivation: Derivation, relation: Relation) -> None:
        """Look the figures up; what lacks one misses nothing."""
        figures = [_value(derivation, one) for one in (relation.result, *(term.quantity for term in relation.terms))]
        known = [one for one in figures if one is not None and one.value is not None and one.unit is not None]
        self.parts = known[1:] if len(known) == len(figures) else []
        self.doubtful = any(one.reading == "doubtful" for one in known)
        self.stated = known[0].value or Fraction(0) if self.parts else Fraction(0)
        self.total = sum((one.value or Fraction(0) for one in self.parts), Fraction(0))

    @property
    def missed(self) -> bool:
        return self.total != self.stated

    @property
    def by_rounding(self) -> bool:
        """Whether no part is doubtful, and the sum is missed by less than half a step of each, and by few steps."""
        units = [one.unit or Fraction(0) for one in self.parts]
        off = abs(self.total - self.stated)
        return not self.doubtful and off < sum(units, Fraction(0)) / 2 and off <= _MOST_OFF * max(units)

    @property
    def said(self) -> str:
        """By how much the entries miss their sum, where rounding explains it."""
        found = self.missed and self.by_rounding
        return f"as printed they add to {show(self.total)}, and {show(self.stated)} is printed" if found else ""


def _value(derivation: Derivation, quantity: Quantity) -> Figure | None:
    return next((one for one in derivation.figures.get(quantity, ()) if one.printed and one.value is not None), None)


def _taken(derivation: Derivation, percent_of: str | None, kinds: tuple[str, ...], why: Mapping[str, str]) -> Derivation | None:
    sums = {one.result for one in derivation.relations if one.role in _SUMS}
    rounded = {one for one in derivation.figures if one.kind in kinds and one not in sums}
    finest = _finest(derivation, rounded)
    figures = tuple(
        replace(one, exact=False, unit=finest.get(one.quantity.kind, one.unit)) if one.quantity in rounded and one.exact else one
        for one in derivation.appraisal.figures
    )
    found = derivation_with(replace(derivation.appraisal, figures=figures), percent_of, (*derivation.assumed, *_said(kinds, why)))
    before = [one for one in _failing(derivation) if _rests(one, rounded, derivation)]
    averaged = kinds == ("score",) and _are_averaged(derivation)
    shown = any(one.role in _SUMS for one in before) or len(before) >= _ENOUGH or averaged
    after = [one for one in _failing(found) if _rests(one, rounded, found)]
    return found if before and shown and (not after or (averaged and len(after) < len(before))) else None


def _are_averaged(derivation: Derivation) -> bool:
    """Say whether most scores that are no whole numbers show by their digits that they were averaged or divided, and rounded."""
    printed = [one for printings in derivation.figures.values() for one in printings if one.printed and one.quantity.kind == "score"]
    parts = [(one.value, one.unit) for one in printed if one.exact and one.value is not None and one.unit is not None and one.value.denominator != 1]
    made = sum(unit <= _CENTS and value % (_ROUND * unit) != 0 for value, unit in parts)
    return made > 1 and made * 2 > len(parts)


def _finest(derivation: Derivation, rounded: set[Quantity]) -> Mapping[str, Fraction]:
    """The place to which entries of a kind were rounded: that of the finest, as spreadsheets leave zeros at the end of 0.20 out."""
    units: dict[str, Fraction] = {}
    for quantity in rounded:
        for one in derivation.figures[quantity]:
            if one.printed and one.unit is not None:
                units[quantity.kind] = min(one.unit, units.get(quantity.kind, one.unit))
    return units


def _said(kinds: tuple[str, ...], why: Mapping[str, str]) -> Iterator[str]:
    names = {"weight": "weights", "score": "scores"}
    yield from (f"the {names[kind]} are taken as rounded: {why[kind]}" for kind in kinds)


def _failing(derivation: Derivation) -> list[Relation]:
    """List the identities that do not hold, ranks left aside: these follow from totals."""
    valuation = Valuation(derivation)
    relations = (one for one in derivation.relations if one.checked and one.nature == "identity" and type_of(one).computes)
    return [one for one in relations if any(found.outcome == "fail" for found in check(one, valuation, fits=False))]


def _rests(relation: Relation, entries: set[Quantity], derivation: Derivation, depth: int = 6) -> bool:
    """Say whether a relation follows from some entries, itself or through what is not printed."""
    for one in relation.operands():
        below = derivation.defining.get(one, ()) if depth else ()
        if one in entries or any(_rests(other, entries, derivation, depth - 1) for other in below):
            return True
    return False
