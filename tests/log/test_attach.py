"""Attaching a log to a run: whether, where, and what is said."""

import re
import sys
from pathlib import Path

import pytest

from audit.log.attach import attach
from audit.log.verify import verify
from tests.log.logs import PAPER, run_of, write_papers

_DRAFT = PAPER.replace("from: published", "from: draft, handling: draft")


def test_a_log_goes_into_its_folder_under_the_name_of_its_body() -> None:
    """Both digests are told, and the log verifies."""
    said = attach(run_of(write_papers({"depot.yaml": PAPER})), None, wanted=True)
    match = re.fullmatch(r"Log: (\.audit/([0-9a-f]{16})\.jsonl) \(body ([0-9a-f]{64}), seal ([0-9a-f]{64})\)", said.message)
    assert match is not None
    assert match[3].startswith(match[2])
    found = verify(Path(match[1]))
    assert (found.fault, found.body_head, found.seal, said.failed) == (None, match[3], match[4], False)


def test_a_log_goes_where_it_is_asked_for() -> None:
    """And nowhere else."""
    said = attach(run_of(write_papers({"depot.yaml": PAPER})), Path("here.jsonl"), wanted=True)
    assert said.message.startswith("Log: here.jsonl (body ")
    assert sorted(file.name for file in Path().iterdir()) == ["depot.yaml", "here.jsonl"]


def test_no_log_is_no_log() -> None:
    """Nothing is written and nothing said."""
    said = attach(run_of(write_papers({"depot.yaml": PAPER})), None, wanted=False)
    assert (said.message, said.failed, Path(".audit").exists()) == ("", False, False)


def test_what_is_not_public_is_logged_only_when_asked() -> None:
    """One appraisal that is not public keeps the whole run out of the default place, and this is said."""
    run = run_of(write_papers({"depot.yaml": PAPER, "a.yaml": _DRAFT, "b.yaml": _DRAFT}))
    said = attach(run, None, wanted=True)
    assert said.message == "No audit log was written: a.yaml and 1 more is not marked as public; --log FILE writes one all the same."
    assert (said.failed, Path(".audit").exists()) == (False, False)
    assert attach(run, Path("asked.jsonl"), wanted=True).message.startswith("Log: asked.jsonl")


def test_a_log_that_cannot_be_written_is_told() -> None:
    """Where and why; and the run counts as one that could not be logged."""
    said = attach(run_of(write_papers({"depot.yaml": PAPER})), Path(), wanted=True)
    assert said.failed
    assert "the audit log cannot be written" in said.message


def test_the_command_is_in_the_envelope(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the one that this process was called with."""
    monkeypatch.setattr(sys, "argv", ["audit", "check", "depot.yaml", "--log", "x.jsonl"])
    attach(run_of(write_papers({"depot.yaml": PAPER})), Path("x.jsonl"), wanted=True)
    assert b'"command":["audit","check","depot.yaml","--log","x.jsonl"]' in Path("x.jsonl").read_bytes()
