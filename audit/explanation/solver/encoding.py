"""Turning quantities and relations into numbers and constraints on a sheet."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Final

from ortools.sat.python import cp_model

from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.values import Values, make, point
from audit.appraisal.model.figure import Figure
from audit.appraisal.model.quantity import Quantity
from audit.explanation.solver.region import Region
from audit.explanation.solver.sheet import Literals, Sheet
from audit.relations.derive.printing import finest
from audit.relations.derive.valuation import Valuation
from audit.relations.encode import Number
from audit.relations.registry import type_of
from audit.relations.relation import Relation, Term

if TYPE_CHECKING:
    from ortools.sat.python.cp_model_helper import Literal

__all__ = ["Encoding"]

_TIMES_LARGEST: Final = 100
_FINER: Final = 10
_FINEST: Final = 1_000_000
"""Ends that follow from prices have no common step that fits; true values are known within a step of the grid whatever it is."""

_MOST_POINTS: Final = 2_000
_LESS: Final = Fraction(-1)


class Encoding:
    """One region as a model.

    ``changed`` gives the literal that says that a quantity is not as printed; figures in ``given`` are known to be
    changed. ``wanted`` names quantities whose numbers are asked for. Raises Unmodelled from its constructor.
    """

    def __init__(self, region: Region, valuation: Valuation, given: Iterable[Quantity] | None = None) -> None:
        """Write everything down."""
        self.sheet = Sheet()
        self.region = region
        self.valuation = valuation
        self.wanted = frozenset(given or ())
        self.changed: dict[Quantity, cp_model.IntVar] = {}
        if given is None:
            self.changed = {quantity: self.sheet.flag() for quantity in region.changeable}
        self._numbers: dict[Quantity, Number] = {}
        self._printed: dict[Quantity, Number] = {}
        self._comparisons: dict[tuple[Quantity, Quantity], cp_model.IntVar] = {}
        self._different: dict[frozenset[Quantity], cp_model.IntVar] = {}
        self.steps = valuation.derivation.steps
        self._sources: dict[Quantity, str] = {}
        self.no = self.sheet.model.new_constant(0)
        self.yes = self.sheet.model.new_constant(1)
        self._write()

    def bound(self, quantity: Quantity) -> Fraction:
        """How far a number is sought: within a hundred times the largest figure of its kind."""
        largest = self.valuation.derivation.largest
        return _TIMES_LARGEST * largest.get(quantity.kind, largest.get("", Fraction(1)))

    def _write(self) -> None:
        for relation in self.region.relations:
            if relation.role == "level-value":
                self.sheet.within(self.number(relation.result), relation.allowed, self.standing(relation.result))
            else:
                type_of(relation).encode(relation, self)
        for quantity, number in self._numbers.items():
            for figure in self.figures(quantity):
                self.sheet.within(number, self.valuation.holds(figure), self._figure_stands(figure))

    def standing(self, quantity: Quantity) -> list["Literal"]:
        """The literals under which the printings of a quantity stand: none where they cannot change."""
        if quantity in self.wanted:
            return [self.no]
        return [self.changed[quantity].negated()] if quantity in self.changed else []

    def _figure_stands(self, figure: Figure) -> list["Literal"]:
        """What the method says stands whatever is changed."""
        return [] if figure.id.startswith("method.") else self.standing(figure.quantity)

    def figures(self, quantity: Quantity) -> list[Figure]:
        """The printings of a quantity."""
        return [figure for figure in self.valuation.derivation.figures.get(quantity, ()) if figure.printed]

    def number(self, quantity: Quantity) -> Number:
        """The true value of a quantity."""
        if quantity not in self._numbers:
            self._numbers[quantity] = self._defined(quantity) or self._leaf(quantity)
        return self._numbers[quantity]

    def follows(self, relation: Relation) -> bool:
        """Say whether the number of a result was worked out from this relation, so that it holds without being said."""
        return self._sources.get(relation.result) == relation.id

    def _defined(self, quantity: Quantity) -> Number | None:
        for relation in self.region.defining.get(quantity, ()) if quantity in self.region.moving else ():
            found = type_of(relation).number(relation, self)
            if found is not None:
                self._sources[quantity] = relation.id
                return self.sheet.settled(found, self.bound(quantity))
        return None

    def asked(self, quantity: Quantity) -> bool:
        """Say whether the true value itself is needed, rather than only that it fits what is printed."""
        return quantity in self.wanted or quantity in self.region.operands or quantity in self._numbers

    def _leaf(self, quantity: Quantity) -> Number:
        figures = self.figures(quantity)
        if quantity in self.changed or quantity in self.wanted:
            return self._legal(quantity, finest(figures, self.valuation))
        values = self._values(quantity)
        if values.finite and len(values.points) <= _MOST_POINTS:
            return self.sheet.listed(values)
        ends = [end for span in values.spans for end in span[:2] if end is not None]
        return self._real(quantity, values, min(lcm(*(end.denominator for end in [*ends, Fraction(1)])), _FINEST))

    def _values(self, quantity: Quantity) -> Values:
        """The values that what lies outside of the region leaves."""
        follows = quantity in self.region.moving and quantity in self.region.defining
        return self.valuation.allowed(quantity) if follows else self.valuation(quantity)

    def _legal(self, quantity: Quantity, figure: Figure) -> Number:
        """What a quantity may be when its printings need not stand: its scale, or a place finer than printed."""
        values = self.valuation.allowed(quantity)
        if quantity in self.changed:
            values = values.join(self.valuation.stands(figure))
        if values.finite:
            return self.sheet.listed(values)
        unit = (figure.unit or Fraction(1)) * self.valuation.scale(figure)
        if quantity in self.valuation.derivation.whole:
            return self.sheet.grid(*self._ends(quantity, values), 1)
        if figure.exact:
            low, high = self._ends(quantity, values)
            found = self.sheet.grid(low, high, self.steps[quantity.kind].denominator)
            self.sheet.within(found, values)
            return found
        return self._real(quantity, values, (unit / 2).denominator)

    def _real(self, quantity: Quantity, values: Values, scale: int) -> Number:
        """A true value that need not be a multiple of anything: known within one step of a fine grid."""
        scale *= _FINER
        low, high = self._ends(quantity, values)
        found = self.sheet.grid(low, high, scale, Fraction(1, scale))
        if len(values.points) <= _MOST_POINTS:
            self.sheet.within(found, values)
        return found

    def _ends(self, quantity: Quantity, values: Values) -> tuple[Fraction, Fraction]:
        hull, bound = values.hull(), self.bound(quantity)
        low = hull.low if hull.low is not None else min(-bound, (hull.high or Fraction(0)) - bound)
        high = hull.high if hull.high is not None else max(bound, low + bound)
        return low, high

    def part(self, term: Term) -> Number:
        """One operand with its coefficient."""
        whole = self.sheet.times(self.number(term.quantity), term.times)
        return whole if term.by is None else self.sheet.multiplied(whole, self.number(term.by))

    def weight(self, term: Term) -> Number:
        """What an operand is multiplied by."""
        return self.sheet.constant(term.times) if term.by is None else self.sheet.times(self.number(term.by), term.times)

    def printed(self, quantity: Quantity) -> Number:
        """What a quantity would be printed as, in its finest printing; its true value where it is exact."""
        if quantity not in self._printed:
            self._printed[quantity] = self._shown(quantity)
        return self._printed[quantity]

    def _shown(self, quantity: Quantity) -> Number:
        figures, own = self.figures(quantity), self.number(quantity)
        if not figures:
            return own
        figure = finest(figures, self.valuation)
        if figure.exact or figure.value is None:
            return own
        unit = (figure.unit or Fraction(1)) * self.valuation.scale(figure)
        return self._rounded(quantity, figure, unit)

    def _rounded(self, quantity: Quantity, figure: Figure, unit: Fraction) -> Number:
        """The multiples of a unit that a true value may be printed as; how it is rounded is checked afterwards."""
        own, mode = self.number(quantity), self.valuation.mode(quantity.kind)
        reach = unit if mode in {"truncated", "away"} else unit / 2
        value = (figure.value or Fraction(0)) * self.valuation.scale(figure)
        if not self.standing(quantity):
            return self.sheet.constant(value)
        margin = reach + own.slack
        steps = self.sheet.grid((Fraction(own.low, own.scale) - margin) / unit, (Fraction(own.high, own.scale) + margin) / unit, 1)
        found = self.sheet.times(steps, unit)
        apart = self.sheet.less(own, found)
        self.sheet.within(apart, _about(Fraction(0), reach))
        self.sheet.within(found, _about(value), self.standing(quantity))
        return found

    def better(self, left: Quantity, right: Quantity) -> cp_model.IntVar:
        """A literal that says that one quantity is greater than another one."""
        if (left, right) not in self._comparisons:
            self._compare(left, right)
        return self._comparisons[left, right]

    def apart(self, one: Quantity, other: Quantity) -> cp_model.IntVar:
        """A literal that says that two quantities differ, the same whichever is named first."""
        pair = frozenset((one, other))
        if pair not in self._different:
            self._different[pair] = self.sheet.either(self.better(one, other), self.better(other, one))
        return self._different[pair]

    def _compare(self, left: Quantity, right: Quantity) -> None:
        one, other = self.number(left), self.number(right)
        if one.fixed is not None and other.fixed is not None:
            above, below = (self.yes if first > second else self.no for first, second in ((one.fixed, other.fixed), (other.fixed, one.fixed)))
            self._comparisons[left, right], self._comparisons[right, left] = above, below
            return
        above, below = self.sheet.flag(), self.sheet.flag()
        self.sheet.model.add_at_most_one(above, below)
        for literal, upper, lower in ((above, one, other), (below, other, one)):
            self.sheet.above(upper, lower, [literal])
            self.sheet.above(lower, upper, [literal.negated()], strictly=False)
        self._comparisons[left, right], self._comparisons[right, left] = above, below

    def quotient(self, top: Number, bottom: Number, result: Quantity, when: Literals = ()) -> None:
        """Say that the result is top / bottom; a division by nothing has no value and is left aside."""
        if bottom.low == bottom.high == 0:
            return
        turned = self.sheet.times(top, _LESS), self.sheet.times(bottom, _LESS)
        nothing = bottom.low <= 0 <= bottom.high and not bottom.slack
        above, below = bottom.high > 0, bottom.low < 0
        signs = [self.sheet.flag() if one else self.no for one in (above, below, nothing)]
        self.sheet.model.add_exactly_one(signs)
        if above:
            self._divided(top, bottom, result, [*when, signs[0]])
        if below:
            self._divided(*turned, result, [*when, signs[1]])
        if nothing:
            self.sheet.within(bottom, point(Fraction(0)), [*when, signs[2]])

    def _divided(self, top: Number, bottom: Number, result: Quantity, when: Literals) -> None:
        """Say the same of a divisor above nothing."""
        sheet = self.sheet
        sheet.above(bottom, sheet.constant(Fraction(0)), when)
        if not self.asked(result):
            for figure in self.figures(result):
                self._fits(top, bottom, self.valuation.holds(figure), [*when, *self._figure_stands(figure)])
            return
        own = self.number(result)
        over = sheet.less(top, sheet.multiplied(replace(own, slack=Fraction(0)), bottom))
        reach = sheet.times(bottom, own.slack)
        sheet.above(reach, over, when, strictly=False)
        sheet.above(over, sheet.times(reach, _LESS), when, strictly=False)

    def _fits(self, top: Number, bottom: Number, values: Values, when: Literals) -> None:
        """Say that a quotient lies between the ends of a set, without working it out."""
        low, high, low_open, high_open = values.hull()
        if low is not None:
            self.sheet.above(top, self.sheet.times(bottom, low), when, strictly=low_open)
        if high is not None:
            self.sheet.above(self.sheet.times(bottom, high), top, when, strictly=high_open)


def _about(middle: Fraction, reach: Fraction = Fraction(0)) -> Values:
    return make((), [Span(middle - reach, middle + reach)])
