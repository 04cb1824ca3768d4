"""Writing output, and where it goes wrong."""

import io
import os
import sys
from pathlib import Path

import pytest
import typer

from audit.cli.output import say, tell, write
from audit.problems import Problem


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
    tell([Problem("x.yaml", 1, 2, "first"), Problem("\x1b[31m.yaml", 0, 0, "second\nline")])
    say("")
    say("done\x07")
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "x.yaml:1:2: first\n\ufffd[31m.yaml: second line\ndone\ufffd\n"
