"""Single changes that make failed relations agree: solved from the relations, then checked again exactly."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from typing import Final

from audit.derive.check import Check, check
from audit.derive.valuation import Valuation
from audit.exact.rounding import Mode, rounded
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

_Users = Mapping[Quantity, Sequence[Relation]]
_MOST_TRIED: Final = 40
_MOST_EXACT: Final = 10**6  # an entered figure has at most six decimal places


def single_changes(outcomes: Sequence[Outcome], facts: Facts) -> Iterator[Change]:
    """Give every printed quantity that alone could make the failed outcomes agree, with the values it would have."""
    relations = [outcome.check.relation for outcome in outcomes if outcome.check is not None]
    shared = reduce(frozenset.intersection, (touched(outcome) for outcome in outcomes))
    users = _users_of(facts)
    for quantity in sorted(shared, key=lambda one: tuple(part or "" for part in one)):
        figures = tuple(figure for figure in facts.derivation.figures[quantity] if figure.printed)
        figure = finest(figures, facts.valuation)
        tried = [value for value in _candidates(quantity, figure, relations, facts) if _changes(figures, value, facts)]
        trial = _Trial(quantity, outcomes, facts, users)
        agreeing = points(value for value in tried if trial.agrees(figure, value))
        if not agreeing.empty:
            ordered = tuple(sorted(figures, key=lambda one: not _contradicts(one, figure, min(agreeing.points), facts)))
            yield Change(quantity, ordered, agreeing, tuple(_like(figure, value) for value in sorted(agreeing.points)))


def finest(figures: Sequence[Figure], valuation: Valuation) -> Figure:
    """Give the printing with the most places, in which a change is told."""
    return min(figures, key=lambda figure: (figure.unit or Fraction(1)) * valuation.scale(figure))


def _changes(figures: Sequence[Figure], value: Fraction, facts: Facts) -> bool:
    """Say whether any printing would have to change if the finest one were this."""
    figure = finest(figures, facts.valuation)
    return value != figure.value or any(_contradicts(one, figure, value, facts) for one in figures)


def _contradicts(one: Figure, figure: Figure, value: Fraction, facts: Facts) -> bool:
    return facts.valuation.stands(one).meet(_then(figure, value, facts)).empty


def _then(figure: Figure, value: Fraction, facts: Facts) -> Values:
    return facts.valuation.as_printed(figure, value, figure.unit or Fraction(1))


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
    return _printable(left.times(1 / facts.valuation.scale(figure)), figure, facts.valuation.mode(quantity.kind))


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


def _printable(values: Values, figure: Figure, mode: Mode) -> list[Fraction]:
    """Give the values of a set as they would be printed in the place of a figure; none if they are too many."""
    unit = figure.unit or Fraction(1)
    found = {shown for value in values.points for shown in _printed(value, figure, unit, mode)}
    for low, high, _, _ in values.spans:
        if low is None or high is None or (high - low) / unit > _MOST_TRIED:
            return []
        first, last = -(-low // unit) - 1, high // unit + 1
        found |= {unit * step for step in range(int(first), int(last) + 1)}
    return sorted(found) if len(found) <= _MOST_TRIED * 2 else []


def _printed(value: Fraction, figure: Figure, unit: Fraction, mode: Mode) -> set[Fraction]:
    """Give how a true value would be printed: an entered one in full, if decimals can, a derived one rounded."""
    if figure.exact:
        return {value} if _MOST_EXACT % value.denominator == 0 else set()
    return {rounded(value, unit, one) for one in (("half-away", "half-toward") if mode == "nearest" else (mode,))}


class _Trial:
    """Puts one quantity to the test: does everything that it takes part in, or that follows from it, agree after a change?"""

    def __init__(self, quantity: Quantity, outcomes: Sequence[Outcome], facts: Facts, users: _Users) -> None:
        self.quantity = quantity
        self.facts = facts
        self.relations = _following(quantity, users)
        explained = {id(outcome.check) for outcome in outcomes}
        self.apart = {(one.relation.id, one.figure) for one in facts.checks if one.outcome == "fail" and id(one) not in explained}

    def agrees(self, figure: Figure, value: Fraction) -> bool:
        then = Valuation(self.facts.derivation, {self.quantity: _then(figure, value, self.facts)})
        return not any(self._fails(after) for relation in self.relations for after in check(relation, then))

    def _fails(self, after: Check) -> bool:
        return after.outcome == "fail" and (after.relation.id, after.figure) not in self.apart


def _users_of(facts: Facts) -> _Users:
    """Give for each quantity the identities that it is a part or the result of."""
    found: dict[Quantity, list[Relation]] = {}
    for relation in facts.derivation.relations:
        if relation.nature == "identity":
            for quantity in {relation.result, *relation.operands()}:
                found.setdefault(quantity, []).append(relation)
    return found


def _following(quantity: Quantity, users: _Users) -> list[Relation]:
    """Give every checked identity of the quantity and of whatever follows from it."""
    reached, found, left = {quantity}, dict[str, Relation](), [quantity]
    while left:
        for relation in users.get(left.pop(), ()):
            found[relation.id] = relation
            if relation.result not in reached and relation.type != "order":
                reached.add(relation.result)
                left.append(relation.result)
    return [relation for relation in found.values() if relation.checked]
