"""The page on exit codes names every command, and gives the codes that the commands give."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from audit.cli.app import app
from audit.cli.check import FailOn
from tests.papers import HEAD, SUMS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "exit-codes.md").read_text(encoding="utf-8")
TABLE = """
tables:
  scores:
    prints: score
    rows: criteria
    columns: [a, b, c]
    cells: {care: [1, 2, 3], risk: [1, 2, 3], total: [2, 4, %s]}
"""


def commands(part: typer.Typer, name: str) -> Iterator[str]:
    yield from (f"{name} {one.name}" for one in part.registered_commands)
    for below in part.registered_groups:
        assert below.typer_instance is not None
        yield from commands(below.typer_instance, f"{name} {below.name}")


def code(*arguments: str) -> int:
    return CliRunner().invoke(app, list(arguments)).exit_code


def paper(folder: Path, total: str) -> str:
    file = folder / f"paper-{total}.yaml"
    file.write_text(HEAD + SUMS.lstrip("\n") + TABLE.lstrip("\n") % total, encoding="utf-8")
    return str(file)


def test_every_command_has_its_codes() -> None:
    """The first table has a row for each command of the program and for nothing else."""
    named = [name for row in re.findall(r"^\| (`audit [^|]*) \|", PAGE, re.MULTILINE) for name in re.findall(r"`([^`]*)`", row)]
    assert sorted(named) == sorted(commands(app, "audit"))


def test_every_severity_to_fail_on_is_told() -> None:
    """The second table has a row for each word that --fail-on takes."""
    assert re.findall(r"^\| `([a-z]+)`(?: \(default\))? \|", PAGE, re.MULTILINE) == list(FailOn)


@pytest.mark.parametrize(("total", "options", "wanted"), [
    ("6", [], 0), ("7", [], 1), ("7", ["--fail-on", "never"], 0), ("6", ["--rules", "no-such-pack"], 2), ("6", ["--as-of", "today"], 2),
])  # fmt: skip
def test_check_gives_the_codes_of_the_page(total: str, options: list[str], wanted: int, tmp_path: Path) -> None:
    """A table that agrees gives 0, one that does not 1 unless nothing is to fail, and what could not be read 2."""
    assert code("check", "--no-log", *options, paper(tmp_path, total)) == wanted


def test_two_beats_one(tmp_path: Path) -> None:
    """Beside a file that cannot be audited, findings and --fail-on never do not change the code 2."""
    files = [paper(tmp_path, "7"), str(tmp_path / "none.yaml")]
    assert code("check", "--no-log", *files) == 2
    assert code("check", "--no-log", "--fail-on", "never", *files) == 2


def test_the_other_commands_give_the_codes_of_the_page(tmp_path: Path) -> None:
    """What is not there gives 2, and a file of `audit init` is not written twice."""
    target = str(tmp_path / "new.yaml")
    assert [code("init", target), code("init", target)] == [0, 2]
    assert [code("schema"), code("schema", "none")] == [0, 2]
    assert [code("rules", "show", "ARI001"), code("rules", "show", "ZZZ999")] == [0, 2]
    assert code("rules", "test", "none.yaml") == 2
    assert [code("log", command, str(tmp_path / "none.jsonl")) for command in ("show", "verify", "replay")] == [2, 2, 2]
    assert code("no-such-command") == 2
