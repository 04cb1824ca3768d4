"""``equal``: one quantity stated as another, as when a score is inherited."""

from collections.abc import Mapping

from audit.exact.values import Values
from audit.model.quantity import Quantity
from audit.relations.relation import Look, Relation, RelationType


class Equal(RelationType):
    """result = the one operand. With no operand, the several printings of the result itself are compared."""

    def evaluate(self, relation: Relation, look: Look) -> Values:
        """Give the operand's set."""
        (term,) = relation.terms or (None,)
        return look(relation.result if term is None else term.quantity)

    def narrow(self, relation: Relation, sets: Mapping[Quantity, Values]) -> dict[Quantity, Values]:
        """Leave both with what they share."""
        shared = sets[relation.result].meet(self.evaluate(relation, sets.__getitem__))
        return {**sets, relation.result: shared, **{term.quantity: shared for term in relation.terms}}
