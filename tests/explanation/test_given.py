"""Open claims are told what would come of them if the empty cells held what the printed totals leave to them."""

import pytest

from audit.examine import examine_document
from audit.rules.outcome import Outcome
from audit.rules.pack import load_pack
from tests.papers import document
from tests.report.papers import examined_by_all

_SCORES = """
levels: {low: 0, medium: 5, high: 10}
criteria: {care: {weight: 2}, cost: {weight: 3}, risk: {weight: 1}}
options: {a: {}, b: {}}
method: {total: weighted-sum}
tables: {t: {prints: weighted-score, rows: criteria, columns: [a, b], cells: {care: [%s, 20], cost: [%s, 30], risk: [%s, 0], total: [%s, 50]}}}
"""


def outcome(asserts: str, care: str = "blank", cost: str = "15", risk: str = "10", total: str = "45") -> Outcome:
    claims = f"claims: [{{id: x, kind: level, summary: So., asserts: '{asserts}'}}]\n"
    found = examine_document(document(_SCORES % (care, cost, risk, total), claims), load_pack("claims").rules)
    (one,) = [one for one in found.outcomes if one.rule.id == "CLM001"]
    return one


@pytest.mark.parametrize(
    ("asserts", "told"),
    [
        ('level("a", "care") == "high"', "the cell holds no score; with the values that the printed totals allow, it holds"),
        ('level("a", "care") == "low"', "the cell holds no score; with the values that the printed totals allow, it does not hold"),
        (
            'score("a", "care") == score("b", "care")',
            "several values are possible, and they give different answers; with the values that the printed totals allow, it holds",
        ),
    ],
)
def test_what_the_total_forces_is_told_and_decides_nothing(asserts: str, told: str) -> None:
    """25 of 45 are printed, so 20 is left: high. The claim stays open, because the total itself may not be as meant."""
    one = outcome(asserts)
    assert (one.status, str(one.reason)) == ("undecided", told)


def test_what_the_total_leaves_open_is_left_so() -> None:
    """Two blanks that can make up the rest in several ways."""
    one = outcome('level("a", "care") == "high"', risk="blank", total="35")
    assert (one.status, str(one.reason)) == ("undecided", "the cell holds no score")


def test_what_is_left_need_not_be_one_value_to_decide() -> None:
    """10 is left to two cells, so neither is more than 10: the score, before its weight, is 0 or 5."""
    one = outcome('score("a", "care") < 10', risk="blank", total="25")
    assert str(one.reason) == "several values are possible, and they give different answers; with the values that the printed totals allow, it holds"


@pytest.mark.parametrize("total", ["blank", "46"])
def test_without_a_total_that_can_be_made_nothing_is_added(total: str) -> None:
    """A total that no scores make says nothing of the cells."""
    assert str(outcome('level("a", "care") == "high"', total=total).reason) == "the cell holds no score"


def test_withheld_scores_are_not_worked_out() -> None:
    """What a total gives away of a withheld score is not told."""
    one = outcome('level("a", "care") == "high"', care="withheld")
    assert (one.status, str(one.reason)) == ("undecided", "withheld figures are involved")


def test_one_reason_for_scores_that_the_totals_set_apart() -> None:
    """A blank that the total forces to another score than that of the same reason is told; it stays open."""
    found = examined_by_all(
        "appraisal: {id: small, title: Small, from: published}\nlevels: {high: 10, low: 0}\ncriteria: {care: {}, risk: {}}\n"
        "options: {a: {}, b: {}}\nmethod: {total: sum}\n"
        "tables: {t: {rows: options, columns: [care, risk, total], prints: score, cells: {a: [0, 10, 10], b: [blank, 10, 20]}}}\n"
        "texts: {rationale: {care: {a: {text: Near the bus.}, b: {text: Near the bus.}}}}\n"
    )
    (outcome,) = [one for one in found.outcomes if one.rule.check == "same-reason-other-score"]
    assert (outcome.status, outcome.reason.code) == ("undecided", "would-not-be-same")
