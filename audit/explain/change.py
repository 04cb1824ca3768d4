"""Single changes that make failed relations agree: solved from the relations, then checked again exactly."""

from collections.abc import Mapping, Sequence
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


def single_changes(outcomes: Sequence[Outcome], facts: Facts) -> tuple[list[Change], bool]:
    """Give every printed quantity that alone could make the failed outcomes agree, with the values it would have.

    Says too whether these are all: of a quantity that may be anything, or too much, no values are tried.
    """
    shared = reduce(frozenset.intersection, (touched(outcome) for outcome in outcomes))
    users = _users_of(facts)
    trials = [_Trial(quantity, outcomes, facts, users) for quantity in sorted(shared, key=lambda one: tuple(part or "" for part in one))]
    tried = [(trial, trial.candidates()) for trial in trials]
    changes = [_change(trial, values or []) for trial, values in tried]
    return [one for one in changes if one is not None], all(values is not None for _, values in tried)


def _change(trial: "_Trial", tried: Sequence[Fraction]) -> Change | None:
    agreeing = points(value for value in tried if trial.changes(value) and trial.agrees(value))
    if agreeing.empty:
        return None
    first = min(agreeing.points)
    ordered = tuple(sorted(trial.figures, key=lambda one: not trial.contradicts(one, first)))
    return Change(trial.quantity, ordered, agreeing, tuple(_like(trial.figure, value) for value in sorted(agreeing.points)))


def finest(figures: Sequence[Figure], valuation: Valuation) -> Figure:
    """Give the printing in which a change is told: an exact one if there is any, else the one with the most places."""
    return min(figures, key=lambda figure: (not figure.exact, (figure.unit or Fraction(1)) * valuation.scale(figure)))


def _like(figure: Figure, value: Fraction) -> str:
    unit = figure.unit if figure.unit is not None else Fraction(1)
    text = show(value, max(places_of(unit), places_of(value) if figure.exact else 0))
    return f"{text}%" if figure.sign == "%" else text


def _printable(values: Values, figure: Figure, mode: Mode) -> list[Fraction] | None:
    """Give the values of a set as they would be printed in the place of a figure; None if they are too many."""
    unit = figure.unit or Fraction(1)
    found = {shown for value in values.points for shown in _printed(value, figure, unit, mode)}
    for low, high, _, _ in values.spans:
        if low is None or high is None or (high - low) / unit > _MOST_TRIED:
            return None
        first, last = -(-low // unit) - 1, high // unit + 1
        found |= {unit * step for step in range(int(first), int(last) + 1)}
    return sorted(found) if len(found) <= _MOST_TRIED * 2 else None


def _printed(value: Fraction, figure: Figure, unit: Fraction, mode: Mode) -> set[Fraction]:
    """Give how a true value would be printed: an entered one in full, if one place more will do, a derived one rounded."""
    if figure.exact:
        return {value} if (value / unit * 10).denominator == 1 else set()
    return {rounded(value, unit, one) for one in (("half-away", "half-toward") if mode == "nearest" else (mode,))}


class _Trial:
    """Puts one quantity to the test: does everything that it takes part in, or that follows from it, agree after a change?"""

    def __init__(self, quantity: Quantity, outcomes: Sequence[Outcome], facts: Facts, users: _Users) -> None:
        self.quantity = quantity
        self.facts = facts
        self.figures = tuple(figure for figure in facts.derivation.figures[quantity] if figure.printed)
        self.figure = finest(self.figures, facts.valuation)
        explained = {id(outcome.check) for outcome in outcomes}
        self.apart = {(one.relation.id, one.figure) for one in facts.checks if one.outcome == "fail" and id(one) not in explained}
        self.direct = users.get(quantity, ())
        self.following = _following(quantity, users)

    def candidates(self) -> list[Fraction] | None:
        """Give the values, as they would be printed, that its own relations leave to the quantity; None if too many."""
        scale = 1 / self.facts.valuation.scale(self.figure)
        return _printable(self._left().times(scale), self.figure, self.facts.valuation.mode(self.quantity.kind))

    def _left(self) -> Values:
        """Give what is left to the quantity when every other figure stands as printed."""
        open_, left = self.facts.valuation.changed({self.quantity: ANY}), ANY
        apart = {name for name, _ in self.apart}
        for relation in sorted(self.direct, key=lambda one: one.type != "member"):
            if relation.checked and relation.id not in apart and self._compared(relation):
                sets = {one: open_(one) for one in (relation.result, *relation.operands())}
                left = _narrowed(relation, {**sets, self.quantity: left}).get(self.quantity, left)
        return left

    def _compared(self, relation: Relation) -> bool:
        return relation.result == self.quantity or self.facts.valuation.printed(relation.result) is not None

    def changes(self, value: Fraction) -> bool:
        """Say whether any printing would have to change if the finest one were this."""
        return value != self.figure.value or any(self.contradicts(one, value) for one in self.figures)

    def contradicts(self, one: Figure, value: Fraction) -> bool:
        return not self._then(value).within(self.facts.valuation.stands(one))

    def _then(self, value: Fraction) -> Values:
        return self.facts.valuation.as_printed(self.figure, value, self.figure.unit or Fraction(1))

    def agrees(self, value: Fraction) -> bool:
        then = self.facts.valuation.changed({self.quantity: self._then(value)})
        return not any(self._fails(after) for relation in self.following for after in check(relation, then, fits=False))

    def _fails(self, after: Check) -> bool:
        return after.outcome == "fail" and (after.relation.id, after.figure) not in self.apart


def _narrowed(relation: Relation, sets: Mapping[Quantity, Values]) -> Mapping[Quantity, Values]:
    try:
        return TYPES[relation.type].narrow(relation, sets)
    except TooManyValues:
        return {}


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
