"""``reason-present`` and ``same-reason-other-score``: which reasons count as given, and as the same."""

import pytest

from audit.rules.checks.base import Facts
from tests.rules.packs import facts, only, run, statuses

A: str = "n1:" + "a" * 64
B: str = "n1:" + "b" * 64


def held(rationale: str, scores: str = "[1, 2, 3]", kind: str = "score", step: str = ", step: 1") -> Facts:
    """Give an appraisal of one criterion and three options with some reasons."""
    return facts(f"""\
scale: {{min: 0, max: 5{step}}}
criteria: {{access: {{title: Access, weight: 2}}}}
options: {{a: {{title: Alpha}}, b: {{title: Beta}}, c: {{title: Gamma}}}}
method: {{total: sum}}
tables: {{t: {{prints: {kind}, rows: criteria, columns: [a, b, c], cells: {{access: {scores}}}}}}}
texts: {{rationale: {{access: {rationale}}}}}
""")


SAME: str = f"{{a: {{sha256: '{A}'}}, b: {{sha256: '{A}'}}, c: {{sha256: '{B}'}}}}"


def test_the_same_digest_with_another_score_is_told() -> None:
    """Options are named with their scores as printed, at the place of the first reason; another text takes no part."""
    outcome = only(held(SAME), "same-reason-other-score", message="{about}: {count}; {list}")
    assert (outcome.status, outcome.message, outcome.published) == ("fail", "Access: 2; Alpha 1; Beta 2", "1, 2")
    assert (outcome.subject.criterion, outcome.subject.option, outcome.subject.ids) == ("access", None, ("a/access", "b/access"))
    assert outcome.where.pointer == "/texts/rationale/access/a"


@pytest.mark.parametrize(
    ("scores", "status", "told"),
    [
        ("[2, 2, 3]", "pass", "Alpha 2; Beta 2"),
        ("[2, 2.0, 3]", "pass", "Alpha 2; Beta 2.0"),
        ("[2, blank, 3]", "undecided", "Alpha 2; Beta (blank)"),
        ("[blank, blank, 3]", "undecided", "Alpha (blank); Beta (blank)"),
        ("[2, withheld, 3]", "undecided", "Alpha 2; Beta (withheld)"),
        ("[2, {value: -2, reading: doubtful}, 3]", "undecided", "Alpha 2; Beta -2 (reading doubtful)"),
    ],
)
def test_a_score_that_is_not_settled_gives_no_finding(scores: str, status: str, told: str) -> None:
    """Equal scores pass; a blank, a withheld or a doubtful one leaves it open, and is told as such."""
    outcome = only(held(SAME, scores), "same-reason-other-score")
    assert (outcome.status, outcome.words["list"]) == (status, told)
    assert bool(outcome.reason) == (status == "undecided")


def test_two_scores_that_differ_outweigh_a_third_that_is_open() -> None:
    """Of three options with one text, two with different scores are enough."""
    three = f"{{a: {{sha256: '{A}'}}, b: {{sha256: '{A}'}}, c: {{sha256: '{A}'}}}}"
    assert only(held(three, "[1, 2, blank]"), "same-reason-other-score").status == "fail"


def test_rounded_weighted_scores_differ_only_beyond_rounding() -> None:
    """A weighted score stands for all that print so: 1 and 1.2 may be one value, 1 and 3 may not."""
    assert only(held(SAME, "[1, 1.2, 3]", "weighted-score", ""), "same-reason-other-score").status == "pass"
    assert only(held(SAME, "[1, 3, 3]", "weighted-score", ""), "same-reason-other-score").status == "fail"


def test_texts_held_in_full_are_compared_by_their_digest() -> None:
    """White space and a full stop at the end make no other text; another word does."""
    texts = "{a: {text: 'One  office.'}, b: {text: One office}, c: {text: Two offices}}"
    assert only(held(texts), "same-reason-other-score").words["list"] == "Alpha 1; Beta 2"


@pytest.mark.parametrize(
    "texts",
    [
        "{a: {summary: Same words of ours}, b: {summary: Same words of ours}}",
        "{a: {text: TBC}, b: {text: TBC}}",
        f"{{a: {{sha256: '{A}', from: b}}, b: {{sha256: '{A}', from: c}}}}",
    ],
)
def test_what_is_no_text_of_its_own_is_not_compared(texts: str) -> None:
    """Our summaries, words that keep a place, and "as above" of different options are not one text."""
    assert only(held(texts), "same-reason-other-score").status == "not-applicable"


@pytest.mark.parametrize(
    ("reason", "status"),
    [
        ("{text: One office.}", "pass"),
        ("{summary: One office.}", "pass"),
        (f"{{sha256: '{A}'}}", "pass"),
        ("{from: b}", "pass"),
        ("{points: [{sign: '+', summary: Near}]}", "pass"),
        ("{text: ' T.B.C '}", "pass"),
        ("{text: TBC}", "fail"),
        ("{text: n/a.}", "fail"),
        ("{text: As above}", "fail"),
        ("{text: ''}", "fail"),
    ],
)
def test_what_counts_as_a_reason(reason: str, status: str) -> None:
    """A text, a summary, a digest, points or a reference to another reason; not a word that keeps the place."""
    texts = f"{{a: {reason}, b: {{text: Near.}}, c: {{text: Far.}}}}"
    assert statuses(run(held(texts), "reason-present")) == {"a": status, "b": "pass", "c": "pass"}


def test_scores_without_a_reason_are_counted_for_their_option() -> None:
    """The score is the evidence, and its place the place of the finding."""
    outcomes = run(held("{a: {text: Near.}, b: {text: Far.}}"), "reason-present", message="{option}: {count} ({list})")
    assert [outcome.status for outcome in outcomes] == ["pass", "pass", "fail"]
    failed = outcomes[2]
    assert (failed.message, failed.published, failed.subject.ids) == ("Gamma: 1 (Access)", "1 without", ("c/access",))
    assert ([figure.id for figure in failed.figures], failed.where.pointer) == (["t.access.c"], "/tables/t/cells/access/2")


def test_a_blank_needs_no_reason() -> None:
    """An option without any score gives no outcome."""
    assert statuses(run(held("{a: {text: Near.}}", "[1, blank, 2]"), "reason-present")) == {"a": "pass", "c": "fail"}


def test_a_file_without_reasons_is_not_looked_at() -> None:
    """Where no reason is held at all, the reasons may simply not have been written down."""
    assert only(held("{}"), "reason-present").status == "not-applicable"
