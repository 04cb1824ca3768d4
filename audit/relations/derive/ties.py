"""One way of ranking ties for all ranks of a paper that does not say which: whichever fits most of them."""

from dataclasses import replace
from typing import Final

from audit.appraisal.exact.values import Values
from audit.appraisal.model.appraisal import Appraisal
from audit.relations.derive.check import check_all
from audit.relations.derive.derivation import Derivation, derivation_with
from audit.relations.derive.valuation import Valuation

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
    ways = {way: derivation_with(_ranked(appraisal, way), percent_of, derivation.assumed) for way in _WAYS}
    misfits = {way: _misfits(found) for way, found in ways.items()}
    best = min(_WAYS, key=lambda way: len(misfits[way]))
    free, fewest = _misfits(derivation), misfits[best]
    rivals = [found for found in misfits.values() if len(found) == len(fewest) and found != fewest]
    if not fewest or (free and (len(fewest) > len(free) or rivals)):
        return derivation
    said = f"the file does not say how ties are ranked; no one way fits all ranks, and they are read as {_WAYS[best]}, which fits most"
    return replace(ways[best], assumed=(*derivation.assumed, said))


def _ranked(appraisal: Appraisal, way: str) -> Appraisal:
    return replace(appraisal, method=replace(appraisal.method, ties=way))


def _misfits(derivation: Derivation) -> dict[str, Values]:
    """The ranks that do not follow, with what follows instead."""
    ranks = tuple(one for one in derivation.relations if one.role == "rank")
    failed = [one for one in check_all(ranks, Valuation(derivation)) if one.outcome == "fail" and "printed-values" not in one.fits]
    return {one.relation.id: one.computed for one in failed}
