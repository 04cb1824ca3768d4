"""A document that is handed to an audit beside the appraisal: a plain text whose lines are those that places count."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from audit.load.limits import MAX_BYTES
from audit.problems import InputError, Problem
from audit.texts.passage import source_lines

_NOT_TEXT: Final = "is no plain text in UTF-8; give the text that lines were counted in, as recorded under sources"


@dataclass(frozen=True, slots=True)
class Supplied:
    """One document. ``path`` is as given, with ``/``; ``sha256`` is of its bytes."""

    path: str
    sha256: str
    lines: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name of its file."""
        return self.path.rpartition("/")[2]


def read_supplied(file: Path) -> Supplied:
    """Read a document. Raises InputError if it cannot be opened, is too large, or is no plain text."""
    path = file.as_posix()
    try:
        with file.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError([Problem(path, 0, 0, f"cannot be opened: {error.strerror or error}")]) from None
    if len(raw) > MAX_BYTES:
        raise InputError([Problem(path, 0, 0, f"is larger than {MAX_BYTES // 2**20} MiB, more than any text of an appraisal")])
    return Supplied(path, hashlib.sha256(raw).hexdigest(), source_lines(_decoded(raw, path)))


def _decoded(raw: bytes, path: str) -> str:
    if b"\0" in raw:
        raise InputError([Problem(path, 0, 0, _NOT_TEXT)])
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise InputError([Problem(path, 0, 0, _NOT_TEXT)]) from None
