"""``tally``: how many of several figures lie above, at or below 0, as a paper counts the plus and minus signs of an option."""

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.values import Values, make, point
from audit.appraisal.model.quantity import Quantity
from audit.relations.outcome import Check
from audit.relations.relation import Look, Relation, part
from audit.relations.type import NumberType, relation_type
from audit.relations.words import Shown, parts

__all__ = ["Tallied"]

_ZERO: Final = Fraction(0)
_SIDES: Final = {
    "positive": make((), [Span(_ZERO, None, low_open=True, high_open=True)]), "zero": point(_ZERO),
    "negative": make((), [Span(None, _ZERO, low_open=True, high_open=True)]),
}  # fmt: skip
_NAMED: Final = {"positive": "above 0", "zero": "at 0", "negative": "below 0"}


@relation_type
class Tallied(NumberType):
    """result = how many operands are positive, zero or negative, as ``form`` says."""

    name = "tally"
    declarable = True
    whole = True
    leeway = False

    def evaluate(self, relation: Relation, look: Look) -> Values:
        """Every number from what lies on that side for certain to what may lie there."""
        side = _SIDES[relation.form]
        found = [part(term, look) for term in relation.terms]
        least = sum(one.within(side) for one in found)
        most = sum(not one.meet(side).empty for one in found)
        return make([Fraction(number) for number in range(least, most + 1)], ())

    def keeps_whole(self, relation: Relation, whole: Callable[[Quantity], bool]) -> bool:  # noqa: ARG002  # nothing is added
        """Things are counted whole."""
        return True

    def form(self, pick: str) -> str:
        """A declared tally counts what the file says."""
        return pick

    def words(self, check: Check, shown: Shown) -> str:
        """Write what is counted, and of which figures."""
        *some, last = parts(check, shown)
        listed = f"{', '.join(some)} and {last}" if some else last
        return f"the number {_NAMED[check.relation.form]} among {listed}"
