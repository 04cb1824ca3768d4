"""``audit diff`` as people run it."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from audit.resources import schema_file
from tests.cli.command import BROKEN, CLEAN, ODD, run

_TABLE = """\
# Sites for a library

Scores from 0 to 5.

| Criterion | Keep | Build |
|---|---|---|
| Care | 4 | 3 |
| Risk | 5 | 4 |
| Total | 9 | 7 |
"""


def _files(folder: Path, old: str, new: str, suffix: str = ".yaml") -> tuple[str, str]:
    files = folder / f"old{suffix}", folder / f"new{suffix}"
    for file, text in zip(files, (old, new), strict=True):
        file.write_text(text, encoding="utf-8")
    return str(files[0]), str(files[1])


@pytest.mark.parametrize(("old", "new", "code"), [(CLEAN, CLEAN, 0), (ODD, CLEAN, 1), (CLEAN, BROKEN, 2), (BROKEN, CLEAN, 2), (CLEAN, "\x00", 2)])
def test_exit_codes(tmp_path: Path, old: str, new: str, code: int) -> None:
    """0: no change, 1: changes, 2: one of the two could not be read, with the reason on standard error and nothing compared."""
    done = run("diff", *_files(tmp_path, old, new))
    assert done.exit_code == code
    assert bool(done.stdout) is (code != 2)
    assert bool(done.stderr) is (code == 2)


def test_a_document_and_an_appraisal_file(tmp_path: Path) -> None:
    """Any two readable forms are compared, whatever ids each has."""
    (tmp_path / "old.md").write_text(_TABLE, encoding="utf-8")
    (tmp_path / "new.csv").write_text("Criterion,Keep,Build\nCare,4,3\nRisk,2,4\nTotal,6,7\n", encoding="utf-8")
    done = run("diff", str(tmp_path / "old.md"), str(tmp_path / "new.csv"))
    assert done.exit_code == 1
    assert 'the score for "Keep" on "Risk": 5, now 2' in done.stdout
    assert 'the total for "Keep": 9, now 6' in done.stdout


def test_text_is_80_columns_wide(tmp_path: Path) -> None:
    """No line is longer, however long a title is."""
    old = CLEAN.replace("care: {}", "care: {title: 'Care " + "and more " * 30 + "'}")
    done = run("diff", *_files(tmp_path, old, old.replace("[4, 3]", "[3, 3]")))
    assert max(map(len, done.stdout.splitlines())) <= 80


@pytest.mark.parametrize(("old", "new"), [(CLEAN, CLEAN), (ODD, CLEAN), (CLEAN, ODD.replace("[4, 3]", "[withheld, 3]"))])
def test_json_fits_its_schema(tmp_path: Path, old: str, new: str) -> None:
    """Whatever differs, the result is of format 1 and says its own exit code."""
    done = run("diff", *_files(tmp_path, old, new), "--format", "json")
    held = json.loads(done.stdout)
    jsonschema.validate(held, json.loads(schema_file("comparison").read_text(encoding="utf-8")))
    assert (held["format"], held["exit_code"]) == ("1", done.exit_code)
    assert held["differs"] is bool(done.exit_code)


def test_the_form_follows_the_name_of_the_file(tmp_path: Path) -> None:
    """A page, data or text by the ending; nothing goes to standard output."""
    files = _files(tmp_path, ODD, CLEAN)
    for name, begins in (("x.html", "<!doctype html>"), ("x.json", "{"), ("x.txt", "Old: ")):
        done = run("diff", *files, "-o", str(tmp_path / name))
        assert (done.exit_code, done.stdout) == (1, "")
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_a_page_escapes_every_text(tmp_path: Path) -> None:
    """A title that is markup is shown as it is written."""
    new = CLEAN.replace("care: {}", "care: {title: '<script>alert(1)</script>'}")
    run("diff", *_files(tmp_path, CLEAN, new), "-o", str(tmp_path / "x.html"))
    page = (tmp_path / "x.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_no_form_shows_what_one_version_withholds(tmp_path: Path) -> None:
    """The total that would give it away is not shown either. Digests of files may hold any digits, a figure is a word of its own."""
    open_ = CLEAN.replace("care: [4, 3]", "care: [1, 3]").replace("[9, 7]", "[77, 7]")
    files = _files(tmp_path, open_, open_.replace("care: [1, 3]", "care: [withheld, 3]"))
    for form in ("text", "json", "html"):
        shown = run("diff", *files, "--format", form).stdout
        assert re.search(r"\bnot shown\b", shown)
        assert not re.search(r"\b77\b", shown)


def test_what_is_read_is_not_written_over(tmp_path: Path) -> None:
    """An output that is one of the versions gives 2 and leaves it as it is."""
    old, new = _files(tmp_path, ODD, CLEAN)
    assert run("diff", old, new, "-o", old).exit_code == 2
    assert Path(old).read_text(encoding="utf-8") == ODD


def test_a_protected_paper_is_marked(tmp_path: Path) -> None:
    """The mark of the more closed version comes first."""
    closed = CLEAN.replace("from: published", "from: published, handling: exempt")
    assert run("diff", *_files(tmp_path, CLEAN, closed)).stdout.startswith("EXEMPT\n")


def test_no_change_says_whether_the_files_are_the_same(tmp_path: Path) -> None:
    """What is not read may differ: a remark in the file is no change, and the files are not called the same."""
    done = run("diff", *_files(tmp_path, CLEAN, f"# A remark.\n{CLEAN}"))
    assert done.exit_code == 0
    assert "The files are not the same" in " ".join(done.stdout.split())
    assert "byte for byte" in " ".join(run("diff", *_files(tmp_path, CLEAN, CLEAN)).stdout.split())
