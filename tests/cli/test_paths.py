"""From the paths that a person gives to files."""

import os
from pathlib import Path

import pytest

from audit.cli.paths import files_of
from audit.problems import Problem


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a few files, hidden ones among them."""
    monkeypatch.chdir(tmp_path)
    for name in ("b.yaml", "A.YML", "c.json", "d.txt", ".hidden.yaml", "below/e.yaml", ".git/f.yaml", "below/.audit/g.yaml", "[odd].yaml"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("a: 1\n", encoding="utf-8")
    return tmp_path


def _names(*paths: str) -> list[str]:
    return [one.as_posix() if isinstance(one, Path) else str(one) for one in files_of(paths)]


@pytest.mark.usefixtures("folder")
def test_folders_are_searched_in_one_order() -> None:
    """A folder gives its appraisal files and those below it, hidden ones not, in the same order on every system."""
    assert _names(".") == ["A.YML", "[odd].yaml", "b.yaml", "below/e.yaml", "c.json"]
    assert _names("below", ".") == ["below/e.yaml", "A.YML", "[odd].yaml", "b.yaml", "c.json"]


@pytest.mark.usefixtures("folder")
def test_patterns_are_expanded_by_us() -> None:
    """Patterns work where no shell expands them, also through folders; a file that is called like a pattern is that file."""
    assert _names("*.yaml") == ["[odd].yaml", "b.yaml"]
    assert _names("**/*.yaml") == ["[odd].yaml", "b.yaml", "below/e.yaml"]
    assert _names("[odd].yaml") == ["[odd].yaml"]
    assert _names("bel*") == ["bel*: no file name matches this pattern"]


@pytest.mark.usefixtures("folder")
def test_a_file_of_any_ending_may_be_named() -> None:
    """What is named is audited, whatever its ending, hidden or not."""
    assert _names("d.txt", ".hidden.yaml", "./b.yaml", "b.yaml") == ["d.txt", ".hidden.yaml", "b.yaml"]


def test_a_path_that_the_system_refuses(folder: Path) -> None:
    """A path that is too long or holds what no path may hold is a problem of its own, and the others are found."""
    found = files_of(["x" * 5000 + ".yaml", "b.yaml", "nul\0byte.yaml"])
    assert [type(one) for one in found] == [Problem, type(folder), Problem]


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="needs a system and a user that can be refused")
def test_a_folder_that_may_not_be_searched(folder: Path) -> None:
    """A folder that may not be read is told."""
    shut = folder / "shut"
    shut.mkdir()
    (shut / "x.yaml").write_text("a: 1\n", encoding="utf-8")
    shut.chmod(0)
    try:
        assert "cannot be opened" in _names("shut/x.yaml")[0]
    finally:
        shut.chmod(0o700)
