"""Totals in the line below a table, and tables beside each other that print other totals of one option."""

from tests.importing.make import Rows
from tests.importing.reading.found import audits, errors

KEEP: Rows = [["Criterion", "Score (0-10)", "Why"], ["Cost", "9", "cheap"], ["Safety", "4", "old"], ["Comfort", "5", "fair"]]
BUY: Rows = [["Criterion", "Score (0-10)", "Why"], ["Cost", "3", "dear"], ["Safety", "9", "new"], ["Comfort", "8", "good"]]


def test_a_total_in_the_line_below_is_held_to_the_scores() -> None:
    """One of two totals that stand below their tables does not follow."""
    found = audits("## Option 1 – Keep", KEEP, "**Total: 18/30**", "## Option 2 – Buy", BUY, "**Total: 21/30**")
    assert [one[1:] for one in errors(found)[0]] == [("buy", "21", "20")]


def test_a_line_that_is_no_total_is_none() -> None:
    """A sentence with a figure, or the scale, says nothing of the sum."""
    for line in ("Total cost: 99", "Scores: 1 to 10", "Reviewed: 18"):
        assert errors(audits("## Option 1 – Keep", KEEP, line, "## Option 2 – Buy", BUY)) == [[]]


def test_plain_sums_of_single_options_are_no_weighted_totals() -> None:
    """A table of all options with weights prints other totals than those below the table of each, and neither is accused."""
    matrix: Rows = [
        ["Criterion", "Weight", "Option 1", "Option 2"], ["Cost", "3", "27", "9"], ["Safety", "2", "8", "18"], ["Comfort", "1", "5", "8"],
        ["Total", "", "40", "35"],
    ]  # fmt: skip
    found = audits("## Option 1", KEEP, "Total: 18/30", "## Option 2", BUY, "Total: 20/30", "## Comparison", matrix)
    assert all(not each for each in errors(found))
