"""``equal``: one quantity stated as another, as when a score is inherited."""

from audit.exact.values import Values
from audit.relations.relation import Look, Relation
from audit.relations.sum import Sum


class Equal(Sum):
    """result = the one operand. With no operand, the several printings of the result itself are compared."""

    def evaluate(self, relation: Relation, look: Look) -> Values:
        """Give the operand's set."""
        return super().evaluate(relation, look) if relation.terms else look(relation.result)
