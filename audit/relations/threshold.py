"""``threshold``: a printed pass or fail against the figure that an option must reach."""

from fractions import Fraction
from typing import Final

from audit.exact.values import Span, Values, make
from audit.relations.relation import Look, Relation, RelationType

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
