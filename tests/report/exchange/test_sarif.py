"""SARIF 2.1.0."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from audit.report.exchange.sarif import whole
from tests.report.exchange.results import broken, clean, hostile, odd, restricted, rotherham

_OFFICIAL = Path(__file__).parents[4] / "shared" / "sarif-schema-2.1.0.json"


def _run(text: str) -> Any:
    data = json.loads(text)
    assert data["version"] == "2.1.0"
    (run,) = data["runs"]
    return run


def test_results_are_failures_each_at_its_place() -> None:
    """Level, message, file, line and column."""
    run = _run(whole([odd()], 1))
    assert len(run["results"]) == len(odd().findings)
    result, one = run["results"][0], odd().findings[0]
    place = result["locations"][0]["physicalLocation"]
    assert (result["ruleId"], result["level"], result["message"]["text"]) == (one.rule, one.severity, one.told)
    assert place["region"] == {"startLine": one.line, "startColumn": one.column}
    assert run["artifacts"][place["artifactLocation"]["index"]]["location"]["uri"] == place["artifactLocation"]["uri"]


def test_rules_stand_once_with_words_of_help_and_results_point_at_them() -> None:
    """By their place in the list."""
    run = _run(whole([odd(), rotherham()], 1))
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert all(rule["shortDescription"]["text"] for rule in rules)
    assert any(rule["help"]["text"] for rule in rules)


def test_fingerprints_tell_results_apart() -> None:
    """As code hosts follow them from one commit to the next."""
    found = [result["partialFingerprints"]["appraisalAudit/v1"] for result in _run(whole([rotherham()], 1))["results"]]
    assert len(set(found)) == len(found)


def test_a_paper_that_could_not_be_audited_is_no_result() -> None:
    """The run has not succeeded, and says where and why."""
    run = _run(whole([clean(), broken()], 2))
    (invocation,) = run["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"], run["results"]) == (False, 2, [])
    (told,) = invocation["toolExecutionNotifications"]
    assert told["locations"][0]["physicalLocation"]["region"]["startLine"] == 3


def test_what_was_left_out_is_a_notification() -> None:
    """Of a run that has succeeded all the same."""
    (invocation,) = _run(whole([restricted()], 0))["invocations"]
    assert invocation["executionSuccessful"]
    assert [one["level"] for one in invocation["toolExecutionNotifications"]] == ["note"]


@pytest.mark.parametrize(
    ("path", "uri"), [("a, b/broken: 100%.yaml", "a%2C%20b/broken%3A%20100%25.yaml"), ("/papers/one.yaml", "file:///papers/one.yaml")]
)
def test_paths_are_addresses(path: str, uri: str) -> None:
    """Relative to where the run was, or whole."""
    assert _run(whole([replace(clean(), path=path)], 0))["artifacts"][0]["location"]["uri"] == uri


def test_a_hostile_paper_gives_plain_texts() -> None:
    """Nothing of it is more than a text."""
    assert _run(whole([hostile()], 1))["results"]


@pytest.mark.skipif(not _OFFICIAL.exists(), reason="the official schema lies beside the checkout only where somebody put it")
def test_it_is_valid_by_the_official_schema() -> None:
    """OASIS, SARIF 2.1.0 with errata 01."""
    schema = json.loads(_OFFICIAL.read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(whole([odd(), rotherham(), broken(), clean(), hostile(), restricted()], 2)), schema)
