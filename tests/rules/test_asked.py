"""What is asked instead of being held against a paper: the words of the question, and when it is asked."""

from dataclasses import replace
from typing import Final

import pytest

from audit.appraisal.model.appraisal import Appraisal, Standing
from audit.rules.asked import asked, asks, is_asked
from tests.papers import SUMS, built, checks
from tests.rules.packs import rule

TABLE: Final = "tables: {t: {rows: criteria, columns: [a, b, c], prints: score, cells: {care: [4, 1, 2], risk: [3, 1, 2], total: [%s, 2, 4]}}}\n"


def paper(standing: Standing | None) -> Appraisal:
    appraisal = built(SUMS)
    return replace(appraisal, method=replace(appraisal.method, standing=standing))


@pytest.mark.parametrize(
    ("standing", "message"),
    [
        (
            Standing(way="plain sum", other="weighted sum"),
            "{about}: by plain sum the figures give {computed}; {published} is printed. How were the totals worked out? (nearest other reading: weighted sum)",
        ),
        (Standing(way="plain sum"), "{about}: by plain sum the figures give {computed}; {published} is printed. How were the totals worked out?"),
        (Standing(), "{about}: by the figures beside it the figures give {computed}; {published} is printed. How were the totals worked out?"),
        (
            Standing(way="sum {of} care"),
            "{about}: by sum (of) care the figures give {computed}; {published} is printed. How were the totals worked out?",
        ),
    ],
)
def test_a_question_tells_both_readings(standing: Standing, message: str) -> None:
    """The way that was taken and the nearest other one, if there is one; what a paper calls them is no field of a message."""
    found = asked(replace(rule(), severity="error"), paper(standing))
    assert (found.message, found.severity) == (message, "note")
    assert is_asked(found)
    assert not is_asked(rule())


@pytest.mark.parametrize(
    ("total", "standing", "expected"),
    [
        ("8", Standing(firm=False), True),
        ("8", Standing(firm=True), False),
        ("8", None, False),
        ("7", Standing(firm=False), False),
    ],
)
def test_only_what_fails_by_a_method_that_is_not_firm_is_asked(total: str, standing: Standing | None, expected: bool) -> None:
    """A total that agrees is no question, nor is one of a paper that says how its totals follow."""
    (check, *_) = checks(SUMS, TABLE % total, role="total")
    assert asks(paper(standing), check) is expected


@pytest.mark.parametrize(("cells", "expected"), [("care: [4, 1, 2]", True), ("care: [4, 1, 2], risk: [blank, 1, 2]", False)])
def test_a_total_with_a_score_that_has_no_cell_is_asked_about(cells: str, expected: bool) -> None:
    """Of a paper that was read, a criterion without a cell may be none; a cell that is printed blank is a score that is missing."""
    text = f"tables: {{t: {{rows: criteria, columns: [a, b, c], prints: score, cells: {{{cells}, total: [30, 2, 4]}}}}}}\n"
    (check, *_) = checks(SUMS, text, role="total")
    assert check.outcome == "fail"
    appraisal = built(SUMS, text)
    read = replace(appraisal, method=replace(appraisal.method, standing=Standing(firm=True)))
    assert asks(read, check) is expected
    assert not asks(appraisal, check)
