"""Weights: what they add to, and how final weights follow from group weights and sub-weights."""

from collections.abc import Iterator

from audit.derive.basis import Basis, total_of
from audit.derive.scores import name_of
from audit.model.quantity import Quantity
from audit.relations.relation import Relation, Term


def weight_relations(basis: Basis) -> Iterator[Relation]:
    """Give every relation about weights."""
    if basis.sub_weighted:
        yield from _hierarchical(basis)
    elif not basis.appraisal.method.total.of_groups:
        yield from _group_weights(basis)
    yield from _sum_of_all(basis)


def _hierarchical(basis: Basis) -> Iterator[Relation]:
    base = basis.appraisal.method.sub_weight_sum
    for group in basis.appraisal.groups:
        parts = [Quantity("weight", criterion=one.id, group=group) for one in basis.members(group)]
        if parts and any(map(basis.has, parts)):
            result = Quantity("weight", group=group, item="sub-weights")
            yield Relation(name_of("sub-weight-sum", result), "sum", "sub-weight-sum", result, total_of(parts))
    for criterion in basis.appraisal.scored if base else ():
        result = Quantity("weight", criterion=criterion.id)
        terms = (Term(Quantity("weight", group=criterion.group)), Term(Quantity("weight", criterion=criterion.id, group=criterion.group)))
        if criterion.group is not None and all(basis.has(term.quantity) for term in terms):
            assert base is not None
            yield Relation(name_of("final-weight", result), "product", "final-weight", result, terms, over=base, where=criterion.where)


def _group_weights(basis: Basis) -> Iterator[Relation]:
    for group in basis.appraisal.groups:
        result = Quantity("weight", group=group)
        parts = [Quantity("weight", criterion=one.id) for one in basis.inside(group)]
        if basis.has(result) and any(map(basis.has, parts)):
            yield Relation(name_of("group-weight", result), "sum", "group-weight", result, total_of(parts))


def _sum_of_all(basis: Basis) -> Iterator[Relation]:
    result = Quantity("weight")
    flat = [Quantity("weight", criterion=one.id) for one in basis.appraisal.scored]
    groups = [Quantity("weight", group=group) for group in basis.children(None)]
    final = basis.sub_weighted and basis.appraisal.method.sub_weight_sum is not None
    if not basis.has(result):
        return
    if any(map(basis.has, flat)) or (final and not basis.appraisal.method.total.of_groups):
        yield Relation(name_of("weight-sum", result), "sum", "weight-sum", result, total_of(flat))
    if any(map(basis.has, groups)):
        yield Relation(name_of("weight-sum/groups", result), "sum", "weight-sum", result, total_of(groups))
