"""Totals as sums of scores: what each score is multiplied by on its way into a total, read off the relations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from audit.appraisal.model.quantity import Quantity
from audit.relations.derive.valuation import Valuation
from audit.relations.relation import Relation, Term

_SECOND_WAYS: Final = frozenset({"total-of-subtotals", "total-of-weighted", "printings"})
_ONE: Final = Fraction(1)

Coefficients = Mapping[Quantity, Fraction]


class NotLinearError(Exception):
    """A total cannot be written as a sum of scores; the message says why, in plain words."""


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
        if relation.type == "mean" and quantity.group is not None:
            self.scaled.add(quantity.group)
        found: dict[Quantity, Fraction] = {}
        for part, times in self._terms(relation):
            for leaf, own in self.of(part).items():
                found[leaf] = found.get(leaf, Fraction(0)) + own * times
        return found

    def of_scorers(self, score: Quantity) -> Coefficients:
        """How much each scorer's score counts in a score; nothing where it is no sum or mean of theirs."""
        found = self.valuation.derivation.defining.get(score, ())
        ways = [one for one in found if one.role == "aggregate" and _is_linear(one)]
        return dict(self._terms(ways[0])) if ways else {}

    def _relation(self, quantity: Quantity) -> Relation | None:
        found = self.valuation.derivation.defining.get(quantity, ())
        return next((one for one in found if one.role not in _SECOND_WAYS and one.terms and _is_linear(one)), None)

    def _terms(self, relation: Relation) -> list[tuple[Quantity, Fraction]]:
        factor = relation.times / relation.over
        if relation.type == "product":
            return [self._product(relation.terms, factor)]
        terms = [(term.quantity, term.times * (_ONE if term.by is None else self.weight(term.by))) for term in relation.terms]
        if relation.type == "difference":
            (first, plus), (second, less) = terms
            terms = [(first, plus), (second, -less)]
        if relation.type == "mean":
            factor /= _nonzero(times for _, times in terms)
        return [(quantity, times * factor) for quantity, times in terms]

    def _product(self, terms: Iterable[Term], factor: Fraction) -> tuple[Quantity, Fraction]:
        parts = list(terms)
        left = [term.quantity for term in parts if term.quantity.kind != "weight"]
        if len(left) != 1:
            raise NotLinearError("a total is made of figures multiplied by each other")
        for term in parts:
            factor *= term.times * (self.weight(term.quantity) if term.quantity.kind == "weight" else _ONE)
        return left[0], factor

    def weight(self, weight: Quantity) -> Fraction:
        """A weight as it counts: its value, or its finest printing where it is rounded. Raises NotLinearError."""
        known = self.valuation(weight).only
        if known is not None:
            return known
        self.rounded = True
        figures = self.valuation.derivation.figures.get(weight, ())
        shown = [(figure.unit or _ONE, figure.value) for figure in figures if figure.printed and figure.value is not None]
        if not shown:
            raise NotLinearError("a weight is not known")
        return min(shown)[1]


def _is_linear(relation: Relation) -> bool:
    if relation.type == "mean":
        return relation.form != "median"
    if relation.type == "difference":
        return relation.form == "points"
    return relation.type in {"sum", "product"} or (relation.type == "equal" and len(relation.terms) == 1)


def _nonzero(weights: Iterable[Fraction]) -> Fraction:
    whole = sum(weights, Fraction(0))
    if not whole:
        raise NotLinearError("the weights add to zero")
    return whole
