"""``audit log`` and the log of ``audit check``, as people call them."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from audit.cli import paths
from audit.cli.app import app
from tests.cli.command import CLEAN, ODD, run
from tests.log.logs import PAPER

_ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("depot.yaml").write_text(PAPER, encoding="utf-8")


@dataclass(frozen=True)
class Done:
    """What a command gave."""

    code: int
    out: str
    err: str


def audit(*arguments: str) -> Done:
    done = CliRunner().invoke(app, list(arguments), env={"NO_COLOR": "1"})
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return Done(done.exit_code, done.stdout, done.stderr)


def killed(code: str) -> None:
    """Run a command in a process of its own that kills itself where ``code`` says."""
    before = "import os, signal\nkill = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)\n"
    code = f"{before}{code}\nfrom audit.cli.app import app\napp(['check', 'depot.yaml'])"
    done = subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(_ROOT)}, capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL


def written() -> Path:
    (log,) = Path(".audit").iterdir()
    return log


def test_check_writes_a_log_that_verifies_and_replays() -> None:
    """From the audit to the proof, with nothing but the commands."""
    checked = audit("check", "depot.yaml")
    assert checked.code == 1
    body, seal = checked.err.split("(body ")[1].rstrip(")\n").split(", seal ")
    verified = audit("log", "verify", "--inputs", "--head", body, "--head", seal, str(written()))
    assert (verified.code, verified.err) == (0, "")
    assert f"body {body}\nseal {seal}\n" in verified.out
    assert verified.out.endswith(" the same, 0 not here, 0 changed since.\n")
    again = audit("log", "replay", str(written()))
    assert again.code == 0
    assert "the same" in again.out
    assert "inconsistent" in audit("log", "show", str(written())).out


def test_the_report_is_the_same_bytes_with_and_without_a_log() -> None:
    """What is said of the log goes to standard error: it names the time, and the report is to be the same every time."""
    for form in ("text", "json", "jsonl"):
        with_log, without = audit("check", "depot.yaml", "--format", form), audit("check", "depot.yaml", "--format", form, "--no-log")
        assert with_log.out == without.out
        assert with_log.err.startswith("Log: .audit/")
        assert without.err == ""
    assert json.loads(audit("check", "depot.yaml", "--format", "json").out)["exit_code"] == 1


def test_several_processes_give_the_same_body() -> None:
    """However the work is shared out."""
    for number in range(4):
        Path(f"{number}.yaml").write_text(PAPER, encoding="utf-8")
    heads = {audit("check", ".", "--jobs", jobs, "--log", f"{jobs}.jsonl").err.split("(body ")[1].split(",")[0] for jobs in ("1", "2")}
    assert len(heads) == 1


def test_a_log_that_cannot_be_written_costs_the_exit_code_and_not_the_report() -> None:
    """The report is given first; then what is the matter; exit code 2, in the JSON too."""
    checked = audit("check", "depot.yaml", "--format", "json", "--log", ".")
    assert checked.code == 2
    assert json.loads(checked.out)["exit_code"] == 2
    assert checked.err == ".: the audit log cannot be written: it is a folder; give the name of a file\n"


def test_a_log_is_wanted_or_not() -> None:
    """Both options together are bad usage."""
    checked = audit("check", "depot.yaml", "--log", "x.jsonl", "--no-log")
    assert (checked.code, checked.out) == (2, "")
    assert not Path("x.jsonl").exists()


def test_paths_that_name_nothing_are_replayed_as_such() -> None:
    """A name, a pattern and an empty folder that named nothing then are told the same way again."""
    Path("empty").mkdir()
    assert audit("check", "nowhere.yaml", "no*.yaml", "empty", "depot.yaml", "--log", "x.jsonl").code == 2
    again = audit("log", "replay", "x.jsonl")
    assert (again.code, again.err) == (0, "")


def test_what_was_changed_is_told_and_costs_the_exit_code() -> None:
    """In the log or in an input."""
    audit("check", "depot.yaml", "--log", "x.jsonl")
    raw = Path("x.jsonl").read_bytes()
    Path("y.jsonl").write_bytes(raw.replace(b'"computed":"11"', b'"computed":"12"', 1))
    verified = audit("log", "verify", "y.jsonl")
    assert verified.code == 1
    assert verified.out.startswith("y.jsonl does not verify.\nRecord ")
    assert "was changed after it was written" in verified.out
    assert audit("log", "verify", "--head", "0123456789abcdef", "x.jsonl").code == 1
    Path("depot.yaml").write_text(PAPER + "\n", encoding="utf-8")
    assert audit("log", "verify", "x.jsonl").code == 0
    rechecked = audit("log", "verify", "--inputs", "x.jsonl")
    assert (rechecked.code, "changed since: depot.yaml (appraisal)" in rechecked.out) == (1, True)
    again = audit("log", "replay", "x.jsonl")
    assert (again.code, "input appraisal depot.yaml" in again.out) == (1, True)


@pytest.mark.parametrize("command", ["verify", "replay", "show"])
@pytest.mark.parametrize("name", ["nowhere.jsonl", ".", "depot.yaml"])
def test_what_is_no_log_cannot_be_read(command: str, name: str) -> None:
    """One line on standard error, exit code 2."""
    done = audit("log", command, name)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith(f"{name}: ")


def test_a_log_whose_inputs_are_elsewhere_cannot_be_replayed() -> None:
    """Exit code 2, and where to run it is said."""
    audit("check", "depot.yaml", "--log", "x.jsonl")
    Path("depot.yaml").unlink()
    again = audit("log", "replay", "x.jsonl")
    assert (again.code, "run the replay in the folder" in again.err) == (2, True)
    assert audit("log", "verify", "--inputs", "x.jsonl").code == 0


@pytest.mark.parametrize("head", ["123", "not hexadecimal", ""])
def test_a_digest_that_is_none_is_bad_usage(head: str) -> None:
    """Too short to say anything, or not hexadecimal."""
    audit("check", "depot.yaml", "--log", "x.jsonl")
    assert audit("log", "verify", "--head", head, "x.jsonl").code == 2


@pytest.mark.skipif(os.name != "posix", reason="POSIX signals")
def test_a_run_killed_while_it_audits_leaves_nothing() -> None:
    """There is no log of half an audit."""
    killed("import audit.cli.jobs\naudit.cli.jobs.examine_all = kill")
    assert not Path(".audit").exists()


@pytest.mark.skipif(os.name != "posix", reason="POSIX signals")
def test_a_run_killed_while_it_writes_leaves_no_log_under_a_log_s_name() -> None:
    """What was written so far has another name."""
    killed("os.fsync = kill")
    assert [file.suffix for file in Path(".audit").iterdir()] == [".partial"]


def test_a_half_written_log_does_not_verify() -> None:
    """Cut off anywhere, it is told to be incomplete."""
    audit("check", "depot.yaml", "--log", "x.jsonl")
    raw = Path("x.jsonl").read_bytes()
    for share in (1, 3, 5, 7):
        Path("part.partial").write_bytes(raw[: len(raw) * share // 8])
        done = audit("log", "verify", "part.partial")
        assert (done.code, "cut off" in done.out) == (1, True)


def test_a_file_that_the_log_lacks_is_told_by_replay(monkeypatch: pytest.MonkeyPatch) -> None:
    """The paths are audited again: a log from which one appraisal was dropped, and whose chain was written again, is not the same."""
    Path("depot.yaml").rename("clean.yaml")
    Path("clean.yaml").write_text(CLEAN, encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(paths, "searched", lambda _: paths.Search([Path("clean.yaml")], [], frozenset()))
        Path("odd.yaml").write_text(ODD, encoding="utf-8")
        assert run("check", ".", "--log", "run.jsonl").exit_code == 0
    assert run("log", "verify", "run.jsonl").exit_code == 0
    done = run("log", "replay", "run.jsonl")
    assert done.exit_code == 1
    assert "audit odd.yaml: given now, but not recorded" in done.stdout


def test_what_was_not_given_the_name_of_a_log_does_not_verify() -> None:
    """A file that a run left when it was stopped is no log, even where all of it was written."""
    Path("clean.yaml").write_text(CLEAN, encoding="utf-8")
    run("check", "clean.yaml", "--log", "run.jsonl")
    Path("run.jsonl").rename(".0123.partial")
    done = run("log", "verify", ".0123.partial")
    assert done.exit_code == 1
    assert "were not given the name of a log: the run was stopped" in done.stdout
    assert run("log", "verify", ".0123.partial", "--head", "0123456789abcde").exit_code == 2
