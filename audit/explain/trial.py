"""Single changes that make failed relations agree: solved from the relations, then checked again exactly.

No solver is needed where one change is enough and the relations of a figure leave it few values: each is tried.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from audit.derive.printing import printable
from audit.derive.valuation import Valuation
from audit.exact.values import ANY, TooManyValues, Values, point, points
from audit.explain.recheck import Ground
from audit.model.quantity import Quantity
from audit.relations.relation import Relation
from audit.relations.types import TYPES

_AFFINE = frozenset({"sum", "equal", "product"})
_TRIED = (Fraction(0), Fraction(1))


def singles(ground: Ground) -> tuple[dict[Quantity, Values], bool]:
    """Give every printed quantity that alone could make the failed relations agree, with the values it would have.

    Says too whether these are all: of a quantity that may be anything, or too much, no values are tried.
    """
    tried = {quantity: _candidates(ground, quantity) for quantity in ground.shared}
    found = {quantity: _agreeing(ground, quantity, values or ()) for quantity, values in tried.items()}
    return {quantity: values for quantity, values in found.items() if not values.empty}, None not in tried.values()


def _agreeing(ground: Ground, quantity: Quantity, values: Sequence[Fraction]) -> Values:
    return points(value for value in values if _differs(ground, quantity, value) and ground.agrees({quantity: point(value)}))


def _differs(ground: Ground, quantity: Quantity, value: Fraction) -> bool:
    """Say whether any printing would have to change if the finest one were this."""
    return value != ground.finest(quantity).value or any(contradicts(ground, quantity, point(value)))


def contradicts(ground: Ground, quantity: Quantity, values: Values) -> list[bool]:
    """Say for each printing of a quantity whether it contradicts such a change."""
    meant = ground.meaning(quantity, values)
    return [not meant.within(ground.facts.valuation.stands(figure)) for figure in ground.figures(quantity)]


def _candidates(ground: Ground, quantity: Quantity) -> list[Fraction] | None:
    """Give the values, as they would be printed, that its relations leave to the quantity; None if too many."""
    figure, valuation = ground.finest(quantity), ground.facts.valuation
    scale = 1 / valuation.scale(figure)
    left = _left(ground, quantity)
    if figure.exact and left.within(valuation.allowed(quantity)) and valuation.allowed(quantity).finite:
        return sorted(left.points)
    return printable(left.times(scale), figure, valuation.mode(quantity.kind), ground.steps)


def _left(ground: Ground, quantity: Quantity) -> Values:
    """Give what is left to the quantity when every other figure stands as printed."""
    valuation = ground.facts.valuation
    open_, left = valuation.changed({quantity: ANY}), ANY
    for relation in sorted(ground.web.users.get(quantity, ()), key=lambda one: one.type != "member"):
        if relation.checked and (relation.result == quantity or valuation.printed(relation.result) is not None):
            sets = {one: open_(one) for one in (relation.result, *relation.operands())}
            left = _solved(relation, quantity, {**sets, quantity: left})
            if left.empty:
                break
    if not left.finite:
        for relation in _beyond(ground, quantity):
            left = left.meet(_through(relation, quantity, valuation))
    return left


def _solved(relation: Relation, quantity: Quantity, sets: dict[Quantity, Values]) -> Values:
    try:
        return TYPES[relation.type].left(relation, quantity, sets)
    except TooManyValues:
        return sets[quantity]


def _beyond(ground: Ground, quantity: Quantity) -> Iterator[Relation]:
    """Give the relations with a printed result that the quantity reaches through such as are not printed."""
    valuation, left, seen = ground.facts.valuation, [quantity], {quantity}
    while left:
        own = left.pop()
        for relation in ground.web.users.get(own, ()):
            result = relation.result
            if relation.type not in _AFFINE or result in seen:
                continue
            if valuation.printed(result) is not None:
                if own != quantity:
                    yield relation
            else:
                seen.add(result)
                left.append(result)


def _through(relation: Relation, quantity: Quantity, valuation: Valuation) -> Values:
    """Solve for a quantity on which a result depends evenly: what two values of it give tells what any value gives."""
    if not _evenly(relation, quantity, valuation):
        return ANY
    printed = valuation.printed(relation.result)
    try:
        at = [valuation.changed({quantity: point(value)}).outcome_of(relation).only for value in _TRIED]
    except TooManyValues:
        return ANY
    if printed is None or at[0] is None or at[1] is None or at[0] == at[1]:
        return ANY
    return printed.plus(point(-at[0])).times(1 / (at[1] - at[0]))


def _evenly(relation: Relation, quantity: Quantity, valuation: Valuation) -> bool:
    """Say whether a result rises by the same for each step of a quantity: it stands in one factor only of every product."""
    if relation.type not in _AFFINE:
        return False
    factors = [one for term in relation.terms for one in (term.quantity, term.by) if one is not None]
    moved = [one for one in factors if one == quantity or _depends(one, quantity, valuation)]
    single = relation.type != "product" and all(term.by is None for term in relation.terms)
    if not single and len(moved) > 1:
        return False
    return all(one == quantity or all(_evenly(below, quantity, valuation) for below in _defining(one, valuation)) for one in moved)


def _depends(one: Quantity, quantity: Quantity, valuation: Valuation) -> bool:
    below = _defining(one, valuation)
    return any(operand == quantity or _depends(operand, quantity, valuation) for relation in below for operand in relation.operands())


def _defining(one: Quantity, valuation: Valuation) -> Sequence[Relation]:
    """Give what an unprinted quantity follows from."""
    return () if valuation.printed(one) is not None else valuation.derivation.defining.get(one, ())
