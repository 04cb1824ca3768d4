"""Averages of groups: rows called so are results of groups, those of one criterion and misprinted ones among them."""

from tests.importing.make import Rows
from tests.importing.reading.found import audits, errors

SAID = "The total is the average of the groups, weighted by the weights of the groups (People 60%, Technical 40%)."
ROWS: Rows = [
    ["Driver", "A", "B", "C"], ["People", "", "", ""], ["Ownership", "3", "4", "1"], ["People average", "3.00", "4.00", "1.00"],
    ["Technical", "", "", ""], ["Latency", "1", "3", "3"], ["Resilience", "4", "3", "2"], ["Technical average", "2.50", "3.00", "2.50"],
    ["Merit index", "2.80", "3.60", "1.60"],
]  # fmt: skip


def test_the_average_of_one_criterion_is_no_criterion() -> None:
    """Three criteria in two groups, with the weights of the sentence, and the total by a word that nobody listed."""
    (found,) = audits(SAID, ROWS)
    assert errors([found]) == [[]]
    assert found.appraisal is not None
    assert sorted(found.appraisal.criteria) == ["latency", "ownership", "resilience"]


def test_a_misprinted_average_and_total_are_told() -> None:
    """2.75 for 2.50, and 3.70 for 3.60, with the figures that follow."""
    changed = [*ROWS[:7], ["Technical average", "2.75", "3.00", "2.50"], ["Merit index", "2.80", "3.70", "1.60"]]
    assert sorted(found[2:] for found in errors(audits(SAID, changed))[0]) == [("2.75", "2.50"), ("3.70", "3.60")]


def test_criteria_called_averages_are_criteria() -> None:
    """Average speed and mean time are no results of what stands above them."""
    rows: Rows = [["Criterion", "A", "B", "C"], ["Range", "3", "4", "1"], ["Average speed", "5", "2", "4"], ["Mean time to repair", "1", "5", "2"], ["Total", "9", "11", "7"]]  # fmt: skip
    (found,) = audits(rows)
    assert errors([found]) == [[]]
    assert found.appraisal is not None
    assert len(found.appraisal.criteria) == 3  # as printed


def test_a_criterion_may_be_called_like_another_group() -> None:
    """Technical is a criterion of People, and a group of its own below."""
    rows = [*ROWS[:2], ["Technical", "3", "4", "1"], *ROWS[3:]]
    (found,) = audits(SAID, rows)
    assert errors([found]) == [[]]
    assert found.appraisal is not None
    assert len(found.appraisal.scored) == 3  # as printed
