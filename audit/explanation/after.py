"""The figures after one choice of changes, as soft relations look at them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from audit.appraisal.exact.values import Values
from audit.appraisal.model.quantity import Quantity
from audit.explanation.ground import Ground
from audit.explanation.groups import Amounts
from audit.relations.derive.valuation import Valuation
from audit.rules.checks.base import Facts
from audit.rules.language.things import Value
from audit.rules.language.world import World

__all__ = ["After", "after"]


@dataclass(frozen=True)
class After:
    """What everything can be then. ``printed`` are the changed figures as they would be printed."""

    facts: Facts
    valuation: Valuation
    printed: Mapping[Quantity, Values] = field(default_factory=dict)

    @cached_property
    def world(self) -> World:
        """The appraisal then, as expressions see it."""
        return _Changed(self)

    def doubtful(self, quantity: Quantity) -> bool:
        """Say whether a figure was read doubtfully and stands as it was read."""
        return quantity not in self.printed and any(one.reading == "doubtful" for one in self.facts.derivation.figures.get(quantity, ()))


def after(ground: Ground, amounts: Amounts) -> After:
    """The figures after these changes."""
    scale = ground.facts.valuation.scale
    printed = {quantity: values.times(scale(ground.finest(quantity))) for quantity, values in amounts.items()}
    return After(ground.facts, ground.then(amounts), printed)


class _Changed(World):
    """The changed figures also where an expression asks for what is printed."""

    def __init__(self, own: After) -> None:
        facts = own.facts
        super().__init__(facts.appraisal, facts.derivation, own.valuation, facts.checks)
        self._changed = own.printed

    def as_printed(self, quantity: Quantity) -> Value:
        changed = self._changed.get(quantity)
        return changed if changed is not None else super().as_printed(quantity)
