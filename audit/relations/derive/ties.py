"""One way of ranking ties for all ranks of a paper that does not say which: whichever fits most of them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from audit.appraisal.exact.values import Values
from audit.appraisal.model.appraisal import Appraisal
from audit.relations.derive.check import check, follows_as_printed
from audit.relations.derive.derivation import Derivation, derivation_with
from audit.relations.derive.valuation import Valuation
from audit.relations.relation import Relation

__all__ = ["with_one_way"]

_WAYS: Final = {"standard": "1 2 2 4", "dense": "1 2 2 3", "average": "1 2.5 2.5 4"}


def with_one_way(derivation: Derivation, percent_of: str | None) -> Derivation:
    """Take the way of ranking ties that fits most ranks, where all together fit none.

    A paper counts its ties in one way. Where one way fits all ranks nothing has to be taken. Where a rank fits no way,
    one is taken only if no further rank misses by it, and every way that fits as many gives the same: it then says which
    rank follows, in the place of several.
    """
    appraisal = derivation.appraisal
    if appraisal.method.ties is not None or not any(one.role == "rank" for one in derivation.relations):
        return derivation
    misfits = {way: _misfits(_ranked_so(derivation, way)) for way in _WAYS}
    best = min(_WAYS, key=lambda way: len(misfits[way]))
    free, fewest = _misfits(derivation), misfits[best]
    rivals = [found for found in misfits.values() if len(found) == len(fewest) and found != fewest]
    if not fewest or (free and (len(fewest) > len(free) or rivals)):
        return derivation
    said = f"the file does not say how ties are ranked; no one way fits all ranks, and they are read as {_WAYS[best]}, which fits most"
    return derivation_with(_ranked(appraisal, best), percent_of, (*derivation.assumed, said))


def _ranked(appraisal: Appraisal, way: str) -> Appraisal:
    return replace(appraisal, method=replace(appraisal.method, ties=way))


def _ranked_so(derivation: Derivation, way: str) -> Derivation:
    """The same with all ranks counted in one way, which is all that the way of counting ties decides."""

    def counted(relations: Iterable[Relation]) -> tuple[Relation, ...]:
        return tuple(replace(one, form=way) if one.role == "rank" else one for one in relations)

    defining = {quantity: counted(own) if quantity.kind == "rank" else own for quantity, own in derivation.defining.items()}
    return replace(derivation, relations=counted(derivation.relations), defining=defining)


def _misfits(derivation: Derivation) -> dict[str, Values]:
    """The ranks that do not follow, with what follows instead."""
    valuation = Valuation(derivation)
    checks = (found for one in derivation.relations if one.role == "rank" for found in check(one, valuation, fits=False))
    failed = [one for one in checks if one.outcome == "fail" and not follows_as_printed(one, valuation)]
    return {one.relation.id: one.computed for one in failed}
