"""Percentages and shares: of the maximum, or of the sum over all options."""

from collections.abc import Iterator
from fractions import Fraction

from audit.derive.basis import Basis, total_of
from audit.derive.scores import name_of
from audit.model.quantity import Quantity
from audit.relations.relation import Relation, Term


def share_relations(basis: Basis, percent_of: str | None) -> Iterator[Relation]:
    """Give every relation about percentages; ``percent_of`` is the denominator taken for those of kind percent."""
    base = Fraction(basis.appraisal.method.percent_base)
    for kind, of in (("percent", percent_of), ("share", "grand-total")):
        for result in basis.kinds(kind):
            whole = _part_and_whole(basis, result, of)
            if whole is not None:
                terms = tuple(map(Term, whole))
                yield Relation(name_of(kind, result), "ratio", kind, result, terms, times=base, where=basis.appraisal.method.where)
        if of == "grand-total":
            yield from _shares_add_up(basis, kind)


def _part_and_whole(basis: Basis, result: Quantity, of: str | None) -> tuple[Quantity, Quantity] | None:
    if of is None or result.item is not None:
        return None
    part = part_of(basis, result)
    if part is None:
        return None
    if of == "grand-total":
        return part, part._replace(option=None)
    return part, _maximum(basis, part)


def part_of(basis: Basis, result: Quantity) -> Quantity | None:
    """Give the quantity that a percentage or rank is about: a total, a subtotal, or a score."""
    if result.option is None:
        return None
    if result.group is not None:
        return Quantity("subtotal", result.option, group=result.group)
    if result.criterion is None:
        return Quantity("total", result.option)
    weighted = Quantity("weighted-score", result.option, result.criterion)
    return weighted if basis.has(weighted) else weighted._replace(kind="score")


def _maximum(basis: Basis, part: Quantity) -> Quantity:
    if part.kind == "score":
        return Quantity("max-score", criterion=part.criterion, item="raw" if basis.weighted else None)
    if part.kind == "weighted-score":
        return Quantity("max-score", criterion=part.criterion)
    return Quantity("max-total", group=part.group)


def _shares_add_up(basis: Basis, kind: str) -> Iterator[Relation]:
    parts = [result for result in basis.kinds(kind) if result.option and not (result.criterion or result.group or result.item)]
    if len(parts) == len(basis.appraisal.options):
        result = Quantity(kind)
        yield Relation(name_of("shares", result), "sum", "shares", result, total_of(parts))


def candidates(basis: Basis) -> tuple[str, ...]:
    """Give the denominators that percentages may have: the declared one, or both."""
    declared = basis.appraisal.method.percent_of
    return (declared,) if declared is not None else ("maximum", "grand-total")
