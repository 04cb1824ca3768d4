"""Small papers as text, and the model that is made of what hangs together with some of their figures."""

from collections.abc import Collection

from audit.appraisal.model.quantity import Quantity
from audit.explanation.solver.encoding import Encoding
from audit.explanation.solver.region import Web, around
from audit.relations.derive.valuation import Valuation
from audit.relations.encode import Number
from tests.papers import derived


def encoded(*parts: str, about: Collection[Quantity] = (), given: Collection[Quantity] | None = None) -> Encoding:
    """Model what hangs together with some quantities; those ``given`` are known to be changed, else any may be."""
    web = Web(Valuation(derived(*parts)))
    return Encoding(around(web, given if given is not None else about), web.valuation, given)


def flags(encoding: Encoding, *quantities: Quantity) -> list[Number]:
    """The literals that say of quantities that they are changed, as numbers."""
    return [Number(encoding.changed[one], 0, 1) for one in quantities]
