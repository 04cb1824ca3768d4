"""``extremum``: the highest or the lowest of several quantities."""

from fractions import Fraction

from audit.exact.values import NONE, Span, Values, make
from audit.relations.relation import Look, Relation, RelationType


class Extremum(RelationType):
    """result = the highest (``form`` highest) or lowest operand."""

    def evaluate(self, relation: Relation, look: Look) -> Values:
        """Give every value that can be the extreme: members not below the best that is certain."""
        sign = Fraction(1 if relation.form == "highest" else -1)
        sets = [look(term.quantity).times(sign) for term in relation.terms]
        if any(values.empty for values in sets):
            return NONE
        joined = NONE
        for values in sets:
            joined = joined.join(values)
        return joined.meet(self._floor(sets)).times(sign)

    def _floor(self, sets: list[Values]) -> Values:
        hulls = [values.hull() for values in sets]
        known = [(hull.low, hull.low_open) for hull in hulls if hull.low is not None]
        if not known:
            return make((), [Span(None, None, True, True)])
        low, low_open = max(known)
        return make((), [Span(low, None, low_open, True)])
