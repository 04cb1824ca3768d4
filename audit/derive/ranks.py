"""Ranks: of totals, of subtotals in a group, of scores on a criterion."""

from collections.abc import Iterator

from audit.derive.basis import Basis
from audit.derive.scores import name_of
from audit.derive.shares import part_of
from audit.model.quantity import Quantity
from audit.relations.relation import Relation, Term


def rank_relations(basis: Basis) -> Iterator[Relation]:
    """Give a relation for every rank that the file has a cell for."""
    method = basis.appraisal.method
    for result in basis.kinds("rank"):
        own = ranked_by(basis, result)
        if own is None:
            continue
        ranked = [option for option in basis.appraisal.options if _takes_part(basis, result, own, option)]
        if result.option not in ranked:
            continue
        terms = (Term(own), *(Term(own._replace(option=option)) for option in ranked if option != result.option))
        direction = _direction(basis, own)
        yield Relation(name_of("rank", result), "order", "rank", result, terms, form=method.ties or "", direction=direction, where=method.where)


def _takes_part(basis: Basis, result: Quantity, own: Quantity, option: str) -> bool:
    """Say whether an option is ranked: it has a rank cell, and neither that nor what is ranked is not applicable."""
    cells = [*basis.figures.get(result._replace(option=option), ()), *basis.figures.get(own._replace(option=option), ())]
    ranked = basis.has(result._replace(option=option))
    return ranked and all(figure.state != "not-applicable" for figure in cells)


def ranked_by(basis: Basis, result: Quantity) -> Quantity | None:
    """Give the quantity that a rank is about."""
    method = basis.appraisal.method
    if result.item is not None:
        return Quantity("cost", result.option, item=result.item)
    if result.criterion is None and result.group is None and method.rank_by != "total":
        return Quantity(method.rank_by, result.option, item=method.rank_item)
    return part_of(basis, result)


def _direction(basis: Basis, own: Quantity) -> str:
    if own.kind == "cost":
        return "lower"
    criterion = basis.appraisal.criteria.get(own.criterion or "")
    if criterion is not None and criterion.direction is not None:
        return criterion.direction
    return basis.appraisal.method.direction
