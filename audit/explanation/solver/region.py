"""What has to be modelled to explain some failed relations: which figures may change, and what follows from these.

In a smallest explanation every changed figure hangs together, over changed figures, with a figure of a relation that
fails: a part that does not could be undone. A figure that is rounded may stay as printed and pass a change on all the same. So
for explanations of ``size`` changes it is enough to let those figures
change that are at most ``size - 1`` relations away from a failed one.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from audit.appraisal.model.quantity import Quantity, key
from audit.relations.derive.valuation import Valuation
from audit.relations.outcome import Check
from audit.relations.registry import type_of
from audit.relations.relation import Relation

__all__ = ["Region", "Web", "around", "core", "region"]


@dataclass(frozen=True)
class Web:
    """Which identities each quantity takes part in. ``apart`` are the ids of relations that are left out."""

    valuation: Valuation
    apart: frozenset[str] = frozenset()

    def using(self, quantity: Quantity) -> Sequence[Relation]:
        """The identities that a quantity is an operand or the result of, but for those that are left out."""
        return [relation for relation in self.valuation.derivation.users.get(quantity, ()) if relation.id not in self.apart]

    def changeable(self, quantity: Quantity) -> bool:
        """Say whether a quantity is printed, so that it may be misprinted or misread."""
        figures = self.valuation.derivation.figures.get(quantity, ())
        return any(figure.printed and not figure.id.startswith("method.") for figure in figures)

    def loose(self, quantity: Quantity) -> bool:
        """Say whether a quantity has several true values as it is printed, so that what changes on one side of it may move the other."""
        printed = self.valuation.printed(quantity)
        return printed is None or printed.only is None

    def next_to(self, quantities: Iterable[Quantity]) -> frozenset[Quantity]:
        """These quantities with all that may change one relation further, reaching through what is not printed, or rounded."""
        found, left = set(quantities), list(quantities)
        while left:
            for relation in self.using(left.pop()):
                new = {relation.result, *relation.operands()} - found
                found |= new
                left += [one for one in new if self.loose(one)]
        return frozenset(one for one in found if self.changeable(one))

    def following(self, quantities: Iterable[Quantity]) -> tuple[dict[str, Relation], frozenset[Quantity]]:
        """Every identity that these quantities, or what follows from them, take part in; and what follows."""
        reached, found, left = set(quantities), dict[str, Relation](), list(quantities)
        while left:
            for relation in self.using(left.pop()):
                found[relation.id] = relation
                if relation.result not in reached and type_of(relation).defines:
                    reached.add(relation.result)
                    left.append(relation.result)
        return found, frozenset(reached)


@dataclass(frozen=True)
class Region:
    """A part of an appraisal to be modelled.

    ``changeable`` figures need not stand; ``moving`` quantities are those that follow from them, whose values the
    model works out anew; all others keep the values that the valuation gives.
    """

    relations: tuple[Relation, ...]
    changeable: tuple[Quantity, ...]
    moving: frozenset[Quantity]

    @cached_property
    def defining(self) -> Mapping[Quantity, Sequence[Relation]]:
        """The relations that moving quantities follow from."""
        found: dict[Quantity, list[Relation]] = {}
        for relation in self.relations:
            if type_of(relation).defines and relation.role != "printings":
                found.setdefault(relation.result, []).append(relation)
        return found

    @cached_property
    def operands(self) -> frozenset[Quantity]:
        """Whatever something else follows from."""
        return frozenset(one for relation in self.relations for one in relation.operands())


def core(checks: Iterable[Check]) -> frozenset[Quantity]:
    """The printed quantities that take part in failed relations."""
    return frozenset(figure.quantity for check in checks for figure in check.figures if figure.printed and not figure.id.startswith("method."))


def region(web: Web, start: Collection[Quantity], size: int) -> Region:
    """What has to be modelled for explanations of so many changes, of which one at least is among ``start``."""
    changeable = frozenset(start)
    for _ in range(size - 1):
        changeable = web.next_to(changeable)
    return around(web, changeable)


def around(web: Web, changeable: Iterable[Quantity], also: Iterable[Quantity] = ()) -> Region:
    """What has to be modelled when these figures may change; ``also`` names further quantities to be worked out."""
    ordered = tuple(sorted(changeable, key=key))
    relations, moving = web.following([*ordered, *also])
    return Region(tuple(relations[name] for name in sorted(relations)), ordered, moving)
