"""``--soft`` as people give it: what it changes, what the log holds of it, and a replay."""

import json
from pathlib import Path

import pytest

from tests.cli.command import ODD, run

_TEXTS = "texts: {rationale: {risk: {a: {text: Two sites are open.}, b: {text: Two sites are open.}}}}\n"
_FIRST = "on risk, a and b have the same reason, and both then have 4"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("odd.yaml").write_text(ODD + _TEXTS, encoding="utf-8")


def _first(*arguments: str) -> tuple[str, list[str]]:
    """What the first explanation changes, and what put it first."""
    found = json.loads(run(*arguments, "odd.yaml", "--format", "json").stdout)["audits"][0]["findings"]
    one = next(one for one in found if one["rule"] == "ARI001")
    return one["explanations"][0][0]["criterion"], one["explanations_detail"][0]["settled_by"]


@pytest.mark.parametrize("command", [["check", "--no-log"], ["explain"]])
def test_the_option_orders_explanations(command: list[str]) -> None:
    """The way that keeps to the same reason comes first where this is asked for, and nothing changes where it is not."""
    assert _first(*command) == ("care", [])
    assert _first(*command, "--soft", "claims", "--soft", "reasons") == ("risk", [_FIRST])
    assert run(*command, "odd.yaml", "--soft", "moods").exit_code == 2


def test_several_processes_give_the_same() -> None:
    """The option reaches every file, however many are audited at the same time."""
    Path("more.yaml").write_text(Path("odd.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    both = ["check", "odd.yaml", "more.yaml", "--no-log", "--soft", "reasons"]
    assert run(*both).stdout == run(*both, "--jobs", "2").stdout
    assert " ".join(run(*both).stdout.split()).count("listed first because") == 2


def test_the_log_names_it_and_a_replay_knows_it() -> None:
    """It stands in the log as one of the options, each kind once, and the same audit can be run again."""
    run("check", "odd.yaml", "--log", "run.jsonl", "--soft", "claims", "--soft", "reasons", "--soft", "claims")
    run("check", "odd.yaml", "--log", "plain.jsonl")
    options = [json.loads(Path(name).read_text(encoding="utf-8").splitlines()[0])["options"] for name in ("run.jsonl", "plain.jsonl")]
    assert (options[0]["soft"], "soft" in options[1]) == (["reasons", "claims"], False)
    done = run("log", "replay", "run.jsonl")
    assert done.exit_code == 0, done.stdout + done.stderr
