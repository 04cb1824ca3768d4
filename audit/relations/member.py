"""``member``: a score lies on its scale, a weighted score on the scale times its weight."""

from audit.exact.values import Values
from audit.relations.product import Product
from audit.relations.relation import Relation


class Member(Product):
    """result is in ``allowed``, multiplied by the operand (a weight) and divided by ``over`` where there is one."""

    def constant(self, relation: Relation) -> Values:
        """Give the set of a membership, which takes part in the product as one factor more."""
        return relation.allowed.multiplied(super().constant(relation))
