"""``python -m audit``."""

import subprocess
import sys

import pytest

from audit import __main__ as module
from audit import __version__


def test_the_version_needs_nothing_else(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The version alone is told without loading the command line."""
    monkeypatch.setattr("sys.argv", ["audit", "--version"])
    module.main()
    assert capsys.readouterr().out == f"appraisal-audit {__version__}\n"
    code = "import sys; sys.argv[1:] = ['--version']; from audit.__main__ import main; main(); print([m for m in ('typer', 'yaml', 'audit.cli') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("[]\n")


def test_everything_else_is_the_command_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Any other arguments go to the command."""
    monkeypatch.setattr("sys.argv", ["audit", "schema"])
    with pytest.raises(SystemExit) as stopped:
        module.main()
    assert stopped.value.code == 0
    assert "appraisal" in capsys.readouterr().out
