"""GitLab's report on code quality."""

import json

from audit.report.exchange.gitlab import whole
from tests.report.exchange.results import broken, clean, odd, rotherham


def test_an_entry_has_all_that_gitlab_needs() -> None:
    """Description, check, fingerprint, severity and a place with a line."""
    for entry in json.loads(whole([odd(), broken(), rotherham()], 2)):
        assert entry["description"]
        assert entry["check_name"]
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert entry["location"]["lines"]["begin"] >= 1


def test_severities_are_put_in_its_words() -> None:
    """What could not be audited blocks, an error is major."""
    levels = {entry["check_name"]: entry["severity"] for entry in json.loads(whole([odd(), broken()], 2))}
    assert levels["ARI001"] == "major"
    assert levels["not-a-source"] == "blocker"
    assert "info" in levels.values()


def test_no_two_entries_share_a_fingerprint() -> None:
    """Else GitLab would show one of them; the same paper under two names is two."""
    entries = json.loads(whole([rotherham(), odd(), broken()], 2))
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)


def test_without_findings_the_list_is_empty() -> None:
    """It stays a list."""
    assert json.loads(whole([clean()], 0)) == []
