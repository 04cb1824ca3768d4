"""``rescale``: a score computed from a measure of all options, such as a price.

Forms: ``lowest-over-value`` (top x lowest / value), ``value-over-highest`` (top x value / highest), ``min-max`` (top x
distance from the worst / range), ``share`` (top x value / sum). The first operand is the option's own measure.
"""

from collections.abc import Callable
from fractions import Fraction
from itertools import product
from math import prod
from typing import Final

from audit.exact.values import ANY, NONE, Span, Values, make, points
from audit.relations.relation import Look, Relation, RelationType

_MOST_CHOICES: Final = 4096


class Rescale(RelationType):
    """result = times x form(own measure, all measures)."""

    def evaluate(self, relation: Relation, look: Look) -> Values:
        """Give every reachable score; for measures known as intervals, the interval between the extremes."""
        sets = [look(term.quantity) for term in relation.terms]
        if any(values.empty for values in sets):
            return NONE
        form = _FORMS[relation.form]
        if all(v.finite for v in sets) and prod(len(v.points) for v in sets) <= _MOST_CHOICES:
            choices = (form(list(chosen), relation.direction) for chosen in product(*(v.points for v in sets)))
            return points(relation.times * value for value in choices if value is not None)
        return _between(sets, form, relation).times(relation.times)


_Form = Callable[[list[Fraction], str], Fraction | None]


def _between(sets: list[Values], form: _Form, relation: Relation) -> Values:
    """Take the extremes at the ends: every form is monotone in each measure while measures are above zero."""
    hulls = [values.hull() for values in sets]
    if any(hull.low is None or hull.high is None or hull.low <= 0 for hull in hulls) or len(hulls) > 12:
        return ANY
    ends = [(hull.low, hull.high) for hull in hulls if hull.low is not None and hull.high is not None]
    found = [value for chosen in product(*ends) if (value := form(list(chosen), relation.direction)) is not None]
    return make((), [Span(min(found), max(found))]) if found else NONE


def _lowest_over_value(values: list[Fraction], _: str) -> Fraction | None:
    return min(values) / values[0] if values[0] else None


def _value_over_highest(values: list[Fraction], _: str) -> Fraction | None:
    return values[0] / max(values) if max(values) else None


def _min_max(values: list[Fraction], direction: str) -> Fraction | None:
    reach = max(values) - min(values)
    if not reach:
        return None
    return (values[0] - min(values) if direction == "higher" else max(values) - values[0]) / reach


def _share(values: list[Fraction], _: str) -> Fraction | None:
    return values[0] / sum(values) if sum(values) else None


_FORMS: Final[dict[str, _Form]] = {
    "lowest-over-value": _lowest_over_value,
    "value-over-highest": _value_over_highest,
    "min-max": _min_max,
    "share": _share,
}
