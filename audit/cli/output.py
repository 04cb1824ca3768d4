"""Writing output: to a file or to standard output, the same bytes on every system."""

import io
import os
import sys
from collections.abc import Iterable
from pathlib import Path

import typer

from audit.problems import Problem
from audit.report.clean import clean


def write(text: str, file: Path | None) -> None:
    """Write text to the file, or to standard output where none is given. Stops with exit code 2 where it cannot be written."""
    try:
        if file is None:
            _to_stdout(text)
        else:
            file.write_text(text, encoding="utf-8", newline="\n")
    except BrokenPipeError:
        _forget_stdout()
        raise typer.Exit(2) from None
    except OSError as error:
        name = "standard output" if file is None else file.as_posix()
        tell([Problem(name, 0, 0, f"cannot be written: {error.strerror or error}")])
        raise typer.Exit(2) from None


def tell(problems: Iterable[Problem]) -> None:
    """Write problems to standard error, one a line."""
    for problem in problems:
        sys.stderr.write(f"{clean(str(problem))}\n")


def say(line: str) -> None:
    """Write a line to standard error, if there is anything to say."""
    if line:
        sys.stderr.write(f"{clean(line)}\n")


def _to_stdout(text: str) -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        # What a terminal or pipe of another encoding cannot show becomes a question mark.
        sys.stdout.reconfigure(errors="replace", newline="\n")
    sys.stdout.write(text)
    sys.stdout.flush()


def _forget_stdout() -> None:
    """Let the interpreter flush into nothing when it ends, since the reader of the pipe has gone."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
