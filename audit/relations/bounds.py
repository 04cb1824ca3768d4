"""``extremum``: the highest or the lowest of several quantities.

``threshold``: a printed pass or fail against the figure that an option must reach.

``count``: a stated number of things that the file lists.
"""

from collections.abc import Callable
from fractions import Fraction
from functools import reduce
from typing import Final

from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.values import NONE, Values, make, point
from audit.appraisal.model.quantity import Quantity
from audit.relations.combination import Combination
from audit.relations.encode import Model, Number, extreme
from audit.relations.outcome import Check, Verdict
from audit.relations.relation import Look, Relation, part
from audit.relations.type import NumberType, RelationType, Sides, Tell, relation_type
from audit.relations.words import Shown, statistic
from audit.why import because

__all__ = ["Count", "Extremum", "Threshold", "opposite", "region"]


@relation_type
class Extremum(NumberType):
    """result = the highest (``form`` highest) or lowest operand, x times / over."""

    name = "extremum"
    declarable = True

    def evaluate(self, relation: Relation, look: Look) -> Values:
        """Every value that can be the extreme: members not below the best that is certain."""
        sign = Fraction(1 if relation.form == "highest" else -1)
        sets = [part(term, look).times(sign) for term in relation.terms]
        if not sets or any(values.empty for values in sets):
            return NONE
        certain = max((values.hull() for values in sets), key=lambda hull: hull.floor)
        above = make((), [Span(certain.low, None, certain.low_open, high_open=True)])
        return reduce(Values.join, sets).meet(above).times(sign * relation.times / relation.over)

    def keeps_whole(self, relation: Relation, whole: Callable[[Quantity], bool]) -> bool:
        """The highest or lowest of whole numbers is one of them."""
        return (relation.times / relation.over).denominator == 1 and all(map(whole, relation.operands()))

    def number(self, relation: Relation, model: Model) -> Number | None:
        """Write the highest or lowest operand."""
        found = extreme(model.sheet, [model.part(term) for term in relation.terms], highest=relation.form == "highest")
        return model.sheet.times(found, relation.times / relation.over)

    def form(self, pick: str) -> str:
        """A declared extremum is the highest or the lowest, as the file says."""
        return pick

    def words(self, check: Check, shown: Shown) -> str:
        """Write which operand is taken."""
        return statistic(check.relation.form, check, shown)


_NEEDED: Final = {">=": "{} or more", ">": "more than {}", "<=": "{} or less", "<": "less than {}"}
_OPPOSITE: Final = {">=": "<", ">": "<=", "<=": ">", "<": ">="}


def region(sign: str, value: Fraction) -> Values:
    """The set of numbers that meet a threshold."""
    if sign in {">=", ">"}:
        return make((), [Span(value, None, low_open=sign == ">", high_open=True)])
    return make((), [Span(None, value, low_open=True, high_open=sign == "<")])


def opposite(sign: str) -> str:
    """The sign of the threshold that the others meet."""
    return _OPPOSITE[sign]


@relation_type
class Threshold(RelationType):
    """result lies on the side of ``constant`` that ``form`` says; a fail is the opposite side."""

    name = "threshold"
    defines = leeway = False
    of_true_values = True

    def evaluate(self, relation: Relation, look: Look) -> Values:  # noqa: ARG002  # what must be reached has no operands
        """Take the numbers on that side."""
        return region(relation.form, relation.constant)

    def check(self, relation: Relation, sides: Sides) -> Verdict:
        """Leave a figure undecided whose true values lie on both sides."""
        found = super().check(relation, sides)
        if found.outcome == "pass" and not sides.own.within(sides.exact(relation)):
            return Verdict("undecided", because("printed-across-threshold"))
        return found

    def encode(self, relation: Relation, model: Model) -> None:
        """Leave a threshold out: a norm never forces a change."""

    def computed(self, relation: Relation, tell: Tell) -> str | None:
        """Write what has to be reached."""
        return _NEEDED[relation.form].format(tell.exactly(point(relation.constant)))


@relation_type
class Count(NumberType):
    """result = the number of things counted, which ``constant`` holds."""

    name = "count"
    leeway = False
    whole = solvable = True

    def evaluate(self, relation: Relation, look: Look) -> Values:  # noqa: ARG002  # what was counted has no operands
        """Take the number of things."""
        return point(relation.constant)

    def keeps_whole(self, relation: Relation, whole: Callable[[Quantity], bool]) -> bool:  # noqa: ARG002  # nothing is added
        """Things are counted whole."""
        return True

    def coefficients(self, relation: Relation) -> Combination | None:
        """Write the number, to which nothing is added."""
        return Combination((), relation.constant)

    def number(self, relation: Relation, model: Model) -> Number | None:
        """Write the number of things."""
        return model.sheet.constant(relation.constant)
