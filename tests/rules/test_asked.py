"""What is asked instead of being held against a paper: the words of the question, and when it is asked."""

from dataclasses import replace
from typing import Final

import pytest

from audit.appraisal.model.appraisal import Appraisal, Standing
from audit.rules.asked import asked, asks, doubted, in_doubt, is_asked
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


TWICE: Final = "tables: {t: {rows: criteria, columns: [a, b, c], prints: score, cells: {care: [4, 1, 2], risk: [3, 1, 2], total: [%s]}}}\n"


@pytest.mark.parametrize(("known", "doubt"), [("inferred", True), ("unknown", True), ("stated", False), ("by-formulas", False)])
def test_misfits_of_two_kinds_speak_against_an_inferred_reading(known: str, doubt: bool) -> None:
    """Most figures of two kinds amiss are a question; a method that the paper states, or formulas give, is no guess."""
    found = checks(SUMS, TWICE % "9, 9, 9")
    failed = [one for one in found if one.outcome == "fail"]
    other = [replace(one, relation=replace(one.relation, role="weight-sum")) for one in failed[:1]]
    assert in_doubt(paper(Standing(known=known)), [*found, *other]) is doubt
    assert not in_doubt(paper(Standing(known=known)), found)


def test_an_appraisal_that_was_not_read_from_a_document_is_not_in_doubt() -> None:
    """What a person declared is held as it stands."""
    found = checks(SUMS, TWICE % "9, 9, 9")
    other = [replace(one, relation=replace(one.relation, role="weight-sum")) for one in found if one.outcome == "fail"]
    assert not in_doubt(paper(None), [*found, *other])


def test_a_doubted_rule_asks_for_the_copy() -> None:
    """It is a note, counted among the questions."""
    found = doubted(replace(rule(), severity="error"))
    assert (found.severity, is_asked(found)) == ("note", True)
