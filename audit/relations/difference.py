"""``difference``: what a paper quotes as lying between two figures."""

from fractions import Fraction

from audit.exact.values import NONE, Values
from audit.relations.relation import Look, Relation, RelationType


class Difference(RelationType):
    """result = first - second, in points, or in per cent of the first where ``form`` says so.

    ``form``: ``points``, ``relative``, or ``unstated``, which allows both.
    """

    def evaluate(self, relation: Relation, look: Look) -> Values:
        """Give every reachable difference."""
        first, second = (look(term.quantity).times(term.times) for term in relation.terms)
        points = first.plus(second.times(Fraction(-1))) if relation.form != "relative" else NONE
        relative = self._relative(first, second) if relation.form in {"relative", "unstated"} else NONE
        return points.join(relative)

    def _relative(self, first: Values, second: Values) -> Values:
        """Give 100 x (1 - second / first), so that a shared first operand is counted once."""
        quotient = second.divided(first).times(Fraction(-100))
        return quotient.plus(Values(frozenset((Fraction(100),))))
