"""Viable, feasible and desirable as words for the criteria of a group, and options that are called nearly equal."""

from functools import cache

import pytest

from tests.importing.claims.invented import Said, judged

TABLE = [
    ["Criteria", "Weight", "Trust", "Company", "Contract"],
    ["Viability", "", "", "", ""],
    ["Cost", "10", "5", "10", "10"],
    ["Income", "10", "5", "5", "10"],
    ["Feasibility", "", "", "", ""],
    ["Staffing", "10", "10", "5", "5"],
    ["Timescale", "10", "10", "5", "5"],
    ["Total", "", "300", "250", "300"],
]
SAID = "Each criterion was scored from 0 to 10 and the score multiplied by its weight."
TRUE = (
    "The Contract is the most viable option.",
    "The Company and the Contract are equally feasible.",
    "The Trust is the least viable option.",
    "The Company is less financially viable than the Contract.",
    "The Company and the Contract are almost equal in feasibility.",
    "The Company and the Contract are nearly equally feasible.",
    "The Trust and the Contract have almost the same total score.",
)
FALSE = (
    "The Trust is the most viable option.",
    "The Trust and the Contract are equally feasible.",
    "The Company is the least feasible option.",
    "The Company is more financially viable than the Contract.",
    "The Trust and the Company are almost equal in feasibility.",
    "The Trust and the Company have almost the same total score.",
)
SILENT = (
    "The Trust is viable.",
    "The Contract is the most suitable option.",
    "The Contract is not the most viable option for everybody.",
)


@cache
def _found() -> Said:
    return judged(TABLE, SAID, (*TRUE, *FALSE, *SILENT))


@pytest.mark.parametrize("sentence", TRUE)
def test_what_subtotals_confirm_is_true(sentence: str) -> None:
    """A quality is compared with the subtotals of the group that is named after it."""
    assert {truth for _, truth in _found()[sentence]} == {True}


@pytest.mark.parametrize("sentence", FALSE)
def test_what_subtotals_contradict_is_found(sentence: str) -> None:
    """The same words of another option do not hold."""
    assert {truth for _, truth in _found()[sentence]} == {False}


@pytest.mark.parametrize("sentence", SILENT)
def test_other_qualities_make_no_claim(sentence: str) -> None:
    """Where no group is named after a quality, and where nothing is compared, nothing is proposed."""
    assert sentence not in _found()
