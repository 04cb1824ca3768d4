"""What would give a withheld figure away: the one place that says which quantities no output shows."""

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.quantity import Quantity
from audit.relations.derive.derive import derive
from audit.relations.registry import type_of
from audit.relations.relation import Relation

__all__ = ["hidden_quantities"]

_COMMON: Final = frozenset({"weight", "max-score", "max-total", "count"})
"""Kinds that belong to no option: they are hidden with what they make only where they are all that makes it."""


def hidden_quantities(appraisal: Appraisal, relations: Iterable[Relation] | None = None) -> frozenset[Quantity]:
    """The quantities that are withheld and all from which one of these could be worked out.

    What follows from a hidden quantity is hidden with it: a total gives away the one score withheld. So is what a hidden
    quantity follows from, where nothing else in that relation is hidden: the scores give away a total withheld, the
    weighted score the score, since the weight is known. One weight withheld hides all, which add to one, said or not. In
    the end no relation has a hidden quantity that its others tell; and as each result is hidden wherever an operand is, no
    two relations tell one together.
    """
    hidden = {figure.quantity for figure in appraisal.figures if figure.withheld}
    if not hidden:
        return frozenset()
    known = derive(appraisal).relations if relations is None else tuple(relations)
    if any(one.kind == "weight" for one in hidden):
        hidden |= {figure.quantity for figure in appraisal.figures if figure.quantity.kind == "weight"}
    links = _links(known, hidden)
    _spread(hidden, links)
    while new := {each for relation in known if _tells(relation, hidden) for each in _own(relation)} - hidden:
        hidden |= new
        _spread(hidden, links)
    return frozenset(hidden)


def _spread(hidden: set[Quantity], links: Mapping[Quantity, Collection[Quantity]]) -> None:
    """Hide what is as good as known where one of the hidden quantities is, and so on."""
    waiting = list(hidden)
    while waiting:
        new = set(links.get(waiting.pop(), ())) - hidden
        hidden |= new
        waiting += new


def _links(relations: Iterable[Relation], hidden: Collection[Quantity]) -> dict[Quantity, set[Quantity]]:
    """For each quantity what follows from it, and what it follows from by being the same, or by multiplying with a weight that is shown."""
    found: dict[Quantity, set[Quantity]] = {}
    for relation in relations:
        for operand in relation.operands():
            found.setdefault(operand, set()).add(relation.result)
        weights = [one for one in relation.operands() if one.kind == "weight"]
        if relation.type == "equal" or (relation.type == "product" and not any(one in hidden for one in weights)):
            found.setdefault(relation.result, set()).update(one for one in relation.operands() if one.kind != "weight")
    return found


def _tells(relation: Relation, hidden: Collection[Quantity]) -> bool:
    """Say whether the operands of a relation, none of which is hidden, tell its result, which is."""
    defines = relation.nature == "identity" and type_of(relation).defines
    return relation.result in hidden and defines and not any(one in hidden for one in relation.operands())


def _own(relation: Relation) -> Iterable[Quantity]:
    """The operands of a relation that belong to an option; all, where none does."""
    return [one for one in relation.operands() if one.kind not in _COMMON] or list(relation.operands())
