"""The README shows what the tool really says."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def shown() -> str:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    begin = text.index("<!-- output of:")
    return text[text.index("```\n", begin) + 4 : text.index("```\n<!-- end of output -->", begin)]


def said(*arguments: str) -> str:
    command = [sys.executable, "-m", "audit", *arguments]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", env={**os.environ, "PYTHONUTF8": "1"}, check=False)
    return run.stdout


def test_the_output_in_the_readme_is_what_the_command_prints() -> None:
    """The README's example is the command's own output, whole, so that it cannot go stale."""
    assert shown().strip()
    assert said("check", "--no-log", "appraisals/rotherham-childrens-services-2017.yaml") == shown()
