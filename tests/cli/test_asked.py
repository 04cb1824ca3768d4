"""``--text-from``: full texts beside the appraisal, what is said of them, and what a log keeps of them."""

import json
from pathlib import Path
from typing import Any, Final

import pytest

from audit.appraisal.text.normalise import digest
from tests.cli.command import run

REASON: Final = "The joint venture keeps the offices as they are, and there is one in each district."
OTHER: Final = "The joint venture keeps the offices as they are, and there are two in each district."
SOURCE: Final = f"Reasons\n{REASON}\n{OTHER}\n"
PAPER: Final = f"""\
appraisal: {{id: offices, title: Offices, from: published}}
sources: {{paper: {{role: report, file: paper.txt}}}}
scale: {{min: 0, max: 5, step: 1}}
criteria: {{access: {{title: Access}}}}
options: {{a: {{title: Alpha}}, b: {{title: Beta, base: true}}}}
method: {{total: sum}}
tables: {{t: {{rows: criteria, columns: [a, b], prints: score, cells: {{access: [4, 3]}}}}}}
texts:
  rationale:
    access:
      a: {{summary: Offices stay., line: 2, sha256: "{digest(REASON)}"}}
      b: {{summary: More offices., line: 3, sha256: "{digest(OTHER)}"}}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder with an appraisal and its source."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "offices.yaml").write_text(PAPER, encoding="utf-8")
    (tmp_path / "paper.txt").write_text(SOURCE, encoding="utf-8")
    return tmp_path


def _records(log: str = "log.jsonl") -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(log).read_text(encoding="utf-8").splitlines()]


def _near(*arguments: str) -> str:
    """What came of the rule about reasons that are nearly the same."""
    run("check", "offices.yaml", "--select", "RAT002", "--log", "log.jsonl", *arguments)
    return next(str(record["outcome"]) for record in _records() if record["record"] == "outcome")


def test_rules_that_need_texts_decide_with_them() -> None:
    """Without the document our summaries are not judged; with it the texts are."""
    assert _near() == "undecided"
    assert _near("--text-from", "paper.txt") == "fail"


def test_what_was_attached_is_in_the_result() -> None:
    """JSON says so; the text itself is not in it."""
    done = run("check", "offices.yaml", "--no-log", "--text-from", "paper.txt", "--format", "json")
    assert json.loads(done.stdout)["audits"][0]["texts"] == ["2 full texts as in paper.txt, with the recorded digests"]
    assert REASON not in done.stdout


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_several_processes_attach_alike(jobs: str) -> None:
    """The documents go to every worker."""
    Path("second.yaml").write_text(PAPER, encoding="utf-8")
    done = run("check", "offices.yaml", "second.yaml", "--no-log", "--text-from", "paper.txt", "--jobs", jobs, "--format", "json")
    assert [len(audit["texts"]) for audit in json.loads(done.stdout)["audits"]] == [1, 1]


def test_a_digest_that_does_not_match_is_told() -> None:
    """Which text, at which place of the file, and on which line another one stands; the audit goes on."""
    Path("paper.txt").write_text(SOURCE.replace("two", "three"), encoding="utf-8")
    done = run("check", "offices.yaml", "--no-log", "--text-from", "paper.txt")
    assert done.stderr == ("offices.yaml:12:10: line 3 of paper.txt has a different text from the one recorded here; it is not attached\n")
    assert done.exit_code == 0


@pytest.mark.parametrize(
    ("name", "said"),
    [("none.txt", "cannot be opened"), ("blob.txt", "is not plain text in UTF-8"), ("other.txt", "is not a source of the appraisals audited here")],
)
def test_a_document_that_cannot_serve_gives_exit_code_2(name: str, said: str) -> None:
    """It is not there, is no text, or is no source of any appraisal."""
    Path("blob.txt").write_bytes(b"\x00")
    Path("other.txt").write_text("x", encoding="utf-8")
    done = run("check", "offices.yaml", "--no-log", "--text-from", "paper.txt", "--text-from", name)
    assert (done.exit_code, done.stderr.startswith(f"{name}: "), said in done.stderr) == (2, True, True)


def test_the_log_names_the_document_and_holds_no_text() -> None:
    """Its role, path and SHA-256 are inputs like the others; texts are digests."""
    _near("--text-from", "paper.txt")
    (one,) = [record for record in _records() if record.get("role") == "text"]
    assert (one["path"], one["origin"], len(one["sha256"])) == ("paper.txt", "given", 64)
    assert _records()[0]["options"]["text_from"] == ["paper.txt"]
    logged = Path("log.jsonl").read_text(encoding="utf-8")
    assert "offices as they are" not in logged


def test_a_log_with_texts_replays() -> None:
    """The document is read again; where it changed, or is gone, that is told."""
    _near("--text-from", "paper.txt")
    assert run("log", "replay", "log.jsonl").exit_code == 0
    assert "Inputs:" in run("log", "verify", "--inputs", "log.jsonl").stdout
    Path("paper.txt").write_text(SOURCE.replace("two", "three"), encoding="utf-8")
    done = run("log", "replay", "log.jsonl")
    assert (done.exit_code, "input text paper.txt: sha256" in done.stdout) == (1, True)
    Path("paper.txt").unlink()
    done = run("log", "replay", "log.jsonl")
    assert (done.exit_code, "paper.txt" in done.stderr) == (2, True)


def test_a_document_that_is_no_source_replays_alike() -> None:
    """Exit code 2 stands in the log, and comes out again."""
    Path("other.txt").write_text("x", encoding="utf-8")
    _near("--text-from", "other.txt")
    assert run("log", "replay", "log.jsonl").exit_code == 0
    assert next(record for record in _records() if record["record"] == "footer")["exit_code"] == 2
