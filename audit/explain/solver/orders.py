"""``order``, ``extremum`` and medians: what follows from how values lie to each other.

``ratio``, ``mean`` with unknown weights, ``rescale`` and relative differences: one thing divided by another.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from ortools.sat.python import cp_model

from audit.appraisal.model.quantity import Quantity
from audit.explain.solver.encoding import Encoding
from audit.explain.solver.sheet import Literals, ScaledNumber, Unmodelled
from audit.relations.relation import Relation

_UNDECLARED: Final = ("standard", "dense", "average")
_ONE: Final = ScaledNumber(1, 1, 1)


def extreme(encoding: Encoding, numbers: Sequence[ScaledNumber], *, highest: bool) -> ScaledNumber:
    """The highest or the lowest of some numbers."""
    sheet = encoding.sheet
    place = len(numbers) - 1 if highest else 0
    if all(number.fixed is not None for number in numbers):
        values = sorted(number.fixed for number in numbers if number.fixed is not None)
        return sheet.constant(values[place])
    return _placed(encoding, numbers, place)


def _placed(encoding: Encoding, numbers: Sequence[ScaledNumber], place: int) -> ScaledNumber:
    """The number at a place, from 0, when all are put in ascending order."""
    sheet, size = encoding.sheet, len(numbers)
    scale, slack = sheet.plus(numbers).scale, max(number.slack for number in numbers)
    low = min(number.low * (scale // number.scale) for number in numbers)
    high = max(number.high * (scale // number.scale) for number in numbers)
    found = sheet.unknown(low, high, scale, slack)
    is_it, at_most, at_least = ([sheet.flag() for _ in numbers] for _ in range(3))
    for number, own, below, above in zip(numbers, is_it, at_most, at_least, strict=True):
        sheet.alike(found, number, [own])
        sheet.above(found, number, [below], strictly=False)
        sheet.above(number, found, [above], strictly=False)
    sheet.model.add_exactly_one(is_it)
    sheet.model.add(cp_model.LinearExpr.sum(at_most) >= place + 1)
    sheet.model.add(cp_model.LinearExpr.sum(at_least) >= size - place)
    return found


def extremum(encoding: Encoding, relation: Relation) -> ScaledNumber:
    """The highest or lowest operand x times / over."""
    found = extreme(encoding, [encoding.part(term) for term in relation.terms], highest=relation.form == "highest")
    return encoding.sheet.times(found, relation.times / relation.over)


def median(encoding: Encoding, relation: Relation) -> ScaledNumber:
    """The middle operand, or half of what the two in the middle make together, x times / over."""
    numbers = [encoding.number(term.quantity) for term in relation.terms]
    size = len(numbers)
    middles = [_placed(encoding, numbers, place) for place in ((size - 1) // 2, size // 2)]
    return encoding.sheet.times(encoding.sheet.plus(middles), relation.times / relation.over / 2)


def ranked(encoding: Encoding, relation: Relation) -> None:
    """Say that the result is the place of the first operand among all operands."""
    if any(term.by is not None or term.times != 1 for term in relation.terms):
        raise Unmodelled("ranks of what carries a coefficient are not modelled")
    own, *others = [term.quantity for term in relation.terms]
    ways = (relation.form,) if relation.form else _UNDECLARED
    chosen: list[Literals] = [[]] if len(ways) == 1 else [[encoding.sheet.flag()] for _ in ways]
    if len(ways) > 1:
        encoding.sheet.model.add_bool_or([literal for one in chosen for literal in one])
    for way, when in zip(ways, chosen, strict=True):
        _rank(encoding, relation, (own, others), way, when)


def _rank(encoding: Encoding, relation: Relation, compared: tuple[Quantity, Sequence[Quantity]], way: str, when: Literals) -> None:
    own, others = compared
    sheet, rank = encoding.sheet, encoding.number(relation.result)
    ahead = [_ahead(encoding, other, own, relation.direction) for other in others]
    behind = [_ahead(encoding, own, other, relation.direction) for other in others]
    before, after = _count(ahead), _count(behind)
    size = len(others)
    if way == "dense":
        different = _count([_first_of_equals(encoding, others, place, literal) for place, literal in enumerate(ahead)])
        sheet.alike(rank, sheet.plus([_ONE, different]), when)
    elif way == "average":
        middle = sheet.less(sheet.plus([sheet.constant(Fraction(2 + size)), before]), after)
        sheet.alike(sheet.plus([rank, rank]), middle, when)
    else:
        first = sheet.plus([_ONE, before])
        last = sheet.less(sheet.constant(Fraction(1 + size)), after) if way == "distinct" else first
        sheet.above(rank, first, when, strictly=False)
        sheet.above(last, rank, when, strictly=False)


def _count(literals: Sequence[cp_model.IntVar]) -> ScaledNumber:
    return ScaledNumber(cp_model.LinearExpr.sum([*literals]), 0, len(literals)) if literals else ScaledNumber(0, 0, 0)


def _ahead(encoding: Encoding, one: Quantity, other: Quantity, direction: str) -> cp_model.IntVar:
    return encoding.better(one, other) if direction == "higher" else encoding.better(other, one)


def _first_of_equals(encoding: Encoding, others: Sequence[Quantity], place: int, ahead: cp_model.IntVar) -> cp_model.IntVar:
    """A literal that is true for the first among equals that are ahead, so that each value is counted once."""
    model, first = encoding.sheet.model, encoding.sheet.flag()
    model.add_implication(first, ahead)
    apart: list[cp_model.IntVar] = []
    for other in others[:place]:
        above, below = encoding.better(others[place], other), encoding.better(other, others[place])
        different = encoding.sheet.flag()
        model.add(above + below == different)
        model.add_implication(first, different)
        apart.append(different)
    model.add_bool_or([first, ahead.negated(), *(one.negated() for one in apart)])
    return first


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


_Parts = tuple[ScaledNumber, ScaledNumber]


def _lowest_over_value(encoding: Encoding, measures: Sequence[ScaledNumber], _: str) -> _Parts:
    return extreme(encoding, measures, highest=False), measures[0]


def _value_over_highest(encoding: Encoding, measures: Sequence[ScaledNumber], _: str) -> _Parts:
    return measures[0], extreme(encoding, measures, highest=True)


def _min_max(encoding: Encoding, measures: Sequence[ScaledNumber], direction: str) -> _Parts:
    low, high = extreme(encoding, measures, highest=False), extreme(encoding, measures, highest=True)
    sheet = encoding.sheet
    distance = sheet.less(measures[0], low) if direction == "higher" else sheet.less(high, measures[0])
    return distance, sheet.settled(sheet.less(high, low))


def _share(encoding: Encoding, measures: Sequence[ScaledNumber], _: str) -> _Parts:
    whole = encoding.sheet.settled(encoding.sheet.plus(measures))
    if whole.high <= 0:
        raise Unmodelled("the sum of what is shared is not above nothing")
    return measures[0], whole


_FORMS = {"lowest-over-value": _lowest_over_value, "value-over-highest": _value_over_highest, "min-max": _min_max, "share": _share}
