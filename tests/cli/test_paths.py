"""From the paths that a person gives to files."""

import os
from pathlib import Path
from typing import Any

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


def _scandir_refusing(refused: str) -> Any:
    scandir = os.scandir

    def scan(folder: Any) -> Any:
        if Path(folder).name == refused:
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    return scan


@pytest.mark.parametrize("given", [".", "*/*.yaml"])
@pytest.mark.usefixtures("folder")
def test_a_folder_below_that_cannot_be_opened_is_named(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What may lie in it was not audited, so that the rest is no whole audit."""
    monkeypatch.setattr(os, "scandir", _scandir_refusing("below"))
    assert "below: cannot be opened: Permission denied" in _names(given)


@pytest.mark.skipif(os.name == "nt", reason="links and pipes of Unix")
def test_links_and_pipes_in_a_folder_are_named(folder: Path) -> None:
    """A link that leads nowhere, in a circle or to a folder, and a pipe called like an appraisal, are problems; a link to a file is the file."""
    (folder / "gone.yaml").symlink_to("nowhere.yaml")
    (folder / "round").symlink_to("round")
    (folder / "out").symlink_to(folder / "below")
    (folder / "same.yaml").symlink_to("b.yaml")
    os.mkfifo(folder / "pipe.yaml")
    found = {one.partition(": ")[0]: one.partition(": ")[2] for one in _names(".")}
    leading = "this link leads to nothing that can be read, so that it was not audited"
    assert (found["gone.yaml"], found["round"], found["same.yaml"]) == (leading, leading, "")
    assert found["out"].startswith("this is a link to a folder, which is not followed")
    assert found["pipe.yaml"].startswith("this is called like an appraisal and is no ordinary file")
    assert _names("round") == [f"round: {leading}"]
    assert f"gone.yaml: {leading}" in _names("*.yaml")
