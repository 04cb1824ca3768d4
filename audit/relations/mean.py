"""``mean``: plain and weighted averages, and the median of several scorers.

Ends of a weighted mean whose weights are only known as intervals: the extremes of a ratio of sums stand where every
weight is at one of its ends, the heavier end on one side of a threshold among the sorted values.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product
from math import lcm, prod
from statistics import median
from typing import Final

from audit.appraisal.exact import interval as intervals
from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.values import ANY, NONE, Values, make, points
from audit.appraisal.model.quantity import Quantity
from audit.relations.combination import Combination, Summand
from audit.relations.encode import Model, Number
from audit.relations.outcome import Check
from audit.relations.relation import Look, Relation, Term, coefficient
from audit.relations.sum import Sum
from audit.relations.type import NumberType, relation_type
from audit.relations.words import Shown, statistic

__all__ = ["Mean"]

_MOST_CHOICES: Final = 4096
_HALF: Final = Fraction(1, 2)


@relation_type
class Mean(NumberType):
    """result = sum of weight x operand / sum of weights (weight 1 where none is named), or the median; x times / over."""

    name = "mean"
    declarable = rounds = computes = equation = solvable = adds_printed = True

    def evaluate(self, relation: Relation, look: Look) -> Values:
        """Every reachable mean."""
        sets = [look(term.quantity) for term in relation.terms]
        weights = [coefficient(term, look) for term in relation.terms]
        if not sets or any(values.empty for values in (*sets, *weights)):
            return NONE
        factor = relation.times / relation.over
        if relation.form == "median":
            return _median(sets).times(factor)
        known = [weight.only for weight in weights if weight.only is not None]
        if len(known) < len(weights):
            return _uncertain(sets, weights).times(factor)
        return Sum().evaluate(_as_sum(relation, known), look) if sum(known) else NONE

    def narrow(self, relation: Relation, sets: Mapping[Quantity, Values]) -> dict[Quantity, Values]:
        """Narrow as a sum does where every weight is known; else the result only."""
        known = _known(relation, sets)
        return super().narrow(relation, sets) if known is None else Sum().narrow(_as_sum(relation, known), sets)

    def left(self, relation: Relation, own: Quantity, sets: Mapping[Quantity, Values]) -> Values:
        """Solve for one quantity as a sum does where every weight is known."""
        known = _known(relation, sets)
        return super().left(relation, own, sets) if known is None else Sum().left(_as_sum(relation, known), own, sets)

    def exact(self, relation: Relation, sets: Mapping[Quantity, Values]) -> bool:
        """A median is not solved for its operands, nor a mean whose weights are not known."""
        return relation.form != "median" and all(term.by is None or sets[term.by].only is not None for term in relation.terms)

    def coefficients(self, relation: Relation) -> Combination | None:
        """Write a mean as its sum over its weights; a median is no sum."""
        if relation.form == "median":
            return None
        summands = tuple(Summand(one.times, (one.quantity,) if one.by is None else (one.quantity, one.by)) for one in relation.terms)
        divisors = tuple(Summand(one.times, () if one.by is None else (one.by,)) for one in relation.terms)
        return Combination(summands, factor=relation.times / relation.over, divisors=divisors)

    def number(self, relation: Relation, model: Model) -> Number | None:
        """Write a median, or a mean whose weights are known; None for any other."""
        factor = relation.times / relation.over
        if relation.form == "median":
            numbers, size = [model.number(term.quantity) for term in relation.terms], len(relation.terms)
            middles = [model.sheet.placed(numbers, place) for place in ((size - 1) // 2, size // 2)]
            return model.sheet.times(model.sheet.plus(middles), factor / 2)
        known = _fixed(relation, model)
        if known is None:
            return None
        summed = [model.sheet.times(model.number(term.quantity), weight) for term, weight in zip(relation.terms, known, strict=True)]
        return model.sheet.times(model.sheet.plus(summed), factor / sum(known, Fraction(0)))

    def encode(self, relation: Relation, model: Model) -> None:
        """Say that the result is the sum of weight x operand over the sum of weights, where these are not known."""
        if relation.form == "median" or _fixed(relation, model) is not None:
            super().encode(relation, model)
            return
        sheet, weights = model.sheet, [model.weight(term) for term in relation.terms]
        summed = [sheet.multiplied(model.number(term.quantity), weight) for term, weight in zip(relation.terms, weights, strict=True)]
        model.quotient(sheet.times(sheet.plus(summed), relation.times / relation.over), sheet.settled(sheet.plus(weights)), relation.result)

    def words(self, check: Check, shown: Shown) -> str:
        """Write the mean or median of the operands."""
        return statistic("median" if check.relation.form == "median" else "mean", check, shown)


def _fixed(relation: Relation, model: Model) -> list[Fraction] | None:
    """Read off the weights of a mean in a model, if all of them are known and make more than nothing."""
    weights = [model.weight(term).fixed for term in relation.terms]
    known = [weight for weight in weights if weight is not None]
    return known if len(known) == len(weights) and sum(known, Fraction(0)) else None


def _known(relation: Relation, sets: Mapping[Quantity, Values]) -> list[Fraction] | None:
    """The weights of a mean if all are known, and make more or less than nothing."""
    weights = [coefficient(term, sets.__getitem__).only for term in relation.terms]
    known = [weight for weight in weights if weight is not None]
    return None if relation.form == "median" or len(known) < len(weights) or not sum(known) else known


def _as_sum(relation: Relation, weights: Sequence[Fraction]) -> Relation:
    """The sum that a mean with known weights is."""
    terms = tuple(Term(term.quantity, weight) for term, weight in zip(relation.terms, weights, strict=True))
    return replace(relation, terms=terms, over=relation.over * sum(weights), constant=Fraction(0))


def _few(sets: Sequence[Values]) -> bool:
    return all(values.finite for values in sets) and prod(len(values.points) for values in sets) <= _MOST_CHOICES


def _choices(sets: Sequence[Values]) -> Iterator[tuple[Fraction, ...]]:
    return product(*(values.points for values in sets))


def _median(sets: Sequence[Values]) -> Values:
    """The medians of every choice; of too many choices the interval around them."""
    if _few(sets):
        return points(Fraction(median(chosen)) for chosen in _choices(sets))
    lower, upper = _placed(sets, (len(sets) - 1) // 2), _placed(sets, len(sets) // 2)
    return lower.plus(upper).times(_HALF)


def _placed(sets: Sequence[Values], place: int) -> Values:
    """The interval in which the value at a place among the sorted values lies."""
    hulls = [values.hull() for values in sets]
    found = intervals.between(sorted(hull.floor for hull in hulls)[place], sorted(hull.ceiling for hull in hulls)[place])
    return make((), [found] if found is not None else [])


def _uncertain(sets: Sequence[Values], weights: Sequence[Values]) -> Values:
    if _few([*sets, *weights]):
        return points(_weighted(chosen[: len(sets)], chosen[len(sets) :]) for chosen in _choices([*sets, *weights]) if sum(chosen[len(sets) :]))
    bounds = [(weight.hull().low, weight.hull().high) for weight in weights]
    known = [(low, high) for low, high in bounds if low is not None and high is not None and low >= 0]
    if len(known) < len(weights):
        return ANY
    low = _extreme([values.hull().low for values in sets], known, -1)
    high = _extreme([values.hull().high for values in sets], known, 1)
    return make((), [Span(low, high)])


def _weighted(values: Sequence[Fraction], weights: Sequence[Fraction]) -> Fraction:
    return sum((weight * value for weight, value in zip(weights, values, strict=True)), Fraction(0)) / sum(weights)


def _extreme(ends: Sequence[Fraction | None], bounds: Sequence[tuple[Fraction, Fraction]], sign: int) -> Fraction | None:
    """The highest mean (the lowest, with -1) of these ends; None if it has no bound."""
    known = [end * sign for end in ends if end is not None]
    if len(known) < len(ends):
        return None
    parts = lcm(*(value.denominator for value in known))
    steps = lcm(*(end.denominator for pair in bounds for end in pair))
    pairs = sorted((int(value * parts), int(low * steps), int(high * steps)) for value, (low, high) in zip(known, bounds, strict=True))
    return sign * max(Fraction(top, weight * parts) for top, weight in _cuts(pairs) if weight)


def _cuts(pairs: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
    """The weighted sum and the weight of sorted values where the first so many have the lower of their weights, each cut from the last."""
    top, weight = sum(value * high for value, _, high in pairs), sum(high for _, _, high in pairs)
    yield top, weight
    for value, low, high in pairs:
        top, weight = top - value * (high - low), weight - (high - low)
        yield top, weight
