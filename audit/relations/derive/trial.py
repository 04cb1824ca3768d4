"""Trying a method on figures: which of them follow by it, and how far off the others are.

For whoever has figures and wonders how they follow from each other, before there is a file: the same relations are
derived and checked as in an audit, so that nobody adds up in a way of their own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from audit.appraisal.model.appraisal import Appraisal, Criterion, Group, Method, Option
from audit.appraisal.model.figure import Figure, Scale
from audit.appraisal.model.place import NO_PLACE, NOWHERE
from audit.appraisal.model.quantity import ENTERED, Quantity
from audit.relations.derive.check import check_all
from audit.relations.derive.derivation import derivation_with
from audit.relations.derive.valuation import Valuation
from audit.relations.outcome import Check
from audit.relations.registry import type_of

__all__ = ["Plain", "Trial", "try_method"]


@dataclass(frozen=True, slots=True)
class Plain:
    """A figure as it is printed, without a place: its value, and one step of its last printed digit."""

    value: Fraction
    unit: Fraction = Fraction(1)
    rounded: bool = False


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of holding figures against a method: the checks that hold, those that do not, and those left open."""

    follow: tuple[Check, ...]
    miss: tuple[Check, ...]
    open: tuple[Check, ...]

    def off(self, check: Check) -> Fraction | None:
        """Measure how far a printed result lies from the nearest value that its operands make; None where that has no bound."""
        figure, hull = check.figure, check.computed.hull()
        if figure is None or figure.value is None or hull.low is None or hull.high is None:
            return None
        return max(hull.low - figure.value, figure.value - hull.high, Fraction(0))


def try_method(method: Method, figures: Mapping[Quantity, Plain], *, groups: Mapping[str, str] | None = None) -> Trial:
    """Check every figure that follows from others by a method.

    ``figures`` are scores, weights, totals and whatever else is printed, one for each quantity; options and criteria are
    those that they belong to. ``groups`` says which group a criterion is in. Raises InputError where relations that the
    method declares run in a circle.
    """
    derivation = derivation_with(_appraisal(method, figures, groups or {}), method.percent_of)
    relations = tuple(one for one in derivation.relations if type_of(one).defines)  # of its scale nothing is known
    checks = tuple(check_all(relations, Valuation(derivation)))
    follow, miss = (tuple(one for one in checks if one.outcome == outcome) for outcome in ("pass", "fail"))
    return Trial(follow, miss, tuple(one for one in checks if one.outcome in {"undecided", "not-applicable"}))


def _appraisal(method: Method, figures: Mapping[Quantity, Plain], groups: Mapping[str, str]) -> Appraisal:
    """Build the appraisal that plain figures make, with a scale of which nothing is known."""
    scale = Scale(basis="unknown")
    options = dict.fromkeys(one.option for one in figures if one.option)
    criteria = dict.fromkeys(one.criterion for one in figures if one.criterion)
    named = dict.fromkeys([*groups.values(), *(one.group for one in figures if one.group)])
    return Appraisal(
        id="trial", title="", origin="draft", handling="draft", scale=scale, groups={one: Group(id=one, title=one) for one in named},
        criteria={one: Criterion(id=one, title=one, scale=scale, group=groups.get(one)) for one in criteria},
        options={one: Option(id=one, title=one) for one in options},
        method=method, figures=tuple(_figure(quantity, plain) for quantity, plain in figures.items()),
    )  # fmt: skip


def _figure(quantity: Quantity, plain: Plain) -> Figure:
    exact = quantity.kind in ENTERED and not plain.rounded
    name = "/".join(part for part in quantity if part)
    return Figure(
        id=name,
        quantity=quantity,
        text=str(plain.value),
        state="figure",
        where=NOWHERE,
        place=NO_PLACE,
        value=plain.value,
        unit=plain.unit,
        exact=exact,
    )
