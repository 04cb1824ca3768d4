"""``--reveal-withheld`` as people give it: what it shows, how that is marked, and where it is refused."""

import json
from pathlib import Path

import pytest

from tests.cli.command import CLEAN, run

WITHHELD = CLEAN.replace("care: [4, 3]", "care: [{state: withheld, value: 4}, 3]").replace("[9, 7]", "[8, 7]")


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A paper whose total does not follow from a score that is withheld, with its value beside it."""
    monkeypatch.chdir(tmp_path)
    Path("paper.yaml").write_text(WITHHELD, encoding="utf-8")
    return "paper.yaml"


def test_the_disagreement_is_told_only_where_it_is_asked_for(paper: str) -> None:
    """Without the option the total is not checked, with it the figures and the misfit are there, under the marking."""
    assert run("check", paper).exit_code == 0
    done = run("check", paper, "--reveal-withheld")
    assert done.exit_code == 1
    assert done.stdout.startswith("RESTRICTED: ")
    assert "the scores add to 9; the total printed is 8" in done.stdout


def test_its_log_is_written_only_where_it_is_named(paper: str) -> None:
    """A log that holds withheld figures is not left in the folder unasked; one that is asked for says what it is, and replays."""
    assert "it would show withheld figures" in run("check", paper, "--reveal-withheld").stderr
    assert not Path(".audit").exists()
    run("check", paper, "--reveal-withheld", "--log", "full.jsonl")
    first = json.loads(Path("full.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert (first["marking"], first["options"]["withheld"]) == ("RESTRICTED", "shown")
    assert run("log", "verify", "full.jsonl").exit_code == 0
    assert run("log", "replay", "full.jsonl").exit_code == 0
    assert "RESTRICTED" in run("log", "show", "full.jsonl").stdout


@pytest.mark.parametrize("command", [("check", "--format", "json", "--no-log"), ("check", "--format", "jsonl", "--no-log"), ("explain",)])
def test_every_output_is_marked(paper: str, command: tuple[str, ...]) -> None:
    """Data and pages say it themselves, so that it stays with them."""
    name, *options = command
    assert "RESTRICTED" in run(name, paper, "--reveal-withheld", *options).stdout
    assert "RESTRICTED" not in run(name, paper, *options).stdout


def test_a_baseline_is_marked_and_serves(paper: str) -> None:
    """It is read again, and where withheld figures are not shown it shows none of those that it lists."""
    run("check", paper, "--reveal-withheld", "--no-log", "--write-baseline", "known.json")
    assert json.loads(Path("known.json").read_text(encoding="utf-8"))["marking"] == "RESTRICTED"
    assert run("check", paper, "--reveal-withheld", "--no-log", "--baseline", "known.json").exit_code == 0
    stale = json.loads(run("check", paper, "--format", "json", "--no-log", "--baseline", "known.json").stdout)["audits"][0]["stale"]
    assert {one["published"] for one in stale} == {""}


def test_a_public_report_cannot_be_one(paper: str) -> None:
    """What is to be published shows nothing withheld; any other report bears the marking on its pages."""
    done = run("report", paper, "-o", "r.html", "--public", "--reveal-withheld")
    assert done.exit_code == 2
    assert "a public report shows nothing that is withheld" in done.stderr
    run("report", paper, "-o", "r.html", "--no-log", "--reveal-withheld")
    assert "RESTRICTED" in Path("r.html").read_text(encoding="utf-8")


def test_an_import_leaves_out_what_is_said_of_withheld_figures(paper: str) -> None:
    """Sentences about a redacted score and the totals over it are no claims, unless they are asked for."""
    del paper
    rows = ["| Criterion | Alpha | Beta |", "|---|---|---|", "| Quality | 17 | 15 |", "| Cost | [redacted] | 9 |", "| Total | 25 | 24 |"]
    Path("p.md").write_text(
        "\n".join(["# Options", "", *rows, "", "Alpha has 1 point more than Beta. Alpha scores 8 on cost.", ""]), encoding="utf-8"
    )
    run("import", "p.md", "-o", "open.yaml", "--reveal-withheld")
    run("import", "p.md", "-o", "shut.yaml")
    assert Path("open.yaml").read_text(encoding="utf-8").startswith("# RESTRICTED")
    assert "scores 8 on cost" in Path("open.yaml").read_text(encoding="utf-8")
    assert "scores 8" not in Path("shut.yaml").read_text(encoding="utf-8")
    assert "left out" in Path("shut.yaml").read_text(encoding="utf-8")
