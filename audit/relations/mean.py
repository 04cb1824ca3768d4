"""``mean``: plain and weighted averages, and the median of several scorers.

Ends of a weighted mean whose weights are only known as intervals: the extremes of a ratio of sums stand where every
weight is at one of its ends, the heavier end on one side of a threshold among the sorted values.
"""

from collections.abc import Mapping
from fractions import Fraction
from itertools import product
from math import prod
from statistics import median

from audit.exact.values import ANY, NONE, Span, Values, make, point, points
from audit.model.quantity import Quantity
from audit.relations.relation import Look, Relation, RelationType
from audit.relations.sum import Sum

_MOST_CHOICES = 4096


class Mean(RelationType):
    """result = sum of weight x operand / sum of weights (weight 1 where none is named), or the median."""

    def evaluate(self, relation: Relation, look: Look) -> Values:
        """Give every reachable mean."""
        if not relation.terms:
            return NONE
        if relation.form == "median":
            return _choose([look(term.quantity) for term in relation.terms], lambda chosen: Fraction(median(chosen)))
        weights = [point(term.times) if term.by is None else look(term.by).times(term.times) for term in relation.terms]
        known = [weight.only for weight in weights]
        if None in known:
            return _uncertain([look(term.quantity) for term in relation.terms], weights).times(1 / relation.over)
        return _known(relation, look, [weight for weight in known if weight is not None])

    def narrow(self, relation: Relation, sets: Mapping[Quantity, Values]) -> dict[Quantity, Values]:
        """Narrow as a sum does where every weight is known; else the result only."""
        fixed = _as_sum(relation, sets.__getitem__)
        if fixed is None:
            return super().narrow(relation, sets)
        return Sum().narrow(fixed, sets)


def _known(relation: Relation, look: Look, weights: list[Fraction]) -> Values:
    total = sum(weights, Fraction(0))
    if total == 0:
        return NONE
    mean = point(Fraction(0))
    for term, weight in zip(relation.terms, weights, strict=True):
        mean = mean.plus(look(term.quantity).times(weight))
    return mean.times(1 / (total * relation.over))


def _as_sum(relation: Relation, look: Look) -> Relation | None:
    """Give the sum that a mean with known weights is, or None."""
    if relation.form == "median":
        return None
    weights = [point(term.times) if term.by is None else look(term.by).times(term.times) for term in relation.terms]
    known = [weight.only for weight in weights]
    if None in known or sum(weight or 0 for weight in known) == 0:
        return None
    total = sum((weight or Fraction(0) for weight in known), Fraction(0))
    terms = tuple(type(t)(t.quantity, w or Fraction(0)) for t, w in zip(relation.terms, known, strict=True) if w)
    return Relation(relation.id, "sum", relation.role, relation.result, terms, over=total * relation.over)


def _choose(sets: list[Values], statistic: object) -> Values:
    assert callable(statistic)
    if all(values.finite for values in sets) and prod(len(v.points) for v in sets) <= _MOST_CHOICES:
        return points(statistic(chosen) for chosen in product(*(sorted(values.points) for values in sets)))
    hulls = [values.hull() for values in sets if not values.empty]
    lows, highs = [hull.low for hull in hulls], [hull.high for hull in hulls]
    low = statistic([value for value in lows if value is not None]) if None not in lows and lows else None
    high = statistic([value for value in highs if value is not None]) if None not in highs and highs else None
    return make((), [Span(low, high, low is None, high is None)])


def _uncertain(sets: list[Values], weights: list[Values]) -> Values:
    spans = [weight.hull() for weight in weights if not weight.empty]
    bounds = [(span.low, span.high) for span in spans]
    if len(bounds) < len(sets) or any(low is None or high is None or low < 0 or high <= 0 for low, high in bounds):
        return ANY
    hulls = [values.hull() for values in sets if not values.empty]
    if len(hulls) < len(sets):
        return NONE
    known = [(low, high) for low, high in bounds if low is not None and high is not None]
    low = _extreme([hull.low for hull in hulls], known, -1)
    high = _extreme([hull.high for hull in hulls], known, 1)
    return make((), [Span(low, high, low is None, high is None)])


def _extreme(values: list[Fraction | None], bounds: list[tuple[Fraction, Fraction]], sign: int) -> Fraction | None:
    if None in values:
        return None
    pairs = sorted(((value or Fraction(0)) * sign, low, high) for value, (low, high) in zip(values, bounds, strict=True))
    best: Fraction | None = None
    for cut in range(len(pairs) + 1):
        weights = [low if place < cut else high for place, (_, low, high) in enumerate(pairs)]
        if sum(weights):
            mean = sum((w * p[0] for w, p in zip(weights, pairs, strict=True)), Fraction(0)) / sum(weights)
            best = mean if best is None else max(best, mean)
    return None if best is None else best * sign
