"""Figures and relations that cannot all hold, whatever stands in the missing cells."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from audit.explain.network import Network
from audit.model.figure import Figure
from audit.model.quantity import Quantity
from audit.relations.relation import Relation

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
