"""What is kept of one audit for other programs."""

import pickle
from dataclasses import replace

from audit.examine import Examination
from audit.report.exchange.paper_result import COMPARE, place_in_words, result_of
from tests.report.document.parts import CLEAN, ODD
from tests.report.exchange.results import broken, hostile, odd, rotherham
from tests.report.papers import examined_by_all


def test_a_finding_has_its_rule_its_figures_and_its_places() -> None:
    """What disagrees, what is printed and what follows, where it stands in the file and in the paper."""
    one = next(one for one in odd().findings if one.rule == "ARI001")
    assert (one.name, one.severity, one.published, one.computed, one.about) == ("total-is-sum", "error", "11", "12", "option/total/a")
    assert one.line == ODD.split("\n").index(next(line for line in ODD.split("\n") if "cells:" in line)) + 1
    assert place_in_words(one) == "page 12, table 3, in report.pdf"
    assert one.told == f"{one.message.removesuffix('.')} (page 12, table 3, in report.pdf)."


def test_what_may_come_from_the_copy_is_a_note_that_says_so() -> None:
    """A doubtful figure that would explain it is to be compared first, and no pipeline ends for it."""
    doubtful = ODD.replace("total: [11,", "total: [{value: 11, reading: doubtful},")
    one = next(one for one in result_of(examined_by_all(doubtful)).findings if one.rule == "ARI001")
    assert (one.severity, one.to_compare) == ("note", True)
    assert one.told.startswith(f"{COMPARE}. ")


def test_fingerprints_are_told_apart_and_stay_when_lines_move() -> None:
    """They go by rule, subject and value, as a baseline does."""
    before = [one.fingerprint for one in rotherham().findings]
    assert len(set(before)) == len(before)
    moved = result_of(examined_by_all(f"\n\n\n{ODD}"))
    assert [one.fingerprint for one in moved.findings] == [one.fingerprint for one in odd().findings]
    assert [one.line for one in moved.findings] != [one.line for one in odd().findings]


def test_a_rule_fails_is_undecided_or_passes() -> None:
    """A failed outcome decides over an undecided one, and that over one that agrees; rules without a subject are left out."""
    status = {one.id: one.status for one in odd().rules}
    assert status["ARI001"] == "fail"
    assert status["ARI015"] == "pass"
    undecided = [one for one in odd().rules if one.status == "undecided"]
    assert undecided
    assert all(one.why for one in undecided)
    ran = {outcome.rule.id for outcome in examined_by_all(ODD).outcomes if outcome.status != "not-applicable"}
    assert set(status) == ran


def test_of_a_paper_that_could_not_be_audited_the_reasons_are_kept() -> None:
    """With code, line and column; nothing is said of its figures."""
    (one,) = broken().broken
    assert (one.rule, one.line, one.column) == ("not-a-source", 3, 7)
    assert (broken().headline, broken().decision, broken().findings) == ("", "", ())


def test_a_document_has_no_lines() -> None:
    """What was read in memory gives its place in the paper alone."""
    found = examined_by_all(ODD)
    assert found.paper is None
    assert {(one.line, one.column) for one in result_of(replace(found, paper=object())).findings} == {(0, 0)}  # type: ignore[arg-type]


def test_the_first_sentences_are_those_of_the_text() -> None:
    """So that no form says more than the page does."""
    result = result_of(examined_by_all(CLEAN))
    assert result.headline.startswith("No disagreement found")
    assert odd().headline == "One place does not agree in this document."
    assert odd().decision
    assert result_of(Examination("lost.yaml")).title == ""


def test_what_steers_a_terminal_is_taken_out() -> None:
    """Marks that turn the direction of text, from the title on."""
    assert hostile().title == "\ufffddepot]]>"


def test_it_goes_from_process_to_process() -> None:
    """It is plain data."""
    assert pickle.loads(pickle.dumps(odd())) == odd()  # noqa: S301  # made here
