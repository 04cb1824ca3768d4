"""``ratio``: a percentage of a named denominator, or a cost per point."""

from collections.abc import Mapping
from fractions import Fraction

from audit.exact.values import Values
from audit.model.quantity import Quantity
from audit.relations.relation import Look, Relation, RelationType


class Ratio(RelationType):
    """result = times x first operand / second operand. A ratio to nothing (0) has no value."""

    def evaluate(self, relation: Relation, look: Look) -> Values:
        """Give every reachable quotient; where both are the same quantity the ratio is exactly ``times``."""
        first, second = relation.terms
        return look(first.quantity).times(relation.times).divided(look(second.quantity))

    def narrow(self, relation: Relation, sets: Mapping[Quantity, Values]) -> dict[Quantity, Values]:
        """Narrow the result, the numerator by result x denominator, the denominator by numerator / result."""
        narrowed = super().narrow(relation, sets)
        first, second = (term.quantity for term in relation.terms)
        result = narrowed[relation.result].times(1 / relation.times)
        narrowed[first] = narrowed[first].meet(result.multiplied(sets[second]))
        if not result.holds(Fraction(0)):
            narrowed[second] = narrowed[second].meet(sets[first].divided(result))
        return narrowed
