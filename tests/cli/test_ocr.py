"""``--ocr`` as people give it: it reaches every command, stands in the log, and a replay knows it."""

import json
from pathlib import Path

import pytest

from audit.documents import read as reading
from audit.documents.paper import Paper, Request
from tests.cli.command import ODD, run
from tests.documents.documents import read


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Note what is asked of the reader of documents, and let it read in this process."""
    found: list[bool] = []

    def read_here(data: bytes, request: Request, *_: object) -> Paper:
        found.append(request.ocr)
        return read(data, request.name)

    monkeypatch.setattr(reading, "read_in_child", read_here)
    monkeypatch.chdir(tmp_path)
    Path("x.csv").write_text("Criteria,North,South\nAccess,4,3\nCost,3,5\nTotal,7,8\n", encoding="utf-8")
    Path("odd.yaml").write_text(ODD, encoding="utf-8")
    return found


@pytest.mark.parametrize("command", [["check", "--no-log"], ["explain"], ["import", "-o", "-"], ["review", "-o", "x.html"]])
def test_every_command_that_reads_documents_takes_it(asked: list[bool], command: list[str]) -> None:
    """And asks for no recognition without it."""
    assert run(*command, "x.csv").exit_code == 0
    assert run(*command, "x.csv", "--ocr", *(["--force"] if command[0] == "review" else [])).exit_code == 0
    assert asked == [False, True]


def test_the_log_names_it_and_a_replay_knows_it(asked: list[bool]) -> None:
    """It decides what figures are read, so it is one of the options that results depend on."""
    run("check", "x.csv", "--ocr", "--log", "run.jsonl")
    run("check", "x.csv", "--log", "plain.jsonl")
    options = [json.loads(Path(name).read_text(encoding="utf-8").splitlines()[0])["options"] for name in ("run.jsonl", "plain.jsonl")]
    assert (options[0]["ocr"], "ocr" in options[1]) == ("pictures were read", False)
    done = run("log", "replay", "run.jsonl")
    assert (done.exit_code, asked) == (0, [True, False, True]), done.stdout + done.stderr
