"""What weights add to, and how final weights follow from group weights and sub-weights."""

from fractions import Fraction

import pytest

from audit.model.quantity import Quantity
from audit.relations.relation import Relation
from tests.papers import outcomes, relations

_FLAT = """
criteria: {care: {weight: 60}, risk: {weight: %s}, gate: {kind: gateway}, later: {kind: unscored, weight: 9}}
options: {a: {}}
method: {total: weighted-sum, weights: {sum: 100}}
"""
_GROUPED = """
groups: {people: {weight: %s}, money: {weight: 40}}
criteria: {care: {group: people, weight: 35}, staff: {group: people, weight: 25}, risk: {group: money, weight: 40}}
options: {a: {}}
method: {total: weighted-sum, weights: {sum: 100}}
"""
_NESTED = """
groups: {all: {}, people: {parent: all, weight: 60}, money: {parent: all, weight: 40}}
criteria:
  care: {group: people, sub-weight: %s, weight: 36}
  staff: {group: people, sub-weight: 40, weight: 24}
  risk: {group: money, sub-weight: 100, weight: 40}
options: {a: {}}
method: {total: weighted-sum, weights: {sum: 100, sub-weights: 100}}
"""


def _operands(relation: Relation) -> list[str]:
    return ["/".join(part for part in quantity if part) for quantity in relation.operands()]


def test_flat_weights_add_up() -> None:
    """All weights of scored criteria make the declared sum; gateways and unscored criteria do not take part."""
    found = relations(_FLAT % 40)["weight-sum/weight"]
    assert (found.type, found.result, _operands(found)) == ("sum", Quantity("weight"), ["weight/care", "weight/risk"])
    assert outcomes(_FLAT % 40, role="weight-sum") == ["pass"]
    assert outcomes(_FLAT % 30, role="weight-sum") == ["fail"]


def test_no_sum_of_weights_without_one() -> None:
    """Where neither the file nor a table gives the sum, weights need not add to anything."""
    assert outcomes((_FLAT % 30).replace(", weights: {sum: 100}", ""), role="weight-sum") == []
    bottom = "tables: {t: {rows: criteria, columns: [weight], cells: {care: [60], total: [99]}}}\n"
    assert outcomes((_FLAT % 30).replace(", weights: {sum: 100}", ""), bottom, role="weight-sum") == ["fail"]


def test_a_weight_that_is_missing_leaves_the_sum_open() -> None:
    """Without one of the weights their sum is undecided."""
    assert outcomes(_FLAT % "pending", role="weight-sum") == ["undecided"]


@pytest.mark.parametrize(("weight", "outcome"), [("60", "pass"), ("50", "fail")])
def test_a_group_weighs_what_its_criteria_weigh(weight: str, outcome: str) -> None:
    """A group's weight is the sum of the weights in it; groups add up to the whole as criteria do."""
    assert outcomes(_GROUPED % weight, role="group-weight") == [outcome, "pass"]
    assert outcomes(_GROUPED % weight, role="weight-sum") == ["pass", outcome]
    assert _operands(relations(_GROUPED % weight)["group-weight/weight/people"]) == ["weight/care", "weight/staff"]


@pytest.mark.parametrize(("sub_weight", "outcome"), [("60", "pass"), ("50", "fail")])
def test_sub_weights(sub_weight: str, outcome: str) -> None:
    """Sub-weights add to their base in each group, and group weight times sub-weight makes the final weight."""
    text = _NESTED % sub_weight
    assert outcomes(text, role="sub-weight-sum") == [outcome, "pass"]
    assert outcomes(text, role="final-weight") == [outcome, "pass", "pass"]
    found = relations(text)["final-weight/weight/care"]
    assert (found.type, found.over, _operands(found)) == ("product", Fraction(100), ["weight/people", "weight/care/people"])
    assert outcomes(text, role="group-weight") == []


def test_final_weights_without_a_base() -> None:
    """Without a base of sub-weights nothing says how final weights follow."""
    text = (_NESTED % 60).replace(", sub-weights: 100", "")
    assert outcomes(text, role="final-weight") == []
    assert outcomes(text, role="sub-weight-sum") == []


def test_final_weights_that_are_not_printed_add_up_too() -> None:
    """The sum of final weights is checked through group weights and sub-weights where only these are printed."""
    text = (_NESTED % 60).replace(", weight: 36", "").replace(", weight: 24", "")
    assert outcomes(text, role="weight-sum") == ["pass"]
    assert outcomes(text.replace("sub-weight: 60", "sub-weight: 50"), role="weight-sum") == ["fail"]
