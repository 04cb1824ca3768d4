"""``audit init``."""

from pathlib import Path

import pytest

from tests.cli.command import run


def test_what_is_written_is_clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file to start from can be audited as it stands, and nothing in it disagrees."""
    monkeypatch.chdir(tmp_path)
    done = run("init")
    assert (done.exit_code, done.stdout) == (0, "appraisal.yaml was written. Now run: audit check appraisal.yaml\n")
    checked = run("check", "--no-log", "appraisal.yaml", "--fail-on", "warning")
    assert checked.exit_code == 0
    assert "No disagreement found: all " in checked.stdout
    assert b"\r" not in (tmp_path / "appraisal.yaml").read_bytes()


def test_what_is_written_passes_the_profile_of_drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It shows a base option, a reason for each score and a recommendation, so that a file filled in like it lacks nothing."""
    monkeypatch.chdir(tmp_path)
    run("init")
    done = run("check", "--no-log", "appraisal.yaml", "--profile", "submission", "--fail-on", "note")
    assert done.exit_code == 0, done.stdout
    text = (tmp_path / "appraisal.yaml").read_text(encoding="utf-8")
    (tmp_path / "bare.yaml").write_text(text[: text.index("texts:")] + text[text.index("recommendation:") :], encoding="utf-8")
    bare = run("check", "--no-log", "bare.yaml", "--profile", "submission")
    assert bare.exit_code == 1
    assert "We did not find a reason for any of the 4 scores in the text supplied. [RAT016, error]" in " ".join(bare.stdout.split())
    assert run("check", "--no-log", "bare.yaml").exit_code == 0


def test_nothing_is_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is there already stays as it is."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.yaml").write_text("mine", encoding="utf-8")
    done = run("init", "mine.yaml")
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", "mine.yaml: this file exists already; give another name\n")
    assert (tmp_path / "mine.yaml").read_text(encoding="utf-8") == "mine"
    assert run("init", "lost/mine.yaml").stderr.startswith("lost/mine.yaml: cannot be written: ")
