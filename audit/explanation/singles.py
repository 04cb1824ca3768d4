"""Single changes that make failed relations agree: solved from the relations, then checked again exactly.

No solver is needed where one change is enough and the relations of a figure leave it few values: each is tried.

Figures that cannot be part of a small explanation, because too much else would have to change with them.

A weight stands in a product of every option. If it were different, each product that leaves it no such value would need
a change of its own. Where these products share no other figure, and there are as many as an explanation has changes,
the weight is in none.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from audit.appraisal.exact.bounds import TooManyValues
from audit.appraisal.exact.values import ANY, Values, point, points
from audit.appraisal.model.quantity import Quantity, key
from audit.explanation.effort import Steps, steps_of
from audit.explanation.ground import Ground
from audit.relations.combination import Combination
from audit.relations.derive.printing import printable
from audit.relations.derive.valuation import Valuation
from audit.relations.registry import type_of
from audit.relations.relation import Relation

__all__ = ["Tried", "contradicts", "singles", "steady"]

_TRIED = (Fraction(0), Fraction(1))
_NOTHING = point(_TRIED[0])


Tried = Mapping[Quantity, Sequence[Fraction] | None]


def singles(ground: Ground, steps: Steps | None = None) -> tuple[dict[Quantity, Values], bool]:
    """Every printed quantity that alone could make the failed relations agree, with the values it would have.

    Says too whether these are all: of a quantity that may be anything, or too much, no values are tried; and where trying
    all takes more steps than are left, only the figures that do not follow are tried, or none.
    """
    results = frozenset(check.relation.result for check in ground.failed)
    none: Tried = dict.fromkeys(ground.shared)
    tried = _tried(ground, ground.shared, steps) or {**none, **(_tried(ground, sorted(results.intersection(ground.shared), key=key), steps) or {})}
    found = {quantity: _agreeing(ground, quantity, values or ()) for quantity, values in tried.items()}
    return {quantity: values for quantity, values in found.items() if not values.empty}, None not in tried.values()


def _tried(ground: Ground, quantities: Sequence[Quantity], steps: Steps | None) -> Tried | None:
    """The values to be tried for some quantities; None where finding or trying them takes more steps than are left."""
    if steps is None:
        return {quantity: _candidates(ground, quantity) for quantity in quantities}
    if not steps.take(sum(steps_of(ground.web.using(quantity)) for quantity in quantities)):
        return None
    tried = {quantity: _candidates(ground, quantity) for quantity in quantities}
    needed = sum(len(values) * ground.steps_after((quantity,)) for quantity, values in tried.items() if values)
    return tried if steps.take(needed) else None


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
    """The values, as they would be printed, that its relations leave to the quantity; None if too many."""
    figure, valuation = ground.finest(quantity), ground.facts.valuation
    scale = 1 / valuation.scale(figure)
    left = _trial_left(ground, quantity)
    if not left.finite and any(check.relation.role == "printings" and check.relation.result == quantity for check in ground.failed):
        return sorted({one.value for one in ground.figures(quantity) if one.value is not None})
    if figure.exact and left.within(valuation.allowed(quantity)) and valuation.allowed(quantity).finite:
        return sorted(left.points)
    return printable(left.times(scale), figure, valuation.mode(quantity.kind), ground.steps)


def _trial_left(ground: Ground, quantity: Quantity) -> Values:
    """What is left to the quantity when every other figure stands as printed."""
    valuation = ground.facts.valuation
    open_, left = valuation.changed({quantity: ANY}), ANY
    nothing = valuation.changed({quantity: _NOTHING})
    for relation in sorted(ground.web.using(quantity), key=lambda one: type_of(one).defines):
        if ground.follows_word(relation, (quantity,)):
            continue
        if relation.checked and (relation.result == quantity or valuation.printed(relation.result) is not None):
            sets = {one: open_(one) for one in (relation.result, *relation.operands())}
            found = _solved(relation, quantity, {**sets, quantity: left})
            left = found.join(_NOTHING) if left.holds(_TRIED[0]) and _without_value(relation, nothing) else found
            if left.empty:
                break
    if not left.finite:
        for relation in _beyond(ground, quantity):
            left = left.meet(_through(relation, quantity, valuation))
    return left


def _solved(relation: Relation, quantity: Quantity, sets: dict[Quantity, Values]) -> Values:
    try:
        return type_of(relation).left(relation, quantity, sets)
    except TooManyValues:
        return sets[quantity]


def _without_value(relation: Relation, valuation: Valuation) -> bool:
    """Say whether nothing follows from a relation, as from a division by nothing, so that nothing can disagree with it."""
    try:
        return valuation.outcome_of(relation).empty
    except TooManyValues:
        return False


def _beyond(ground: Ground, quantity: Quantity) -> Iterator[Relation]:
    """The relations with a printed result that the quantity reaches through such as are not printed."""
    valuation, left, seen = ground.facts.valuation, [quantity], {quantity}
    while left:
        own = left.pop()
        for relation in ground.web.using(own):
            result = relation.result
            if _summed(relation) is None or result in seen:
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
    summed = _summed(relation)
    if summed is None:
        return False
    moving = [[one for one in summand.factors if one == quantity or _depends(one, quantity, valuation)] for summand in summed.summands]
    moved = [one for factors in moving for one in factors]
    if any(len(factors) > 1 for factors in moving):
        return False
    return all(one == quantity or all(_evenly(below, quantity, valuation) for below in _defining(one, valuation)) for one in moved)


def _summed(relation: Relation) -> Combination | None:
    """Take a relation as a signed sum; None where it is none, or is divided, or may have been worked out from printed values."""
    kind = type_of(relation)
    found = None if kind.also_printed else kind.coefficients(relation)
    return None if found is None or found.divisors else found


def _depends(one: Quantity, quantity: Quantity, valuation: Valuation) -> bool:
    below = _defining(one, valuation)
    return any(operand == quantity or _depends(operand, quantity, valuation) for relation in below for operand in relation.operands())


def _defining(one: Quantity, valuation: Valuation) -> Sequence[Relation]:
    """What an unprinted quantity follows from."""
    return () if valuation.printed(one) is not None else valuation.derivation.defining.get(one, ())


def steady(ground: Ground, quantities: Iterable[Quantity], size: int) -> frozenset[Quantity]:
    """Those of some quantities that are in no explanation of so many changes or fewer."""
    return frozenset(one for one in quantities if _fewest_broken(ground, one) >= size)


def _fewest_broken(ground: Ground, quantity: Quantity) -> int:
    """How many relations, with no other figure in common, break at least if the quantity is not as printed."""
    figure = ground.finest(quantity)
    mode = ground.facts.valuation.mode(quantity.kind)
    sets = [_steady_left(ground, relation, quantity) for relation in _alone(ground, quantity)]
    listed = [(values, printable(values, figure, mode, ground.steps)) for values in sets]
    lists = [frozenset(one for one in own if _left_to(ground, quantity, one, values)) for values, own in listed if own is not None]
    others = frozenset[Fraction]().union(*lists) - {figure.value}
    return min((sum(1 for own in lists if value not in own) for value in others), default=len(lists))


def _left_to(ground: Ground, quantity: Quantity, value: Fraction, values: Values) -> bool:
    """Say whether something that would be printed so is among the values left."""
    return not ground.meaning(quantity, point(value)).meet(values).empty


def _alone(ground: Ground, quantity: Quantity) -> Sequence[Relation]:
    """The relations of a quantity that share no other quantity."""
    seen: set[Quantity] = set()
    found = []
    for relation in ground.web.using(quantity):
        others = {relation.result, *relation.operands()} - {quantity}
        if others and seen.isdisjoint(others) and relation.result != quantity and _multiplies(relation):
            found.append(relation)
            seen |= others
    return found


def _multiplies(relation: Relation) -> bool:
    summed = _summed(relation)
    return summed is not None and len(summed.summands) == 1 and not summed.constant


def _steady_left(ground: Ground, relation: Relation, quantity: Quantity) -> Values:
    """What the printed figures of one relation leave to a quantity, whatever else holds."""
    valuation = ground.facts.valuation
    sets: dict[Quantity, Values] = {quantity: ANY}
    for one in (relation.result, *relation.operands()):
        if one != quantity:
            printed = valuation.printed(one)
            sets[one] = printed if printed is not None else valuation.allowed(one)
    try:
        return type_of(relation).left(relation, quantity, sets)
    except TooManyValues:
        return ANY
