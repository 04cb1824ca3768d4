"""In which forms a result is wanted, and where each goes."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from audit.cli.outputs import Output, outputs, parsed
from audit.cli.standard_input import GivenPaper, paper_given
from audit.limits import FileLimits
from audit.problems import Problem
from tests.cli.command import CLEAN, ODD, ROOT, run


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "odd.yaml"
    file.write_text(ODD, encoding="utf-8")
    return file


def test_a_form_is_named_alone_or_with_its_file() -> None:
    """A file may have the sign in its name."""
    assert parsed("sarif") == Output("sarif")
    assert parsed("sarif=out/a=b.sarif") == Output("sarif", Path("out/a=b.sarif"))


@pytest.mark.parametrize(("text", "said"), [("saarif", "did you mean sarif"), ("sarif=", "names no file"), ("", "there are: text, json")])
def test_what_is_no_form_is_refused_with_what_would_be(text: str, said: str) -> None:
    """The forms are listed."""
    with pytest.raises(typer.BadParameter, match=said):
        parsed(text)


def test_where_everything_goes() -> None:
    """The form without a file goes to standard output or to the file of -o; text stands in where none is asked for."""
    file, sarif = Path("a.txt"), Output("sarif", Path("a.sarif"))
    assert outputs([], None, silent=False) == (Output("text"),)
    assert outputs([], file, silent=False) == (Output("text", file),)
    assert outputs([Output("json"), sarif], file, silent=False) == (Output("json", file), sarif)
    assert outputs([sarif], None, silent=False) == (sarif,)
    assert outputs([sarif], file, silent=False) == (Output("text", file), sarif)
    assert outputs([Output("json"), sarif], None, silent=True) == (sarif,)
    assert outputs([Output("json")], file, silent=True) == (Output("json", file),)
    with pytest.raises(typer.BadParameter, match="text and json would both be written to one place"):
        outputs([Output("text"), Output("json")], None, silent=False)


def test_several_forms_come_of_one_run(paper: Path) -> None:
    """One page on standard output, data in files; each says the same."""
    done = run("check", str(paper), "--no-log", "--format", "concise", "--format", "sarif=a.sarif", "--format", "json=a.json")
    assert done.exit_code == 1
    assert done.stdout.endswith("1 appraisal: 1 with findings, 0 without, 0 that could not be audited.\n")
    results = json.loads(Path("a.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    (audit,) = json.loads(Path("a.json").read_text(encoding="utf-8"))["audits"]
    assert [one["ruleId"] for one in results] == [one["rule"] for one in audit["findings"]]


def test_text_that_goes_to_a_file_is_plain(paper: Path) -> None:
    """As wide as a page, without colours."""
    assert run("check", str(paper), "--no-log", "--format", "text=a.txt", "--format", "concise").exit_code == 1
    assert "\x1b" not in Path("a.txt").read_text(encoding="utf-8")


def test_no_output_goes_over_an_input_or_another(paper: Path) -> None:
    """However many there are."""
    for form in (f"sarif={paper}", "sarif=a.json"):
        done = run("check", str(paper), "--no-log", "--format", form, "--format", "json=a.json")
        assert done.exit_code == 2
    assert paper.read_text(encoding="utf-8") == ODD


def test_silent_writes_nothing_and_the_exit_code_tells(paper: Path) -> None:
    """Files are written all the same."""
    done = run("check", str(paper), "--no-log", "--silent", "--format", "json=a.json")
    assert (done.exit_code, done.stdout, Path("a.json").exists()) == (1, "", True)


def test_exit_zero_is_never_a_success_of_what_was_not_audited(paper: Path) -> None:
    """What was found gives 0, what could not be audited 2."""
    assert run("check", str(paper), "--no-log", "--exit-zero").exit_code == 0
    assert run("check", str(paper), "lost.yaml", "--no-log", "--exit-zero").exit_code == 2


def test_a_paper_is_read_from_standard_input() -> None:
    """An appraisal, or a document by the ending of the name that it is given; the exit code is that of the paper."""
    command = [sys.executable, "-m", "audit", "check", "-", "--no-log", "--rules", "arithmetic", "--format", "concise", "--stdin-name"]
    page = "| Criterion | A | B |\n|---|---|---|\n| Cost | 3 | 2 |\n| Care | 4 | 4 |\n| Total | 7 | 5 |\n"
    for name, data, said, code in (
        ("odd.yaml", ODD, "odd.yaml:", 1),
        ("page.md", page, "page.md: ARI001", 1),
        ("odd.yaml", CLEAN, "1 appraisal: 0 with findings, 1 without", 0),
    ):
        done = subprocess.run([*command, name], input=data, capture_output=True, text=True, cwd=ROOT, check=False)
        assert said in done.stdout, done.stderr
        assert done.returncode == code


def test_of_standard_input_no_more_is_read_than_of_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """And one that is closed is a problem."""
    monkeypatch.setattr(FileLimits, "MAX_BYTES", 3)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"123456")))
    assert paper_given("a.yaml") == GivenPaper("a.yaml", b"1234")
    monkeypatch.setattr(sys, "stdin", None)
    assert isinstance(paper_given("a.yaml"), Problem)


def test_a_workbook_goes_to_a_file(paper: Path) -> None:
    """It is no text for a terminal."""
    assert "give it a file" in run("check", str(paper), "--no-log", "--format", "xlsx").stderr
    assert run("check", str(paper), "--no-log", "--format", "xlsx=a.xlsx", "--silent").exit_code == 1
    assert Path("a.xlsx").read_bytes().startswith(b"PK")
    assert run("check", str(paper), "--no-log", "--format", "text=b.xlsx").exit_code == 2
