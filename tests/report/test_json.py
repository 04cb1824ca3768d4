"""What follows from explanations, as plain data.

The JSON result against its schema, and what it promises: every failure once, counts that add up, the same bytes.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from audit.examine import Examination
from audit.problems import Problem, fault
from audit.report.json import audit_as_data, run_as_json, run_as_lines
from audit.resources import schema_file
from tests.papers import SUMS, WEIGHTS, examined
from tests.report.papers import examined_by_all, explained_file, explained_text, many_errors

_TABLE = "tables: {t: {rows: options, columns: [care, risk, total], prints: score, cells: {a: [4, 5, %s], b: [4, 4, %s], c: [%s, 0, %s]}}}\n"


def _details(*cells: str, more: str = "") -> Any:
    (finding,) = [one for one in audit_as_data(examined(SUMS, more, _TABLE % cells))["findings"] if one["rule"] == "ARI001"]
    assert len(finding["explanations_detail"]) == len(finding["explanations"])
    return finding


def test_totals_places_and_what_they_touch() -> None:
    """Each explanation has the totals and places that follow, and says whether order, first place and recommendation are touched."""
    found = _details("7", "8", "1", "1", more="recommendation: {preferred: a}\n")
    assert [one["totals"][0] for one in found["explanations_detail"]] == [
        {"option": "a", "possible": ["7"], "between": None}, {"option": "a", "possible": ["7"], "between": None},
        {"option": "a", "possible": ["9"], "between": None},
    ]  # fmt: skip
    assert found["explanations_detail"][2] == {
        "totals": [{"option": "a", "possible": ["9"], "between": None}, {"option": "b", "possible": ["8"], "between": None}, {"option": "c", "possible": ["1"], "between": None}],
        "order": [{"option": "a", "place": "1st"}, {"option": "b", "place": "2nd"}, {"option": "c", "place": "3rd"}],
        "changes_order": "yes", "changes_first": "yes", "changes_recommended": "yes", "settled_by": [],
    }  # fmt: skip
    assert (found["recommended_affected"], found["unexplained"]) == ("depends", "")


def test_without_a_recommendation_nothing_is_said_of_it() -> None:
    """Where none is recorded both are null."""
    found = _details("7", "8", "1", "1")
    assert (found["recommended_affected"], found["explanations_detail"][0]["changes_recommended"]) == (None, None)


def test_the_cause_is_named_where_one_figure_explains_several() -> None:
    """A weight that alone explains two totals is given as the cause, with the sentence of the report; one total that is off has none."""
    table = "tables: {t: {rows: options, columns: [care, risk, total], prints: score, cells: {a: [4, 5, 18], b: [3, 2, 10]}}}\n"
    (finding,) = audit_as_data(examined(WEIGHTS, table))["findings"]
    cause = finding["cause"]
    assert (cause["quantity"], cause["criterion"], cause["published"], cause["possible"]) == ("weight", "care", "3", ["2"])
    assert cause["statement"].startswith('The weight of "')
    assert _details("7", "8", "1", "1")["cause"] is None


def test_many_values_are_given_as_a_range() -> None:
    """A total with a blank below it has its few values listed; one of many, or a rounded one, is given by its bounds, exactly."""
    few = _details("7", "8", "blank", "blank")["explanations_detail"][0]["totals"][2]
    assert few == {"option": "c", "possible": ["0", "1", "2", "3", "4", "5"], "between": None}
    head = SUMS.replace("max: 5, step: 1", "max: 50, step: 1")
    many = next(one for one in audit_as_data(examined(head, _TABLE % ("7", "8", "blank", "blank")))["findings"] if one["rule"] == "ARI001")
    bounds = {"low": "0", "high": "50", "low_open": False, "high_open": False}
    assert many["explanations_detail"][0]["totals"][2] == {"option": "c", "possible": [], "between": bounds}


def test_options_with_withheld_figures_are_left_out() -> None:
    """Neither the total nor the place of an option is given where what decides it is withheld."""
    found = _details("7", "8", "1", "withheld")["explanations_detail"][0]
    assert [one["option"] for one in found["totals"]] == ["a", "b"]
    assert [one["option"] for one in found["order"]] == ["b", "a"]
    hidden = _details("7", "8", "withheld", "blank")["explanations_detail"][0]
    assert [one["option"] for one in hidden["totals"]] == ["a", "b"]


_ROOT = Path(__file__).parents[2]
_FILES = [file.relative_to(_ROOT).as_posix() for folder in ("examples", "appraisals") for file in sorted((_ROOT / folder).glob("*.yaml"))]
_MANY, _BROKEN, _MISSING = "many errors", "a broken file", "a path that names nothing"


@cache
def _found(name: str) -> Examination:
    if name == _MANY:
        return explained_text(many_errors())
    if name == _BROKEN:
        return examined_by_all("appraisal: {id: x}\ncriteria: 7\n")
    if name == _MISSING:
        return Examination("lost.yaml", problems=(Problem("lost.yaml", 0, 0, fault("no-such-file")),))
    return explained_file(name)


_ALL = pytest.mark.parametrize("name", [*_FILES, _MANY, _BROKEN, _MISSING])


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(schema_file("result").read_text(encoding="utf-8")))


def _errors(data: Any) -> list[str]:
    return [f"{list(error.absolute_path)}: {error.message[:200]}" for top in _validator().iter_errors(data) for error in top.context or [top]]


def test_the_schema_is_one() -> None:
    """The schema of the result is itself valid, and everything in it that can be given is described."""
    schema = json.loads(schema_file("result").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    for name, one in schema["$defs"].items():
        assert one.get("description") or name in {"audit-fields", "count"}


@_ALL
def test_runs_and_lines_are_as_the_schema_says(name: str) -> None:
    """The result of every example and appraisal, of broken files and of missing ones is valid, as one object and as lines."""
    data = audit_as_data(_found(name))
    run = json.loads(run_as_json([data, data], as_of="2026-01-31", exit_code=2))
    assert _errors(run) == []
    lines = run_as_lines([data, data], as_of="2026-01-31").split("\n")
    assert lines[2:] == [""]
    assert all(_errors(json.loads(line)) == [] for line in lines[:2])
    assert json.loads(lines[0]) == {**{key: run[key] for key in ("format", "tool", "as_of")}, **run["audits"][0]}


def test_the_schema_refuses_what_does_not_belong() -> None:
    """An unknown key, a missing one and a figure that is no text are refused."""
    data = json.loads(run_as_json([audit_as_data(_found(_MANY))], as_of="2026-01-31", exit_code=1))
    for path, value in ((("verdict",), "fine"), (("findings", 0, "published"), 7), (("findings", 0, "extra"), 1), (("coverage", "rules", "run"), -1)):
        changed = json.loads(json.dumps(data))
        *way, last = path
        node = changed["audits"][0]
        for step in way:
            node = node[step]
        node[last] = value
        assert _errors(changed)
    del data["tool"]
    assert _errors(data)


@_ALL
def test_every_failure_stands_in_exactly_one_finding(name: str) -> None:
    """Every outcome that failed is in the outcomes of one finding, and no other outcome is."""
    found = _found(name)
    told = [id(outcome) for finding in found.findings for outcome in finding.outcomes]
    assert sorted(told) == sorted(id(outcome) for outcome in found.outcomes if outcome.status == "fail")
    data = audit_as_data(found)
    assert sum(len(finding["outcomes"]) for finding in data["findings"]) == data["coverage"]["rules"]["failed"]


@_ALL
def test_counts_add_up(name: str) -> None:
    """Figures and outcomes are each counted in one way."""
    coverage = audit_as_data(_found(name))["coverage"]
    for counts, whole in ((dict(coverage["figures"]), "total"), (dict(coverage["rules"]), "run")):
        total = counts.pop(whole)
        assert sum(counts.values()) == total


@_ALL
def test_the_same_input_gives_the_same_bytes(name: str) -> None:
    """Examined twice, a file gives the same result to the byte, in characters that every system can print."""
    first = run_as_json([audit_as_data(_found(name))], as_of="2026-01-31", exit_code=0)
    if name in _FILES[::4]:
        assert run_as_json([audit_as_data(explained_file.__wrapped__(name))], as_of="2026-01-31", exit_code=0) == first
    assert first.isascii()


def test_places_that_are_not_known_are_null() -> None:
    """A problem of a whole file has no line; an outcome about the appraisal as a whole has none either."""
    (error,) = audit_as_data(_found(_MISSING))["errors"]
    assert error == {"path": "lost.yaml", "line": None, "column": None, "code": "no-such-file", "message": "there is no such file", "remedy": ""}
    assert audit_as_data(_found(_MISSING))["sha256"] is None


def test_a_finding_as_data() -> None:
    """A finding tells its evidence: operands with their printings, changes with how they were read, and the order they lead to."""
    table = "tables: {t: {rows: options, columns: [care, risk, total], prints: score, cells: {a: [4, {value: 5, reading: doubtful, from: b}, 8], b: [1, 5, 6]}}}\n"
    finding = next(one for one in audit_as_data(examined(SUMS, table))["findings"] if one["rule"] == "ARI001")
    assert (finding["standing"], finding["published"], finding["computed"], finding["impact_basis"]) == ("check-reading", "8", "9", "computed-order")
    outcome = finding["outcomes"][0]
    assert outcome["operands"][0] == {"quantity": {"kind": "score", "option": "a", "criterion": "care"}, "times": "1", "printed": ["4"]}
    assert [(one[0]["criterion"], one[0]["possible"], one[0]["reading"]) for one in finding["explanations"]] == [
        ("risk", ["4"], "doubtful"), ("care", ["3"], "unconfirmed"), (None, ["9"], "unconfirmed"),
    ]  # fmt: skip
    assert finding["where"] == {"path": "paper.yaml", "line": 6, "column": finding["where"]["column"], "pointer": "/tables/t/cells/a/2"}


def test_at_most_twenty_explanations_are_listed() -> None:
    """Beyond twenty explanations the others are only counted."""
    names = [f"c{number}" for number in range(30)]
    head = f"scale: {{min: 0, max: 5, step: 1}}\ncriteria: {{{', '.join(f'{name}: {{}}' for name in names)}}}\noptions: {{a: {{}}}}\nmethod: {{total: sum}}\n"
    cells = ", ".join(f"{name}: [2]" for name in names)
    (finding,) = audit_as_data(examined(head, f"tables: {{t: {{rows: criteria, columns: [a], prints: score, cells: {{{cells}, total: [61]}}}}}}\n"))[
        "findings"
    ]
    assert (len(finding["explanations"]), finding["explanations_total"], finding["explanations_complete"]) == (20, 31, True)


def test_what_blanks_can_be() -> None:
    """Missing scores are listed with every value that is left, forced or not."""
    table = "tables: {t: {rows: options, columns: [care, risk, total], prints: score, cells: {a: [4, blank, 6], b: [blank, blank, 9]}}}\n"
    inferred = audit_as_data(examined(SUMS, table))["inferred"]
    assert [(one["option"], one["criterion"], one["values"], one["forced"]) for one in inferred] == [
        ("a", "risk", ["2"], True), ("b", "care", ["4", "5"], False), ("b", "risk", ["4", "5"], False),
    ]  # fmt: skip


def test_no_address_in_memory_or_floating_figure_leaks() -> None:
    """Figures are strings as printed, never binary fractions, and nothing of the program shows."""
    text = run_as_json([audit_as_data(_found(_MANY))], as_of="2026-01-31", exit_code=1)
    assert not re.search(r"0x[0-9a-f]{6}|Fraction\(|Quantity\(|: -?\d+\.\d", text)
