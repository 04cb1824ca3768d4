"""What scores and weights alone give: the figures that follow from an altered one, worked out again.

Spreadsheets carry errors forward. A product that does not agree with its factors goes into a total and a rank which
agree with it; as a set of misprints that is three figures that cancel, as work it is one slip. So beside the smallest
sets of printed figures stands the slip by itself: what does not follow is worked out again from what it follows from,
and so is all that follows from it, whatever is printed there.

Where nothing can be worked out again, because a scale or a fixed sum is not kept, each figure that could be the slip is
given every value that keeps it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import product
from math import prod
from typing import Final

from audit.appraisal.exact.bounds import TooManyValues
from audit.appraisal.exact.values import ANY, Values, point
from audit.appraisal.model.quantity import Quantity, key
from audit.relations.derive.valuation import Valuation
from audit.relations.outcome import Check
from audit.relations.registry import type_of
from audit.relations.relation import Relation
from audit.rules.checks.base import Facts

__all__ = ["Anew", "Replaced", "altered", "anew", "each", "moved"]

Replaced = Mapping[Quantity, Values]

_FIXED: Final = frozenset({"weight-sum", "sub-weight-sum"})
"""Sums that are fixed beforehand, so that a part of them is as likely the slip as the sum."""

_LINEAR: Final = frozenset({"sum", "mean"})
_MOST_CASES: Final = 64


@dataclass(frozen=True, slots=True)
class Anew:
    """One way to work a disagreement out again: the slips with what they are then, and the printed figures that follow from them.

    ``shifted`` are those that follow from missing figures too, with what is printed moved by as much as what they follow from.
    """

    slips: Replaced
    following: tuple[Quantity, ...]
    shifted: Replaced = field(default_factory=dict)

    @property
    def replaced(self) -> Replaced:
        """What takes the place of printed figures: the slips, and nothing where a figure follows from what is printed."""
        return {**dict.fromkeys(self.following, ANY), **self.slips}

    @property
    def whole(self) -> Replaced:
        """The same with the figures that move."""
        return {**self.replaced, **self.shifted}


def anew(checks: Sequence[Check], facts: Facts) -> tuple[Anew, ...]:
    """Every way to work failed relations out again, the one that keeps all entered figures first; none where they are too many."""
    results = dict.fromkeys(one.relation.result for one in checks if _follows(one.relation, facts))
    others = [list(_entered(one, facts)) for one in checks if not _follows(one.relation, facts)]
    fixed = [[{}, *_parts(one, facts)] for one in checks if one.relation.role in _FIXED]
    choices = [*others, *fixed]
    if not all(choices) or prod(map(len, choices)) > _MOST_CASES:
        return ()
    return tuple(_anew(results, chosen, facts) for chosen in product(*choices))


def altered(entered: Replaced, facts: Facts) -> Anew:
    """What follows if some entered figures are otherwise."""
    return _anew({}, [entered], facts)


def _anew(results: Mapping[Quantity, None], chosen: Sequence[Replaced], facts: Facts) -> Anew:
    entered = {quantity: values for one in chosen for quantity, values in one.items()}
    fixed = (check.relation for role in sorted(_FIXED) for check in facts.by_role.get(role, ()))
    kept = {relation.result for relation in fixed if not entered.keys().isdisjoint(relation.operands())}
    slips = {**{one: ANY for one in results if one not in kept}, **entered}
    reached = facts.valuation.following(slips) - slips.keys()
    printed = [one for one in sorted(reached, key=key) if facts.valuation.printed(one) is not None and one not in kept]
    return moved(Anew(slips, tuple(printed)), facts)


def moved(found: Anew, facts: Facts) -> Anew:
    """The same with the figures that move with what they follow from, where the rest of that is missing."""
    return replace(found, shifted=_shifted(found, facts)) if any(map(facts.valuation.missing, _below(found.following, facts))) else found


def _below(quantities: Iterable[Quantity], facts: Facts) -> Iterator[Quantity]:
    return (one for quantity in quantities for relation in facts.derivation.defining.get(quantity, ()) for one in relation.operands())


def _shifted(found: Anew, facts: Facts) -> dict[Quantity, Values]:
    """Move what is printed by as much as what it follows from, where the rest of that is missing; a blank keeps what the total leaves to it."""
    shifted: dict[Quantity, Values] = {}
    for quantity in sorted(found.following, key=lambda one: _depth(one, facts)):
        for relation in facts.derivation.defining.get(quantity, ()):
            if relation.type in _LINEAR and not relation.form and any(map(facts.valuation.missing, relation.operands())):
                then = facts.valuation.changed({**found.replaced, **shifted})
                by = _by_how_much(relation, then, facts)
                printed = facts.valuation.printed(quantity)
                if by is not None and printed is not None:
                    shifted[quantity] = printed.plus(by)
    return shifted


def _by_how_much(relation: Relation, then: Valuation, facts: Facts) -> Values | None:
    """By how much a result moves with its operands; None where what it is multiplied by moves."""
    if any(term.by is not None and then(term.by) != facts.valuation(term.by) for term in relation.terms):
        return None
    weights = {term.by for term in relation.terms}

    def apart(one: Quantity) -> Values:
        before, after = facts.valuation(one), then(one)
        return before if one in weights else point(Fraction(0)) if before == after else after.plus(before.times(Fraction(-1)))

    return type_of(relation).evaluate(replace(relation, constant=Fraction(0)), apart)


def _depth(quantity: Quantity, facts: Facts) -> int:
    return 1 + max((_depth(one, facts) for one in _below([quantity], facts)), default=-1)


def _follows(relation: Relation, facts: Facts) -> bool:
    return relation in facts.derivation.defining.get(relation.result, ())


def _entered(check: Check, facts: Facts) -> Iterator[Replaced]:
    """What a figure can be that is entered, and goes against what it may be or against another printing of itself."""
    relation, valuation = check.relation, facts.valuation
    if relation.role == "printings":
        yield from ({relation.result: valuation.stands(figure)} for figure in check.figures)
        return
    try:
        left = type_of(relation).left(relation, relation.result, {one: ANY if one == relation.result else valuation(one) for one in _ends(relation)})
    except TooManyValues:
        return
    values = left.meet(valuation.allowed(relation.result))
    if not values.empty and not values.anything:
        yield {relation.result: values}


def _parts(check: Check, facts: Facts) -> Iterator[Replaced]:
    """What each part of a fixed sum can be, the others as printed."""
    relation, valuation = check.relation, facts.valuation
    for part in relation.operands():
        if valuation.printed(part) is None or part in facts.derivation.defining:
            continue
        sets = {one: ANY if one == part else valuation(one) for one in _ends(relation)}
        try:
            left = type_of(relation).left(relation, part, sets)
        except TooManyValues:
            continue
        if not left.empty and not left.anything and left.hull().low is not None and (left.hull().low or 0) >= 0:
            yield {part: left}


def _ends(relation: Relation) -> tuple[Quantity, ...]:
    return (relation.result, *relation.operands())


def each(values: Values, most: int) -> list[Values]:
    """Every member of a set by itself, or the whole set where its members are too many, or not to be listed."""
    return [point(one) for one in sorted(values.points)] if values.finite and len(values.points) <= most else [values]
