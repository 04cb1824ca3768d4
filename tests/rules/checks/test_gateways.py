"""``gateway-complete``, ``gateway-agrees`` and ``gateway-assessed``.

``gateway-reason``: a pass without a reason, and a file that holds no reasons.

``gateway-contradicted``: passing a gateway and having the worst score on it.
"""

import pytest

from audit.rules.checks.base import Facts
from audit.rules.outcome import Outcome
from tests.rules.packs import facts, only, run

_GATEWAY_OUTCOMES_MESSAGE = "{about}: {list}"


def _gateway_outcomes_paper(gateways: str = "", *, criteria: str = "care: {}", options: str = "a: {}, b: {}, c: {}", tables: str = "") -> Facts:
    return facts(f"criteria: {{{criteria}}}\noptions: {{{options}}}\nmethod: {{total: sum}}\ngateways: {{{gateways}}}\ntables: {{{tables}}}\n")


def told(held: Facts, check: str) -> list[tuple[str, str]]:
    return [(one.status, one.message) for one in run(held, check, message=_GATEWAY_OUTCOMES_MESSAGE, subject="gateway")]


def reasons(outcomes: list[Outcome]) -> list[str]:
    return [str(one.reason) for one in outcomes]


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ("a: pass, b: fail, c: not-applicable", ("pass", "safe: ")), ("a: pass, b: fail", ("fail", "safe: c")), ("a: pass", ("fail", "safe: b, c")),
        ("a: pass, b: fail, c: blank", ("undecided", "safe: ")), ("", ("undecided", "safe: all 3 options")),
    ],
)  # fmt: skip
def test_each_option_has_an_outcome(outcomes: str, expected: tuple[str, str]) -> None:
    """N/A is an outcome, an absent option is none, and a blank may have had one in the original."""
    assert told(_gateway_outcomes_paper(f"safe: {{outcomes: {{{outcomes}}}}}"), "gateway-complete") == [expected]


def test_an_option_stopped_at_one_gateway_needs_no_outcome_at_another() -> None:
    """Gateways are taken one after the other."""
    held = _gateway_outcomes_paper("first: {outcomes: {a: pass, b: pass, c: fail}}, second: {outcomes: {a: pass, b: fail}}")
    assert told(held, "gateway-complete") == [("pass", "first: "), ("pass", "second: ")]


def test_a_row_of_a_table_is_enough() -> None:
    """A gateway criterion that is printed as a row needs no other entry."""
    tables = "t: {rows: criteria, columns: [a, b, c], cells: {law: [pass, pass, pass]}}"
    assert told(_gateway_outcomes_paper(criteria="law: {title: Lawful, kind: gateway}", tables=tables), "gateway-complete") == [("pass", "Lawful: ")]


def test_implied_outcomes_are_known_and_not_printed() -> None:
    """What follows from the shortlist is not what a reader can look up."""
    held = _gateway_outcomes_paper("safe: {implied: true, outcomes: {a: pass, b: pass, c: pass}}")
    assert reasons(run(held, "gateway-complete", subject="gateway")) == ["the outcomes are not printed option by option in the text supplied"]
    assert told(held, "gateway-assessed") == [("pass", "safe: ")]


def test_a_gateway_that_is_not_scored_yet_is_told_once() -> None:
    """A declared gateway whose criterion was not assessed fails as not assessed, and is not missed option by option as well."""
    held = _gateway_outcomes_paper("market: {criterion: market}", criteria="market: {title: Market, kind: unscored}")
    assert told(held, "gateway-assessed") == [("fail", "Market: all 3 options")]
    assert told(held, "gateway-complete") == [("not-applicable", ": ")]


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ("a: pass, b: pass, c: not-applicable", ("fail", "safe: c")), ("a: pass, b: fail, c: pass", ("pass", "safe: ")),
        ("a: pass, b: pass, c: blank", ("undecided", "safe: ")), ("", ("undecided", "safe: ")),
        ("a: not-applicable, b: not-applicable, c: not-applicable", ("fail", "safe: all 3 options")),
    ],
)  # fmt: skip
def test_n_a_is_not_assessed(outcomes: str, expected: tuple[str, str]) -> None:
    """A gateway with N/A was declared and not applied; a blank decides nothing."""
    assert told(_gateway_outcomes_paper(f"safe: {{outcomes: {{{outcomes}}}}}"), "gateway-assessed") == [expected]


def test_an_option_stopped_elsewhere_need_not_be_assessed() -> None:
    """N/A behind a gateway that stopped the option is as it is meant to be."""
    held = _gateway_outcomes_paper("first: {outcomes: {a: pass, b: pass, c: fail}}, second: {outcomes: {a: pass, b: pass, c: not-applicable}}")
    assert [status for status, _ in told(held, "gateway-assessed")] == ["pass", "pass"]


def test_a_pending_outcome_is_not_assessed() -> None:
    """To be confirmed is not confirmed."""
    tables = "t: {rows: criteria, columns: [a, b, c], cells: {law: [pass, pass, tbc]}}"
    assert told(_gateway_outcomes_paper(criteria="law: {title: Lawful, kind: gateway}", tables=tables), "gateway-assessed") == [("fail", "Lawful: c")]


def test_a_gateway_assessed_by_a_score_only() -> None:
    """A criterion that is named a gateway and scored was assessed in its way; that it is both is told by another rule."""
    assert told(_gateway_outcomes_paper("care: {criterion: care}"), "gateway-assessed") == [("pass", "care: ")]


TWICE = "t: {{rows: criteria, columns: [a, b, c], cells: {{law: [{cells}]}}}}"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("pass, pass, fail", ("pass", "Lawful: ")), ("pass, fail, pass", ("fail", "Lawful: b, c")), ("pass, blank, fail", ("undecided", "Lawful: ")),
        ("pass, blank, pass", ("fail", "Lawful: c")),
    ],
)  # fmt: skip
def test_two_printings_of_one_outcome(cells: str, expected: tuple[str, str]) -> None:
    """A pass here and a fail there cannot both hold."""
    held = _gateway_outcomes_paper("law: {criterion: law, outcomes: {a: pass, b: pass, c: fail}}", criteria="law: {title: Lawful, kind: gateway}",
                 tables=TWICE.format(cells=cells))  # fmt: skip
    assert told(held, "gateway-agrees") == [expected]


def test_one_printing_agrees_with_nothing() -> None:
    """There is nothing to compare."""
    assert told(_gateway_outcomes_paper("safe: {outcomes: {a: pass}}"), "gateway-agrees") == [("not-applicable", ": ")]


def test_the_subject_names_the_gateway_and_its_options() -> None:
    """A finding can be looked up by the gateway, its criterion, and the option if it is one."""
    (outcome,) = run(_gateway_outcomes_paper("safe: {criterion: care, outcomes: {a: pass, b: pass}}"), "gateway-complete", subject="gateway")
    assert (outcome.subject.criterion, outcome.subject.option, outcome.subject.ids) == ("care", "c", ("safe", "c"))
    assert outcome.where.pointer == "/gateways/safe"


HELD = "{summary: The inspectors visited.}"


def _gateway_reasons_paper(gateways: str, texts: str = "") -> Facts:
    return facts(f"""\
criteria: {{law: {{kind: gateway}}, care: {{}}}}
options: {{a: {{}}, b: {{}}}}
method: {{total: sum}}
gateways: {{{gateways}}}
texts: {{rationale: {{{texts}}}}}
""")


@pytest.mark.parametrize(
    ("gateways", "texts", "status"),
    [
        (f"law: {{criterion: law, outcomes: {{a: pass, b: fail}}, rationale: {HELD}}}", "", "pass"),
        ("law: {criterion: law, outcomes: {a: pass, b: fail}, rationale: none}", "", "fail"),
        ("law: {criterion: law, outcomes: {a: pass, b: fail}}", "", "undecided"),
        ("law: {criterion: law, outcomes: {a: pass, b: fail}}", "care: {a: {summary: X}}", "fail"),
        ("law: {criterion: law, outcomes: {a: pass, b: fail}}", "law: {a: {summary: X}}", "pass"),
        ("law: {criterion: law, outcomes: {a: pass, b: pass}}", "law: {a: {summary: X}}", "fail"),
        ("law: {criterion: law, outcomes: {a: fail, b: fail}, rationale: none}", "", "not-applicable"),
        ("law: {criterion: law, implied: true, outcomes: {a: pass, b: pass}, rationale: none}", "", "not-applicable"),
        ("law: {outcomes: {a: pass, b: pass}, threshold: {kind: total, at-least: 3}}", "care: {a: {summary: X}}", "not-applicable"),
    ],
)
def test_a_pass_and_its_reason(gateways: str, texts: str, status: str) -> None:
    """Held, looked for and not found, not held beside others that are, and nothing held at all."""
    outcome = only(_gateway_reasons_paper(gateways, texts), "gateway-reason", subject="gateway")
    assert outcome.status == status
    assert (str(outcome.reason) == "the file holds no reasons from the text supplied") is (status == "undecided")


def test_only_the_options_without_a_reason_are_named() -> None:
    """One of two passes has its reason."""
    held = _gateway_reasons_paper("law: {criterion: law, outcomes: {a: pass, b: pass}}", "law: {a: {summary: X}}")
    assert only(held, "gateway-reason", message="{list}", subject="gateway").message == "b"


def test_a_reason_at_one_gateway_shows_that_the_file_holds_reasons() -> None:
    """Beside a gateway with its reason, another without one has none."""
    held = _gateway_reasons_paper(f"law: {{criterion: law, outcomes: {{a: pass}}, rationale: {HELD}}}, safe: {{outcomes: {{a: pass}}}}")
    assert [one.status for one in run(held, "gateway-reason", subject="gateway")] == ["pass", "fail"]


_GATEWAY_SCORES_MESSAGE = "{about}|{option}|{criterion}|{level}|{published}|{passed}"


def _gateway_scores_paper(cell: str, *, outcome: str = "pass", scale: str = "levels: {low: {value: 0, label: LOW}, high: {value: 10, label: HIGH}}",
          criterion: str = "weight: 6", gate: str = "", prints: str = "weighted-score") -> Facts:  # fmt: skip
    return facts(f"""\
{scale}
criteria: {{care: {{title: Care, {criterion}}}}}
options: {{a: {{title: Option A}}}}
method: {{total: weighted-sum}}
gateways: {{care: {{criterion: care, outcomes: {{a: {outcome}}}{gate}}}}}
tables: {{t: {{prints: {prints}, rows: criteria, columns: [a], cells: {{care: [{cell}]}}}}}}
""")


def contradicted(held: Facts) -> list[Outcome]:
    return run(held, "gateway-contradicted", message=_GATEWAY_SCORES_MESSAGE, subject="cell")


@pytest.mark.parametrize(("cell", "status"), [("0", "fail"), ("60", "pass"), ("blank", "undecided"), ("30", "undecided"), ("withheld", "undecided")])
def test_the_lowest_level_contradicts_a_pass(cell: str, status: str) -> None:
    """0 of 60 is the lowest, 60 is not; a blank, a hidden cell and one off the scale decide nothing."""
    assert [one.status for one in contradicted(_gateway_scores_paper(cell))] == [status]


def test_what_is_said() -> None:
    """The option, the criterion, the level by name, and how the option came past the gateway."""
    assert contradicted(_gateway_scores_paper("0"))[0].message == "Option A, Care|Option A|Care|LOW|0|passed this gateway"
    assert contradicted(_gateway_scores_paper("0", gate=", implied: true"))[0].message.endswith("|is one of those that passed this gateway")


def test_the_cell_is_the_evidence() -> None:
    """The outcome stands at the score, with its figure."""
    (outcome,) = contradicted(_gateway_scores_paper("0"))
    assert (outcome.subject.option, outcome.subject.criterion, outcome.subject.figure) == ("a", "care", "t.care.a")
    assert [figure.id for figure in outcome.figures] == ["t.care.a"]


def test_a_doubtful_cell_accuses_nobody() -> None:
    """A zero that may have been misread leaves it open."""
    (outcome,) = contradicted(_gateway_scores_paper("{value: 0, reading: doubtful}"))
    assert (outcome.status, str(outcome.reason)) == ("undecided", "the score was read doubtfully")


def test_a_withheld_score_is_not_shown() -> None:
    """Neither its value nor its level is told."""
    (outcome,) = contradicted(_gateway_scores_paper("withheld"))
    assert (outcome.withheld, outcome.published, outcome.computed) == (True, "", "")


@pytest.mark.parametrize("outcome", ["fail", "not-applicable", "blank"])
def test_only_a_pass_can_be_contradicted(outcome: str) -> None:
    """An option that failed may well have the lowest score."""
    assert [one.status for one in contradicted(_gateway_scores_paper("0", outcome=outcome))] == ["not-applicable"]


def test_less_is_better() -> None:
    """Where a low score is good, the highest is the worst."""
    scale, worst, best = "scale: {min: 1, max: 5, step: 1}", "'5'", "'1'"
    for cell, status in ((worst, "fail"), (best, "pass")):
        assert [one.status for one in contradicted(_gateway_scores_paper(cell, scale=scale, criterion="direction: lower", prints="score"))] == [
            status
        ]


def test_an_unknown_end_of_the_scale_leaves_it_open() -> None:
    """Whether 1 is the lowest score cannot be told where only the highest is known."""
    (outcome,) = contradicted(_gateway_scores_paper("'1'", scale="scale: {max: 5, basis: implied}", criterion="", prints="score"))
    assert (outcome.status, str(outcome.reason)) == ("undecided", "the paper does not state the scale, or we could not read it")


def test_a_weight_of_nothing_says_nothing_about_the_score() -> None:
    """0 of 0 may be any score."""
    (outcome,) = contradicted(_gateway_scores_paper("0", criterion="weight: 0"))
    assert (outcome.status, str(outcome.reason)) == ("undecided", "several scores are possible")


def test_a_gateway_without_a_score_is_not_looked_at() -> None:
    """No cell, no contradiction."""
    held = facts("criteria: {care: {}}\noptions: {a: {}}\nmethod: {total: sum}\ngateways: {care: {criterion: care, outcomes: {a: pass}}}\n")
    assert [one.status for one in contradicted(held)] == ["not-applicable"]
