"""``extremum``: the highest or the lowest of several quantities.

``threshold``: a printed pass or fail against the figure that an option must reach.

``count``: a stated number of things that the file lists.
"""

from fractions import Fraction
from functools import reduce
from typing import Final

from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.values import NONE, Values, make, point
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


_OPPOSITE: Final = {">=": "<", ">": "<=", "<=": ">", "<": ">="}


def region(sign: str, value: Fraction) -> Values:
    """Give the set of numbers that meet a threshold."""
    if sign in {">=", ">"}:
        return make((), [Span(value, None, low_open=sign == ">", high_open=True)])
    return make((), [Span(None, value, low_open=True, high_open=sign == "<")])


def opposite(sign: str) -> str:
    """Give the sign of the threshold that the others meet."""
    return _OPPOSITE[sign]


class Threshold(RelationType):
    """result lies on the side of ``constant`` that ``form`` says; a fail is the opposite side."""

    def evaluate(self, relation: Relation, look: Look) -> Values:  # noqa: ARG002  # what must be reached has no operands
        """Give the numbers on that side."""
        return region(relation.form, relation.constant)


class Count(RelationType):
    """result = the number of things counted, which ``constant`` holds."""

    def evaluate(self, relation: Relation, look: Look) -> Values:  # noqa: ARG002  # what was counted has no operands
        """Give the number of things."""
        return point(relation.constant)
