"""``rescale``: a score computed from a measure of all options, such as a price.

Forms: ``lowest-over-value`` (top x lowest / value), ``value-over-highest`` (top x value / highest), ``min-max`` (top x
distance from the worst / range), ``share`` (top x value / sum). The first operand is the option's own measure.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import product
from math import prod
from typing import Final

from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.values import ANY, NONE, Values, make, points
from audit.relations.encode import Model, Number, Unmodelled, extreme
from audit.relations.relation import Look, Relation, part
from audit.relations.type import RelationType, relation_type

__all__ = ["Rescale"]

_MOST_CHOICES: Final = 4096


@relation_type
class Rescale(RelationType):
    """result = form(own measure, all measures) x times / over."""

    name = "rescale"
    rounds = computes = True

    def evaluate(self, relation: Relation, look: Look) -> Values:
        """Every reachable score; for measures known as intervals, the interval between the extremes."""
        sets = [part(term, look) for term in relation.terms]
        if any(values.empty for values in sets):
            return NONE
        form, factor = _FORMS[relation.form], relation.times / relation.over
        if all(values.finite for values in sets) and prod(len(values.points) for values in sets) <= _MOST_CHOICES:
            choices = (form(chosen, relation.direction) for chosen in product(*(values.points for values in sets)))
            return points(factor * value for value in choices if value is not None)
        return _between(sets, form, relation.direction).times(factor)

    def encode(self, relation: Relation, model: Model) -> None:
        """Say that the result is worked out from a measure of all options, such as a price."""
        measures = [model.part(term) for term in relation.terms]
        top, bottom = _WRITTEN[relation.form](model, measures, relation.direction)
        model.quotient(model.sheet.times(top, relation.times / relation.over), bottom, relation.result)


_Form = Callable[[Sequence[Fraction], str], Fraction | None]


def _between(sets: Sequence[Values], form: _Form, direction: str) -> Values:
    """Take the extremes where the own measure is at one end and all others are at the other.

    While measures are above zero, every form rises with its own measure and falls with the others, or the reverse.
    """
    hulls = [values.hull() for values in sets]
    lows = [hull.low for hull in hulls if hull.low is not None and hull.low > 0]
    highs = [hull.high for hull in hulls if hull.high is not None]
    if len(lows) + len(highs) < 2 * len(hulls):
        return ANY
    corners = (form([lows[0], *highs[1:]], direction), form([highs[0], *lows[1:]], direction))
    found = [value for value in corners if value is not None]
    return make((), [Span(min(found), max(found))]) if found else NONE


def _lowest_over_value(values: Sequence[Fraction], _: str) -> Fraction | None:
    return min(values) / values[0] if values[0] else None


def _value_over_highest(values: Sequence[Fraction], _: str) -> Fraction | None:
    return values[0] / max(values) if max(values) else None


def _min_max(values: Sequence[Fraction], direction: str) -> Fraction | None:
    reach = max(values) - min(values)
    if not reach:
        return None
    return (values[0] - min(values) if direction == "higher" else max(values) - values[0]) / reach


def _share(values: Sequence[Fraction], _: str) -> Fraction | None:
    return values[0] / sum(values) if sum(values) else None


_FORMS: Final[dict[str, _Form]] = {
    "lowest-over-value": _lowest_over_value,
    "value-over-highest": _value_over_highest,
    "min-max": _min_max,
    "share": _share,
}


_Parts = tuple[Number, Number]
"""What is divided, and what by."""


def _write_lowest_over_value(model: Model, measures: Sequence[Number], _: str) -> _Parts:
    return extreme(model.sheet, measures, highest=False), measures[0]


def _write_value_over_highest(model: Model, measures: Sequence[Number], _: str) -> _Parts:
    return measures[0], extreme(model.sheet, measures, highest=True)


def _write_min_max(model: Model, measures: Sequence[Number], direction: str) -> _Parts:
    sheet = model.sheet
    low, high = extreme(sheet, measures, highest=False), extreme(sheet, measures, highest=True)
    distance = sheet.less(measures[0], low) if direction == "higher" else sheet.less(high, measures[0])
    return distance, sheet.settled(sheet.less(high, low))


def _write_share(model: Model, measures: Sequence[Number], _: str) -> _Parts:
    whole = model.sheet.settled(model.sheet.plus(measures))
    if whole.high <= 0:
        raise Unmodelled("the sum of what is shared is not above nothing")
    return measures[0], whole


_WRITTEN: Final[dict[str, Callable[[Model, Sequence[Number], str], _Parts]]] = {
    "lowest-over-value": _write_lowest_over_value,
    "value-over-highest": _write_value_over_highest,
    "min-max": _write_min_max,
    "share": _write_share,
}
