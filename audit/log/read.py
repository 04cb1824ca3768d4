"""Reading the lines of a log, in bounded memory whatever the file holds.

Whether the inputs that a log records are still the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from audit.files import open_file
from audit.log.record import NotCanonicalError, Record, decode, packaged_file, sha256_of
from audit.problems import FaultError, fault

__all__ = ["MAX_LINE", "MAX_LINES", "MOST_AHEAD", "LogLine", "Rechecked", "State", "UnreadableLogError", "lines_of", "recheck", "records_of"]

MAX_LINE: Final = 16 * 1024 * 1024
MAX_LINES: Final = 10_000_000
MOST_AHEAD: Final = 20_000
"""So many lines are read behind the first that does not fit."""


class UnreadableLogError(FaultError):
    """A file cannot be read as a log at all; ``fault`` says why."""


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of a file. ``ended`` says whether a line end follows it."""

    number: int
    raw: bytes
    ended: bool

    def record(self) -> Record:
        """The record that the line holds. Raises NotCanonicalError."""
        if len(self.raw) > MAX_LINE:
            raise NotCanonicalError(f"is longer than {MAX_LINE // 2**20} MiB, more than a record has")
        if not self.ended:
            raise NotCanonicalError("is cut off: no line end follows it")
        return decode(self.raw)


def lines_of(file: Path) -> Iterator[LogLine]:
    """The lines of a log, up to the first that is too long. Raises UnreadableLogError."""
    try:
        if not file.is_file():
            raise UnreadableLogError(fault("log-is-no-file" if file.exists() else "log-absent"))
        with open_file(file) as stream:
            for number in range(1, MAX_LINES + 1):
                raw = stream.readline(MAX_LINE + 2)
                if not raw:
                    return
                ended = raw.endswith(b"\n")
                yield LogLine(number, raw[:-1] if ended else raw, ended)
                if len(raw) > MAX_LINE + 1:
                    return
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise UnreadableLogError(fault("log-cannot-be-read", reason=reason) if reason else fault("log-name")) from None
    raise UnreadableLogError(fault("log-too-long", most=MAX_LINES))


def records_of(file: Path, *kinds: str, faulty: int | None = None) -> Iterator[Record]:
    """The records of some kinds, or of all, passing over lines that hold none. Raises UnreadableLogError.

    Behind a line that is known not to fit, only so many more are read.
    """
    for line in lines_of(file):
        if faulty is not None and line.number > faulty + MOST_AHEAD:
            return
        try:
            record = line.record()
        except NotCanonicalError:
            continue
        if not kinds or record.get("record") in kinds:
            yield record


State = Literal["same", "changed", "absent"]


@dataclass(frozen=True, slots=True)
class Rechecked:
    """One input of a log, and how its file compares now. Absent: not here, or nothing that can be read as an input."""

    role: str
    path: str
    origin: str
    recorded: str
    state: State


def recheck(file: Path) -> Iterator[Rechecked]:
    """Compare the inputs of a log with the files that are here now. Raises UnreadableLogError."""
    for record in records_of(file, "input"):
        yield _rechecked(record)


def _rechecked(record: Record) -> Rechecked:
    role, path, origin, recorded = (str(record.get(key, "")) for key in ("role", "path", "origin", "sha256"))
    now = sha256_of(_file(path, origin))
    state: State = "same" if now == recorded else ("changed" if now else "absent")
    return Rechecked(role, path, origin, recorded, state)


def _file(path: str, origin: str) -> Path:
    return packaged_file(path) if origin == "packaged" else Path(path)
