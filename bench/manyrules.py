"""Print what rule files cost that hold many rules for every score of a large paper, failing and passing.

``python -m bench.manyrules [COUNT] [SIZE]`` writes files of so many rules (499) that all fail or all pass, and a paper of so many
options on as many criteria (40); audits the paper with each, checks the file with ``audit rules check`` and ``audit rules test``, and
prints seconds of processors, the most memory of a process, the bytes of the log, and the exit code.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Final

__all__ = ["main", "paper", "rules"]

_ROOT: Final = Path(__file__).parents[1]


def rules(count: int, asserts: str) -> dict[str, Any]:
    """A file of rules that all assert the same of every score."""
    small = {
        "appraisal": {"id": "small", "title": "A small paper", "from": "published"}, "criteria": {"q": {"title": "Q"}},
        "options": {"a": {"title": "A"}}, "method": {"total": "sum"},
    }  # fmt: skip
    each = {
        "title": "t", "severity": "error", "for": "cell", "assert": asserts, "message": "{about} {terms}", "why": "w", "ask": "q?", "tags": ["a"],
        "never-undecided": "x", "cases": [{"title": one, "given": "s", "expect": one} for one in ("pass", "fail")],
    }  # fmt: skip
    listed = [{"id": f"AXY{at:03}", "name": f"x-{at}", **each} for at in range(count)]
    return {"format": "1", "pack": {"id": "big", "title": "T"}, "examples": {"s": small}, "rules": listed}


def paper(size: int) -> dict[str, Any]:
    """A paper of so many options on as many criteria, with scores alone."""
    options, criteria = [f"o{at}" for at in range(size)], [f"c{at}" for at in range(size)]
    cells = {one: [(at * 7 + place * 3) % 10 for place in range(size)] for at, one in enumerate(criteria)}
    return {
        "format": "1", "appraisal": {"id": "large", "title": "Large", "from": "published"}, "scale": {"min": 0, "max": 10, "step": 1},
        "criteria": {one: {"title": f"Criterion {one}"} for one in criteria}, "options": {one: {"title": f"Option {one}"} for one in options},
        "method": {"total": "sum"}, "tables": {"s": {"prints": "score", "rows": "criteria", "columns": options, "cells": cells}},
    }  # fmt: skip


def _run(folder: Path, *arguments: str) -> str:
    begun, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-m", "audit", *arguments], cwd=folder, env={"PYTHONPATH": str(_ROOT)}, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return f"{spent:6.1f} s of processors, {time.monotonic() - begun:6.1f} s, at most {after.ru_maxrss // 1024} MB so far, exit {done.returncode}"


def main() -> None:
    """Print one line for each command."""
    count, size = (int(one) for one in (*sys.argv[1:], *("499", "40")[len(sys.argv) - 1 :]))
    for name, asserts in (("passing", "cell.score >= 0"), ("failing", "cell.score < 0")):
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            (folder / "rules.json").write_text(json.dumps(rules(count, asserts)), encoding="utf-8")
            (folder / "paper.json").write_text(json.dumps(paper(size)), encoding="utf-8")
            told = _run(folder, "check", "paper.json", "--rules", "rules.json", "--log", "log.jsonl")
            sys.stdout.write(f"{name}: check      {told}, log {(folder / 'log.jsonl').stat().st_size // 1024} kB\n")
            for command in ("check", "test"):
                sys.stdout.write(f"{name}: rules {command:5} {_run(folder, 'rules', command, 'rules.json')}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
