"""``product``: weight times raw score, group weight times sub-weight."""

from collections.abc import Mapping
from fractions import Fraction

from audit.exact.values import Values, point
from audit.model.quantity import Quantity
from audit.relations.relation import Look, Relation, RelationType


class Product(RelationType):
    """result = product of the operands x times / over."""

    def evaluate(self, relation: Relation, look: Look) -> Values:
        """Give every reachable product."""
        product = point(relation.times / relation.over)
        for term in relation.terms:
            product = product.multiplied(look(term.quantity))
        return product

    def narrow(self, relation: Relation, sets: Mapping[Quantity, Values]) -> dict[Quantity, Values]:
        """Narrow the result, and each operand by the result divided by the others."""
        narrowed = super().narrow(relation, sets)
        for term in relation.terms:
            others = point(relation.times / relation.over)
            for other in relation.terms:
                if other is not term:
                    others = others.multiplied(sets[other.quantity])
            if not others.holds(Fraction(0)):
                solved = narrowed[relation.result].divided(others)
                narrowed[term.quantity] = narrowed[term.quantity].meet(solved)
        return narrowed
