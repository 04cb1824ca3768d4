"""Checking anew, exactly, what follows when some quantities are printed otherwise."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.values import Values, make
from audit.appraisal.model.figure import Figure
from audit.appraisal.model.quantity import Quantity, key
from audit.explanation.effort import steps_of
from audit.explanation.solver.region import Web, core
from audit.relations.derive.check import check
from audit.relations.derive.printing import finest
from audit.relations.derive.valuation import Valuation
from audit.relations.outcome import Check, Key
from audit.relations.registry import type_of
from audit.relations.relation import Relation
from audit.rules.checks.base import Facts

__all__ = ["Ground"]


@dataclass(frozen=True)
class Ground:
    """The failed relations that are to be explained together, and those that are left aside meanwhile.

    ``aside`` are the ids of relations that hold these figures against those of other disagreements.
    """

    facts: Facts
    failed: tuple[Check, ...]
    aside: frozenset[str] = frozenset()

    @cached_property
    def _own(self) -> frozenset[Key]:
        return frozenset(one.key for one in self.failed)

    def excuses(self, again: Check) -> bool:
        """Say whether a relation fails on a printing for another cause than the one that is to be explained."""
        return again.key in self.facts.failed and again.key not in self._own

    @cached_property
    def _failing(self) -> frozenset[str]:
        return frozenset(one.relation.id for one in self.failed)

    @cached_property
    def web(self) -> Web:
        """The identities that count for this explanation; what was added from printed figures leaves nothing to true values."""
        return Web(self.facts.valuation, self.around.apart | self.facts.from_printed)

    @cached_property
    def around(self) -> Web:
        """The identities that have to agree when this is explained."""
        return Web(self.facts.valuation, self.aside | (self.facts.failed_relations - self._failing))

    @cached_property
    def steps(self) -> Mapping[str, Fraction]:
        """The finest place to which entered figures of each kind are printed."""
        return self.facts.derivation.steps

    @cached_property
    def core(self) -> frozenset[Quantity]:
        """The printed quantities that take part in what fails."""
        return core(self.failed)

    @cached_property
    def shared(self) -> tuple[Quantity, ...]:
        """The printed quantities that take part in every failed relation, which alone could explain them all."""
        found = frozenset.intersection(*(core([one]) for one in self.failed))
        return tuple(sorted(found, key=key))

    def figures(self, quantity: Quantity) -> tuple[Figure, ...]:
        """The printings of a quantity."""
        return tuple(figure for figure in self.facts.derivation.figures[quantity] if figure.printed)

    def finest(self, quantity: Quantity) -> Figure:
        """The printing in which a change of the quantity is told."""
        return finest(self.figures(quantity), self.facts.valuation)

    def meaning(self, quantity: Quantity, values: Values) -> Values:
        """The true values behind what would be printed, in the units of the finest printing."""
        figure, valuation = self.finest(quantity), self.facts.valuation
        unit = figure.unit or Fraction(1)
        single = [valuation.as_printed(figure, value, unit) for value in values.points]
        wide = [_around(span, unit if not figure.exact else Fraction(0), valuation.scale(figure)) for span in values.spans]
        return make((value for one in single for value in one.points), [span for one in single for span in one.spans] + wide)

    def then(self, amounts: Mapping[Quantity, Values]) -> Valuation:
        """The true values that everything can have when some quantities are printed otherwise."""
        return self.facts.valuation.changed({quantity: self.meaning(quantity, values) for quantity, values in amounts.items()})

    def agrees(self, amounts: Mapping[Quantity, Values]) -> bool:
        """Say whether all that failed agrees, and everything that follows, when some quantities are printed otherwise."""
        relations, _ = self.around.following(amounts)
        if not self._failing <= relations.keys():
            return False
        then = self.then(amounts)
        likeliest = sorted(relations.values(), key=lambda one: (one.id not in self._failing, type_of(one).leeway))
        told = (relation for relation in likeliest if relation.checked and not self.follows_word(relation, amounts))
        again = (after for relation in told for after in check(relation, then, fits=False))
        return not any(after.outcome == "fail" and not self.excuses(after) for after in again)

    def steps_after(self, changed: Iterable[Quantity]) -> int:
        """How many steps it takes to check what follows from other values of some quantities."""
        return steps_of(relation for relation in self.around.following(changed)[0].values() if relation.checked)

    def follows_word(self, relation: Relation, changed: Collection[Quantity]) -> bool:
        """Say whether a relation holds a changed score to the word it was printed with, which changes with it."""
        return relation.role == "level-value" and relation.result in changed and relation.id not in self._failing


def _around(span: Span, unit: Fraction, scale: Fraction) -> Span:
    low, high = span.low, span.high
    return Span((low - unit) * scale if low is not None else None, (high + unit) * scale if high is not None else None)
