"""Replaying: the same audit again, and what differs.

Comparing bodies: what differs is told by what it is about, not by where it stands.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audit import __version__
from audit.cli.again import again
from audit.log import body
from audit.log.read import UnreadableLogError
from audit.log.record import Record
from audit.log.replay import Replayed, ReplayError, differences, replay
from audit.resources import folder
from tests.log.logs import PAPER, WITHHELD, changed, lines_in, log, number_of, put, records_in, rewritten


def body_of(text: str) -> list[Record]:
    return records_in(log({"depot.yaml": text}))[:-2]


def test_the_same_bodies_do_not_differ() -> None:
    """Not even if every digest and number in them does."""
    then, now = body_of(PAPER), body_of(PAPER)
    for record in now:
        record["prev"] = "0" * 64
    assert not list(differences(then, now))


def test_a_changed_figure_is_told_where_it_matters() -> None:
    """The input, the outcome and what follows from it; everything else is the same."""
    told = list(differences(body_of(PAPER), body_of(PAPER.replace("total: [10, 12]", "total: [10, 11]"))))
    assert any(one.startswith("input appraisal depot.yaml: sha256 was ") for one in told)
    assert "ARI001 south total (depot.yaml:19): outcome was fail, is pass; published was 12, is 11" in [one.split("; would_fit")[0] for one in told]
    assert any(one.startswith("finding depot.yaml ARI001: recorded, but not given now") for one in told)
    assert any(one.startswith("footer: ") and "exit_code was 1, is 0" in one for one in told)
    assert not any("north" in one for one in told)


def test_a_record_more_or_less_does_not_set_all_others_apart() -> None:
    """What follows an added option keeps its number to itself."""
    more = PAPER.replace("  south: {title: South}", "  south: {title: South}\n  west: {title: West}")
    more = more.replace("[north, south]", "[north, south, west]")
    more = more.replace("[4, 3]", "[4, 3, 1]").replace("[2, 5]", "[2, 5, 1]").replace("[10, 12]", "[10, 12, 3]")
    told = list(differences(body_of(PAPER), body_of(more)))
    assert any(one == "ARI001 west total (depot.yaml:20): given now, but not recorded" for one in told)
    assert not any("ARI001 north" in one and "place" not in one for one in told)


def test_records_about_the_same_are_told_apart() -> None:
    """Several records with the same rule and subject are compared in their order."""
    one: Record = {"record": "outcome", "n": 5, "prev": "", "rule": "R", "subject": {"kind": "appraisal"}, "place": {"path": "x"}, "outcome": "pass"}
    other = {**one, "n": 6, "outcome": "fail"}
    assert not list(differences([one, other], [one, other]))
    assert list(differences([one, other], [one, {**other, "outcome": "pass"}])) == ["R appraisal (x): outcome was fail, is pass"]
    assert list(differences([one, other], [one])) == ["R appraisal (x): recorded, but not given now"]


def replayed(file: Path) -> Replayed:
    return replay(file, again)


@pytest.mark.parametrize(
    "options",
    [{}, {"select": ["ARI001", "T02"]}, {"ignore": ["ARI001"]}, {"select": ["arithmetic"], "ignore": ["total-is-sum"]}],
    ids=["all", "selected", "ignored", "both"],
)
def test_the_same_inputs_give_the_same_body(options: dict[str, Any]) -> None:
    """Byte by byte, with the options that were recorded."""
    found = replayed(log({"depot.yaml": PAPER, "withheld.yaml": WITHHELD}, **options))
    assert (found.same, found.differences, found.verification.fault) == (True, (), None)


def test_files_that_could_not_be_audited_are_replayed_too() -> None:
    """Their problems are the same again."""
    assert replayed(log({"depot.yaml": PAPER, "broken.yaml": "a: [", "odd.yaml": PAPER.replace("space: [2, 5]", "spcae: [2, x]")})).same


def test_a_changed_appraisal_is_told() -> None:
    """Which input it is, and which outcomes are others now."""
    file = log()
    Path("depot.yaml").write_text(PAPER.replace("12", "11"), encoding="utf-8")
    found = replayed(file)
    assert not found.same
    assert any(one.startswith("input appraisal depot.yaml") for one in found.differences)
    assert any(one.startswith("ARI001 south total") for one in found.differences)


def test_a_changed_rule_file_is_told() -> None:
    """The rules are inputs like the appraisals."""
    Path("mine.yaml").write_bytes((folder("rules") / "arithmetic.yaml").read_bytes())
    file = log(packs=["mine.yaml"])
    assert replayed(file).same
    with Path("mine.yaml").open("ab") as stream:
        stream.write(b"# changed\n")
    assert any(one.startswith("input rules mine.yaml: sha256") for one in replayed(file).differences)


def test_an_outcome_changed_in_the_log_is_told_with_what_the_audit_gives() -> None:
    """A log that does not verify is replayed all the same: this shows what was changed in it."""
    file = log()
    number = next(n for n, line in enumerate(lines_in(file), 1) if b'"outcome":"fail"' in line and b"ARI001" in line)
    found = replayed(changed(file, number, lambda record: record.update(outcome="pass")))
    assert found.verification.fault is not None
    assert list(found.differences) == ["ARI001 south total (depot.yaml:19): outcome was pass, is fail"]


def test_a_log_written_anew_is_told_by_replay() -> None:
    """A forged log that verifies does not stand up to its own inputs."""

    def forge(records: list[Record]) -> None:
        one = next(record for record in records if record.get("outcome") == "fail" and record["rule"] == "ARI001")
        one["computed"] = "12"

    found = replayed(rewritten(log(), forge))
    assert found.verification.fault is None
    assert list(found.differences) == ["ARI001 south total (depot.yaml:19): computed was 12, is 11"]


def test_records_in_another_order_are_not_the_same() -> None:
    """Nothing else differs, and still it is another body."""
    lines = lines_in(log())
    found = replayed(put("log.jsonl", [*lines[:40], lines[41], lines[40], *lines[42:]]))
    assert (found.same, found.differences) == (False, ())


def test_an_incomplete_log_is_not_the_same() -> None:
    """What is missing at its end is given now."""
    file = log()
    found = replayed(put("log.jsonl", lines_in(file)[: number_of(file, "footer") - 1]))
    assert not found.same
    assert "footer: given now, but not recorded" in found.differences


def test_another_version_of_the_tool_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The version is part of the body; which one wrote the log is said."""
    with monkeypatch.context() as patch:
        patch.setattr(body, "__version__", "0.0.1")
        file = log()
    found = replayed(file)
    assert found.versions == ("0.0.1", __version__)
    assert list(found.differences) == [f"run: tool.version was 0.0.1, is {__version__}"]


def test_inputs_that_are_not_here_cannot_be_audited_again() -> None:
    """This is no difference: nothing was compared."""
    file = log({"a.yaml": PAPER, "b.yaml": PAPER})
    Path("a.yaml").unlink()
    with pytest.raises(ReplayError, match=r"a\.yaml is not here"):
        replayed(file)
    Path("b.yaml").unlink()
    with pytest.raises(ReplayError, match=r"a\.yaml and 1 more are not here"):
        replayed(file)


def test_rules_that_are_not_here_cannot_be_run_again() -> None:
    """Neither a pack's file nor a rule of that name."""
    Path("mine.yaml").write_bytes((folder("rules") / "arithmetic.yaml").read_bytes())
    file = log(packs=["mine.yaml"])
    Path("mine.yaml").unlink()
    with pytest.raises(ReplayError, match=r"mine\.yaml is not here"):
        replayed(file)
    with pytest.raises(ReplayError, match="no rule of that id"):
        replayed(rewritten(log(), lambda records: records[0]["options"].update(select=["NOPE"])))


def _unknown(records: list[Record]) -> None:
    records[0]["options"]["shade"] = "green"


def _pipe(records: list[Record]) -> None:
    os.mkfifo("pipe")
    next(record for record in records if record.get("role") == "appraisal")["path"] = "pipe"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
@pytest.mark.parametrize(("change", "said"), [(_unknown, "shade"), (_pipe, "pipe is not here")])
def test_what_cannot_be_run_again_says_why(change: Callable[[list[Record]], None], said: str) -> None:
    """An option of another version; a path that would never end."""
    with pytest.raises(ReplayError, match=said):
        replayed(rewritten(log(), change))


def test_a_log_without_its_first_record_says_nothing_to_run() -> None:
    """What was asked is not known."""
    with pytest.raises(UnreadableLogError, match="nothing to run again"):
        replayed(put("log.jsonl", lines_in(log())[1:]))
