"""Writing output, and where it goes wrong.

How wide output may be and whether it may have colours.
"""

import io
import os
import sys
from pathlib import Path

import pytest
import typer

from audit.cli.terminal import may_colour, say, tell, width_of_output, write
from audit.problems import Problem, fault


def test_to_a_file_the_bytes_are_the_same_on_every_system(tmp_path: Path) -> None:
    """A file is written as UTF-8 with line feeds alone."""
    write("a – b\n", tmp_path / "x.txt")
    assert (tmp_path / "x.txt").read_bytes() == b"a \xe2\x80\x93 b\n"


def test_to_a_pipe_of_another_encoding_nothing_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the encoding of standard output cannot show becomes a question mark; lines end with line feeds alone."""
    raw = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(raw, encoding="cp1252", newline="\r\n"))
    write("a – b ✓\n", None)
    assert raw.getvalue() == b"a \x96 b ?\n"


def test_a_stream_that_cannot_be_set_is_used_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where standard output is no ordinary stream it is written to all the same."""
    stream = io.StringIO()
    monkeypatch.setattr("sys.stdout", stream)
    write("text\n", None)
    assert stream.getvalue() == "text\n"


class _Full(io.StringIO):
    def write(self, text: str, /) -> int:
        raise OSError(28, "No space left on device", text and None)


def test_what_cannot_be_written_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A full disk or a folder in the way gives exit code 2 and says so."""
    with pytest.raises(typer.Exit) as stopped:
        write("text", tmp_path)
    assert stopped.value.exit_code == 2
    assert f"{tmp_path.as_posix()}: cannot be written: " in capsys.readouterr().err
    monkeypatch.setattr("sys.stdout", _Full())
    with pytest.raises(typer.Exit):
        write("text", None)
    assert capsys.readouterr().err == "standard output: cannot be written: No space left on device\n"


@pytest.mark.skipif(os.name == "nt", reason="pipes break in another way there")
def test_a_reader_that_goes_away_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the reader of a pipe has gone, nothing more is said and nothing more is written."""
    reading, writing = os.pipe()
    os.close(reading)
    monkeypatch.setattr("sys.stdout", os.fdopen(writing, "w", encoding="utf-8"))
    with pytest.raises(typer.Exit) as stopped:
        write("text\n" * 10_000, None)
    assert stopped.value.exit_code == 2
    sys.stdout.write("into nothing\n")
    sys.stdout.flush()
    sys.stdout.close()


def test_problems_go_to_standard_error_made_harmless(capsys: pytest.CaptureFixture[str]) -> None:
    """Problems are told one a line, without anything that could steer a terminal; nothing to say says nothing."""
    tell([Problem("x.yaml", 1, 2, fault("not-a-figure", said="first")), Problem("\x1b[31m.yaml", 0, 0, fault("not-a-figure", said="second\nline"))])
    say("")
    say("done\x07")
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "x.yaml:1:2: first\n\ufffd[31m.yaml: second line\ndone\ufffd\n"


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pretend that output goes to a terminal."""
    monkeypatch.setattr("sys.stdout", _Terminal())
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")


@pytest.mark.parametrize(("columns", "width"), [(100, 100), (80, 80), (20, 40), (300, 120)])
def test_the_width_of_a_terminal_within_reason(monkeypatch: pytest.MonkeyPatch, columns: int, width: int) -> None:
    """Output is as wide as the terminal, but lines neither too short nor too long to read."""
    _terminal(monkeypatch)
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((columns, 24)))
    assert width_of_output() == width


def test_elsewhere_the_usual_width_and_no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a file or a pipe lines are 80 characters long and without colour."""
    monkeypatch.setattr("sys.stdout", io.StringIO())
    assert width_of_output() == 80
    assert not may_colour()


@pytest.mark.parametrize(
    ("name", "value", "colour"), [("TERM", "xterm", True), ("TERM", "dumb", False), ("NO_COLOR", "1", False), ("NO_COLOR", "", True)]
)
def test_colour_where_the_terminal_shows_it_and_nobody_asked_for_none(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, colour: bool
) -> None:  # a case of the table
    """NO_COLOR, if it says anything, and a dumb terminal turn colours off."""
    _terminal(monkeypatch)
    monkeypatch.setenv(name, value)
    assert may_colour() is colour
