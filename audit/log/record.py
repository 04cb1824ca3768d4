"""Canonical JSON: one way only to write a record, so that its digest is the same on any machine.

Keys are ASCII and values are strings, whole numbers below 2**53, lists and objects of these. For such data Python's
compact JSON with sorted keys is RFC 8785, byte for byte.

A chain of records: each carries its number and the digest of the record before.

Whether a record has the shape that its schema asks for.

A file that outcomes depend on, beside schemas, rules and appraisals.

The files of a run: their bytes, as far as inputs go, and the paths by which a log calls them.
"""

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, NoReturn

from audit.files import read_bytes
from audit.limits import FileLimits
from audit.resources import folder, schema_file

__all__ = [
    "GENESIS",
    "Chain",
    "Input",
    "NotCanonicalError",
    "Record",
    "bytes_of",
    "decode",
    "digest",
    "encode",
    "fits",
    "is_there",
    "own_digest",
    "packaged_file",
    "sha256_of",
    "shown_path",
]

Record = dict[str, Any]

_LARGEST: Final = 2**53 - 1
_LONGEST: Final = len(str(-_LARGEST))
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False, allow_nan=False)


class NotCanonicalError(ValueError):
    """Bytes that are no record in canonical form; says in what."""


def encode(record: Record) -> bytes:
    r"""Write a record. A half of a character, as file names can hold one, is written out as six characters: ``\udc80``."""
    try:
        return _ENCODER.encode(record).encode("utf-8")
    except UnicodeEncodeError:
        return _ENCODER.encode(_whole(record)).encode("utf-8")


def decode(line: bytes) -> Record:
    """Read a record. Raises NotCanonicalError for bytes that ``encode`` would not have written."""
    try:
        record = json.loads(line.decode("utf-8"), parse_int=_small, parse_float=_no_number, parse_constant=_no_number)
        same = isinstance(record, dict) and encode(record) == line
    except NotCanonicalError:
        raise
    except UnicodeDecodeError:
        raise NotCanonicalError("is not UTF-8 text") from None
    except RecursionError:
        raise NotCanonicalError("is nested too deeply for a record") from None
    except ValueError:
        raise NotCanonicalError("is not readable as JSON") from None
    if not isinstance(record, dict):
        raise NotCanonicalError("is JSON, but no record")
    if not same:
        raise NotCanonicalError("is not in canonical form: it was written by hand or by another program")
    return record


def digest(raw: bytes) -> str:
    """The SHA-256 of bytes in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()


def own_digest(record: Record, key: str) -> str:
    """The SHA-256 of a record without the key under which it carries this digest itself."""
    return digest(encode({name: value for name, value in record.items() if name != key}))


def _small(digits: str) -> int:
    if len(digits) > _LONGEST or abs(int(digits)) > _LARGEST:
        raise NotCanonicalError("holds a number larger than a record has")
    return int(digits)


def _no_number(_text: str) -> NoReturn:
    raise NotCanonicalError("holds a number that is not whole")


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, dict):
        return {key: _whole(below) for key, below in value.items()}
    return [_whole(below) for below in value] if isinstance(value, list | tuple) else value


GENESIS: Final = "0" * 64
"""What the first record carries in the place of a digest."""


class Chain:
    """Lines in the making. ``head`` is the digest of the last one."""

    def __init__(self) -> None:
        """Begin with no record."""
        self.lines: list[bytes] = []
        self.head = GENESIS

    def add(self, kind: str, fields: Record) -> int:
        """Add a record of a kind; gives its number."""
        return self._append(self._next(kind, fields))

    def close(self, kind: str, key: str, fields: Record) -> str:
        """Add a record that carries its own digest under ``key``; gives that digest."""
        record = self._next(kind, fields)
        own = own_digest(record, key)
        self._append({**record, key: own})
        return own

    def _next(self, kind: str, fields: Record) -> Record:
        return {**fields, "record": kind, "n": len(self.lines) + 1, "prev": self.head}

    def _append(self, record: Record) -> int:
        line = encode(record)
        self.head = digest(line)
        self.lines.append(line)
        return len(self.lines)

    def text(self) -> bytes:
        """The whole file."""
        return b"".join(line + b"\n" for line in self.lines)


@cache
def _validator() -> Callable[[Record], bool]:
    schema = json.loads(schema_file("log-record").read_text(encoding="utf-8"))
    try:
        import jsonschema_rs  # noqa: PLC0415  # optional: a platform without it uses the reference validator
    except ImportError:
        from jsonschema import Draft202012Validator  # noqa: PLC0415  # as above

        return Draft202012Validator(schema).is_valid
    return jsonschema_rs.validator_for(schema).is_valid


def fits(record: Record) -> bool:
    """Say whether a record is one that a log can hold."""
    try:
        return _validator()(record)
    except (ValueError, RecursionError):  # nested more deeply than the validator goes, and so than any record
        return False


@dataclass(frozen=True, slots=True)
class Input:
    """The role of a file (``waivers``, ``configuration``, ``baseline``), its path as given, and the SHA-256 of its bytes."""

    role: str
    path: str
    sha256: str


_FOLDERS: Final = ("rules", "schemas")


def is_there(path: str) -> bool:
    """Say whether a path names a file; a log may name anything, and reading from a pipe would never end."""
    return os.path.isfile(path)  # noqa: PTH113  # a Path raises an error for a name that is too long


def bytes_of(file: Path) -> bytes | None:
    """The bytes of an input; None if there is no such file, or it is larger than any input may be."""
    try:
        raw = read_bytes(file, FileLimits.MAX_BYTES)
    except OSError:
        return None
    return raw if len(raw) <= FileLimits.MAX_BYTES else None


def sha256_of(file: Path) -> str:
    """The digest of an input; empty if it has no bytes to read."""
    raw = bytes_of(file)
    return digest(raw) if raw is not None else ""


def shown_path(path: str) -> str:
    """A path as it is logged: one of the files that ship with the tool by its place there, any other as given."""
    for name, place in _places():
        if path.startswith(place):
            return f"{name}/{path.removeprefix(place)}"
    return path


@cache
def _places() -> tuple[tuple[str, str], ...]:
    return tuple((name, f"{folder(name).as_posix()}/") for name in _FOLDERS)


def packaged_file(shown: str) -> Path:
    """The file of this installation that is logged under a path such as ``rules/arithmetic.yaml``."""
    place, _, name = shown.partition("/")
    return folder(place if place in _FOLDERS else "rules") / Path(name).name
