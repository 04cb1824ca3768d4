"""``reasons-inherited``: reasons that repeat those of other options."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.rules.checks.base import Facts
from tests.rules.packs import facts, only, run, statuses


def held(rationale: str, scores: str = "[1, 1, 1]") -> Facts:
    """Give an appraisal of one criterion and three options with some reasons."""
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
    assert statuses(run(held(CHAIN, scores), "reasons-inherited")) == status


def test_both_scores_are_told() -> None:
    """The option that repeats comes first."""
    outcome = only(held("{a: {text: Near.}, b: {from: a}}", "[2, 3, 3]"), "reasons-inherited", message="{about}: {list}")
    assert (outcome.message, outcome.published, outcome.where.pointer) == ("Beta, Access: Beta 3; Alpha 2", "3", "/texts/rationale/access/b")


@pytest.mark.parametrize(("sign", "status"), [("+", "pass"), ("-", "pass"), ("none", "fail")])
def test_a_point_of_its_own_may_explain_another_score(sign: str, status: str) -> None:
    """A point for or against is something new; a point without a sign may be the reference itself."""
    texts = f"{{a: {{text: Near.}}, b: {{from: a, points: [{{sign: '{sign}', summary: x}}]}}}}"
    assert only(held(texts, "[2, 3, 3]"), "reasons-inherited").status == status


def test_a_cell_that_records_its_source_is_told_elsewhere() -> None:
    """That such a score equals its source is a relation already, so that one cause gives one finding."""
    texts = "{a: {text: Near.}, b: {from: a}}"
    assert only(held(texts, "[2, {value: 3, from: a}, 3]"), "reasons-inherited").status == "not-applicable"


@pytest.mark.parametrize("what", ["score", "source", "circle"])
def test_reasons_that_repeat_none_are_not_looked_at(what: str) -> None:
    """Where no reason refers to another there is no graph to follow."""
    assert only(held("{a: {text: Near.}}"), "reasons-inherited", what=what).status == "not-applicable"


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
    assert statuses(run(held(texts), "reasons-inherited", what="source")) == status


def test_the_end_without_a_reason_is_named() -> None:
    """Not the option next in the chain, but the one where the reason is missing."""
    outcomes = run(held("{b: {from: a}, c: {from: b}}"), "reasons-inherited", message="{list}", what="source")
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
    assert statuses(run(held(texts), "reasons-inherited", what="circle")) == status


@given(st.lists(st.sampled_from("abc"), min_size=3, max_size=3))
def test_where_every_reason_repeats_another_all_lead_into_circles(sources: list[str]) -> None:
    """Following a reference from each of finitely many always comes back somewhere, and never runs on for ever."""
    texts = ", ".join(f"{option}: {{from: {source}}}" for option, source in zip("abc", sources, strict=True))
    assert set(statuses(run(held(f"{{{texts}}}"), "reasons-inherited", what="circle")).values()) == {"fail"}


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
