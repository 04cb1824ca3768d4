"""Runs the command, in this process or as people do."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from typer.testing import CliRunner

from audit.cli.app import app

ROOT: Final = Path(__file__).parents[2]

CLEAN: Final = """\
appraisal: {id: clean, title: Clean paper, from: published}
scale: {min: 0, max: 5, step: 1}
criteria: {care: {}, risk: {}}
options: {a: {}, b: {base: true}}
method: {total: sum}
tables: {t: {rows: criteria, columns: [a, b], prints: score, cells: {care: [4, 3], risk: [5, 4], total: [9, 7]}}}
"""
ODD: Final = CLEAN.replace("clean", "odd").replace("[9, 7]", "[8, 7]")
UNWEIGHTED: Final = CLEAN.replace("method: {total: sum}", "method: {total: weighted-sum}").replace(", total: [9, 7]", "")
BLANK: Final = CLEAN.replace("[5, 4], total: [9, 7]", "[5, blank]")
BROKEN: Final = CLEAN.replace("criteria: {care: {}", "criteria: {care: {wieght: 3}")


@dataclass(frozen=True, slots=True)
class Done:
    """What a command gave."""

    exit_code: int
    stdout: str
    stderr: str


def run(*arguments: str) -> Done:
    """Run the command in this process."""
    found = CliRunner().invoke(app, list(arguments), prog_name="audit", catch_exceptions=False)
    return Done(found.exit_code, found.stdout, found.stderr)


def audit(*arguments: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ``python -m audit`` as a process of its own."""
    command = [sys.executable, "-m", "audit", *map(str, arguments)]
    variables = {"PYTHONPATH": str(ROOT), **environment}
    kept = {key: value for key, value in os.environ.items() if not key.startswith("COV")}
    return subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", errors="replace", env={**kept, **variables}, check=False
    )
