"""Whether recorded inputs are still the same."""

from pathlib import Path

from audit.log.recheck import recheck
from tests.log.logs import PAPER, log


def test_inputs_are_compared_with_what_is_here_now() -> None:
    """Same, changed, or not here."""
    file = log({"a.yaml": PAPER, "b.yaml": PAPER, "c.yaml": PAPER})
    Path("b.yaml").write_text(PAPER + "\n", encoding="utf-8")
    Path("c.yaml").unlink()
    states = {one.path: one.state for one in recheck(file) if one.role == "appraisal"}
    assert states == {"a.yaml": "same", "b.yaml": "changed", "c.yaml": "absent"}


def test_inputs_of_the_installation_are_compared_with_it() -> None:
    """The schemas and rule packs that ship with the tool are found wherever it is installed."""
    assert {one.state for one in recheck(log()) if one.origin == "packaged"} == {"same"}


def test_what_was_not_there_then_is_the_same_as_long_as_it_is_not() -> None:
    """A path that named nothing has no digest; if it names a file now, that is a change."""
    file = log({"broken.yaml": "a: ["}, file="x.jsonl")
    lines = file.read_bytes()
    assert b'"sha256":""' not in lines
    Path("broken.yaml").unlink()
    assert [one.state for one in recheck(file) if one.role == "appraisal"] == ["absent"]
