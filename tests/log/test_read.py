"""Reading logs: line by line, within bounds."""

import os
from pathlib import Path

import pytest

from audit.log import read
from audit.log.canonical import NotCanonicalError
from audit.log.read import Line, UnreadableLogError, lines_of, records_of
from tests.log.logs import log, put


def test_lines_keep_their_bytes_and_whether_they_ended() -> None:
    """Only a line feed ends a line; other characters that some programs take for line ends do not."""
    Path("x").write_bytes("a\u2028b\r\n\nlast".encode())
    assert list(lines_of(Path("x"))) == [Line(1, "a\u2028b\r".encode(), ended=True), Line(2, b"", ended=True), Line(3, b"last", ended=False)]


def test_a_line_without_end_holds_no_record() -> None:
    """Its record may go on."""
    with pytest.raises(NotCanonicalError, match="cut off"):
        Line(1, b'{"a":"1"}', ended=False).record()


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
    assert len(list(records_of(file, fault=5))) == 8
    assert len(list(records_of(file))) > 8


def test_records_of_some_kinds_pass_over_the_rest() -> None:
    """Lines that hold no record are passed over; verifying is what names them."""
    file = log()
    file.write_bytes(b"not json\n" + file.read_bytes())
    assert [record["record"] for record in records_of(file, "run", "seal")] == ["run", "seal"]
    assert len(list(records_of(file))) == file.read_bytes().count(b"\n") - 1
