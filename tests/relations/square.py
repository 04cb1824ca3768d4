"""A thirteenth type of relation, for a test: it has ``evaluate`` alone."""

from audit.appraisal.exact.values import Values
from audit.relations.relation import Look, Relation
from audit.relations.type import RelationType, relation_type


@relation_type
class Square(RelationType):
    """result = the operand times itself."""

    name = "square"
    declarable = True

    def evaluate(self, relation: Relation, look: Look) -> Values:
        """Multiply the one operand with itself."""
        (side,) = relation.terms
        return look(side.quantity).multiplied(look(side.quantity))
