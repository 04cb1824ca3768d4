"""``gateway-contradicted``: passing a gateway and having the worst score on it."""

import pytest

from audit.rules.checks.base import Facts
from audit.rules.outcome import Outcome
from tests.rules.packs import facts, run

MESSAGE = "{about}|{option}|{criterion}|{level}|{published}|{passed}"


def paper(cell: str, *, outcome: str = "pass", scale: str = "levels: {low: {value: 0, label: LOW}, high: {value: 10, label: HIGH}}",
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
    return run(held, "gateway-contradicted", message=MESSAGE, subject="cell")


@pytest.mark.parametrize(("cell", "status"), [("0", "fail"), ("60", "pass"), ("blank", "undecided"), ("30", "undecided"), ("withheld", "undecided")])
def test_the_lowest_level_contradicts_a_pass(cell: str, status: str) -> None:
    """0 of 60 is the lowest, 60 is not; a blank, a hidden cell and one off the scale decide nothing."""
    assert [one.status for one in contradicted(paper(cell))] == [status]


def test_what_is_said() -> None:
    """The option, the criterion, the level by name, and how the option came past the gateway."""
    assert contradicted(paper("0"))[0].message == "Option A, Care|Option A|Care|LOW|0|passed this gateway"
    assert contradicted(paper("0", gate=", implied: true"))[0].message.endswith("|is among those that this gateway left")


def test_the_cell_is_the_evidence() -> None:
    """The outcome stands at the score, with its figure."""
    (outcome,) = contradicted(paper("0"))
    assert (outcome.subject.option, outcome.subject.criterion, outcome.subject.figure) == ("a", "care", "t.care.a")
    assert [figure.id for figure in outcome.figures] == ["t.care.a"]


def test_a_doubtful_cell_accuses_nobody() -> None:
    """A zero that may have been misread leaves it open."""
    (outcome,) = contradicted(paper("{value: 0, reading: doubtful}"))
    assert (outcome.status, outcome.reason) == ("undecided", "the score was read doubtfully")


def test_a_withheld_score_is_not_shown() -> None:
    """Neither its value nor its level is told."""
    (outcome,) = contradicted(paper("withheld"))
    assert (outcome.withheld, outcome.published, outcome.computed) == (True, "", "")


@pytest.mark.parametrize("outcome", ["fail", "not-applicable", "blank"])
def test_only_a_pass_can_be_contradicted(outcome: str) -> None:
    """An option that failed may well have the lowest score."""
    assert [one.status for one in contradicted(paper("0", outcome=outcome))] == ["not-applicable"]


def test_less_is_better() -> None:
    """Where a low score is good, the highest is the worst."""
    scale, worst, best = "scale: {min: 1, max: 5, step: 1}", "'5'", "'1'"
    for cell, status in ((worst, "fail"), (best, "pass")):
        assert [one.status for one in contradicted(paper(cell, scale=scale, criterion="direction: lower", prints="score"))] == [status]


def test_an_unknown_end_of_the_scale_leaves_it_open() -> None:
    """Whether 1 is the lowest score cannot be told where only the highest is known."""
    (outcome,) = contradicted(paper("'1'", scale="scale: {max: 5, basis: implied}", criterion="", prints="score"))
    assert (outcome.status, outcome.reason) == ("undecided", "the scale is not fully known")


def test_a_weight_of_nothing_says_nothing_about_the_score() -> None:
    """0 of 0 may be any score."""
    (outcome,) = contradicted(paper("0", criterion="weight: 0"))
    assert (outcome.status, outcome.reason) == ("undecided", "several scores are possible")


def test_a_gateway_without_a_score_is_not_looked_at() -> None:
    """No cell, no contradiction."""
    held = facts("criteria: {care: {}}\noptions: {a: {}}\nmethod: {total: sum}\ngateways: {care: {criterion: care, outcomes: {a: pass}}}\n")
    assert [one.status for one in contradicted(held)] == ["not-applicable"]
