"""Checks on what was assumed: levels out of reach, scores and reasons that go against it."""

import pytest

from audit.rules.checks.base import Facts
from tests.rules.packs import facts, only, run, statuses


def held(assumption: str, cells: str = "[10, 5]", *, reasons: str = "{}", levels: str = "{high: defined, low: defined}") -> Facts:
    """An appraisal with one assumption, and scores of two options on one criterion with a weight of 1."""
    return facts(f"""\
levels: {{low: {{value: 0, label: LOW}}, medium: {{value: 5, label: MEDIUM}}, high: {{value: 10, label: HIGH}}}}
criteria: {{start: {{title: Start, weight: 2, levels: {levels}}}}}
options: {{a: {{title: Alpha}}, b: {{title: Beta}}}}
method: {{total: weighted-sum}}
tables: {{t: {{prints: score, rows: criteria, columns: [a, b], cells: {{start: {cells}}}}}}}
texts: {{assumptions: [{{line: 5, summary: Partners agree., {assumption}}}], rationale: {reasons}}}
""")


OUT = "rules-out: [{criterion: start, level: low}]"


@pytest.mark.parametrize(
    ("levels", "status"), [("{low: defined}", "fail"), ("{low: missing}", "pass"), ("{low: not-applicable}", "pass"), ("{}", "pass")]
)
def test_a_level_out_of_reach(levels: str, status: str) -> None:
    """Told where the criterion defines it all the same."""
    outcome = only(held(OUT, levels=levels), "level-ruled-out", message="{about}, {level}: {list}")
    assert (outcome.status, outcome.message) == (status, "Start, LOW: Partners agree (line 5)")
    assert (outcome.subject.criterion, outcome.subject.ids, outcome.place.line) == ("start", ("low",), 5)


def test_a_level_ruled_out_for_one_option_is_within_reach_of_others() -> None:
    """There is nothing to tell of the scale."""
    one = held("rules-out: [{criterion: start, level: low, option: b}]", "[0, 0]")
    assert only(one, "level-ruled-out").status == "not-applicable"
    assert statuses(run(one, "awarded-against-assumption")) == {"b": "fail"}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("[10, 5]", {"a": "pass", "b": "pass"}),
        ("[10, 0]", {"a": "pass", "b": "fail"}),
        ("[10, blank]", {"a": "pass", "b": "undecided"}),
        ("[{value: -0, reading: doubtful}, LOW]", {"a": "undecided", "b": "fail"}),
    ],
)
def test_scores_at_a_level_ruled_out(cells: str, expected: dict[str, str]) -> None:
    """By the level printed, or the one that has the score; a score not known leaves it open."""
    assert statuses(run(held(OUT, cells), "awarded-against-assumption")) == expected


def test_weighted_scores_are_taken_back_to_their_level() -> None:
    """The weight is divided out."""
    given = facts(f"""\
levels: {{low: 0, high: 10}}
criteria: {{start: {{weight: 3}}}}
options: {{a: {{}}, b: {{}}}}
method: {{total: weighted-sum}}
tables: {{t: {{prints: weighted-score, rows: criteria, columns: [a, b], cells: {{start: [30, 0]}}}}}}
texts: {{assumptions: [{{summary: x, {OUT.replace("low", "high")}}}]}}
""")
    assert statuses(run(given, "awarded-against-assumption")) == {"a": "fail", "b": "pass"}


ASIDE = "sets-aside: [consent of partners, market]"


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        ("text: It takes a year", "text: The Consent of Partners is slow", "fail"),
        ("text: It takes a year", "text: Partners are slow to consent", "pass"),
        ("text: Supermarkets are near", "text: It takes a year", "pass"),
        ("text: It takes a year", "summary: The market is not ready", "undecided"),
        ("text: The market is not ready", "summary: It takes a year", "fail"),
    ],
)
def test_reasons_that_speak_of_what_was_set_aside(first: str, second: str, status: str) -> None:
    """By whole words; our summaries are not judged."""
    given = held(ASIDE, reasons=f"{{start: {{a: {{{first}}}, b: {{{second}}}}}}}")
    assert only(given, "reason-set-aside", message="{about}").status == status


def test_what_is_said_of_them() -> None:
    """The words, the options with their scores, and the assumption, once for the criterion."""
    given = held(ASIDE, reasons="{start: {a: {text: The market is ready}, b: {text: The market is not}}}")
    found = only(given, "reason-set-aside", message="{about}: {level} ({list}): {stated}")
    assert found.message == 'Start: "market" (Alpha 10; Beta 5): Partners agree (line 5)'


def test_assumptions_that_set_nothing_aside_are_passed_over() -> None:
    """So are papers without any."""
    reasons = "{start: {a: {text: The market is ready}}}"
    assert only(held("sha256: 'n1:" + "0" * 64 + "'", reasons=reasons), "reason-set-aside").status == "not-applicable"


def test_a_long_assumption_is_shown_in_part() -> None:
    """A message stays readable whatever the file holds."""
    given = held(OUT.replace("rules-out", f"text: {'long ' * 100}, rules-out"))
    long = facts(f"""\
levels: {{low: 0}}
criteria: {{start: {{levels: {{low: defined}}}}}}
options: {{a: {{}}}}
method: {{total: sum}}
texts: {{assumptions: [{{text: {"long " * 100}, {OUT}}}]}}
""")
    assert only(given, "level-ruled-out", message="{list}").message == "Partners agree (line 5)"
    assert len(only(long, "level-ruled-out", message="{list}").message) < 170
