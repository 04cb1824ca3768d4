"""``sum``: a signed sum with coefficients, multiplied and divided by numbers.

``equal``: one quantity stated as another, as when a score is inherited.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import reduce
from itertools import accumulate
from typing import Final

from audit.appraisal.exact.interval import total
from audit.appraisal.exact.values import Values, point
from audit.appraisal.model.quantity import Quantity
from audit.relations.combination import Combination, Summand
from audit.relations.encode import Model, Number
from audit.relations.outcome import Check
from audit.relations.relation import Look, Relation, Term, coefficient, part, solved
from audit.relations.type import NumberType, relation_type
from audit.relations.words import Shown, parts, signed

__all__ = ["Equal", "Sum"]

_ZERO: Final = point(Fraction(0))
_LESS: Final = Fraction(-1)


@relation_type
class Sum(NumberType):
    """result = (constant + sum of times x by x operand) x times / over."""

    name = "sum"
    declarable = computes = equation = solvable = adds_printed = True

    def evaluate(self, relation: Relation, look: Look) -> Values:
        """Every reachable sum."""
        parts = [part(term, look) for term in _gathered(relation.terms)]
        return _added([*parts, point(relation.constant)]).times(relation.times / relation.over)

    def narrow(self, relation: Relation, sets: Mapping[Quantity, Values]) -> dict[Quantity, Values]:
        """Narrow the result, and each operand by what the result leaves when the others are taken away."""
        narrowed = super().narrow(relation, sets)
        if not relation.times:
            return narrowed
        terms = _gathered(relation.terms)
        whole = narrowed[relation.result].times(relation.over / relation.times).plus(point(-relation.constant))
        for term, others in zip(terms, _others([part(term, sets.__getitem__) for term in terms]), strict=True):
            _solve(term, whole.plus(others.times(_LESS)), sets, narrowed)
        return narrowed

    def left(self, relation: Relation, own: Quantity, sets: Mapping[Quantity, Values]) -> Values:
        """Solve for one quantity only, which is all that takes part in a long sum as an unknown."""
        terms = _gathered(relation.terms)
        mine = [term for term in terms if own in {term.quantity, term.by}]
        if own == relation.result or not relation.times or len(mine) != 1:
            return super().left(relation, own, sets)
        others = [part(term, sets.__getitem__) for term in terms if term is not mine[0]]
        whole = sets[relation.result].times(relation.over / relation.times)
        rest = _added([*others, point(relation.constant)])
        narrowed = dict(sets)
        _solve(mine[0], whole.plus(rest.times(_LESS)), sets, narrowed)
        return narrowed[own]

    def keeps_whole(self, relation: Relation, whole: Callable[[Quantity], bool]) -> bool:
        """A sum of whole numbers with whole coefficients is whole."""
        factors = (relation.times / relation.over, relation.constant, *(term.times for term in relation.terms))
        return all(one.denominator == 1 for one in factors) and all(map(whole, relation.operands()))

    def coefficients(self, relation: Relation) -> Combination | None:
        """Write the sum as it is."""
        summands = tuple(Summand(one.times, (one.quantity,) if one.by is None else (one.quantity, one.by)) for one in relation.terms)
        return Combination(summands, relation.constant, relation.times / relation.over)

    def number(self, relation: Relation, model: Model) -> Number | None:
        """Add the numbers of the operands."""
        sheet = model.sheet
        whole = sheet.plus([*(model.part(term) for term in relation.terms), sheet.constant(relation.constant)])
        return sheet.times(whole, relation.times / relation.over)

    def words(self, check: Check, shown: Shown) -> str:
        """Write the sum with its signs."""
        return signed(check, shown)


def _added(parts: Sequence[Values]) -> Values:
    known = sum((value for one in parts if (value := one.only) is not None), Fraction(0))
    rest = [one for one in parts if one.only is None]
    # Rounded figures are one interval each: their ends are added, rather than each pair of them put in order.
    spans = [one.spans[0] for one in rest if len(one.spans) == 1 and not one.points]
    whole = reduce(Values.plus, (one for one in rest if len(one.spans) != 1 or one.points), point(known))
    return whole.plus(Values(spans=(total(spans),))) if spans else whole


def _gathered(terms: Sequence[Term]) -> list[Term]:
    """Add up the coefficients of an operand that stands in a sum more than once: x - x is nothing, whatever x is."""
    found: dict[tuple[Quantity, Quantity | None], Term] = {}
    for term in terms:
        before = found.get((term.quantity, term.by))
        found[term.quantity, term.by] = term if before is None else replace(term, times=before.times + term.times)
    return list(found.values())


def _others(parts: Sequence[Values]) -> list[Values]:
    """For each part the sum of all others."""
    before = list(accumulate(parts, Values.plus, initial=_ZERO))
    after = list(accumulate(reversed(parts), Values.plus, initial=_ZERO))
    return [before[place].plus(after[len(parts) - 1 - place]) for place in range(len(parts))]


def _solve(term: Term, left: Values, sets: Mapping[Quantity, Values], narrowed: dict[Quantity, Values]) -> None:
    own, by = term.quantity, term.by
    narrowed[own] = solved(narrowed[own], coefficient(term, sets.__getitem__), left)
    if by is not None:
        narrowed[by] = solved(narrowed[by], sets[own].times(term.times), left)


@relation_type
class Equal(Sum):
    """result = the one operand. With no operand, the several printings of the result itself are compared."""

    name = "equal"
    operands = 1
    computes = equation = leeway = adds_printed = False

    def evaluate(self, relation: Relation, look: Look) -> Values:
        """The operand's set."""
        return super().evaluate(relation, look) if relation.terms else look(relation.result)

    def coefficients(self, relation: Relation) -> Combination | None:
        """Write the one operand; printings that are compared make no sum."""
        return super().coefficients(relation) if len(relation.terms) == 1 else None

    def number(self, relation: Relation, model: Model) -> Number | None:
        """Write the one operand, where there is one."""
        return super().number(relation, model) if relation.terms else None

    def words(self, check: Check, shown: Shown) -> str:
        """Name what the result is stated as."""
        return ", ".join(parts(check, shown))
