"""``extremum``: the highest or the lowest of several quantities."""

from fractions import Fraction
from functools import reduce

from audit.exact.values import NONE, Span, Values, make
from audit.relations.relation import Look, Relation, RelationType, part


class Extremum(RelationType):
    """result = the highest (``form`` highest) or lowest operand, x times / over."""

    def evaluate(self, relation: Relation, look: Look) -> Values:
        """Give every value that can be the extreme: members not below the best that is certain."""
        sign = Fraction(1 if relation.form == "highest" else -1)
        sets = [part(term, look).times(sign) for term in relation.terms]
        if not sets or any(values.empty for values in sets):
            return NONE
        certain = max((values.hull() for values in sets), key=lambda hull: hull.floor)
        above = make((), [Span(certain.low, None, certain.low_open, high_open=True)])
        return reduce(Values.join, sets).meet(above).times(sign * relation.times / relation.over)
