"""Single changes that make failed relations agree: solved from the relations, then checked again exactly."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import reduce
from typing import Final

from audit.derive.check import Check, check
from audit.derive.valuation import Valuation
from audit.exact.show import places_of, show
from audit.exact.values import ANY, TooManyValues, Values, points
from audit.explain.cause import touched
from audit.explain.finding import Change
from audit.model.figure import Figure
from audit.model.quantity import Quantity
from audit.relations.relation import Relation
from audit.relations.types import TYPES
from audit.rules.checks.base import Facts
from audit.rules.outcome import Outcome

_MOST_TRIED: Final = 40


def single_changes(outcomes: Sequence[Outcome], facts: Facts) -> Iterator[Change]:
    """Give every printed quantity that alone could make the failed outcomes agree, with the values it would have."""
    relations = [outcome.check.relation for outcome in outcomes if outcome.check is not None]
    shared = reduce(frozenset.intersection, (touched(outcome) for outcome in outcomes))
    for quantity in sorted(shared, key=lambda one: tuple(part or "" for part in one)):
        figures = tuple(figure for figure in facts.derivation.figures[quantity] if figure.printed)
        tried = _candidates(quantity, figures[0], relations, facts)
        agreeing = points(value for value in tried if _agrees(quantity, figures[0], value, outcomes, facts))
        if not agreeing.empty:
            yield Change(quantity, figures, agreeing, tuple(_like(figures[0], value) for value in sorted(agreeing.points)))


def _like(figure: Figure, value: Fraction) -> str:
    text = show(value, places_of(figure.unit) if figure.unit is not None else None)
    return f"{text}%" if figure.sign == "%" else text


def _candidates(quantity: Quantity, figure: Figure, relations: Sequence[Relation], facts: Facts) -> list[Fraction]:
    """Give the values, as they would be printed, that the failed relations leave to the quantity."""
    left = _domain(quantity, facts)
    try:
        for relation in relations:
            left = left.meet(_solved(quantity, relation, facts, left))
    except TooManyValues:
        return []
    own = [one.value for one in facts.derivation.figures[quantity]]
    return [value for value in _printable(left, figure) if value not in own]


def _domain(quantity: Quantity, facts: Facts) -> Values:
    """Give what the quantity may be at all, whatever is printed for it."""
    if quantity.kind == "score" and quantity.criterion is not None and quantity.criterion in facts.appraisal.criteria:
        return facts.appraisal.criteria[quantity.criterion].scale.allows()
    found = ANY
    for relation in facts.derivation.relations:
        if relation.type == "member" and relation.result == quantity:
            found = found.meet(TYPES["member"].evaluate(relation, facts.valuation))
    return found


def _solved(quantity: Quantity, relation: Relation, facts: Facts, domain: Values) -> Values:
    """Give what one relation leaves to the quantity when every other figure stands as printed."""
    open_ = Valuation(facts.derivation, {quantity: domain})
    sets = {one: open_(one) for one in (relation.result, *relation.operands())}
    if quantity not in sets:
        return domain
    return TYPES[relation.type].narrow(relation, sets)[quantity]


def _printable(values: Values, figure: Figure) -> list[Fraction]:
    """Give the values of a set as they would be printed in the place of a figure; none if they are too many."""
    unit = figure.unit or Fraction(1)
    found = set(values.points)
    for low, high, _, _ in values.spans:
        if low is None or high is None or (high - low) / unit > _MOST_TRIED:
            return []
        first, last = -(-low // unit) - 1, high // unit + 1
        found |= {unit * step for step in range(int(first), int(last) + 1)}
    return sorted(found) if len(found) <= _MOST_TRIED * 2 else []


def _concerned(check_: Check, quantity: Quantity) -> bool:
    return check_.relation.result == quantity or any(one.quantity == quantity for one in check_.figures)


def _agrees(quantity: Quantity, figure: Figure, value: Fraction, outcomes: Sequence[Outcome], facts: Facts) -> bool:
    """Say whether everything that the change touches agrees after it."""
    failed = {id(outcome.check) for outcome in outcomes}
    then = Valuation(facts.derivation, {quantity: facts.valuation.as_printed(figure, value, figure.unit or Fraction(1))})
    for before in facts.checks:
        if before.relation.nature != "identity" or not _concerned(before, quantity) or (before.outcome == "fail" and id(before) not in failed):
            continue
        if any(after.outcome == "fail" for after in check(before.relation, then) if after.figure is before.figure):
            return False
    return True
