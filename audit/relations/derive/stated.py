"""What the prose states and the file declares beside the standard method: counts, differences, thresholds, relations."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from audit.appraisal.model.appraisal import Counted, Declared, Gateway, Reference, Stated
from audit.appraisal.model.figure import Verdict
from audit.appraisal.model.quantity import Quantity, fits
from audit.relations.bounds import opposite, region
from audit.relations.derive.basis import Basis
from audit.relations.derive.scores import name_of
from audit.relations.registry import TYPES
from audit.relations.relation import Relation, Term

__all__ = ["count_of", "spoken_relations"]


def spoken_relations(basis: Basis) -> Iterator[Relation]:
    """The relations of stated figures, of declared relations and of thresholds."""
    for stated in basis.appraisal.stated.values():
        yield from _stated(basis, stated)
    ranked = Quantity("count", item="options-ranked")
    if basis.has(ranked):
        yield Relation(name_of("count", ranked), "count", "count", ranked, constant=Fraction(len(basis.appraisal.options)))
    for declared in basis.appraisal.method.relations:
        yield from _declared(basis, declared)
    for verdict in basis.appraisal.verdicts:
        yield from _threshold(basis, verdict)


def _stated(basis: Basis, stated: Stated) -> Iterator[Relation]:
    if stated.counts is not None:
        counted = Fraction(count_of(basis, stated.counts))
        yield Relation(name_of("count", stated.quantity), "count", "count", stated.quantity, constant=counted, where=stated.where)
    if stated.between is not None:
        terms = tuple(Term(reference.quantity, reference.times) for reference in stated.between)
        form = stated.reading_as
        yield Relation(name_of("difference", stated.quantity), "difference", "difference", stated.quantity, terms, form=form, where=stated.where)


def count_of(basis: Basis, counted: Counted) -> int:
    """Count the things that the file lists."""
    appraisal = basis.appraisal
    if counted.of == "criteria":
        chosen = [one for one in appraisal.criteria.values() if not counted.kinds or one.kind in counted.kinds]
        return sum(1 for one in chosen if counted.group is None or one.group == counted.group)
    if counted.of == "gateways":
        return len(appraisal.gateways) + sum(1 for one in appraisal.criteria.values() if one.kind == "gateway")
    return len(appraisal.options) if counted.of == "options" else len(appraisal.groups)


def _declared(basis: Basis, declared: Declared) -> Iterator[Relation]:
    if not declared.each_option:
        yield _instance(declared, None)
        return
    for option in basis.appraisal.options:
        one = _instance(declared, option)
        if any(basis.has(quantity) for quantity in (one.result, *one.operands())):
            yield one


def _instance(declared: Declared, option: str | None) -> Relation:
    result = _for_option(declared.result, option).quantity
    terms = tuple(Term(one.quantity, one.times) for one in (_for_option(term, option) for term in declared.terms))
    return Relation(
        f"declared/{declared.id}/{option}" if option else f"declared/{declared.id}", declared.type, "declared", result, terms,
        times=declared.times, form=TYPES[declared.type].form(declared.pick), where=declared.where,
    )  # fmt: skip


def _for_option(reference: Reference, option: str | None) -> Reference:
    quantity = reference.quantity
    if option is None or quantity.option is not None or not fits(quantity.kind, "option"):
        return reference
    return replace(reference, quantity=quantity._replace(option=option))


def _threshold(basis: Basis, verdict: Verdict) -> Iterator[Relation]:
    gateway = _gateway(basis, verdict)
    if gateway is None or gateway.threshold is None or verdict.outcome not in {"pass", "fail"}:
        return
    threshold = gateway.threshold
    sign = threshold.sign if verdict.outcome == "pass" else opposite(threshold.sign)
    result = threshold.quantity._replace(option=verdict.option)
    yield Relation(
        f"threshold/{gateway.id}/{verdict.option}", "threshold", "threshold", result, nature="norm", constant=threshold.value,
        form=sign, allowed=region(sign, threshold.value), where=verdict.where,
    )  # fmt: skip


def _gateway(basis: Basis, verdict: Verdict) -> Gateway | None:
    named = basis.appraisal.gateways.get(verdict.gateway)
    return named or next((one for one in basis.appraisal.gateways.values() if one.criterion == verdict.gateway), None)
