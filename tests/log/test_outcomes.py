"""Records of outcomes: everything that a person needs to follow the check by hand.

What a log does not show: withheld values and what gives them away, and the prose of the paper.
"""

from dataclasses import replace
from typing import Any

import pytest

from audit.appraisal.load.document import parse
from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.quantity import Quantity
from audit.appraisal.model.read.build import build
from audit.examine import Examination, examine_document
from audit.log.outcomes import Discretion, OutcomeRecords, digest_of_text
from audit.log.record import Record, digest
from audit.relations.derive.hidden import hidden_quantities
from audit.resources import folder
from audit.rules.discretion import NOT_SHOWN
from audit.rules.outcome import Outcome, Subject
from audit.rules.pack import load_pack
from audit.why import because
from tests.log.logs import PAPER, WITHHELD, log, outcomes_in

_PROSE = "The depot in the north has a road of its own."
_NOTED = PAPER.replace("south: {title: South}", f"south: {{title: South, notes: {_PROSE}}}")
_ANY = load_pack("arithmetic").rules[0]


def appraisal_of(text: str) -> Appraisal:
    return build(parse(text.encode(), "x.yaml"))


def outcome(**fields: Any) -> Outcome:
    return replace(Outcome(_ANY, "pass", Subject("appraisal")), **fields)


def test_what_follows_from_a_withheld_figure_is_hidden_with_it() -> None:
    """The total of the option whose score is withheld would give it away; the other option's would not."""
    hidden = hidden_quantities(appraisal_of(WITHHELD))
    assert Quantity("score", "south", "access") in hidden
    assert Quantity("total", "south") in hidden
    assert Quantity("total", "north") not in hidden
    assert Quantity("weight", criterion="access") not in hidden


def test_nothing_is_hidden_where_nothing_is_withheld() -> None:
    """A figure that is blank or stands elsewhere is not withheld."""
    assert not hidden_quantities(appraisal_of(PAPER))
    assert not hidden_quantities(appraisal_of(PAPER.replace("[4, 3]", "[null, elsewhere]")))


def test_no_record_shows_a_total_that_gives_a_withheld_score_away() -> None:
    """Neither published nor computed nor as an operand; the place is given, so that who may see it finds it."""
    outcomes = [one for one in outcomes_in(log({"depot.yaml": WITHHELD})) if one["subject"].get("option") == "south"]
    total = next(one for one in outcomes if one["rule"] == "ARI001")
    assert (total["outcome"], total["published"]) == ("undecided", NOT_SHOWN)
    assert total["place"]["line"] == 19
    assert not {"operands", "from", "would_fit"} & set(total)
    assert not any("12" in str(one.get("operands")) or "12" in one.get("published", "") for one in outcomes)


def test_an_outcome_that_waits_for_a_withheld_figure_says_so() -> None:
    """The reason names the state and no figure; an outcome without a reason has none."""
    discretion = Discretion(appraisal_of(WITHHELD))
    assert (
        discretion.reason(outcome(withheld=True, status="undecided", reason=because("figures-missing", states="3 or 4")))
        == "withheld figures are involved"
    )
    assert discretion.reason(outcome(withheld=True)) == ""


def test_figures_that_give_nothing_away_are_shown() -> None:
    """The other option is logged as ever."""
    outcomes = outcomes_in(log({"depot.yaml": WITHHELD}))
    total = next(one for one in outcomes if one["rule"] == "ARI001" and one["subject"]["option"] == "north")
    assert (total["published"], total["computed"]) == ("10", "10")


def test_a_rule_that_broke_on_withheld_figures_says_no_more() -> None:
    """What an error says could hold a value."""
    broken = outcome(status="error", reason=because("rule-stopped", said="no room for 3"))
    assert "3" not in Discretion(appraisal_of(WITHHELD)).reason(broken)
    assert Discretion(appraisal_of(PAPER)).reason(broken) == "no room for 3"


def test_prose_of_the_file_becomes_its_digest() -> None:
    """What a rule quotes from the paper is digested, and the words around it stay."""
    discretion = Discretion(appraisal_of(_NOTED))
    told = discretion.figure_text(outcome(), f"notes is {_PROSE}; weight is 2")
    assert told == f"notes is {digest_of_text(_PROSE)}; weight is 2"
    assert digest_of_text(_PROSE) == f"sha256:{digest(_PROSE.encode())}"


def test_a_rule_that_looks_at_texts_gives_digests_only() -> None:
    """Whatever it says it found is not shown, even where it is a part of a text."""
    about_texts = replace(_ANY, needs="text")
    discretion = Discretion(appraisal_of(_NOTED))
    assert discretion.figure_text(outcome(rule=about_texts), "a road of its own") == digest_of_text("a road of its own")
    assert discretion.figure_text(outcome(rule=about_texts), "") == ""


def test_a_text_longer_than_any_figure_becomes_its_digest() -> None:
    """A record stays within bounds."""
    assert Discretion(appraisal_of(PAPER)).figure_text(outcome(), "x" * 5000) == digest_of_text("x" * 5000)


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
    assert total["source"] == {"locator": "section Scores, page 7 of the document"}


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
    record = record_of(examined(), 0, status="error", where=where, reason=because("rule-broke", said="nothing to hold"))
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
