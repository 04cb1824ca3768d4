"""Which tables of a paper are one appraisal, which are several, and which score nothing."""

import pytest

from audit.problems import InputError
from tests.importing.make import Rows  # noqa: TC001  # as the tests around
from tests.importing.reading.found import audits, errors, warnings

CHOICE = [
    ["Criterion", "Weight", "Bus", "Tram", "Ferry"], ["Cost", "40%", "4", "2", "3"], ["Speed", "35%", "3", "5", "2"], ["Noise", "25%", "3", "4", "5"],
    ["Weighted total", "100%", "3.40", "3.55", "3.15"],
]  # fmt: skip
OTHERWISE = [
    ["Criterion", "Weight", "Bus", "Tram", "Ferry"], ["Cost", "60%", "4", "2", "3"], ["Speed", "20%", "3", "5", "2"], ["Noise", "20%", "3", "4", "5"],
    ["Weighted total", "100%", "3.60", "3.00", "3.20"],
]  # fmt: skip
FIRM = [
    ["Criterion", "Weight", "Firm A", "Firm B", "Firm C"], ["Price", "5", "4", "3", "5"], ["Quality", "4", "3", "5", "2"], ["Weighted total", "", "32", "35", "33"],
]  # fmt: skip
NOT_SCORED = {
    "requirements": [["ID", "Requirement", "Priority", "Effort"], ["R1", "Login", "1", "5"], ["R2", "Export", "2", "8"], ["R3", "Search", "1", "3"]],
    "prices": [["Item", "Small", "Medium", "Large"], ["Desk", "120", "150", "190"], ["Chair", "45", "60", "85"], ["Total", "165", "210", "276"]],
    "benchmarks": [["Benchmark", "Bun", "Node"], ["Requests per second", "58000", "31000"], ["p99 (ms)", "12", "22"], ["Memory (MB)", "48", "71"]],
    "a budget that does not add up": [["Heading", "2024", "2025", "Total"], ["Staff", "120", "125", "245"], ["Travel", "10", "12", "23"]],
    "staffing that does not add up": [["Department", "Junior", "Senior", "Total"], ["Housing", "4", "3", "7"], ["Finance", "3", "3", "7"], ["Law", "1", "2", "3"]],
    "a timetable": [["Stop", "Bus 1", "Bus 2"], ["Market", "07:05", "08:05"], ["School", "07:12", "08:12"], ["Station", "07:25", "08:25"]],
    "thresholds": [["A score", "B score", "Recommendation"], [">70", "<60", "Take A"], ["<50", ">70", "Take B"], ["<50", "<50", "Look again"]],
    "measures of products": [
        ["Model", "BTU", "Noise (dBA)", "Price (£)"], ["One", "11,500", "47–56", "£640"], ["Two", "10,700", "47–50", "£659"], ["Three", "9,400", "50–52", "£439"],
    ],
    "a blank form": [["Criterion", "Weight", "Own", "Bought"], ["Control", "High", "", ""], ["Cost", "High", "", ""], ["Time", "Low", "", ""]],
}  # fmt: skip


@pytest.mark.parametrize("name", NOT_SCORED)
def test_a_paper_that_scores_nothing_is_not_accused(name: str) -> None:
    """It is refused, or nothing could be checked; no error and no warning, and never a clean verdict."""
    try:
        found = audits("# What was looked at", NOT_SCORED[name])
    except InputError:
        return
    assert not any(errors(found))
    assert warnings(found) == []
    assert {one.verdict for one in found} <= {"not-auditable", "undecided"}


def test_other_weights_make_a_scenario_of_its_own() -> None:
    """Each scenario is checked by itself; one that is amiss is found in its own."""
    amiss = [*OTHERWISE[:-1], ["Weighted total", "100%", "3.60", "3.00", "3.30"]]
    found = audits("## Base case", CHOICE, "## Cost counts more", OTHERWISE)
    assert errors(found) == [[], []]
    found = audits("## Base case", CHOICE, "## Cost counts more", amiss)
    assert [len(one) for one in errors(found)] == [0, 1]
    assert errors(found)[1][0][1:] == ("ferry", "3.30", "3.20")


def test_two_decisions_under_headings_of_their_own() -> None:
    """Other options and other criteria are another decision."""
    found = audits("## Which way", CHOICE, "## Which firm", FIRM)
    assert [len(one.appraisal.options) for one in found if one.appraisal is not None] == [3, 3]
    assert not any(errors(found))
    assert warnings(found) == []


@pytest.mark.parametrize("first", [True, False])
def test_measures_of_the_same_options_are_no_scores_of_theirs(first: bool) -> None:
    """A table that prints another figure under the name of a criterion is not the same score printed otherwise."""
    measured = [["Way", "Cost", "Noise", "Length"], ["Bus", "48000", "71", "12"], ["Tram", "97000", "66", "11"], ["Ferry", "31000", "58", "17"]]
    blocks = ["## Measured", measured, "## Scored", CHOICE] if first else ["## Scored", CHOICE, "## Measured", measured]
    found = audits(*blocks)
    assert not any(errors(found))
    assert warnings(found) == []
    assert any(one.coverage.figures.verified > 10 for one in found)


def test_a_summary_under_short_names_speaks_of_the_same_options() -> None:
    """The totals tell which long name a short one stands for; a total that differs from the table is found."""
    detail = [["Criterion", "Weight", "PostgreSQL 16", "MongoDB Atlas", "Redis Stack"], *[row[:] for row in CHOICE[1:]]]
    summary = [["Option", "Total"], ["Postgres", "3.40"], ["Mongo", "3.55"], ["Redis", "3.15"]]
    found = audits("## Summary", summary, "## Detail", detail)
    assert [len(one.appraisal.options) for one in found if one.appraisal is not None] == [3]
    assert not any(errors(found))
    assert warnings(found) == []


def test_one_table_for_each_option_is_one_appraisal() -> None:
    """The heading that differs names the option, and a total that does not follow is found in its table."""

    def sheet(name: str, scores: tuple[int, int, int], total: int) -> list[object]:
        weighed = [
            ["Price", "3", f"{scores[0]}", f"{scores[0] * 3}"],
            ["Team", "2", f"{scores[1]}", f"{scores[1] * 2}"],
            ["Plan", "1", f"{scores[2]}", f"{scores[2]}"],
        ]
        return [f"## {name}", "### Scores", [["Criterion", "Weight", "Score", "Weighted"], *weighed, ["Total", "", "", f"{total}"]]]

    found = audits(*sheet("Northwind", (4, 3, 5), 23), *sheet("Southgate", (2, 5, 4), 20), *sheet("Westbrook", (5, 2, 1), 20))  # type: ignore[arg-type]
    assert [[option.title for option in one.appraisal.options.values()] for one in found if one.appraisal] == [
        ["Northwind", "Southgate", "Westbrook"]
    ]
    assert not any(errors(found))
    found = audits(*sheet("Northwind", (4, 3, 5), 23), *sheet("Southgate", (2, 5, 4), 20), *sheet("Westbrook", (5, 2, 1), 21))  # type: ignore[arg-type]
    assert errors(found) == [[("ARI001", "westbrook", "21", "20")]]


def test_a_list_of_weights_gives_each_decision_only_the_criteria_it_scores() -> None:
    """A criterion that another decision scores is not missing in this one."""
    weights: Rows = [["Criterion", "Weight"], ["Speed", "0.3"], ["Skills", "0.3"], ["Scale", "0.2"], ["Security", "0.2"]]
    one: Rows = [
        ["Criterion (Weight)", "Go", "Node"],
        ["Speed (0.3)", "5", "3"],
        ["Skills (0.3)", "2", "5"],
        ["Scale (0.2)", "5", "3"],
        ["Weighted total", "3.1", "3.0"],
    ]
    other: Rows = [
        ["Criterion (Weight)", "Vue", "React"],
        ["Skills (0.3)", "4", "5"],
        ["Security (0.2)", "4", "3"],
        ["Speed (0.3)", "2", "3"],
        ["Weighted total", "2.6", "3.0"],
    ]
    found = audits(weights, "## Behind", one, "## In front", other)
    assert not any(errors(found))
    assert warnings(found) == []


def test_two_decisions_on_one_sheet_are_two() -> None:
    """Under texts of their own tables with few names in common go on with nothing, though both stand under no heading."""
    first: Rows = [["Option", "Quality", "Price", "Total"], ["Own", "70", "13", "83"], ["Lease", "26", "28", "54"], ["Merge", "40", "28", "68"]]
    second: Rows = [
        ["Option", "Service", "Quality", "Size", "Total"],
        ["A", "6", "6", "4", "16"],
        ["B", "0", "9", "5", "14"],
        ["C", "7", "6", "9", "22"],
    ]
    found = audits("First choice", first, "Second choice", second)
    assert errors(found) == [[], []]
