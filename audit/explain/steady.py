"""Figures that cannot be part of a small explanation, because too much else would have to change with them.

A weight stands in a product of every option. If it were different, each product that leaves it no such value would need
a change of its own. Where these products share no other figure, and there are as many as an explanation has changes,
the weight is in none.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from audit.derive.printing import printable
from audit.exact.values import ANY, TooManyValues, Values, point
from audit.explain.recheck import Ground
from audit.model.quantity import Quantity
from audit.relations.relation import Relation
from audit.relations.types import TYPES


def steady(ground: Ground, quantities: Iterable[Quantity], size: int) -> frozenset[Quantity]:
    """Give those of some quantities that are in no explanation of so many changes or fewer."""
    return frozenset(one for one in quantities if _fewest_broken(ground, one) >= size)


def _fewest_broken(ground: Ground, quantity: Quantity) -> int:
    """Give how many relations, with no other figure in common, break at least if the quantity is not as printed."""
    figure = ground.finest(quantity)
    mode = ground.facts.valuation.mode(quantity.kind)
    sets = [_left(ground, relation, quantity) for relation in _alone(ground, quantity)]
    listed = [(values, printable(values, figure, mode, ground.steps)) for values in sets]
    lists = [frozenset(one for one in own if _left_to(ground, quantity, one, values)) for values, own in listed if own is not None]
    others = frozenset[Fraction]().union(*lists) - {figure.value}
    return min((sum(1 for own in lists if value not in own) for value in others), default=len(lists))


def _left_to(ground: Ground, quantity: Quantity, value: Fraction, values: Values) -> bool:
    """Say whether something that would be printed so is among the values left."""
    return not ground.meaning(quantity, point(value)).meet(values).empty


def _alone(ground: Ground, quantity: Quantity) -> Sequence[Relation]:
    """Give the relations of a quantity that share no other quantity."""
    seen: set[Quantity] = set()
    found = []
    for relation in ground.web.users.get(quantity, ()):
        others = {relation.result, *relation.operands()} - {quantity}
        if others and seen.isdisjoint(others) and relation.result != quantity and relation.type == "product":
            found.append(relation)
            seen |= others
    return found


def _left(ground: Ground, relation: Relation, quantity: Quantity) -> Values:
    """Give what the printed figures of one relation leave to a quantity, whatever else holds."""
    valuation = ground.facts.valuation
    sets: dict[Quantity, Values] = {quantity: ANY}
    for one in (relation.result, *relation.operands()):
        if one != quantity:
            printed = valuation.printed(one)
            sets[one] = printed if printed is not None else valuation.allowed(one)
    try:
        return TYPES[relation.type].left(relation, quantity, sets)
    except TooManyValues:
        return ANY
