"""Checks on what the file records of the process."""

from typing import Final

import pytest

from audit.rules.checks.base import Facts
from audit.rules.outcome import Outcome
from tests.rules.packs import facts, only, run, statuses

WEIGHTS: Final = "{care: {weight: 3}, risk: {weight: 2}}"


def held(process: str = "", *, criteria: str = "{care: {}, risk: {}}", more: str = "") -> Facts:
    """Give an appraisal with what it records of its process."""
    section = f"process: {{{process}}}\n" if process else ""
    return facts(f"scale: {{min: 0, max: 5}}\ncriteria: {criteria}\noptions: {{a: {{}}, b: {{}}, c: {{}}}}\nmethod: {{total: sum}}\n{section}{more}")


def told(process: str, matter: str, **more: str) -> str:
    return only(held(process, **more), "process-told", options={"matter": matter}).status


@pytest.mark.parametrize("matter", ["scorers", "sensitivity", "changes", "equality-assessment", "costs"])
def test_a_matter_is_said_not_found_or_not_known(matter: str) -> None:
    """Only what was looked for and not found is a question."""
    given = "[{role: scored, who: [Finance]}]" if matter == "scorers" else "{}"
    assert told(f"{matter}: {given}", matter) == "pass"
    assert told(f"{matter}: none", matter) == "fail"
    assert told("complete: true", matter) == "fail"
    assert told("", matter) == told("complete: false", matter) == "undecided"


def test_an_undecided_matter_says_why_and_stands_at_the_file() -> None:
    """There is no line of the file about it."""
    outcome = only(held(), "process-told", options={"matter": "changes"})
    assert (outcome.reason, outcome.where.line) == ("the file does not say whether the text supplied speaks of it", 1)


def test_weights_matter_only_where_there_are_some() -> None:
    """A sum of plain scores has none to explain."""
    assert told("weights: none", "weights") == "not-applicable"
    assert told("weights: none", "weights", criteria=WEIGHTS) == "fail"
    assert only(held("weights: {each: false}"), "weights-each").status == "not-applicable"


def test_all_matters_without_an_option() -> None:
    """One outcome for each, that about weights where there are some."""
    assert len(run(held(), "process-told")) == 5
    assert len(run(held(criteria=WEIGHTS), "process-told")) == 6


@pytest.mark.parametrize(
    ("accounts", "status"),
    [
        ("[{role: scored, who: [Finance]}, {role: moderated}]", "pass"),
        ("[{role: scored, how: together}]", "fail"),
        ("[{role: moderated, who: [Finance]}]", "fail"),
    ],
)
def test_scorers_are_named_by_an_account_of_scoring(accounts: str, status: str) -> None:
    """Who moderated is not who scored."""
    assert told(f"scorers: {accounts}", "scorers") == status


def test_the_day_to_which_changes_are_recorded_tells_of_a_record() -> None:
    """It stands under the dates of the appraisal."""
    head = "appraisal: {id: x, title: X, from: draft, dates: {changes: 2017-11}}\n"
    given = facts(f"{head}criteria: {{care: {{}}}}\noptions: {{a: {{}}}}\nmethod: {{total: sum}}\n")
    assert only(given, "process-told", options={"matter": "changes"}).status == "pass"


@pytest.mark.parametrize(("flags", "status"), [("{each: true}", "pass"), ("{each: false}", "fail"), ("{}", "undecided"), ("none", "not-applicable")])
def test_each_weight(flags: str, status: str) -> None:
    """Asked only where the weights are explained at all."""
    assert only(held(f"weights: {flags}", criteria=WEIGHTS), "weights-each").status == status


@pytest.mark.parametrize(
    ("covers", "chosen", "status"),
    [
        ("{covers: [a, b]}", "{preferred: a}", "pass"),
        ("{covers: a}", "{preferred: a}", "fail"),
        ("{covers: [a, b]}", "{preferred: a, taken-forward: [a, b]}", "fail"),
        ("{covers: a}", "{}", "undecided"),
        ("{}", "{preferred: a}", "undecided"),
        ("none", "{preferred: a}", "not-applicable"),
    ],
)
def test_what_a_test_of_the_order_covers(covers: str, chosen: str, status: str) -> None:
    """More than what is recommended, as far as both are known."""
    given = held(f"sensitivity: {covers}", more=f"recommendation: {chosen}\n")
    assert only(given, "sensitivity-covers", message="{list}").status == status


@pytest.mark.parametrize(("given", "status"), [("{date: 2017}", "pass"), ("{}", "fail"), ("none", "not-applicable")])
def test_the_date_of_an_equality_assessment(given: str, status: str) -> None:
    """Asked only of one that is named."""
    assert only(held(f"equality-assessment: {given}"), "assessment-dated").status == status


def accounts(*given: str) -> Outcome:
    return only(held(f"scorers: [{', '.join(f'{{role: scored, {one}}}' for one in given)}]"), "one-account", message="{count} {about}: {list}")


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        ("who: [Finance, Legal]", "who: [legal, FINANCE]", "pass"),
        ("who: [Finance]", "who: [Legal]", "fail"),
        ("who: [Finance]", "how: together", "pass"),
        ("how: together", "how: each alone", "fail"),
        ("who: [Finance], how: together", "how: Together", "pass"),
    ],
)
def test_accounts_of_scoring_are_compared(first: str, second: str, status: str) -> None:
    """What one of them does not say sets them not apart."""
    assert accounts(first, second).status == status


def test_accounts_are_told_with_their_places() -> None:
    """Who, how, and where in the paper."""
    found = accounts("who: [Finance, Legal], how: together, text: {line: 4, summary: x}", "how: each alone")
    assert found.message == "2 scored: Finance, Legal: together (line 4); no one is named: each alone"


def test_roles_are_compared_apart() -> None:
    """One account of each is no two accounts; two of moderating are."""
    one = held("scorers: [{role: scored, who: [Finance]}, {role: moderated, who: [Legal]}]")
    assert [found.status for found in run(one, "one-account")] == ["not-applicable"]
    two = held("scorers: [{role: moderated, who: [Finance]}, {role: moderated, who: [Legal]}]")
    assert only(two, "one-account", message="{about}").message == "moderated the scores"


def costs(process: str, *, criteria: str = "{care: {title: Care}, cost: {title: Running cost}}", more: str = "") -> dict[str, str]:
    return statuses(run(held(process, criteria=criteria, more=more), "cost-counted-once"))


@pytest.mark.parametrize(
    ("process", "status"), [("costs: {apart: true}", "fail"), ("costs: {apart: false}", "pass"), ("costs: {}", "undecided"), ("", "undecided"), ("costs: none", "pass")]
)
def test_cost_counted_once(process: str, status: str) -> None:
    """Only criteria about cost are looked at."""
    assert costs(process) == {"cost": status}


def test_a_score_that_follows_from_the_cost_is_its_one_count() -> None:
    """Price scored by formula, beside quality."""
    criteria = "{care: {title: Care}, price: {title: Price, scored-from: {of: cost, as: lowest-over-value}}}"
    assert costs("costs: {apart: true}", criteria=criteria) == {"price": "pass"}


@pytest.mark.parametrize(
    ("process", "status"),
    [("costs: {beside-scores: true}", "pass"), ("costs: {beside-scores: false}", "fail"), ("costs: {}", "undecided"), ("costs: none", "fail"), ("", "undecided")],
)
def test_cost_beside_score(process: str, status: str) -> None:
    """As the file says."""
    assert only(held(process), "cost-beside-score").status == status


def test_costs_in_a_table_stand_beside_the_scores() -> None:
    """They are printed for options, whatever the file says of costs."""
    table = "tables: {t: {rows: options, columns: [cost], cells: {a: [5], b: [6], c: [7]}}}\n"
    assert only(held("costs: none", more=table), "cost-beside-score").status == "pass"
