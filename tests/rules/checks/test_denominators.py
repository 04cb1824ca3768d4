"""``denominators-alike``: totals with and without their maximum."""

import pytest

from tests.rules.packs import example, only


def test_totals_that_all_have_a_denominator_pass() -> None:
    """One outcome for the appraisal, that says how many options have one."""
    outcome = only(example("points"), "denominators-alike")
    assert (outcome.status, outcome.published, outcome.subject.ids) == ("pass", "3 of 3", ())


def test_totals_without_a_denominator_are_told() -> None:
    """Every option whose total never stands with its maximum is named, and its printings are the evidence."""
    outcome = only(example("points", '{/tables/scores/cells/total: ["24 / 30", 25, 14]}'), "denominators-alike")
    assert (outcome.status, outcome.published, outcome.words["list"]) == ("fail", "1 of 3", "Option B; Option C")
    assert outcome.subject.ids == ("scores.total.b", "scores.total.c", "summary.b.total", "summary.c.total")
    assert outcome.where.pointer == "/tables/scores/cells/total/1"


@pytest.mark.parametrize("cell", ["blank", "withheld"])
def test_a_total_that_is_not_printed_is_no_bare_one(cell: str) -> None:
    """An option without a total is neither with nor without a denominator."""
    change = f"{{/tables/scores/cells/total/1: {cell}, /tables/summary/cells/b/0: {cell}}}"
    outcome = only(example("points", change), "denominators-alike")
    assert (outcome.status, outcome.published) == ("pass", "2 of 2")


def test_without_any_denominator_there_is_nothing_to_compare() -> None:
    """A paper that prints bare totals throughout prints them alike."""
    assert only(example("levels"), "denominators-alike").status == "not-applicable"
