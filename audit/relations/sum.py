"""``sum``: a signed sum with coefficients, divided by a number."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import accumulate

from audit.exact.values import Values, point
from audit.model.quantity import Quantity
from audit.relations.relation import Look, Relation, RelationType, Term

_ZERO = point(Fraction(0))


def part(term: Term, look: Look) -> Values:
    """Give the set of one summand: coefficient times value."""
    value = look(term.quantity).times(term.times)
    return value if term.by is None else value.multiplied(look(term.by))


class Sum(RelationType):
    """result = (constant + sum of times x by x operand) / over."""

    def evaluate(self, relation: Relation, look: Look) -> Values:
        """Give every reachable sum."""
        known, total = relation.constant, _ZERO
        for term in relation.terms:
            values = part(term, look)
            single = values.only
            if single is None:
                total = total.plus(values)
            else:
                known += single
        return total.plus(point(known)).times(1 / relation.over)

    def narrow(self, relation: Relation, sets: Mapping[Quantity, Values]) -> dict[Quantity, Values]:
        """Narrow the result, and each operand by what the result leaves when the others are taken away."""
        narrowed = super().narrow(relation, sets)
        parts = [part(term, sets.__getitem__) for term in relation.terms]
        before = list(accumulate(parts, Values.plus, initial=point(relation.constant)))[:-1]
        after = list(accumulate(reversed(parts), Values.plus, initial=_ZERO))[-2::-1]
        whole = narrowed[relation.result].times(relation.over)
        for term, left, right in zip(relation.terms, before, after, strict=True):
            rest = whole.plus(left.plus(right).times(Fraction(-1)))
            self._solve(term, rest, narrowed)
        return narrowed

    def _solve(self, term: Term, rest: Values, sets: dict[Quantity, Values]) -> None:
        by = point(term.times) if term.by is None else sets[term.by].times(term.times)
        if term.by is not None and by.holds(Fraction(0)):
            return
        sets[term.quantity] = sets[term.quantity].meet(rest.divided(by))
