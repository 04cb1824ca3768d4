"""``dates-in-order``: dates, some of them in part, held against every day that they may be."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.rules.checks.base import Facts
from tests.rules.packs import facts, only, run

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
