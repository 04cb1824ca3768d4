"""``product``: weight times raw score, group weight times sub-weight.

``member``: a score lies on its scale, a weighted score on the scale times its weight.
"""

from collections.abc import Iterable, Mapping
from functools import reduce
from math import prod

from audit.appraisal.exact.values import Values, point
from audit.appraisal.model.quantity import Quantity
from audit.relations.relation import Look, Relation, RelationType, solved


class Product(RelationType):
    """result = product of the operands x times / over."""

    def evaluate(self, relation: Relation, look: Look) -> Values:
        """Give every reachable product."""
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
        """Give what the product of the operands is multiplied by."""
        return point(relation.times * prod(term.times for term in relation.terms) / relation.over)


def _multiplied(constant: Values, factors: Iterable[Values]) -> Values:
    return reduce(Values.multiplied, factors, constant)


class Member(Product):
    """result is in ``allowed``, multiplied by the operand (a weight) and divided by ``over`` where there is one."""

    def constant(self, relation: Relation) -> Values:
        """Give the set of a membership, which takes part in the product as one factor more."""
        return relation.allowed.multiplied(super().constant(relation))
