"""What has to be modelled: which figures may change together with those that do not agree."""

from audit.appraisal.model.quantity import Quantity
from audit.explanation.solver.region import Web
from audit.relations.derive.valuation import Valuation
from tests.papers import WEIGHTS, derived

_SCORES = "tables: {t: {rows: criteria, columns: [a, b], prints: score, cells: {care: [4, 3], risk: [2, 4], total: [16, 17]}}}\n"


def test_what_is_not_printed_is_reached_through() -> None:
    """From a total the scores and weights are one step away, though the weighted scores between them are not printed."""
    web = Web(Valuation(derived(WEIGHTS, _SCORES)))
    near = web.next_to([Quantity("total", "a")])
    assert near >= {
        Quantity("total", "a"), Quantity("score", "a", "care"), Quantity("score", "a", "risk"),
        Quantity("weight", criterion="care"), Quantity("weight", criterion="risk"),
    }  # fmt: skip
    assert Quantity("score", "b", "care") not in near
    assert Quantity("score", "b", "care") in web.next_to(near)
