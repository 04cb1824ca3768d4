"""Totals as sums of scores: what each score is multiplied by on its way into a total, read off the relations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import prod
from typing import Final

from audit.appraisal.model.quantity import Quantity
from audit.relations.combination import Combination, Summand
from audit.relations.derive.valuation import Valuation
from audit.relations.registry import type_of
from audit.relations.relation import Relation
from audit.why import Why, because

__all__ = ["Coefficients", "Linear", "NotLinearError"]

_SECOND_WAYS: Final = frozenset({"total-of-subtotals", "total-of-weighted", "printings"})
_ONE: Final = Fraction(1)

Coefficients = Mapping[Quantity, Fraction]


class NotLinearError(Exception):
    """A total cannot be written as a sum of scores; ``why`` says why."""

    def __init__(self, why: Why) -> None:
        """Keep the reason."""
        super().__init__(str(why))
        self.why = why


@dataclass(slots=True)
class Linear:
    """Writes quantities as sums of scores and of whatever else has no linear relation of its own.

    ``rounded`` is set once a weight was used that is known only as a rounded figure. ``scaled`` holds the groups whose
    weights are divided by their sum.
    """

    valuation: Valuation
    rounded: bool = False
    scaled: set[str] = field(default_factory=set)

    def of(self, quantity: Quantity) -> dict[Quantity, Fraction]:
        """The coefficients of a quantity. Raises NotLinearError where a weight is not known."""
        relation = None if quantity.kind == "score" else self._relation(quantity)
        if relation is None:
            return {quantity: _ONE}
        combination = _combined(relation)
        assert combination is not None
        if combination.divisors and quantity.group is not None:
            self.scaled.add(quantity.group)
        found: dict[Quantity, Fraction] = {}
        for part, times in self._terms(combination):
            for leaf, own in self.of(part).items():
                found[leaf] = found.get(leaf, Fraction(0)) + own * times
        return found

    def of_scorers(self, score: Quantity) -> Coefficients:
        """How much each scorer's score counts in a score; nothing where it is no sum or mean of theirs."""
        found = self.valuation.derivation.defining.get(score, ())
        ways = [way for one in found if one.role == "aggregate" and (way := _combined(one)) is not None]
        return dict(self._terms(ways[0])) if ways else {}

    def _relation(self, quantity: Quantity) -> Relation | None:
        found = self.valuation.derivation.defining.get(quantity, ())
        return next((one for one in found if one.role not in _SECOND_WAYS and _combined(one) is not None), None)

    def _terms(self, combination: Combination) -> list[tuple[Quantity, Fraction]]:
        terms = [self._single(one) for one in combination.summands]
        factor = combination.factor
        if combination.divisors:
            factor /= _nonzero(one.times * prod(map(self.weight, one.factors), start=_ONE) for one in combination.divisors)
        return [(quantity, times * factor) for quantity, times in terms]

    def _single(self, summand: Summand) -> tuple[Quantity, Fraction]:
        """Keep the one quantity of a summand that is no weight, with what it is multiplied by."""
        if len(summand.factors) == 1:
            return summand.factors[0], summand.times
        left = [one for one in summand.factors if one.kind != "weight"]
        if len(left) != 1:
            raise NotLinearError(because("figures-multiplied"))
        return left[0], prod((self.weight(one) for one in summand.factors if one.kind == "weight"), start=summand.times)

    def weight(self, weight: Quantity) -> Fraction:
        """A weight as it counts: its value, or its finest printing where it is rounded. Raises NotLinearError."""
        known = self.valuation(weight).only
        if known is not None:
            return known
        self.rounded = True
        figures = self.valuation.derivation.figures.get(weight, ())
        shown = [(figure.unit or _ONE, figure.value) for figure in figures if figure.printed and figure.value is not None]
        if not shown:
            raise NotLinearError(because("weight-not-known"))
        return min(shown)[1]


def _combined(relation: Relation) -> Combination | None:
    """Take a relation as a signed sum of quantities; None where it is none, or has something added to it."""
    found = type_of(relation).coefficients(relation)
    return found if found is not None and found.summands and not found.constant else None


def _nonzero(weights: Iterable[Fraction]) -> Fraction:
    whole = sum(weights, Fraction(0))
    if not whole:
        raise NotLinearError(because("weights-add-to-zero"))
    return whole
