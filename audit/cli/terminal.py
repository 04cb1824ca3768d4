"""Writing output: to a file or to standard output, the same bytes on every system.

How wide the output may be and whether it may have colours.

Telling how far long work on one document is, where someone watches.
"""

import io
import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from audit.appraisal.text.shown import clean
from audit.files import also_read, write_whole
from audit.problems import Problem, fault

if TYPE_CHECKING:
    from audit.documents.paper import Progress

__all__ = ["may_colour", "not_over_existing", "not_over_inputs", "progress_of", "say", "tell", "width_of_output", "write", "write_bytes"]


def write(text: str, file: Path | None, *, kept: bool = False) -> None:
    """Write text to the file, or to standard output where none is given. Stops with exit code 2 where it cannot be written.

    ``kept`` says that what goes to standard output is to be a file, which is UTF-8 whatever a terminal could show.
    """
    try:
        if file is None:
            _to_stdout(text, kept=kept)
        else:
            write_whole(file, text.encode("utf-8", "replace"))
    except BrokenPipeError:
        _forget_stdout()
        raise typer.Exit(2) from None
    except (OSError, ValueError) as error:
        name = "standard output" if file is None else file.as_posix()
        if file is None:
            _forget_stdout()
        tell([_not_written(name, error)])
        raise typer.Exit(2) from None


def write_bytes(data: bytes, file: Path) -> None:
    """Write a file whole or not at all. Stops with exit code 2 where it cannot be written."""
    try:
        write_whole(file, data)
    except (OSError, ValueError) as error:
        tell([_not_written(file.as_posix(), error)])
        raise typer.Exit(2) from None


def _not_written(name: str, error: OSError | ValueError) -> Problem:
    return Problem(name, 0, 0, fault("not-written", strerror=getattr(error, "strerror", None) or error))


def not_over_inputs(targets: Iterable[Path], inputs: Iterable[Path]) -> None:
    """Refuse to write over what is read, or twice to one file, however it is spelt. Stops with exit code 2."""
    read = list(inputs)
    for target in targets:
        if os.path.lexists(target) and not os.path.isfile(target):  # noqa: PTH113  # a device or a pipe, which holds nothing to lose
            continue
        if also_read(target, read):
            tell([Problem(target.as_posix(), 0, 0, fault("output-is-read-or-written"))])
            raise typer.Exit(2)
        read.append(target)


def not_over_existing(target: Path, *, force: bool) -> None:
    """Refuse to write over what is there, a link that leads nowhere too, unless it is asked for. Stops with exit code 2."""
    if os.path.lexists(target) and not force:
        tell([Problem(target.as_posix(), 0, 0, fault("output-exists"))])
        raise typer.Exit(2)


def tell(problems: Iterable[Problem]) -> None:
    """Write problems to standard error, one a line."""
    for problem in problems:
        sys.stderr.write(f"{clean(str(problem))}\n")


def say(line: str) -> None:
    """Write a line to standard error, if there is anything to say."""
    if line:
        sys.stderr.write(f"{clean(line)}\n")


def _to_stdout(text: str, *, kept: bool) -> None:
    if isinstance(sys.stdout, io.TextIOWrapper) and kept and not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    elif isinstance(sys.stdout, io.TextIOWrapper):
        # What a terminal or pipe of another encoding cannot show becomes a question mark.
        sys.stdout.reconfigure(errors="replace", newline="\n")
    sys.stdout.write(text)
    sys.stdout.flush()


def _forget_stdout() -> None:
    """Let the interpreter flush into nothing when it ends, since the reader of the pipe has gone."""
    try:
        to = sys.stdout.fileno()
    except (OSError, ValueError):  # it is no file of the system
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, to)
    os.close(nowhere)


_NARROWEST, _WIDEST, _USUAL = 40, 120, 80
_DUMB: Final = "dumb"


def width_of_output() -> int:
    """The width of the terminal within reason; 80 where output goes elsewhere."""
    if not sys.stdout.isatty():
        return _USUAL
    return max(_NARROWEST, min(shutil.get_terminal_size().columns, _WIDEST))


def may_colour() -> bool:
    """Say whether output goes to a terminal that shows colours and nobody asked for none."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != _DUMB


def progress_of(name: str, of: str = "page") -> "Progress":
    """What shows how many of the pages, or of what else there is, are done."""

    def tell(done: int, total: int) -> None:
        if total > 1 and sys.stderr.isatty():
            text = f"{clean(name)}: {of} {done} of {total}"
            sys.stderr.write(f"\r{text}" if done < total else f"\r{' ' * len(text)}\r")
            sys.stderr.flush()

    return tell
