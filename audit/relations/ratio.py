"""``ratio``: a percentage of a named denominator, or a cost per point."""

from collections.abc import Mapping

from audit.appraisal.exact.values import NONE, NOT_ZERO, Values, point
from audit.appraisal.model.quantity import Quantity
from audit.relations.encode import Model
from audit.relations.outcome import Check
from audit.relations.relation import Look, Relation, part, solved
from audit.relations.type import RelationType, relation_type
from audit.relations.words import Shown, parts, scaled

__all__ = ["Ratio"]


@relation_type
class Ratio(RelationType):
    """result = first operand / second operand x times / over. A ratio to nothing (0) has no value."""

    name = "ratio"
    operands = 2
    declarable = rounds = computes = equation = solvable = True

    def evaluate(self, relation: Relation, look: Look) -> Values:
        """Every reachable quotient; a quantity divided by itself is 1 whatever it is."""
        first, second = relation.terms
        if (first.quantity, first.by) == (second.quantity, second.by):
            whole = NONE if part(second, look).meet(NOT_ZERO).empty else point(first.times / second.times)
        else:
            whole = part(first, look).divided(part(second, look))
        return whole.times(relation.times / relation.over)

    def narrow(self, relation: Relation, sets: Mapping[Quantity, Values]) -> dict[Quantity, Values]:
        """Narrow the result, the numerator by result x denominator, the denominator by numerator / result."""
        narrowed = super().narrow(relation, sets)
        top, bottom = relation.terms
        if top.quantity == bottom.quantity or top.by is not None or bottom.by is not None:
            return narrowed
        factor = relation.times / relation.over * top.times / bottom.times
        below, above = sets[bottom.quantity].meet(NOT_ZERO), sets[top.quantity].times(factor)
        result = narrowed[relation.result]
        narrowed[top.quantity] = solved(sets[top.quantity], point(factor), result.multiplied(below))
        narrowed[bottom.quantity] = solved(below, result, above)
        return narrowed

    def encode(self, relation: Relation, model: Model) -> None:
        """Say that the result is the quotient; of a quantity divided by itself that is known."""
        sheet, factor = model.sheet, relation.times / relation.over
        first, second = relation.terms
        if (first.quantity, first.by) == (second.quantity, second.by):
            sheet.alike(model.number(relation.result), sheet.constant(factor * first.times / second.times))
            return
        model.quotient(sheet.times(model.part(first), factor), model.part(second), relation.result)

    def words(self, check: Check, shown: Shown) -> str:
        """Write the quotient; of a percentage without the hundred that it is multiplied by."""
        quotient = " / ".join(parts(check, shown))
        return quotient if check.figure is not None and check.figure.sign == "%" else scaled(quotient, check)
