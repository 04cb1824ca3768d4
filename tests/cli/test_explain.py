"""``audit explain`` as people run it."""

import json
from pathlib import Path

import pytest

from tests.cli.command import BLANK, BROKEN, CLEAN, ODD, run

_ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("text", "code"), [(CLEAN, 0), (BLANK, 0), (ODD, 1), (BROKEN, 2), ("", 2), ("\x00", 2)])
def test_exit_codes(tmp_path: Path, text: str, code: int) -> None:
    """0: nothing that is an error, 1: findings, 2: not audited; never a traceback."""
    (tmp_path / "x.yaml").write_text(text, encoding="utf-8")
    done = run("explain", str(tmp_path / "x.yaml"))
    assert done.exit_code == code
    assert done.stdout


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """What cannot be opened is said."""
    done = run("explain", str(tmp_path / "lost.yaml"))
    assert done.exit_code == 2
    assert "cannot be opened" in " ".join(done.stdout.split())


def test_json_is_the_result_of_a_check(tmp_path: Path) -> None:
    """The same form as ``audit check --format json``, to the byte."""
    (tmp_path / "x.yaml").write_text(ODD, encoding="utf-8")
    explained = run("explain", str(tmp_path / "x.yaml"), "--format", "json", "--as-of", "2026-01-31")
    checked = run("check", str(tmp_path / "x.yaml"), "--format", "json", "--as-of", "2026-01-31", "--no-log")
    assert explained.stdout == checked.stdout
    assert json.loads(explained.stdout)["audits"][0]["robustness"]["first"] == ["a"]


@pytest.mark.parametrize("spelling", ["x.yaml", "./x.yaml", "link.yaml", "hard.yaml", "folder/../x.yaml"])
def test_the_paper_is_never_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spelling: str) -> None:
    """By whatever spelling the output names it."""
    monkeypatch.chdir(tmp_path)
    Path("x.yaml").write_text(CLEAN, encoding="utf-8")
    Path("folder").mkdir()
    Path("link.yaml").symlink_to("x.yaml")
    Path("hard.yaml").hardlink_to("x.yaml")
    done = run("explain", "x.yaml", "-o", spelling)
    assert done.exit_code == 2
    assert "one of the files that are read" in " ".join(done.stderr.split())
    assert Path("x.yaml").read_text(encoding="utf-8") == CLEAN


def test_output_goes_to_a_file(tmp_path: Path) -> None:
    """With -o nothing goes to standard output."""
    (tmp_path / "x.yaml").write_text(CLEAN, encoding="utf-8")
    done = run("explain", str(tmp_path / "x.yaml"), "-o", str(tmp_path / "page.txt"))
    assert done.stdout == ""
    assert "What it would take to change the result" in (tmp_path / "page.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("options", [["--rules", "no-such-pack"], ["--as-of", "soon"]])
def test_bad_options(tmp_path: Path, options: list[str]) -> None:
    """A pack that is not there, or a date that is none, gives 2 and says so on standard error."""
    (tmp_path / "x.yaml").write_text(CLEAN, encoding="utf-8")
    done = run("explain", str(tmp_path / "x.yaml"), *options)
    assert done.exit_code == 2
    assert done.stderr


@pytest.mark.whole
@pytest.mark.parametrize("name", ["rotherham", pytest.param("worcestershire", marks=pytest.mark.deep)])
def test_the_same_bytes_every_time(name: str) -> None:
    """Two runs over a published appraisal give the same page."""
    file = str(_ROOT / "appraisals" / f"{name}-childrens-services-2017.yaml")
    assert run("explain", file) == run("explain", file)
