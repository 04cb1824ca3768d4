"""``member``: a score lies on its scale, a weighted score on the scale times its weight."""

from audit.exact.values import Values
from audit.relations.relation import Look, Relation, RelationType


class Member(RelationType):
    """result is in ``allowed``, multiplied by the operand (a weight) and divided by ``over`` where there is one."""

    def evaluate(self, relation: Relation, look: Look) -> Values:
        """Give the set that the result may be in."""
        allowed = relation.allowed
        for term in relation.terms:
            allowed = allowed.multiplied(look(term.quantity))
        return allowed.times(1 / relation.over)
