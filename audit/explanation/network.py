"""Narrowing sets of values by the relations between them until nothing changes.

Each relation gives every quantity the exact set that some choice of the others allows. Where the unknown quantities and
their relations make no circle, the sets that remain are exactly those values that go together with all relations
(generalised arc consistency on a Berge-acyclic hypergraph; Beeri, Fagin, Maier and Yannakakis 1983). Else they are a
superset, and the solver decides.

Figures and relations that cannot all hold, whatever stands in the missing cells.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from audit.appraisal.exact.bounds import TooManyValues
from audit.appraisal.exact.values import Values
from audit.appraisal.model.figure import Figure
from audit.appraisal.model.quantity import Quantity
from audit.relations.registry import type_of
from audit.relations.relation import Relation

__all__ = ["Conflict", "Network", "components", "ends", "smallest_conflict"]

_MOST_ROUNDS: Final = 50


@dataclass
class Network:
    """Relations with the sets of values of their quantities. ``by`` tells which relations narrowed a quantity."""

    relations: Sequence[Relation]
    sets: dict[Quantity, Values]
    by: dict[Quantity, dict[str, Relation]] = field(default_factory=dict)
    loose: set[str] = field(default_factory=set)

    def settle(self) -> bool:
        """Narrow until nothing changes; say whether anything is left for every quantity."""
        for _ in range(_MOST_ROUNDS):
            before = dict(self.sets)
            if not all(self._narrow(relation) for relation in self.relations):
                return False
            if before == self.sets:
                return True
        self.loose |= {relation.id for relation in self.relations}
        return True

    def unknown(self, relation: Relation) -> list[Quantity]:
        """The quantities of a relation that can have several values."""
        return [one for one in ends(relation) if self.sets[one].only is None]

    def knows(self, quantity: Quantity) -> bool:
        """Say whether a quantity, of this network or not, is known to have one value."""
        return quantity in self.sets and self.sets[quantity].only is not None

    def _narrow(self, relation: Relation) -> bool:
        if type_of(relation).also_printed:
            return True
        targets = self.unknown(relation) or [relation.result]
        return all(self._narrowed(relation, one) for one in targets)

    def _narrowed(self, relation: Relation, one: Quantity) -> bool:
        own = self.sets[one]
        try:
            left = type_of(relation).left(relation, one, self.sets)
        except TooManyValues:
            self.loose.add(relation.id)
            return True
        if left != own:
            self.sets[one] = left
            self.by.setdefault(one, {})[relation.id] = relation
        return not left.empty

    def vacuous(self, relation: Relation) -> bool:
        """Say whether a relation holds whatever its quantities are, so that it says nothing."""
        kind = type_of(relation)
        if kind.also_printed:
            return not self.unknown(relation)
        try:
            computed = kind.evaluate(relation, self.sets.__getitem__)
        except TooManyValues:
            return False
        own = self.sets[relation.result]
        return own.only is not None and computed.only == own.only if kind.solvable else computed.within(own) and not computed.empty

    def exact(self) -> bool:
        """Say whether the sets are exact: every relation left was solved for all it holds together, and there is no circle."""
        left = [relation for relation in self.relations if not self.vacuous(relation)]
        if any(relation.id in self.loose or not type_of(relation).exact(relation, self.sets) for relation in left):
            return False
        return _forest({relation.id: self.unknown(relation) for relation in left})


def ends(relation: Relation) -> dict[Quantity, None]:
    """Every quantity that a relation holds together, each once, the result first."""
    return dict.fromkeys((relation.result, *relation.operands()))


def _forest(edges: Mapping[str, Sequence[Quantity]]) -> bool:
    """Say whether relations and the unknown quantities they hold together make no circle."""
    parent: dict[object, object] = {}

    def root(one: object) -> object:
        while parent.setdefault(one, one) != one:
            one = parent[one]
        return one

    for name, quantities in edges.items():
        for quantity in quantities:
            if root(name) == root(quantity):
                return False
            parent[root(name)] = root(quantity)
    return True


def components(links: Iterable[Sequence[Quantity]]) -> list[frozenset[Quantity]]:
    """Put quantities together that relations link, in the order in which they come."""
    found: list[set[Quantity]] = []
    for link in links:
        own = set(link)
        for other in [one for one in found if not one.isdisjoint(own)]:
            found.remove(other)
            own |= other
        found.append(own)
    return [frozenset(one) for one in found]


_MOST_TRIED = 400


@dataclass(frozen=True, slots=True)
class Conflict:
    """Printed figures and relations that cannot all hold, whatever stands in the missing cells; none can be left out."""

    figures: tuple[Figure, ...]
    relations: tuple[Relation, ...]


def smallest_conflict(
    relations: Sequence[Relation],
    figures: Sequence[Figure],
    network: Callable[[Sequence[Relation], frozenset[Quantity]], Network],
) -> Conflict | None:
    """Leave out one relation after the other, then one figure after the other, for as long as nothing fits.

    What remains is a conflict of which every part is needed; None where narrowing alone does not show one.
    """
    if len(relations) + len(figures) > _MOST_TRIED or network(relations, frozenset()).settle():
        return None
    kept = list(relations)
    for relation in relations:
        fewer = [one for one in kept if one is not relation]
        if fewer and not network(fewer, frozenset()).settle():
            kept = fewer
    known = {one for relation in kept for one in (relation.result, *relation.operands())}
    taking_part = list(dict.fromkeys(figure.quantity for figure in figures if figure.quantity in known))
    free: frozenset[Quantity] = frozenset()
    for quantity in taking_part:
        if not network(kept, free | {quantity}).settle():
            free |= {quantity}
    return Conflict(tuple(one for one in figures if one.quantity in known - free), tuple(kept))
