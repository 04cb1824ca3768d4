"""The sheet that a model is written on: exact numbers as scaled integers, and what may be said of them.

A number is ``expr / scale``, an integer expression over an integer. Where true values are real, and so not on any
grid, the number stands for everything within ``slack`` of that: what is said of it is then said loosely, so that no
true solution is lost, and whatever comes out is checked again exactly. Only where such a value is multiplied by an
unknown one is it sought on the grid itself: the sheet is then ``gridded``, and finding nothing proves nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product
from math import ceil, floor, gcd, lcm
from typing import TYPE_CHECKING, Final

from ortools.sat.python import cp_model

from audit.appraisal.exact.values import Values
from audit.relations.encode import Number, Unmodelled

if TYPE_CHECKING:
    from ortools.sat.python.cp_model_helper import Literal

__all__ = ["Literals", "Sheet"]

_LARGEST: Final = 2**60
_ZERO: Final = Fraction(0)
_COARSE: Final = 1_000_000
"""Sums of prices have no common step that fits; a millionth is finer than any paper prints, and whatever is found is checked again exactly."""

_FINEST: Final = 10**8
"""Two sums of finer steps have no common one below 2**60: totals of quality and price have steps of 10**9 each, and are compared."""


Literals = Sequence["Literal"]


class Sheet:
    """A CP-SAT model with exact numbers. Every method may raise Unmodelled."""

    def __init__(self) -> None:
        """Start with an empty model."""
        self.model = cp_model.CpModel()
        self.gridded = False

    def constant(self, value: Fraction) -> Number:
        """A known number."""
        return _sound(Number(value.numerator, value.numerator, value.numerator, value.denominator))

    def grid(self, low: Fraction, high: Fraction, scale: int, slack: Fraction = _ZERO) -> Number:
        """An unknown multiple of 1 / scale between two ends."""
        first, last = ceil((low - slack) * scale), floor((high + slack) * scale)
        if first > last:
            raise Unmodelled("no multiple of the step lies between the ends")
        return self.unknown(first, last, scale, slack)

    def unknown(self, low: int, high: int, scale: int, slack: Fraction = _ZERO) -> Number:
        """An unknown number by the ends of its integer."""
        _check(low, high, scale)
        return Number(self._integer(low, high), low, high, scale, slack)

    def _integer(self, low: int, high: int) -> cp_model.IntVar:
        return self._among(cp_model.Domain(low, high))

    def _among(self, domain: cp_model.Domain) -> cp_model.IntVar:
        return self.model.new_int_var_from_domain(domain, "")

    def listed(self, values: Values) -> Number:
        """An unknown member of a finite set. Raises Unmodelled where it has none."""
        if values.empty:
            raise Unmodelled("a figure has no value that everything printed allows")
        only = values.only
        if only is not None:
            return self.constant(only)
        scale = lcm(*(value.denominator for value in values.points))
        whole = sorted(int(value * scale) for value in values.points)
        _check(whole[0], whole[-1], scale)
        return Number(self._among(cp_model.Domain.from_values(whole)), whole[0], whole[-1], scale)

    def times(self, number: Number, factor: Fraction) -> Number:
        """A number multiplied by a known one."""
        shared = gcd(factor.numerator, number.scale)
        by, scale = factor.numerator // shared, number.scale // shared * factor.denominator
        low, high = sorted((number.low * by, number.high * by))
        return _sound(Number(number.expr * by, low, high, scale, number.slack * abs(factor)))

    def plus(self, numbers: Iterable[Number]) -> Number:
        """A sum."""
        parts = list(numbers)
        scale = lcm(*(part.scale for part in parts))
        if scale > _FINEST:
            parts = self._coarser(parts)
            scale = lcm(*(part.scale for part in parts))
        ups = [scale // part.scale for part in parts]
        low = sum(part.low * up for part, up in zip(parts, ups, strict=True))
        high = sum(part.high * up for part, up in zip(parts, ups, strict=True))
        _check(low, high, scale)
        expr = low if low == high else cp_model.LinearExpr.weighted_sum([part.expr for part in parts], ups)
        return Number(expr, low, high, scale, sum((part.slack for part in parts), _ZERO))

    def _coarser(self, parts: Sequence[Number]) -> list[Number]:
        """The same summands, with what is known of them put together and known only to a millionth: no true solution is lost by it."""
        known = sum((part.fixed for part in parts if part.fixed is not None), _ZERO)
        whole = round(known * _COARSE)
        coarse = Number(whole, whole, whole, _COARSE, abs(known - Fraction(whole, _COARSE)))
        return [*(part for part in parts if part.fixed is None), _sound(coarse)]

    def less(self, left: Number, right: Number) -> Number:
        """A difference."""
        return self.plus([left, self.times(right, Fraction(-1))])

    def settled(self, number: Number, bound: Fraction | None = None) -> Number:
        """A long expression a variable of its own, so that it is written out once, within a bound on either side."""
        if number.low == number.high:
            return replace(number, expr=number.low)
        most = max(abs(number.low), abs(number.high)) if bound is None else int(bound * number.scale)
        low, high = max(number.low, -most), min(number.high, most)
        if low > high:
            raise Unmodelled("a figure lies far beyond all others of its kind")
        variable = self._integer(low, high)
        self.model.add(variable == number.expr)
        return replace(number, expr=variable, low=low, high=high)

    def multiplied(self, left: Number, right: Number) -> Number:
        """A product."""
        for one, other in ((left, right), (right, left)):
            if one.fixed is not None:
                return self.times(other, one.fixed)
        ends = [a * b for a, b in product((left.low, left.high), (right.low, right.high))]
        found = self.unknown(min(ends), max(ends), left.scale * right.scale)
        self.gridded = self.gridded or bool(left.slack or right.slack)
        self.model.add_multiplication_equality(found.expr, [left.expr, right.expr])
        return found

    def within(self, number: Number, values: Values, when: Literals = ()) -> None:
        """Say that a number is a member of a set, if all of some literals hold."""
        found = [(max(low, number.low), min(high, number.high)) for low, high in _allowed(number, values)]
        found = [(low, high) for low, high in found if low <= high]
        if (number.low, number.high) in found:
            return
        domain = cp_model.Domain.from_intervals([list(pair) for pair in found])
        self.model.add_linear_expression_in_domain(number.expr, domain).only_enforce_if(*when)

    def alike(self, left: Number, right: Number, when: Literals = ()) -> None:
        """Say that two numbers are equal."""
        apart = self.less(left, right)
        reach = floor(apart.slack * apart.scale)
        self._between(apart, -reach, reach, when)

    def above(self, left: Number, right: Number, when: Literals = (), *, strictly: bool = True) -> None:
        """Say that one number is greater than another one, or not less."""
        apart = self.less(left, right)
        least = 1 if strictly and not apart.slack else -floor(apart.slack * apart.scale)
        self._between(apart, least, apart.high, when)

    def _between(self, number: Number, low: int, high: int, when: Literals) -> None:
        low, high = max(low, number.low), min(high, number.high)
        if (low, high) == (number.low, number.high):
            return
        self.model.add_linear_constraint(number.expr, low, high).only_enforce_if(*when)

    def flag(self) -> cp_model.IntVar:
        """Write a new literal."""
        return self.model.new_bool_var("")

    def some(self, flags: Literals) -> None:
        """Say that at least one of some literals holds."""
        self.model.add_bool_or(flags)

    def implies(self, one: "Literal", other: "Literal") -> None:
        """Say that where one literal holds another does."""
        self.model.add_implication(one, other)

    def either(self, one: cp_model.IntVar, other: cp_model.IntVar) -> cp_model.IntVar:
        """Write a literal that holds where one of two does that cannot both hold."""
        found = self.flag()
        self.model.add(one + other == found)
        return found

    def count(self, flags: Literals) -> Number:
        """Write how many of some literals hold."""
        return Number(cp_model.LinearExpr.sum([*flags]), 0, len(flags))

    def placed(self, numbers: Sequence[Number], place: int) -> Number:
        """Write the number at a place, from 0, when all are put in ascending order; within a step of it where they have no common one that fits."""
        size, scale = len(numbers), self.plus(numbers).scale
        step = Fraction(1, scale) if any(scale % number.scale for number in numbers) else _ZERO
        low = floor(min(Fraction(number.low, number.scale) for number in numbers) * scale)
        high = ceil(max(Fraction(number.high, number.scale) for number in numbers) * scale)
        found = self.unknown(low, high, scale, max(number.slack for number in numbers) + step)
        at_most, at_least = ([self.flag() for _ in numbers] for _ in range(2))
        for number, below, above in zip(numbers, at_most, at_least, strict=True):
            self.above(found, number, [below], strictly=False)
            self.above(number, found, [above], strictly=False)
        self.model.add(cp_model.LinearExpr.sum(at_most) >= place + 1)
        self.model.add(cp_model.LinearExpr.sum(at_least) >= size - place)
        return found


def _sound(number: Number) -> Number:
    """Refuse what would not fit, long before the solver would overflow."""
    _check(number.low, number.high, number.scale)
    return number


def _check(low: int, high: int, scale: int) -> None:
    if max(abs(low), abs(high), scale) > _LARGEST:
        raise Unmodelled("the figures are too large, or too fine, for 64 bits")


def _allowed(number: Number, values: Values) -> Iterable[tuple[int, int]]:
    """The integers that the expression may be, as intervals; an open end is left out where it is met exactly."""
    scale, slack = number.scale, number.slack
    for value in values.points:
        yield ceil((value - slack) * scale), floor((value + slack) * scale)
    for low, high, low_open, high_open in values.spans:
        first, last = number.low, number.high
        if low is not None:
            first = _least((low - slack) * scale, is_open=low_open and not slack)
        if high is not None:
            last = _most((high + slack) * scale, is_open=high_open and not slack)
        yield first, last


def _least(end: Fraction, *, is_open: bool) -> int:
    return floor(end) + 1 if is_open else ceil(end)


def _most(end: Fraction, *, is_open: bool) -> int:
    return ceil(end) - 1 if is_open else floor(end)
