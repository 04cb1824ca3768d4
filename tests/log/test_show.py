"""A log for people: what was run, on what, what came of it."""

from pathlib import Path

import pytest

from audit.log.read import UnreadableLogError
from audit.log.show import show
from audit.log.verify import verify
from tests.log.logs import PAPER, changed, log, number_of, put, records_in


def test_everything_that_matters_is_told() -> None:
    """That it verifies, what was asked, the inputs with their digests, findings, counts, circumstances."""
    file = log({"depot.yaml": PAPER, "broken.yaml": "a: ["}, select=["ARI001", "ARI004"])
    text, found = show(file, width=100), verify(file)
    for told in (
        f"It verifies: {found.records} records, chained and sealed.", found.body_head, found.seal, "2026-01-31", "2 run, ",
        "not run (not named by --select)", "depot.yaml: inconsistent; ", "1 fail", "broken.yaml: not-auditable; 1 problems",
        "finding, error: ARI001 total-is-sum south total; published 12, computed 11; depot.yaml:19", "could not be audited: broken.yaml:",
        "Host              here", "2026-01-31T12:00:00Z",
    ):  # fmt: skip
        assert told in text, told
    digests = [record["sha256"] for record in records_in(file) if record["record"] == "input"]
    assert all(one in text for one in digests)


def test_a_log_that_does_not_verify_is_shown_with_a_warning_first() -> None:
    """A reader sees at once that what follows may not be what was written."""
    file = log()
    lines = show(changed(file, number_of(file, "footer"), lambda record: record.update(exit_code=0))).splitlines()
    assert lines[1].startswith("It does not verify: record ")


def test_a_log_without_end_is_shown_as_far_as_it_goes() -> None:
    """What was run is told even where no audit follows."""
    file = log()
    text = show(put("log.jsonl", file.read_bytes().split(b"\n")[: number_of(file, "audit") - 1]))
    assert "It does not verify" in text
    assert "rules/arithmetic.yaml" in text
    assert "Result" not in text


def test_outcomes_are_listed_when_asked_for() -> None:
    """By what came of them, and by rule."""
    file = log()
    assert "- fail: ARI001" not in show(file)
    assert "- fail: ARI001 total-is-sum south total; published 12, computed 11; depot.yaml:19" in show(file, listed=["fail"], width=120)
    passed = show(file, listed=["pass"], rules=["ARI001"])
    assert passed.count("- pass:") == 1
    assert show(file, listed=["pass"], rules=["total-is-sum"]) == passed


def test_what_a_log_holds_is_safe_to_show() -> None:
    """Control characters and marks that turn the direction of writing do not reach the terminal."""
    file = log()
    text = show(changed(file, number_of(file, "audit"), lambda record: record.update(path="\u202eevil\x1b[31m")))
    assert "\x1b" not in text
    assert "\u202e" not in text


@pytest.mark.parametrize("content", [b"", b"hello\n"])
def test_what_is_no_log_cannot_be_shown(content: bytes) -> None:
    """As for verifying."""
    Path("x").write_bytes(content)
    with pytest.raises(UnreadableLogError):
        show(Path("x"))
