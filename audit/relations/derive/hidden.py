"""What would give a withheld figure away: the one place that says which quantities no output shows."""

from collections.abc import Iterable, Iterator

from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.quantity import Quantity
from audit.relations.derive.derive import derive
from audit.relations.relation import Relation

__all__ = ["hidden_quantities"]


def hidden_quantities(appraisal: Appraisal, relations: Iterable[Relation] | None = None) -> frozenset[Quantity]:
    """The quantities that are withheld and all that follow from them: a total can give away the one score withheld.

    A score whose weighted score is withheld is hidden with it, since the weight is known.
    """
    hidden = {figure.quantity for figure in appraisal.figures if figure.withheld}
    if not hidden:
        return frozenset()
    known = derive(appraisal).relations if relations is None else tuple(relations)
    hidden |= {one for relation in known if relation.result in hidden for one in _behind(relation)}
    following = _following(known)
    waiting = list(hidden)
    while waiting:
        new = following.get(waiting.pop(), set()) - hidden
        hidden |= new
        waiting += new
    return frozenset(hidden)


def _behind(relation: Relation) -> Iterator[Quantity]:
    """What follows back from the result of a relation as surely as the result follows from it."""
    if relation.type in {"product", "equal"}:
        yield from (one for one in relation.operands() if one.kind != "weight")


def _following(relations: Iterable[Relation]) -> dict[Quantity, set[Quantity]]:
    found: dict[Quantity, set[Quantity]] = {}
    for relation in relations:
        for operand in relation.operands():
            found.setdefault(operand, set()).add(relation.result)
    return found
