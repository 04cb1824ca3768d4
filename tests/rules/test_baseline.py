"""Baselines: what counts as known, and what is known no more."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from audit.problems import InputError
from audit.rules.baseline import apply, entries_of, entry_of, load, write
from audit.rules.outcome import Outcome
from audit.why import because
from tests.papers import SUMS, examined

_TABLE = "tables: {t: {rows: criteria, columns: [a, b], prints: score, cells: {care: [4, 1], risk: [2, 1], total: [%s, %s]}}}\n"


def _outcomes(first: object, second: object, before: str = "") -> tuple[Outcome, ...]:
    return examined(f"{before}{SUMS}", _TABLE % (first, second)).outcomes


def test_only_what_is_new_counts() -> None:
    """The same rule, subject and value is known wherever it stands in the file; another value is not."""
    known = frozenset(entries_of("small", _outcomes(7, 2)))
    moved, _ = apply(known, "small", _outcomes(7, 2, "# a line more\n\n"))
    assert [one.status for one in moved if one.status in {"fail", "waived"}] == ["waived"]
    assert [(one.accepted_by, str(one.reason)) for one in moved if one.status == "waived"] == [("baseline", "known before, by the baseline")]
    other, stale = apply(known, "small", _outcomes(8, 2))
    assert [one.status for one in other if one.status in {"fail", "waived"}] == ["fail"]
    assert [entry.published for entry in stale] == ["7"]


def test_entries_of_other_appraisals_are_left_alone() -> None:
    """What another appraisal had is neither known here nor missed here."""
    known = frozenset(entries_of("other", _outcomes(7, 2)))
    found, stale = apply(known, "small", _outcomes(7, 2))
    assert ("waived" in {one.status for one in found}, stale) == (False, ())


def test_what_a_waiver_accepts_is_not_missed() -> None:
    """An entry is met by an outcome that is waived already."""
    outcomes = _outcomes(7, 2)
    known = frozenset(entries_of("small", outcomes))
    waived = tuple(replace(one, status="waived", reason=because("accepted", said="agreed")) if one.status == "fail" else one for one in outcomes)
    assert apply(known, "small", waived) == (waived, ())


def test_a_withheld_value_is_in_no_baseline() -> None:
    """Neither the value nor a digest that could be tried out."""
    failed = next(one for one in _outcomes(7, 2) if one.status == "fail")
    hidden = replace(failed, withheld=True)
    assert entry_of("small", hidden).published == ""
    assert entry_of("small", hidden).key == entry_of("small", replace(hidden, published="8")).key


def test_a_baseline_is_read_as_it_was_written(tmp_path: Path) -> None:
    """The same findings give the same bytes, whatever their order."""
    entries = [*entries_of("small", _outcomes(7, 3)), *entries_of("small", _outcomes(8, 2))]
    write(tmp_path / "a.json", entries)
    write(tmp_path / "b.json", reversed(entries))
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    assert load(tmp_path / "a.json")[0] == frozenset(entries)


def test_a_baseline_that_is_none_or_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A clear error names the file."""
    (tmp_path / "a.json").write_text(json.dumps({"format": "1", "known": [{"rule": "ARI001"}]}), encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.json:1"):
        load(tmp_path / "a.json")
    with pytest.raises(InputError, match="cannot be written"):
        write(tmp_path / "no" / "a.json", [])
