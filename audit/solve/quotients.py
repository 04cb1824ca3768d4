"""``ratio``, ``mean`` with unknown weights, ``rescale`` and relative differences: one thing divided by another."""

from collections.abc import Sequence

from audit.relations.relation import Relation
from audit.solve.encoding import Encoding
from audit.solve.places import extreme
from audit.solve.sheet import Number, Unmodelled


def ratio(encoding: Encoding, relation: Relation) -> None:
    """Say that the result is first / second x times / over."""
    first, second = relation.terms
    factor = relation.times / relation.over
    if (first.quantity, first.by) == (second.quantity, second.by):
        encoding.sheet.alike(encoding.number(relation.result), encoding.sheet.constant(factor * first.times / second.times))
        return
    encoding.quotient(encoding.sheet.times(encoding.part(first), factor), encoding.part(second), relation.result)


def weighted_mean(encoding: Encoding, relation: Relation) -> None:
    """Say that the result is the sum of weight x operand over the sum of weights."""
    sheet = encoding.sheet
    weights = [encoding.weight(term) for term in relation.terms]
    parts = [sheet.multiplied(encoding.number(term.quantity), weight) for term, weight in zip(relation.terms, weights, strict=True)]
    encoding.quotient(sheet.times(sheet.plus(parts), relation.times / relation.over), sheet.settled(sheet.plus(weights)), relation.result)


def rescaled(encoding: Encoding, relation: Relation) -> None:
    """Say that the result is worked out from a measure of all options, such as a price."""
    measures = [encoding.part(term) for term in relation.terms]
    top, bottom = _FORMS[relation.form](encoding, measures, relation.direction)
    encoding.quotient(encoding.sheet.times(top, relation.times / relation.over), bottom, relation.result)


_Parts = tuple[Number, Number]


def _lowest_over_value(encoding: Encoding, measures: Sequence[Number], _: str) -> _Parts:
    return extreme(encoding, measures, highest=False), measures[0]


def _value_over_highest(encoding: Encoding, measures: Sequence[Number], _: str) -> _Parts:
    return measures[0], extreme(encoding, measures, highest=True)


def _min_max(encoding: Encoding, measures: Sequence[Number], direction: str) -> _Parts:
    low, high = extreme(encoding, measures, highest=False), extreme(encoding, measures, highest=True)
    sheet = encoding.sheet
    distance = sheet.less(measures[0], low) if direction == "higher" else sheet.less(high, measures[0])
    return distance, sheet.settled(sheet.less(high, low))


def _share(encoding: Encoding, measures: Sequence[Number], _: str) -> _Parts:
    whole = encoding.sheet.settled(encoding.sheet.plus(measures))
    if whole.high <= 0:
        raise Unmodelled("the sum of what is shared is not above nothing")
    return measures[0], whole


_FORMS = {"lowest-over-value": _lowest_over_value, "value-over-highest": _value_over_highest, "min-max": _min_max, "share": _share}
