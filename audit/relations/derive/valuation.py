"""The true values that each quantity can have, given what is printed.

A printed figure stands for the true values that print so; where these agree with what the figure follows from, only
the values common to both are kept. A quantity without a figure is evaluated from its own relation, or may be
anything that its scale allows.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Final

from audit.appraisal.exact.bounds import TooManyValues
from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.rounding import Mode, stands_for
from audit.appraisal.exact.values import ANY, NONE, Values, make, point
from audit.appraisal.model.figure import Figure
from audit.appraisal.model.quantity import Quantity
from audit.relations.derive.derivation import Derivation
from audit.relations.registry import type_of
from audit.relations.relation import Relation

__all__ = ["Valuation"]

_ONE: Final = Fraction(1)
_HUNDREDTH: Final = Fraction(1, 100)


class Valuation:
    """Sets of true values, worked out on demand.

    ``replaced`` puts other sets in the place of what is printed. ``loose`` takes entered figures as rounded too, to
    see whether that would make a relation hold. ``apart`` takes a printed figure for what its own printings stand for,
    whatever it follows from. ``rounded_so`` keeps what was found of kinds of figures: whether all of one may have been rounded in one way.
    """

    def __init__(
        self, derivation: Derivation, replaced: Mapping[Quantity, Values] | None = None, *, loose: bool = False, apart: bool = False
    ) -> None:
        """Start with nothing worked out."""
        self.derivation = derivation
        self.replaced = replaced or {}
        self.loose = loose
        self.apart = apart
        self._sets: dict[Quantity, Values] = {}
        self._printed: dict[Quantity, Values | None] = {}
        self._missing: dict[Quantity, bool] = {}
        self._stands: dict[Figure, Values] = {}
        self._outcomes: dict[tuple[str, str], Values | None] = {}
        self.rounded_so: dict[tuple[str, Mode], bool] = {}
        self._before: Valuation | None = None
        self._affected: frozenset[Quantity] = frozenset()

    @cached_property
    def loosely(self) -> "Valuation":
        """The same with entered figures taken as rounded too."""
        return Valuation(self.derivation, self.replaced, loose=True)

    @cached_property
    def by_printings(self) -> "Valuation":
        """The same with every printed figure taken for what its own printings stand for, down to the first that are printed."""
        return Valuation(self.derivation, self.replaced, loose=self.loose, apart=True)

    def changed(self, replaced: Mapping[Quantity, Values]) -> "Valuation":
        """The same with other sets in the place of some; what does not follow from these is not worked out again."""
        then = Valuation(self.derivation, {**self.replaced, **replaced}, loose=self.loose, apart=self.apart)
        then._before, then._affected = self, self.following(replaced)
        return then

    def following(self, quantities: Iterable[Quantity]) -> frozenset[Quantity]:
        """The quantities with everything that follows from them."""
        found, left = set(quantities), list(quantities)
        while left:
            new = self.follows.get(left.pop(), frozenset()) - found
            found |= new
            left += new
        return frozenset(found)

    @cached_property
    def follows(self) -> Mapping[Quantity, frozenset[Quantity]]:
        """For each quantity what follows from it directly."""
        if self._before is not None:
            return self._before.follows
        found: dict[Quantity, set[Quantity]] = {}
        for result, relations in self.derivation.defining.items():
            for operand in {one for relation in relations for one in relation.operands()}:
                found.setdefault(operand, set()).add(result)
        return {operand: frozenset(results) for operand, results in found.items()}

    def __call__(self, quantity: Quantity) -> Values:
        """The true values that the quantity can have."""
        if self._before is not None and quantity not in self._affected:
            return self._before(quantity)
        if quantity not in self._sets:
            self._sets[quantity] = self._work_out(quantity)
        return self._sets[quantity]

    def _work_out(self, quantity: Quantity) -> Values:
        own = self.printed(quantity)
        if self.apart and own is not None:
            return own
        for relation in self.derivation.defining.get(quantity, ()):
            follows = self._forward(relation)
            own = follows if own is None else _kept(own, follows)
        domain = self.allowed(quantity)
        return domain if own is None else _kept(own, domain)

    def _forward(self, relation: Relation) -> Values:
        try:
            return self.outcome_of(relation)
        except TooManyValues:
            return ANY

    def outcome_of(self, relation: Relation) -> Values:
        """What a relation makes of its operands, worked out once. Raises TooManyValues."""
        if self._before is not None and relation.terms and self._affected.isdisjoint(relation.operands()):
            return self._before.outcome_of(relation)
        key = relation.id, relation.form
        if key not in self._outcomes:
            self._outcomes[key] = self._evaluated(relation)
        found = self._outcomes[key]
        if found is None:
            raise TooManyValues(f"{relation.id} has too many possible values to list")
        return found

    def _evaluated(self, relation: Relation) -> Values | None:
        try:
            return type_of(relation).evaluate(relation, self)
        except TooManyValues:
            return None

    def printed(self, quantity: Quantity) -> Values | None:
        """What the printings of a quantity stand for together; None if nothing is printed."""
        if quantity not in self._printed:
            self._printed[quantity] = self._read(quantity)
        return self._printed[quantity]

    def _read(self, quantity: Quantity) -> Values | None:
        if quantity in self.replaced:
            return self.replaced[quantity]
        sets = [self.holds(figure) for figure in self.derivation.figures.get(quantity, ()) if figure.printed]
        if not sets:
            return None
        shared, either = sets[0], sets[0]
        for one in sets[1:]:
            shared, either = shared.meet(one), either.join(one)
        return either if shared.empty else shared

    def holds(self, figure: Figure) -> Values:
        """Take the true values behind a figure as an operand: what is printed alone where its quantity is whole."""
        whole = figure.quantity in self.derivation.whole and not self.loose and figure.quantity not in self.replaced
        return point(figure.value) if whole and figure.value is not None else self.stands(figure)

    def stands(self, figure: Figure) -> Values:
        """Every true value that one figure stands for."""
        if figure not in self._stands:
            self._stands[figure] = self._stands_for(figure)
        return self._stands[figure]

    def _stands_for(self, figure: Figure) -> Values:
        if figure.quantity in self.replaced:
            return self.replaced[figure.quantity]
        if figure.possible is not None:
            return figure.possible
        value, unit = figure.value, figure.unit
        assert value is not None
        assert unit is not None
        return self.as_printed(figure, value, unit)

    def as_printed(self, figure: Figure, value: Fraction, unit: Fraction) -> Values:
        """What the figure would stand for if it printed this value."""
        scale = self.scale(figure)
        if scale != 1:
            value, unit = value * scale, unit * scale
        stated = self.derivation.appraisal.stated.get(figure.quantity.item or "")
        if stated is not None and stated.at_least:
            return make((), [Span(value, None, True, True)])
        if figure.exact and not (self.loose and not figure.id.startswith("method.") and figure.quantity.kind in {"score", "weight"}):
            return point(value)
        return stands_for(value, unit, self.mode(figure.quantity.kind))

    def scale(self, figure: Figure) -> Fraction:
        """1/100 for a figure printed with a per cent sign where percentages are kept as parts of 1."""
        apart = figure.quantity.kind in {"percent", "share"} and self.derivation.appraisal.method.percent_base == 1
        return _HUNDREDTH if apart and figure.sign == "%" else _ONE

    def mode(self, kind: str) -> Mode:
        """The declared rounding of a kind of figure, or nearest with ties either way."""
        rounding = self.derivation.appraisal.method.rounding
        return rounding.get(kind, rounding.get("other", "nearest"))

    def allowed(self, quantity: Quantity) -> Values:
        """What a quantity may be whatever is printed: its scale, and what can be made out of an illegible figure."""
        if self._lies_on_scale(quantity):
            assert quantity.criterion is not None
            allowed = self.derivation.appraisal.criteria[quantity.criterion].scale.allows()
        else:
            allowed = ANY
        for figure in self.derivation.figures.get(quantity, ()):
            if figure.state == "illegible" and figure.possible is not None:
                allowed = _kept(allowed, self._legible(figure, figure.possible))
        return allowed

    def _legible(self, figure: Figure, possible: Values) -> Values:
        """What a partly legible whole figure stands for; a derived one is rounded like any other."""
        readings = [self.as_printed(figure, value, Fraction(1)) for value in possible.points]
        if not possible.finite:
            return possible
        return make((value for one in readings for value in one.points), [span for one in readings for span in one.spans])

    def _lies_on_scale(self, quantity: Quantity) -> bool:
        """Say whether the quantity is one score; a sum of several scorers' scores lies beyond their scale."""
        single = quantity.scorer is not None or quantity not in self.derivation.defining
        return quantity.kind == "score" and quantity.criterion is not None and quantity.option is not None and single

    def missing(self, quantity: Quantity) -> bool:
        """Say whether a figure is missing on which this quantity depends."""
        if self._before is not None and quantity not in self._affected:
            return self._before.missing(quantity)
        if quantity not in self._missing:
            self._missing[quantity] = self._is_missing(quantity)
        return self._missing[quantity]

    def _is_missing(self, quantity: Quantity) -> bool:
        if quantity in self.replaced or self.printed(quantity) is not None:
            return False
        found = self.derivation.defining.get(quantity, ())
        return not any(all(not self.missing(one) for one in relation.operands()) for relation in found)

    def withheld(self, quantity: Quantity) -> bool:
        """Say whether a withheld figure takes part in this quantity."""
        figures = self.derivation.figures.get(quantity, ())
        if any(figure.withheld for figure in figures):
            return True
        if self.printed(quantity) is not None:
            return False
        return any(self.withheld(one) for relation in self.derivation.defining.get(quantity, ()) for one in relation.operands())


def _kept(own: Values, other: Values) -> Values:
    """What both allow; what is printed stands where they contradict each other."""
    if other.anything:
        return own
    try:
        shared = own.meet(other)
    except TooManyValues:
        return own
    return own if shared == NONE else shared
