"""Whether the inputs that a log records are still the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from audit.log.canonical import Record
from audit.log.files import packaged_file, sha256_of
from audit.log.read import records_of

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
