"""What other tables of a paper say of one: a summary by unknown words, a list of other results, scores read as totals."""

from tests.importing.make import Rows
from tests.importing.reading.found import audits, errors

MATRIX: Rows = [
    ["Criterion", "Weight", "Inn", "Barn", "Mill"], ["Light", "50%", "8", "4", "2"], ["Space", "30%", "2", "6", "4"], ["Noise", "20%", "5", "5", "10"],
    ["Total", "100%", "5.6", "4.8", "4.2"], ["Rank", "", "1", "2", "3"],
]  # fmt: skip


def test_a_summary_by_words_that_nobody_listed_prints_totals_and_ranks() -> None:
    """Composite and standing of each option are its total and rank again, and no criteria of another decision."""
    summary: Rows = [["Supplier", "Composite", "Standing"], ["Inn", "5.6", "1"], ["Barn", "4.8", "2"], ["Mill", "4.2", "3"]]
    (found,) = audits(MATRIX, summary)
    assert errors([found]) == [[]]
    assert found.appraisal is not None
    assert len(found.appraisal.criteria) == 3  # those of the matrix


def test_scores_by_one_criterion_are_no_totals() -> None:
    """A list of the scores for light beside the matrix contradicts no total of it."""
    light: Rows = [["Supplier", "Windows", "Score (1-10)"], ["Inn", "many", "8"], ["Barn", "few", "4"], ["Mill", "none", "2"]]
    assert errors(audits("# Light", light, "# All", MATRIX)) == [[]]


def test_scores_that_fit_each_other_by_chance_are_all_criteria() -> None:
    """A table of scores in which one row is the average of others is read like the tables that weigh it."""
    scores: Rows = [
        ["Criterion", "North", "South", "East", "West"], ["Strategic fit", "3", "4", "3", "2"], ["Value", "3", "2", "3", "2"],
        ["Resilience", "4", "1", "2", "4"], ["Patient safety", "3", "3", "4", "2"],
    ]  # fmt: skip
    first: Rows = [
        ["Criterion", "Weight", "North", "South", "East", "West"], ["Strategic fit", "10%", "0.30", "0.40", "0.30", "0.20"], ["Value", "20%", "0.60", "0.40", "0.60", "0.40"],
        ["Resilience", "25%", "1.00", "0.25", "0.50", "1.00"], ["Patient safety", "45%", "1.35", "1.35", "1.80", "0.90"], ["Weighted sum", "100%", "3.25", "2.40", "3.20", "2.50"],
    ]  # fmt: skip
    second: Rows = [
        ["Criterion", "Weight", "North", "South", "East", "West"], ["Strategic fit", "20%", "0.60", "0.80", "0.60", "0.40"], ["Value", "10%", "0.30", "0.20", "0.30", "0.20"],
        ["Resilience", "15%", "0.60", "0.15", "0.30", "0.60"], ["Patient safety", "55%", "1.65", "1.65", "2.20", "1.10"], ["Weighted sum", "100%", "3.15", "2.80", "3.40", "2.30"],
    ]  # fmt: skip
    found = audits(
        "# Scores", scores, "# Equal money", "Weighted score = score x weight.", first, "# Base weights", "Weighted score = score x weight.", second
    )
    assert errors(found) == [[], []]
    assert [len(one.appraisal.criteria) for one in found if one.appraisal is not None] == [4, 4]  # as printed


def test_places_beside_totals_printed_again_are_ranks() -> None:
    """Standing is the rank where the column beside it prints the totals of the matrix, which prints no ranks itself."""
    summary: Rows = [["Supplier", "Total", "Standing"], ["Inn", "5.6", "1"], ["Barn", "4.8", "3"], ["Mill", "4.2", "2"]]
    (found,) = audits(MATRIX[:-1], summary)
    assert {one[0] for one in errors([found])[0]} == {"ARI017"}


_SCORED: Rows = [
    ["Criterion", "Weight", "Alpha", "Beta"], ["Cost", "50%", "4", "2"], ["Speed", "30%", "3", "5"], ["Care", "20%", "2", "4"],
    ["Weighted total", "100%", "3.3", "3.3"],
]  # fmt: skip


def test_a_table_that_describes_the_options_in_words_adds_no_criteria() -> None:
    """What is recommended, its benefit and its price are said of an option, and scored by nobody."""
    summary: Rows = [
        ["Criterion", "Alpha", "Notes"], ["Recommended", "Yes", "fits best"], ["Primary benefit", "Few parts", "two vendors"],
        ["Main trade-off", "Slow to begin", "can be borne"], ["Cost over 24 months", "~$120", "within budget"], ["Risk", "Low", "settled"],
    ]  # fmt: skip
    (found,) = audits(_SCORED, summary)
    assert found.appraisal is not None
    assert [one.title for one in found.appraisal.criteria.values()] == ["Cost", "Speed", "Care"]
    assert errors([found]) == [[]]


def test_points_to_bear_in_mind_are_no_criteria_of_a_table_that_weighs_its_own() -> None:
    """Most are criteria under the same names; one that is never scored, and has a word for its importance, is none."""
    drivers: Rows = [
        ["Factor", "Details", "Importance"], ["Market", "the longest list", "CRITICAL"], ["Cost", "tools that matured", "HIGH"],
        ["Speed", "near the users", "CRITICAL"], ["Care", "people who help", "MEDIUM"],
    ]  # fmt: skip
    (found,) = audits(drivers, _SCORED)
    assert found.appraisal is not None
    assert [one.title for one in found.appraisal.criteria.values()] == ["Cost", "Speed", "Care"]
    assert errors([found]) == [[]]
    assert found.coverage.figures.verified >= 2


def test_words_of_importance_weigh_nothing() -> None:
    """Where no table prints weights in figures, a word is no weight, and the paper is read all the same."""
    plain = [["Criterion", "Alpha", "Beta"], ["Cost", "4", "2"], ["Speed", "3", "5"], ["Total", "7", "7"]]
    drivers: Rows = [["Criterion", "Details", "Weight"], ["Cost", "tools that matured", "HIGH"], ["Speed", "near the users", "MEDIUM"]]
    (found,) = audits(drivers, plain)
    assert found.appraisal is not None
    assert errors([found]) == [[]]
    assert found.coverage.figures.verified > 0
