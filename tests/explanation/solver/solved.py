"""Small papers as text, and what the solver makes of their failed identities."""

from fractions import Fraction

from audit.appraisal.model.quantity import Quantity
from audit.explanation.solver.region import Web, core
from audit.explanation.solver.search import Effort, SmallestSets, fillings, smallest
from audit.relations.derive.check import check_all
from audit.relations.derive.valuation import Valuation
from tests.papers import derived

Sets = set[frozenset[str]]


def short(quantity: Quantity) -> str:
    """Name a quantity by its kind and what it belongs to."""
    return " ".join(part for part in quantity if part)


def explained(*parts: str) -> tuple[Web, SmallestSets]:
    """All smallest explanations of everything that fails in a paper, by the solver alone."""
    valuation = Valuation(derived(*parts))
    failed = [one for one in check_all(valuation.derivation.relations, valuation) if one.outcome == "fail" and one.relation.nature == "identity"]
    assert failed, "the paper agrees"
    web = Web(valuation)
    return web, smallest(web, core(failed), Effort())


def sets(*parts: str) -> Sets:
    """The smallest sets by name."""
    return {frozenset(map(short, own)) for own in explained(*parts)[1].sets}


def values(*parts: str) -> dict[str, list[Fraction]]:
    """The values of every changed quantity, over all smallest sets."""
    web, found = explained(*parts)
    filled: dict[str, set[Fraction]] = {}
    for own in found.sets:
        for quantity, left in fillings(web, own, Effort()).values.items():
            filled.setdefault(short(quantity), set()).update(left.points)
    return {name: sorted(some) for name, some in filled.items()}
