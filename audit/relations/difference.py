"""``difference``: what a paper quotes as lying between two figures."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from functools import reduce
from typing import Final

from audit.appraisal.exact.values import Values, point
from audit.appraisal.model.quantity import Quantity
from audit.relations.ratio import Ratio
from audit.relations.relation import Look, Relation, RelationType
from audit.relations.sum import Sum

_LESS: Final = Fraction(-1)
_HUNDRED: Final = Fraction(100)


class Difference(RelationType):
    """result = (first - second) x times / over, in points, or in per cent of the first where ``form`` says so.

    ``form``: ``points``, ``relative``, or ``unstated``, which allows both.
    """

    def evaluate(self, relation: Relation, look: Look) -> Values:
        """Give every reachable difference."""
        return reduce(Values.join, (_evaluated(relation, form, look) for form in _forms(relation)))

    def narrow(self, relation: Relation, sets: Mapping[Quantity, Values]) -> dict[Quantity, Values]:
        """Narrow the result, and each operand by what either form leaves to it."""
        narrowed = super().narrow(relation, sets)
        ways = [_narrowed(relation, form, narrowed) for form in _forms(relation)]
        operands = {own: reduce(Values.join, (way[own] for way in ways)) for own in relation.operands()}
        return {**narrowed, **operands}


def _forms(relation: Relation) -> tuple[str, ...]:
    if relation.form == "unstated":
        return ("points", "relative")
    return ("relative",) if relation.form == "relative" else ("points",)


def _evaluated(relation: Relation, form: str, look: Look) -> Values:
    if form == "points":
        return Sum().evaluate(_as_sum(relation), look)
    return _turned(Ratio().evaluate(_as_ratio(relation), look)).times(relation.times / relation.over)


def _narrowed(relation: Relation, form: str, sets: Mapping[Quantity, Values]) -> dict[Quantity, Values]:
    if form == "points":
        return Sum().narrow(_as_sum(relation), sets)
    quotient = _turned(sets[relation.result].times(relation.over / relation.times))
    return Ratio().narrow(_as_ratio(relation), {**sets, relation.result: quotient})


def _as_sum(relation: Relation) -> Relation:
    first, second = relation.terms
    return replace(relation, terms=(first, replace(second, times=second.times * _LESS)), constant=Fraction(0))


def _as_ratio(relation: Relation) -> Relation:
    """Give second / first x 100, in which a shared first operand is counted once: 100 less that is the difference."""
    first, second = relation.terms
    return replace(relation, terms=(second, first), times=_HUNDRED, over=Fraction(1))


def _turned(values: Values) -> Values:
    return point(_HUNDRED).plus(values.times(_LESS))
