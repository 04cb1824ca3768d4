"""``reason-present`` and ``same-reason-other-score``: which reasons count as given, and as the same.

``criterion-defined``: criteria without any definition beside others that have one.

``reasons-inherited``: reasons that repeat those of other options.

``said-again``: what stands in two places, and whether it says the same.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.rules.checks.base import Facts
from tests.rules.packs import facts, only, run, statuses

LEVELS = "levels: {low: 0, high: 10}\noptions: {a: {}}\nmethod: {total: sum}\n"


def test_a_criterion_without_a_definition_among_others() -> None:
    """A level that is defined, or withheld, is a definition; a level said to be missing is none."""
    held = facts(f"""{LEVELS}criteria:
  care: {{levels: {{low: defined}}}}
  cost: {{levels: {{low: not-applicable}}}}
  risk: {{levels: {{low: missing, high: missing}}}}
  time: {{}}
  law: {{kind: gateway}}
""")
    assert statuses(run(held, "criterion-defined")) == {"care": "pass", "cost": "pass", "risk": "fail", "time": "fail"}


def test_a_file_without_definitions_is_not_looked_at() -> None:
    """They may stand in a part of the paper that was not copied."""
    assert only(facts(f"{LEVELS}criteria: {{care: {{}}, cost: {{}}}}\n"), "criterion-defined").status == "not-applicable"


def _inheritance_held(rationale: str, scores: str = "[1, 1, 1]") -> Facts:
    """An appraisal of one criterion and three options with some reasons."""
    return facts(f"""\
scale: {{min: 0, max: 5, step: 1}}
criteria: {{access: {{title: Access}}}}
options: {{a: {{title: Alpha}}, b: {{title: Beta}}, c: {{title: Gamma}}}}
method: {{total: sum}}
tables: {{t: {{prints: score, rows: criteria, columns: [a, b, c], cells: {{access: {scores}}}}}}}
texts: {{rationale: {{access: {rationale}}}}}
""")


CHAIN: str = "{a: {text: Near.}, b: {from: a}, c: {from: b}}"


@pytest.mark.parametrize(
    ("scores", "status"),
    [
        ("[2, 2, 2]", {"b": "pass", "c": "pass"}),
        ("[2, 2, 3]", {"b": "pass", "c": "fail"}),
        ("[2, 3, 3]", {"b": "fail", "c": "pass"}),
        ("[2, blank, 2]", {"b": "undecided", "c": "undecided"}),
        ("[2, 2, {value: -2, reading: doubtful}]", {"b": "pass", "c": "undecided"}),
    ],
)
def test_each_score_is_held_against_the_one_next_in_the_chain(scores: str, status: dict[str, str]) -> None:
    """One score that departs from a chain gives one finding; a blank or a doubtful score gives none."""
    assert statuses(run(_inheritance_held(CHAIN, scores), "reasons-inherited")) == status


def test_both_scores_are_told() -> None:
    """The option that repeats comes first."""
    outcome = only(_inheritance_held("{a: {text: Near.}, b: {from: a}}", "[2, 3, 3]"), "reasons-inherited", message="{about}: {list}")
    assert (outcome.message, outcome.published, outcome.where.pointer) == ("Beta, Access: Beta 3; Alpha 2", "3", "/texts/rationale/access/b")


@pytest.mark.parametrize(("sign", "status"), [("+", "pass"), ("-", "pass"), ("none", "fail")])
def test_a_point_of_its_own_may_explain_another_score(sign: str, status: str) -> None:
    """A point for or against is something new; a point without a sign may be the reference itself."""
    texts = f"{{a: {{text: Near.}}, b: {{from: a, points: [{{sign: '{sign}', summary: x}}]}}}}"
    assert only(_inheritance_held(texts, "[2, 3, 3]"), "reasons-inherited").status == status


def test_a_cell_that_records_its_source_is_told_elsewhere() -> None:
    """That such a score equals its source is a relation already, so that one cause gives one finding."""
    texts = "{a: {text: Near.}, b: {from: a}}"
    assert only(_inheritance_held(texts, "[2, {value: 3, from: a}, 3]"), "reasons-inherited").status == "not-applicable"


@pytest.mark.parametrize("what", ["score", "source", "circle"])
def test_reasons_that_repeat_none_are_not_looked_at(what: str) -> None:
    """Where no reason refers to another there is no graph to follow."""
    assert only(_inheritance_held("{a: {text: Near.}}"), "reasons-inherited", what=what).status == "not-applicable"


@pytest.mark.parametrize(
    ("texts", "status"),
    [
        (CHAIN, {"b": "pass", "c": "pass"}),
        ("{b: {from: a}, c: {from: b}}", {"b": "fail", "c": "fail"}),
        ("{a: {text: TBC}, b: {from: a}}", {"b": "fail"}),
        ("{a: {text: Near.}, b: {from: c}, c: {from: b}}", {"": "not-applicable"}),
    ],
)
def test_a_chain_leads_to_a_reason(texts: str, status: dict[str, str]) -> None:
    """It is followed to its end; a circle has none and is told by itself."""
    assert statuses(run(_inheritance_held(texts), "reasons-inherited", what="source")) == status


def test_the_end_without_a_reason_is_named() -> None:
    """Not the option next in the chain, but the one where the reason is missing."""
    outcomes = run(_inheritance_held("{b: {from: a}, c: {from: b}}"), "reasons-inherited", message="{list}", what="source")
    assert [outcome.message for outcome in outcomes] == ["Alpha", "Alpha"]


@pytest.mark.parametrize(
    ("texts", "status"),
    [
        (CHAIN, {"b": "pass", "c": "pass"}),
        ("{a: {from: a}}", {"a": "fail"}),
        ("{a: {from: b}, b: {from: a}, c: {from: a}}", {"a": "fail", "b": "fail", "c": "fail"}),
        ("{b: {from: a}}", {"b": "pass"}),
    ],
)
def test_a_circle_is_told_of_each_reason_that_leads_into_it(texts: str, status: dict[str, str]) -> None:
    """A reason that repeats itself is the smallest circle; one without an end is none."""
    assert statuses(run(_inheritance_held(texts), "reasons-inherited", what="circle")) == status


@given(st.lists(st.sampled_from("abc"), min_size=3, max_size=3))
def test_where_every_reason_repeats_another_all_lead_into_circles(sources: list[str]) -> None:
    """Following a reference from each of finitely many always comes back somewhere, and never runs on for ever."""
    texts = ", ".join(f"{option}: {{from: {source}}}" for option, source in zip("abc", sources, strict=True))
    assert set(statuses(run(_inheritance_held(f"{{{texts}}}"), "reasons-inherited", what="circle")).values()) == {"fail"}


def test_the_same_option_on_another_criterion_is_another_reason() -> None:
    """References stay on their own criterion."""
    two = facts("""\
criteria: {access: {}, care: {}}
options: {a: {}, b: {}}
method: {total: none}
tables: {}
texts: {rationale: {access: {a: {from: b}, b: {text: Near.}}, care: {b: {from: a}, a: {text: Far.}}}}
""")
    assert [outcome.status for outcome in run(two, "reasons-inherited", what="circle")] == ["pass", "pass"]


A: str = "n1:" + "a" * 64
B: str = "n1:" + "b" * 64


def _reasons_held(rationale: str, scores: str = "[1, 2, 3]", kind: str = "score", step: str = ", step: 1") -> Facts:
    """An appraisal of one criterion and three options with some reasons."""
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
    outcome = only(_reasons_held(SAME), "same-reason-other-score", message="{about}: {count}; {list}")
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
    outcome = only(_reasons_held(SAME, scores), "same-reason-other-score")
    assert (outcome.status, outcome.words["list"]) == (status, told)
    assert bool(outcome.reason) == (status == "undecided")


def test_two_scores_that_differ_outweigh_a_third_that_is_open() -> None:
    """Of three options with one text, two with different scores are enough."""
    three = f"{{a: {{sha256: '{A}'}}, b: {{sha256: '{A}'}}, c: {{sha256: '{A}'}}}}"
    assert only(_reasons_held(three, "[1, 2, blank]"), "same-reason-other-score").status == "fail"


def test_rounded_weighted_scores_differ_only_beyond_rounding() -> None:
    """A weighted score stands for all that print so: 1 and 1.2 may be one value, 1 and 3 may not."""
    assert only(_reasons_held(SAME, "[1, 1.2, 3]", "weighted-score", ""), "same-reason-other-score").status == "pass"
    assert only(_reasons_held(SAME, "[1, 3, 3]", "weighted-score", ""), "same-reason-other-score").status == "fail"


def test_texts_held_in_full_are_compared_by_their_digest() -> None:
    """White space and a full stop at the end make no other text; another word does."""
    texts = "{a: {text: 'One  office.'}, b: {text: One office}, c: {text: Two offices}}"
    assert only(_reasons_held(texts), "same-reason-other-score").words["list"] == "Alpha 1; Beta 2"


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
    assert only(_reasons_held(texts), "same-reason-other-score").status == "not-applicable"


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
    assert statuses(run(_reasons_held(texts), "reason-present")) == {"a": status, "b": "pass", "c": "pass"}


def test_scores_without_a_reason_are_counted_for_their_option() -> None:
    """The score is the evidence, and its place the place of the finding."""
    outcomes = run(_reasons_held("{a: {text: Near.}, b: {text: Far.}}"), "reason-present", message="{option}: {count} ({list})")
    assert [outcome.status for outcome in outcomes] == ["pass", "pass", "fail"]
    failed = outcomes[2]
    assert (failed.message, failed.published, failed.subject.ids) == ("Gamma: 1 (Access)", "1 without", ("c/access",))
    assert ([figure.id for figure in failed.figures], failed.where.pointer) == (["t.access.c"], "/tables/t/cells/access/2")


def test_a_blank_needs_no_reason() -> None:
    """An option without any score gives no outcome."""
    assert statuses(run(_reasons_held("{a: {text: Near.}}", "[1, blank, 2]"), "reason-present")) == {"a": "pass", "c": "fail"}


def test_a_file_without_reasons_is_not_looked_at() -> None:
    """Where no reason is held at all, the reasons may simply not have been written down."""
    assert only(_reasons_held("{}"), "reason-present").status == "not-applicable"


HEAD = "criteria: {care: {}}\noptions: {a: {}}\nmethod: {total: sum}\n"


@pytest.mark.parametrize(
    ("again", "status"),
    [
        ("[{line: 9, text: A leads.}]", "pass"),
        ("[{line: 9, text: A wins.}]", "undecided"),
        ("[{line: 9, text: A wins., same: true}]", "pass"),
        ("[{line: 9, text: A wins., summary: A wins}]", "fail"),
        ("[{line: 9}]", "undecided"),
        ("[{line: 8, text: A leads.}, {line: 9, text: A wins., summary: A wins}]", "fail"),
        ("[{line: 8, text: A leads.}, {line: 9, text: A wins.}]", "undecided"),
    ],
)
def test_places_are_compared_by_digest_and_by_what_a_person_found(again: str, status: str) -> None:
    """Equal digests are the same; other words are the same or not only where the file says so."""
    claims = f"claims: [{{id: lead, summary: A leads., text: A leads., line: 5, again: {again}}}]\n"
    outcome = only(facts(HEAD + claims), "said-again", message="{says}|{place}|{list}")
    assert (outcome.status, outcome.subject.ids) == (status, ("lead",))
    if status == "fail":
        assert outcome.message == "A leads|line 5|line 9: A wins"
        assert outcome.place.line == 9


def test_a_claim_in_one_place_is_not_looked_at() -> None:
    """There is nothing to compare."""
    assert [one.status for one in run(facts(HEAD + "claims: [{id: lead, summary: A leads.}]\n"), "said-again")] == ["not-applicable"]


def test_places_that_the_file_does_not_give() -> None:
    """The message stays readable."""
    claims = "claims: [{id: lead, summary: A leads., again: [{summary: A wins}]}]\n"
    assert only(facts(HEAD + claims), "said-again", message="{place}|{list}").message == "the first place|elsewhere: A wins"
