"""Waivers: what they cover, until when, and where they stand."""

from dataclasses import replace
from pathlib import Path

import pytest

from audit.examine import Examination, examine
from audit.log.part import part_of
from audit.problems import InputError
from audit.report.json import audit_as_data
from audit.report.text import report
from audit.rules.settings import Settings
from audit.rules.waivers import last_day
from tests.papers import HEAD, SUMS, examined
from tests.report.papers import all_rules

_TABLE = "tables: {t: {rows: criteria, columns: [a, b], prints: score, cells: {care: [4, 1], risk: [2, 1], total: [7, 3]}}}\n"


def _waived(*waivers: str) -> Examination:
    return examined(SUMS, _TABLE, f"waivers: [{', '.join(waivers)}]\n")


def _statuses(found: Examination) -> dict[str, str]:
    return {one.subject.option or "": one.status for one in found.outcomes if one.rule.id == "ARI001" and one.subject.option in {"a", "b"}}


def test_a_waiver_accepts_what_it_names_and_no_more() -> None:
    """One option's total is waived; the other's is still a finding."""
    found = _waived("{rule: ARI001, subject: {option: a}, reason: Agreed with the finance office.}")
    assert _statuses(found) == {"a": "waived", "b": "fail"}
    assert [one.lead.subject.option for one in found.findings] == ["b"]
    assert [(one.state, len(one.outcomes)) for one in found.waivers] == [("used", 1)]


@pytest.mark.parametrize(
    ("subject", "covered"),
    [
        ("{quantity: total}", ["a", "b"]), ("{figure: t.total.a}", ["a"]), ("{option: a, quantity: rank}", []), ("{item: price}", []), ("{scorer: panel}", []),
        ("{id: a}", []), ("{criterion: care}", []), ("{group: money}", []),
    ],
)  # fmt: skip
def test_everything_that_a_waiver_names_has_to_fit(subject: str, covered: list[str]) -> None:
    """A subject may be named by option, quantity, printing and so on, and all of it counts."""
    found = _statuses(_waived(f"{{rule: total-is-sum, subject: {subject}, reason: Known.}}"))
    assert [option for option, status in found.items() if status == "waived"] == covered


def test_waived_findings_do_not_make_a_paper_inconsistent() -> None:
    """All that does not agree is accepted, so that no error is left; it is told all the same."""
    found = _waived("{rule: ARI001, reason: Known., who: Finance office, date: 2026-01, until: 2027}")
    assert (found.verdict, found.findings) == ("consistent", ())
    (first, _) = audit_as_data(found)["waived"]
    assert (first["by"], first["reason"], first["who"], first["date"], first["until"]) == ("waiver", "Known.", "Finance office", "2026-01", "2027")
    told = " ".join(report(found).split())
    assert "a: the scores add to 6; the total printed is 7. [ARI001, waived, Finance office, 2026-01, until 2027: Known.]" in told


def test_what_is_made_of_an_outcome_later_is_still_the_one_accepted() -> None:
    """Results and logs know it by its key, so that outcomes may be told with more words after waivers were applied."""
    found = _waived("{rule: ARI001, reason: Known., who: Finance office}")
    later = replace(found, outcomes=tuple(map(replace, found.outcomes)))
    assert audit_as_data(later)["waived"] == audit_as_data(found)["waived"]
    assert part_of(later) == part_of(found)


def test_a_waiver_lasts_to_the_end_of_its_day_month_or_year(tmp_path: Path) -> None:
    """On its last day it holds; on the next it is a finding of its own, and what it accepted is told again."""
    file = tmp_path / "paper.yaml"
    file.write_text(HEAD + SUMS + _TABLE + "waivers: [{rule: ARI001, reason: Known., until: 2026-02}]\n", encoding="utf-8")
    before = examine(file, all_rules(), Settings(as_of="2026-02-28"))
    after = examine(file, all_rules(), Settings(as_of="2026-03-01"))
    assert [one.lead.rule.id for one in before.findings if one.lead.rule.id != "STR002" and one.lead.rule.severity != "note"] == []
    assert [one.lead.rule.id for one in after.findings if one.lead.rule.id != "STR002" and one.lead.rule.severity != "note"] == [
        "ARI001", "ARI001", "STR011",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "day"),
    [("2024", "2024-12-31"), ("2024-02", "2024-02-29"), ("2023-02", "2023-02-28"), ("2023-12", "2023-12-31"), ("2023-12-05", "2023-12-05")],
)
def test_the_last_day_of_a_date(text: str, day: str) -> None:
    """A year ends in December, February may have 29 days."""
    assert last_day(text) == day


@pytest.mark.parametrize("date", ["2026-13", "2026-02-30"])
def test_a_date_that_is_none_is_told(date: str) -> None:
    """The file cannot be audited; the waiver's place is named."""
    found = _waived(f'{{rule: ARI001, reason: Known., until: "{date}"}}')
    assert [one.message for one in found.problems] == [f'"{date}" is not a date; write for example 2026-01-31']
    assert found.verdict == "not-auditable"


def test_waivers_may_stand_beside_the_file(tmp_path: Path) -> None:
    """NAME.waivers.yaml counts like waivers in the file; a fault in it is told with its own place."""
    file, beside = tmp_path / "paper.yaml", tmp_path / "paper.waivers.yaml"
    file.write_text(HEAD + SUMS + _TABLE, encoding="utf-8")
    beside.write_text("waivers: [{rule: ARI001, reason: Known.}, {rule: ARI004, reason: Known.}]\n", encoding="utf-8")
    found = examine(file, all_rules())
    assert [(one.state, one.waiver.path) for one in found.waivers] == [("used", beside.as_posix()), ("unused", beside.as_posix())]
    assert any("ARI004" in one.lead.message and "paper.waivers.yaml, line 1" in one.lead.message for one in found.findings)
    beside.write_text("waivers: [{rule: ARI001}]\n", encoding="utf-8")
    assert [one.path for one in examine(file, all_rules()).problems] == [beside.as_posix()]


def test_waivers_can_be_left_out_of_account(tmp_path: Path) -> None:
    """With --no-waivers everything is told, and so is that waivers are there."""
    file = tmp_path / "paper.yaml"
    file.write_text(HEAD + SUMS + _TABLE + "waivers: [{rule: ARI001, reason: Known.}]\n", encoding="utf-8")
    found = examine(file, all_rules(), Settings(waives=False))
    assert "waived" not in {one.status for one in found.outcomes}
    assert found.assumed[-1] == "waivers were ignored, because --no-waivers was given; every finding is shown"


def test_a_waiver_without_a_reason_is_refused() -> None:
    """The reason is what makes a waiver; without one the file cannot be audited."""
    found = _waived("{rule: ARI001}")
    assert 'the key "reason" is missing' in found.problems[0].message
    assert InputError(found.problems).problems == found.problems
