"""Checks on what the file records of the process.

``dates-in-order``: dates, some of them in part, held against every day that they may be.
"""

from datetime import date, timedelta
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.rules.checks.base import Facts
from audit.rules.outcome import Outcome
from tests.rules.packs import facts, only, run, statuses

ORDER = {"order": ["criteria", "scored", "published", "decision"]}
DAYS = [date(2019, 12, 1) + timedelta(days=number) for number in range(500)]
DATES = st.sampled_from(DAYS).flatmap(lambda day: st.sampled_from([str(day.year), f"{day:%Y-%m}", f"{day}"]))


def paper(**dates: str) -> Facts:
    held = ", ".join(f'{name}: "{value}"' for name, value in dates.items())
    head = f"appraisal: {{id: x, title: X, from: draft, dates: {{{held}}}}}\n"
    return facts(f"{head}criteria: {{care: {{}}}}\noptions: {{a: {{}}}}\nmethod: {{total: sum}}\n")


@given(DATES, DATES)
def test_it_passes_if_every_reading_is_in_order_and_fails_if_none_is(first: str, then: str) -> None:
    """A month stands for each of its days, a year for each of its months."""
    firsts, thens = ([day for day in DAYS_AROUND if str(day).startswith(one)] for one in (first, then))
    in_order = {firsts[-1] <= thens[0]: "pass", firsts[0] > thens[-1]: "fail"}.get(True, "undecided")
    assert only(paper(criteria=first, scored=then), "dates-in-order", options=ORDER).status == in_order


DAYS_AROUND = [date(2019, 1, 1) + timedelta(days=number) for number in range(3 * 365 + 1)]


def test_only_dates_that_are_given_are_compared() -> None:
    """A date that is missing in the middle leaves the two around it to be compared."""
    outcomes = run(paper(criteria="2020-01", decision="2020-03", scored="2020-02"), "dates-in-order", options=ORDER)
    assert [one.subject.ids for one in outcomes] == [("criteria", "scored"), ("scored", "decision")]


def test_one_date_has_no_order() -> None:
    """There is nothing to compare it with."""
    assert only(paper(published="2020"), "dates-in-order", options=ORDER).status == "not-applicable"


def test_the_later_date_gives_the_place() -> None:
    """The outcome stands where the date is that came too early."""
    held = facts("""\
appraisal:
  {id: x, title: X, from: draft, dates: {published: "2017-12-05", changes: {date: "2017-11-17", line: 1320}}}
criteria: {care: {}}
options: {a: {}}
method: {total: sum}
""")
    outcome = only(held, "dates-in-order", message="{about}", options={"order": ["published", "changes"]})
    assert (outcome.status, outcome.place.line, outcome.where.pointer) == ("fail", 1320, "/appraisal/dates/changes")
    assert outcome.message == "paper published 2017-12-05, record of changes kept up to 2017-11-17"


@pytest.mark.parametrize("odd", ["2020-13", "2020-00", "0000-02"])
def test_a_month_that_does_not_exist_breaks_nothing(odd: str) -> None:
    """The form of a date is checked elsewhere; here it is only compared."""
    assert only(paper(criteria=odd, scored="2021"), "dates-in-order", options=ORDER).status == "pass"


WEIGHTS: Final = "{care: {weight: 3}, risk: {weight: 2}}"


def held(process: str = "", *, criteria: str = "{care: {}, risk: {}}", more: str = "") -> Facts:
    """An appraisal with what it records of its process."""
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
    assert (str(outcome.reason), outcome.where.line) == ("the file does not say whether the text supplied mentions it", 1)


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
    ("process", "status"),
    [("costs: {apart: true}", "fail"), ("costs: {apart: false}", "pass"), ("costs: {}", "undecided"), ("", "undecided"), ("costs: none", "pass")],
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
    [
        ("costs: {beside-scores: true}", "pass"),
        ("costs: {beside-scores: false}", "fail"),
        ("costs: {}", "undecided"),
        ("costs: none", "fail"),
        ("", "undecided"),
    ],
)
def test_cost_beside_score(process: str, status: str) -> None:
    """As the file says."""
    assert only(held(process), "cost-beside-score").status == status


def test_costs_in_a_table_stand_beside_the_scores() -> None:
    """They are printed for options, whatever the file says of costs."""
    table = "tables: {t: {rows: options, columns: [cost], cells: {a: [5], b: [6], c: [7]}}}\n"
    assert only(held("costs: none", more=table), "cost-beside-score").status == "pass"
