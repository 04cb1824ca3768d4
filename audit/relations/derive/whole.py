"""Which figures are exact because they are whole: printed whole, and entered or added whole.

A derived figure stands for every true value that prints so, half a unit either way. Where what it follows from is
whole that is more than it can be: 10, 12, 20 and 8 add to 50 and to nothing else. A weighted score whose score is not
printed is whole if it is a whole multiple of its weight; where one of them is no such multiple, the scores behind them
are not whole, and none of them is taken to be. Nor is a whole figure where others of its kind have decimals.
"""

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from math import prod
from typing import Final

from audit.appraisal.exact.rounding import Mode
from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.figure import Figure
from audit.appraisal.model.quantity import ENTERED, Quantity
from audit.relations.registry import type_of
from audit.relations.relation import Relation

__all__ = ["Whole"]

_ADDED: Final = frozenset({"weighted-score", "max-score", "max-total", "subtotal"})
"""Derived kinds that are entered where they follow from nothing; what a total alone is made of, nobody can know."""

_Figures = Mapping[Quantity, tuple[Figure, ...]]


class Whole:
    """Says of quantities if they are whole, so that what is printed whole is their true value."""

    def __init__(self, appraisal: Appraisal, figures: _Figures, defining: Mapping[Quantity, tuple[Relation, ...]]) -> None:
        """Take the figures by quantity, and what each quantity follows from."""
        self.appraisal = appraisal
        self.figures = figures
        self.defining = defining
        self._known: dict[Quantity, bool] = {}

    def all(self) -> frozenset[Quantity]:
        """List the derived quantities whose printed figures are their true values."""
        printed = (one for one, figures in self.figures.items() if any(figure.printed for figure in figures))
        return frozenset(one for one in printed if one.kind not in ENTERED and self(one))

    def __call__(self, quantity: Quantity) -> bool:
        """Say whether a quantity is whole."""
        if quantity not in self._known:
            self._known[quantity] = False
            self._known[quantity] = self._is_whole(quantity)
        return self._known[quantity]

    def _is_whole(self, quantity: Quantity) -> bool:
        printed = [figure for figure in self.figures.get(quantity, ()) if figure.printed]
        if not all(self._printed_whole(figure) for figure in printed):
            return False
        found = self.defining.get(quantity, ())
        if not found:
            return bool(printed) and (quantity.kind in ENTERED or quantity.kind in _ADDED) if printed else self._unprinted(quantity)
        return all(type_of(one).keeps_whole(one, self) and (self.multiples or not self._guessed(one)) for one in found)

    def _printed_whole(self, figure: Figure) -> bool:
        if figure.value is None or figure.unit is None or figure.unit > 1 or figure.reading == "doubtful" or figure.sign not in {"", "%"}:
            return False
        entered = figure.quantity.kind in ENTERED
        return figure.value.denominator == 1 and (figure.exact if entered else not self._rounding and figure.quantity.kind not in self._in_parts)

    @cached_property
    def _in_parts(self) -> frozenset[str]:
        """Kinds of which a figure has decimals: a whole one beside it may have lost its own."""
        printed = (figure for figures in self.figures.values() for figure in figures if figure.printed and figure.value is not None)
        return frozenset(figure.quantity.kind for figure in printed if figure.value is not None and figure.value.denominator != 1)

    @cached_property
    def _rounding(self) -> Mapping[str, Mode]:
        """How the file says that figures are rounded: then they are, and none is taken to be whole."""
        return self.appraisal.method.rounding

    def _unprinted(self, quantity: Quantity) -> bool:
        """Say whether a score that is not printed is whole: it is unless its scale has steps that are not."""
        if quantity.kind != "score" or quantity.criterion is None or quantity.option is None:
            return False
        scale = self.appraisal.criteria[quantity.criterion].scale
        return all(one.denominator == 1 for one in (*scale.listed, scale.step or Fraction(1), scale.low or Fraction(0)))

    def _guessed(self, relation: Relation) -> bool:
        """Say whether a product rests on a factor that is not printed, and follows from nothing printed either."""
        return any(not self._shown(one) for one in relation.operands()) and self._shown(relation.result)

    def _shown(self, quantity: Quantity) -> bool:
        return any(figure.printed for figure in self.figures.get(quantity, ()))

    @cached_property
    def multiples(self) -> bool:
        """Whether every printed product of which one factor is not printed is a whole multiple of the others."""
        return all(self._is_multiple(one) for found in self.defining.values() for one in found if self._guessed(one))

    def _is_multiple(self, relation: Relation) -> bool:
        combination = type_of(relation).coefficients(relation)
        if combination is None or len(combination.summands) != 1 or combination.divisors:
            return True
        (summand,) = combination.summands
        others = prod((self._value(one) for one in summand.factors if self._shown(one)), start=summand.times * combination.factor)
        return not others or (self._value(relation.result) / others).denominator == 1

    def _value(self, quantity: Quantity) -> Fraction:
        return next((one.value for one in self.figures[quantity] if one.printed and one.value is not None), Fraction(0))
