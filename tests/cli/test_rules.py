"""``audit rules``."""

from pathlib import Path

import pytest

from audit.resources import folder, pack_names
from tests.cli.command import run


def test_list() -> None:
    """All packs are listed, or those that are named."""
    done = run("rules", "list")
    assert done.exit_code == 0
    for name in pack_names():
        assert f"{name}: " in done.stdout
    one = run("rules", "list", "--rules", "arithmetic")
    assert "ARI001  error" in one.stdout
    assert one.stdout.partition("\nCatalogue of checks: ")[0] in done.stdout


def test_show() -> None:
    """A rule is shown by its id or its name; one that is not there is told with the nearest."""
    done = run("rules", "show", "ARI001")
    assert done.exit_code == 0
    assert done.stdout.startswith("ARI001 total-is-sum: Total differs from the sum of its scores")
    assert run("rules", "show", "total-is-sum").stdout == done.stdout
    lost = run("rules", "show", "total-is-smu")
    assert (lost.exit_code, lost.stdout) == (2, "")
    assert lost.stderr == 'total-is-smu: there is no rule of that id or name; did you mean "total-is-sum"?\n'


@pytest.mark.whole
def test_the_packs_that_ship_pass_their_own_cases() -> None:
    """Every case of every rule that ships gives what it says."""
    done = run("rules", "test")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.strip().endswith(" as expected, 0 not")


def test_a_case_that_gives_something_else_is_told_with_its_place(tmp_path: Path) -> None:
    """A case that does not give what it says is told, and the exit code is 1."""
    text = (folder("rules") / "structure.yaml").read_text(encoding="utf-8")
    file = tmp_path / "own.yaml"
    file.write_text(text.replace("id: structure", "id: own", 1).replace("expect: pass", "expect: fail", 1), encoding="utf-8")
    done = run("rules", "test", str(file))
    assert done.exit_code == 1
    first, *_, last = done.stdout.strip().split("\n")
    assert first.startswith(f"{file.as_posix()}:")
    assert "expected fail, got pass" in first
    assert last.endswith(" as expected, 1 not")


@pytest.mark.parametrize("command", [("list", "--rules", "lost"), ("show", "ARI001", "--rules", "lost"), ("test", "lost")])
def test_a_pack_that_is_not_there(command: tuple[str, ...]) -> None:
    """A pack that is not there gives exit code 2 and is told."""
    done = run("rules", *command)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("lost: there is no rule pack of that name;")
