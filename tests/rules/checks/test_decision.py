"""``recommendation-order``: what is recommended, and who is passed over."""

import pytest

from tests.rules.packs import facts, only, run

PAPER = """\
scale: {min: 0, max: 5, step: 1}
criteria: {care: {}}
options: {a: {title: Alpha}, b: {title: Beta}, c: {title: Gamma}}
method: {total: sum, rank: {by: total}}
tables: {t: {prints: score, rows: criteria, columns: [a, b, c], cells: {care: [5, 4, 4], total: [%s], rank: [%s]}}}
recommendation: {%s}
"""
KNOWN = ("5, 4, 4", "1, 2, 2")


@pytest.mark.parametrize(
    ("recommendation", "status", "skipped"),
    [
        ("preferred: a", "pass", ""),
        ("preferred: b", "fail", "Alpha"),
        ("preferred: b, reasons: It is local.", "pass", "Alpha"),
        ("preferred: [a, b]", "pass", ""),
        ("preferred: a, taken-forward: [b, c]", "fail", "Alpha"),
        ("preferred: b, taken-forward: [a, b]", "pass", ""),
    ],
)
def test_a_higher_rank_that_is_passed_over_is_asked_about(recommendation: str, status: str, skipped: str) -> None:
    """A tie is not passed over, and a printed reason answers the question."""
    outcome = only(facts(PAPER % (*KNOWN, recommendation)), "recommendation-order", message="{published}|{list}")
    assert (outcome.status, outcome.computed) == (status, skipped)
    assert outcome.where.pointer == "/recommendation"


def test_ranks_that_are_not_known_leave_it_open() -> None:
    """Where the order depends on a blank nothing is said of it."""
    text = PAPER.replace("[5, 4, 4]", "[blank, 4, 4]") % ("blank, 4, 4", "blank, blank, blank", "preferred: b")
    outcome = only(facts(text), "recommendation-order")
    assert (outcome.status, str(outcome.reason)) == ("undecided", "the order of these options is not certain")


def test_a_paper_that_recommends_nothing_is_not_looked_at() -> None:
    """Papers that inform and do not recommend exist."""
    assert [one.status for one in run(facts(PAPER % (*KNOWN, "reasons: none given")), "recommendation-order")] == ["not-applicable"]
