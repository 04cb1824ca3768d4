"""``product``: weight times raw score, group weight times sub-weight.

``member``: a score lies on its scale, a weighted score on the scale times its weight.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from math import prod
from typing import Final

from audit.appraisal.exact.values import Values, point
from audit.appraisal.model.quantity import Quantity
from audit.relations.combination import Combination, Summand
from audit.relations.encode import Model, Number
from audit.relations.outcome import Check, Verdict
from audit.relations.relation import Look, Relation, solved
from audit.relations.type import NumberType, Sides, relation_type
from audit.relations.words import Shown, parts, scaled
from audit.why import because

__all__ = ["Member", "Product"]

_MOST_LEVELS: Final = 64  # a scale with more levels is held between its ends only: each level is one more case for the solver


@relation_type
class Product(NumberType):
    """result = product of the operands x times / over."""

    name = "product"
    declarable = rounds = computes = equation = solvable = True

    def evaluate(self, relation: Relation, look: Look) -> Values:
        """Every reachable product."""
        return _multiplied(self.constant(relation), map(look, relation.operands()))

    def narrow(self, relation: Relation, sets: Mapping[Quantity, Values]) -> dict[Quantity, Values]:
        """Narrow the result, and each operand by the result divided by the others."""
        narrowed = super().narrow(relation, sets)
        operands = list(relation.operands())
        for place, own in enumerate(operands):
            others = [sets[other] for at, other in enumerate(operands) if at != place]
            factor = _multiplied(self.constant(relation), others)
            narrowed[own] = solved(narrowed[own], factor, narrowed[relation.result])
        return narrowed

    def left(self, relation: Relation, own: Quantity, sets: Mapping[Quantity, Values]) -> Values:
        """Solve for one operand only."""
        operands = list(relation.operands())
        if own == relation.result or operands.count(own) != 1:
            return super().left(relation, own, sets)
        factor = _multiplied(self.constant(relation), (sets[other] for other in operands if other != own))
        return solved(sets[own], factor, sets[relation.result])

    def constant(self, relation: Relation) -> Values:
        """Work out what the product of the operands is multiplied by."""
        return point(relation.times * prod(term.times for term in relation.terms) / relation.over)

    def keeps_whole(self, relation: Relation, whole: Callable[[Quantity], bool]) -> bool:
        """A product of whole numbers is whole, unless it is divided."""
        return all(one.denominator == 1 for one in self.constant(relation).points) and all(map(whole, relation.operands()))

    def coefficients(self, relation: Relation) -> Combination | None:
        """Write the product as one summand."""
        times = prod((term.times for term in relation.terms), start=relation.times / relation.over)
        return Combination((Summand(times, tuple(relation.operands())),))

    def number(self, relation: Relation, model: Model) -> Number | None:
        """Multiply the numbers of the operands."""
        return _product(relation, model)

    def words(self, check: Check, shown: Shown) -> str:
        """Write the factors."""
        return scaled(" x ".join(parts(check, shown)), check)


def _multiplied(constant: Values, factors: Iterable[Values]) -> Values:
    return reduce(Values.multiplied, factors, constant)


def _product(relation: Relation, model: Model) -> Number:
    found = model.sheet.constant(relation.times / relation.over)
    for term in relation.terms:
        found = model.sheet.multiplied(found, model.part(term))
    return found


@relation_type
class Member(Product):
    """result is in ``allowed``, multiplied by the operand (a weight) and divided by ``over`` where there is one."""

    name = "member"
    declarable = defines = rounds = computes = equation = leeway = False

    def constant(self, relation: Relation) -> Values:
        """Take the set of a membership into the product as one factor more."""
        return relation.allowed.multiplied(super().constant(relation))

    def check(self, relation: Relation, sides: Sides) -> Verdict:
        """Leave a score undecided that is on the scale as far as that is known, where it is not fully known."""
        found = super().check(relation, sides)
        if found.outcome == "pass" and not relation.certain and not _at_known_end(sides.own, relation):
            return Verdict("undecided", because("scale-not-stated"))
        return found

    def coefficients(self, relation: Relation) -> Combination | None:  # noqa: ARG002  # no membership is a sum
        """A score does not follow from its scale."""
        return None

    def number(self, relation: Relation, model: Model) -> Number | None:  # noqa: ARG002  # as above
        """A score does not follow from its scale."""
        return None

    def encode(self, relation: Relation, model: Model) -> None:
        """Say that the result lies on its scale, times a weight where there is one."""
        sheet, own, factor = model.sheet, model.number(relation.result), _product(relation, model)
        if factor.fixed is not None:
            sheet.within(own, relation.allowed.times(factor.fixed))
        elif relation.allowed.finite and len(relation.allowed.points) <= _MOST_LEVELS:
            sheet.alike(own, sheet.multiplied(sheet.listed(relation.allowed), factor))
        elif factor.low >= 0:
            _between(model, own, factor, relation.allowed)

    def words(self, check: Check, shown: Shown) -> str:
        """Name the weight."""
        return ", ".join(parts(check, shown))


def _at_known_end(own: Values, relation: Relation) -> bool:
    ends = [end for span in relation.allowed.spans for end in span[:2] if end is not None]
    return own.only is not None and own.only in ends and not relation.terms


def _between(model: Model, own: Number, factor: Number, allowed: Values) -> None:
    """Hold a weighted score between the ends of its scale times its weight."""
    sheet, hull = model.sheet, allowed.hull()
    if hull.low is not None:
        sheet.above(own, sheet.times(factor, hull.low), strictly=False)
    if hull.high is not None:
        sheet.above(sheet.times(factor, hull.high), own, strictly=False)
