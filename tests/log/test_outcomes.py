"""Records of outcomes: everything that a person needs to follow the check by hand."""

from dataclasses import replace
from typing import Any

import pytest

from audit.examine import Examination, examine_document
from audit.load.document import parse
from audit.log.canonical import Record
from audit.log.discretion import Discretion
from audit.log.outcomes import OutcomeRecords
from audit.resources import folder
from audit.rules.pack import load_pack
from tests.log.logs import PAPER, log, outcomes_in

_PLACED = PAPER.replace("    rows: criteria", "    rows: criteria\n    place: {page: 7, section: Scores}")
_PACK = load_pack("arithmetic")


def examined(text: str = PAPER) -> Examination:
    return examine_document(parse(text.encode(), "depot.yaml"), _PACK.rules)


def record_of(examination: Examination, number: int, **changes: Any) -> Record:
    assert examination.appraisal is not None
    one = replace(examination.outcomes[number], **changes)
    return OutcomeRecords("depot.yaml", Discretion(examination.appraisal)).record(one)


def test_a_failed_total_can_be_followed_by_hand() -> None:
    """Published, computed, every operand with its coefficient and its figures as printed, the rounding, and how it would fit."""
    total = next(one for one in outcomes_in(log()) if one["rule"] == "ARI001" and one["outcome"] == "fail")
    assert (total["published"], total["computed"], total["severity"]) == ("12", "11", "error")
    assert total["operands"] == [
        {"quantity": {"kind": "weighted-score", "option": "south", "criterion": "access"}, "times": "1", "printed": [], "values": "6"},
        {"quantity": {"kind": "weighted-score", "option": "south", "criterion": "space"}, "times": "1", "printed": [], "values": "5"},
    ]
    assert total["from"] == [
        {"quantity": {"kind": "score", "option": "south", "criterion": "access"}, "printed": ["3"]},
        {"quantity": {"kind": "weight", "criterion": "access"}, "printed": ["2"]},
        {"quantity": {"kind": "score", "option": "south", "criterion": "space"}, "printed": ["5"]},
        {"quantity": {"kind": "weight", "criterion": "space"}, "printed": ["1"]},
    ]
    assert total["rounding"] == "nearest"
    assert total["subject"] == {"kind": "option", "option": "south", "quantity": "total", "figure": "main.total.south"}


def test_the_place_is_that_of_the_figure_in_the_file_and_in_the_paper() -> None:
    """Path, line, column and pointer; and whatever is known of the source."""
    total = next(one for one in outcomes_in(log({"depot.yaml": _PLACED})) if one["rule"] == "ARI001" and one["outcome"] == "fail")
    assert total["place"] == {"path": "depot.yaml", "line": 20, "column": 19, "pointer": "/tables/main/cells/total/1"}
    assert total["source"] == {"locator": "section Scores, document page 7"}


def test_a_printed_operand_stands_with_its_coefficient_and_its_figures() -> None:
    """Where the operand is printed, its figures are given and nothing else."""
    text = PAPER.replace("method: {total: weighted-sum}", "method: {total: sum}").replace("total: [10, 12]", "total: [6, 9]")
    total = next(one for one in outcomes_in(log({"depot.yaml": text})) if one["rule"] == "ARI001" and one["outcome"] == "fail")
    assert total["operands"] == [
        {"quantity": {"kind": "score", "option": "south", "criterion": "access"}, "times": "1", "printed": ["3"]},
        {"quantity": {"kind": "score", "option": "south", "criterion": "space"}, "times": "1", "printed": ["5"]},
    ]
    assert "from" not in total


def test_a_figure_that_is_missing_stands_with_its_state() -> None:
    """A blank is neither a figure nor nothing: its state is given, what it can be, and what the outcome waits for."""
    text = PAPER.replace("method: {total: weighted-sum}", "method: {total: sum}").replace("[4, 3]", "[4, null]").replace("[10, 12]", "[6, 9]")
    total = next(one for one in outcomes_in(log({"depot.yaml": text})) if one["rule"] == "ARI001" and one["outcome"] == "undecided")
    assert total["operands"][0] == {
        "quantity": {"kind": "score", "option": "south", "criterion": "access"}, "times": "1", "printed": ["(blank)"], "values": "0, 1, 2, 3, 4 or 5",
    }  # fmt: skip
    assert "blank" in total["reason"]


def test_a_rule_without_a_subject_says_so() -> None:
    """Nothing is silent: the rule has an outcome, and the outcome a reason."""
    found = [one for one in outcomes_in(log()) if one["outcome"] == "not-applicable" and one["subject"] == {"kind": "appraisal"}]
    assert found
    assert all(one["reason"] for one in found)


def test_a_rule_that_broke_points_into_its_own_file() -> None:
    """The place of an error is that in the rules, by the path under which they are logged."""
    where = _PACK.rules[0].where
    record = record_of(examined(), 0, status="error", where=where, reason="the rule broke: nothing to hold")
    assert record["place"] == {"path": "rules/arithmetic.yaml", "line": where.line, "column": where.column, "pointer": "/rules/0"}
    assert record["reason"] == "the rule broke: nothing to hold"
    assert _PACK.path.startswith(folder("rules").as_posix())


def test_an_outcome_without_a_relation_names_its_figures() -> None:
    """What a rule looked at is given as printed, each quantity once."""
    examination = examined()
    assert examination.appraisal is not None
    figures = [one for one in examination.appraisal.figures if one.quantity.kind == "weight"][:1]
    record = record_of(examination, 0, check=None, figures=(*figures, *figures))
    assert record["operands"] == [{"quantity": {"kind": "weight", "criterion": "access"}, "printed": ["2", "2"]}]


@pytest.mark.parametrize("printed", ["£1.2m", "1\u202f810", "\u20133"])
def test_figures_stand_as_printed(printed: str) -> None:
    """Signs and spaces of the paper are kept in the log."""
    examination = examined()
    assert record_of(examination, 0, published=printed)["published"] == printed
