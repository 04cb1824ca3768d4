"""Reading logs: line by line, within bounds.

Whether recorded inputs are still the same.
"""

import os
from pathlib import Path

import pytest

from audit.log import read
from audit.log.read import LogLine, UnreadableLogError, lines_of, recheck, records_of
from audit.log.record import NotCanonicalError
from tests.log.logs import PAPER, log, put


def test_lines_keep_their_bytes_and_whether_they_ended() -> None:
    """Only a line feed ends a line; other characters that some programs take for line ends do not."""
    Path("x").write_bytes("a\u2028b\r\n\nlast".encode())
    assert list(lines_of(Path("x"))) == [LogLine(1, "a\u2028b\r".encode(), ended=True), LogLine(2, b"", ended=True), LogLine(3, b"last", ended=False)]


def test_a_line_without_end_holds_no_record() -> None:
    """Its record may go on."""
    with pytest.raises(NotCanonicalError, match="cut off"):
        LogLine(1, b'{"a":"1"}', ended=False).record()


def test_reading_stops_behind_a_line_that_is_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line beyond the bound is given as far as it was read, and nothing after it."""
    monkeypatch.setattr(read, "MAX_LINE", 10)
    Path("x").write_bytes(b"short\n" + b"x" * 100 + b"\nshort\n")
    first, second = lines_of(Path("x"))
    assert (first.raw, len(second.raw)) == (b"short", 12)
    with pytest.raises(NotCanonicalError, match="longer than"):
        second.record()


def test_too_many_lines_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of endless short lines is not read to its end."""
    monkeypatch.setattr(read, "MAX_LINES", 3)
    assert len(list(lines_of(put("x", [b"a", b"b"])))) == 2
    with pytest.raises(UnreadableLogError, match="more than 3 lines"):
        list(lines_of(put("x", [b"a"] * 4)))


@pytest.mark.parametrize("name", ["nowhere", ".", "a\0b", "x" * 5000])
def test_what_is_no_file_cannot_be_read(name: str) -> None:
    """A folder, a name that names nothing or is none: all say so."""
    with pytest.raises(UnreadableLogError):
        list(lines_of(Path(name)))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_not_waited_for() -> None:
    """Reading a pipe that nobody writes to would never end."""
    os.mkfifo("pipe")
    with pytest.raises(UnreadableLogError, match="no file"):
        list(lines_of(Path("pipe")))


def test_so_many_records_are_read_behind_one_that_does_not_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that goes on for ever behind its first odd line is not followed."""
    monkeypatch.setattr(read, "MOST_AHEAD", 3)
    file = log()
    assert len(list(records_of(file, faulty=5))) == 8
    assert len(list(records_of(file))) > 8


def test_records_of_some_kinds_pass_over_the_rest() -> None:
    """Lines that hold no record are passed over; verifying is what names them."""
    file = log()
    file.write_bytes(b"not json\n" + file.read_bytes())
    assert [record["record"] for record in records_of(file, "run", "seal")] == ["run", "seal"]
    assert len(list(records_of(file))) == file.read_bytes().count(b"\n") - 1


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
