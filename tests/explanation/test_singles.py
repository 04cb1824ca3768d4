"""Which single changes end a disagreement; and weights that many products hold are in no small explanation."""

from fractions import Fraction

from audit.appraisal.exact.values import point
from audit.appraisal.model.quantity import Quantity
from audit.explanation.ground import Ground
from audit.explanation.singles import singles, steady
from audit.relations.derive.check import check_all
from audit.relations.derive.valuation import Valuation
from audit.rules.checks.base import Facts
from tests.papers import SUMS, WEIGHTS, derived

_CARE, _RISK = Quantity("weight", criterion="care"), Quantity("weight", criterion="risk")
_TABLES = """
tables:
  t: {rows: criteria, columns: [a, b], prints: score, cells: {care: [4, 3], risk: [0, 2]}}
  u: {rows: criteria, columns: [a, b], prints: weighted-score, cells: {care: [12, 9], risk: [0, 4], total: [13, 13]}}
"""


def _ground(*parts: str) -> Ground:
    valuation = Valuation(derived(*(parts or (WEIGHTS, _TABLES))))
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


_ALONE = SUMS.replace("options: {a: {}, b: {}, c: {}}", "options: {a: {}}").replace("min: 0", "min: -5")
_SHARES = "tables: {t: {rows: criteria, columns: [a], prints: score, cells: {care: [%s], risk: [%s], total: [%s], share: [100]}}}\n"


def test_a_total_may_be_nothing_though_no_share_follows_from_it() -> None:
    """Of nothing there is no share, and so none that disagrees: that the total was meant to be 0 is listed, as by the solver."""
    found, every = singles(_ground(_ALONE, _SHARES % (2, -2, 1)))
    assert every
    assert found[Quantity("total", "a")] == point(Fraction(0))


def test_a_change_ends_every_disagreement_that_is_to_be_explained() -> None:
    """A figure in which one of two disagreements has no part is not said to explain both, whatever follows from it."""
    text = "tables: {t: {rows: criteria, columns: [a, b], prints: score, cells: {care: [4, 3], risk: [2, 1], total: [7, 5]}}}\n"
    ground = _ground(SUMS, text)
    assert len(ground.failed) == 2
    assert not ground.agrees({Quantity("total", "a"): point(Fraction(6))})
    assert ground.agrees({Quantity("total", "a"): point(Fraction(6)), Quantity("total", "b"): point(Fraction(4))})
