"""What ends a run before its time, and that nothing is left of it."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from audit.cli import interruption
from audit.problems import Interrupted
from tests.cli.command import ODD, ROOT

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="this system sends programs no such signals")

_DRIVER: Final = """
import signal, sys, time
for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):  # whoever runs the tests in the background has them passed over
    signal.signal(one, signal.default_int_handler if one == signal.SIGINT else signal.SIG_DFL)
import audit.explanation.explain as explain
import audit.explanation.solver.search as search
def endless(self, model):
    sys.stderr.write("solving\\n"); sys.stderr.flush()
    time.sleep(600)
search.cp_model.CpSolver.solve = endless
explain.findings_of = lambda *_: search.Effort().solve(search.cp_model.CpModel())
sys.argv = ["audit", *sys.argv[1:]]
from audit.__main__ import main
main()
"""
"""Runs the command with a solver that does not come to an end, and says when it is asked."""


def _interrupted(folder: Path, number: int, *arguments: str) -> tuple[int, str, list[str]]:
    """Run the command in a folder, send it and what it started a signal while the solver works; exit code, output, messages."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", _DRIVER, *arguments]
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as run:  # fmt: skip
        assert run.stderr is not None
        assert run.stderr.readline() == "solving\n"
        os.killpg(run.pid, number)
        output, said = run.communicate(timeout=120)
    return run.returncode, output, [line for line in said.splitlines() if line != "solving"]


@pytest.mark.parametrize(
    ("jobs", "number"),
    [
        ("1", signal.SIGINT), ("2", signal.SIGTERM),
        *(pytest.param(*one, marks=pytest.mark.deep) for one in (("1", signal.SIGTERM), ("1", signal.SIGHUP), ("2", signal.SIGINT), ("2", signal.SIGHUP))),
    ],
)  # fmt: skip
def test_an_interrupted_run_is_no_result(tmp_path: Path, number: int, jobs: str) -> None:
    """A signal while the solver works ends the run: one line, exit code 130, no output, no file, no log, with further processes too."""
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.yaml").write_text(ODD, encoding="utf-8")
    code, output, said = _interrupted(tmp_path, number, "check", ".", "--jobs", jobs, "-o", "report.txt")
    assert (code, output) == (interruption.EXIT_CODE, "")
    assert said == ["The run was interrupted: there is no result, and no audit log was written."]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.yaml", "b.yaml", "c.yaml"]


def test_a_signal_that_was_swallowed_is_not_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where what a signal interrupted went on in spite of it, the run still ends before anything is given."""
    monkeypatch.setattr(interruption, "_heard", [])
    interruption.stop_if_interrupted()
    monkeypatch.setattr(interruption, "_heard", [signal.SIGINT])
    with pytest.raises(Interrupted):
        interruption.stop_if_interrupted()


@pytest.mark.parametrize(
    ("arguments", "redirection"),
    [
        ("check odd.yaml --no-log", ">&-"), ("check odd.yaml --no-log", "2>&-"), ("check odd.yaml --no-log", ">/dev/full"),
        ("check lost.yaml --no-log", "2>/dev/full >/dev/null"), ("rules list", ">/dev/full"), ("--help", ">/dev/full"),
    ],
)  # fmt: skip
def test_streams_that_cannot_be_written_to(tmp_path: Path, arguments: str, redirection: str) -> None:
    """Closed or full, they give exit code 2 and no traceback."""
    if "/dev/full" in redirection and not Path("/dev/full").exists():
        pytest.skip("this system has no device that is always full")
    (tmp_path / "odd.yaml").write_text(ODD, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = f'"{sys.executable}" -m audit {arguments} {redirection}'
    done = subprocess.run(command, shell=True, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)  # noqa: S602  # our own words
    assert done.returncode == 2
    assert "Traceback" not in done.stderr + done.stdout
