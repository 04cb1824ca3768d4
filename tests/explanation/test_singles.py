"""Weights that many products hold are in no small explanation."""

from audit.appraisal.model.quantity import Quantity
from audit.explanation.ground import Ground
from audit.explanation.singles import steady
from audit.relations.derive.check import check_all
from audit.relations.derive.valuation import Valuation
from audit.rules.checks.base import Facts
from tests.papers import WEIGHTS, derived

_CARE, _RISK = Quantity("weight", criterion="care"), Quantity("weight", criterion="risk")
_TABLES = """
tables:
  t: {rows: criteria, columns: [a, b], prints: score, cells: {care: [4, 3], risk: [0, 2]}}
  u: {rows: criteria, columns: [a, b], prints: weighted-score, cells: {care: [12, 9], risk: [0, 4], total: [13, 13]}}
"""


def _ground() -> Ground:
    valuation = Valuation(derived(WEIGHTS, _TABLES))
    checks = tuple(check_all(valuation.derivation.relations, valuation))
    return Ground(
        Facts(valuation.derivation.appraisal, valuation.derivation, valuation, checks), tuple(one for one in checks if one.outcome == "fail")
    )


def test_a_weight_is_as_steady_as_products_pin_it() -> None:
    """Two products pin the first weight; a score of 0 pins nothing, so that one product alone pins the second."""
    ground = _ground()
    assert steady(ground, [_CARE, _RISK], 1) == {_CARE, _RISK}
    assert steady(ground, [_CARE, _RISK], 2) == {_CARE}
    assert steady(ground, [_CARE, _RISK], 3) == frozenset()
