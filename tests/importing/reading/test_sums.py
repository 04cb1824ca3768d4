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


def test_a_misprinted_sum_of_a_group_is_told() -> None:
    """Two options, and 16 printed for the 6 of the second group of one of them."""
    rows: Rows = [
        ["Variante", "Erweiterbarkeit", "Kosten", "Zwischensumme Betrieb", "Sicherheit", "Größe", "Zwischensumme Technik", "Gesamtpunktzahl"],
        ["Variante A", "2", "2", "4", "1", "1", "2", "6"], ["Variante B", "2", "3", "5", "4", "2", "16", "11"],
    ]  # fmt: skip
    assert [one[2:] for one in errors(audits("Bewertet wurde mit 1 bis 4 Punkten je Kriterium.", rows))[0]] == [("16", "6")]


def test_a_result_that_bears_the_name_of_its_group_is_none_of_its_criteria() -> None:
    """Benefits tally and Place tally are sums of their groups; the misprint in the second is told, and no scale is held against it."""
    rows: Rows = [
        ["Objective", "A", "B", "C"], ["Benefits", "", "", ""], ["Price", "3", "2", "2"], ["Access", "1", "1", "4"], ["Benefits tally", "4", "3", "6"],
        ["Place", "", "", ""], ["Space", "4", "1", "2"], ["Risk", "4", "1", "1"], ["Place tally", "8", "2", "3"], ["Totals", "12", "5", "9"],
    ]  # fmt: skip
    said = "Each criterion is scored out of 4."
    assert errors(audits(said, rows)) == [[]]
    changed = [*rows[:8], ["Place tally", "8", "2", "4"], rows[9]]
    assert {one[2:] for one in errors(audits(said, changed))[0] if one[0] == "ARI002"} == {("4", "3")}
