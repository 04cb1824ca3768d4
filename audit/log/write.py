"""Writing a log: whole or not at all under its name."""

import os
import secrets
from pathlib import Path
from typing import Final

_START: Final = b'{"as_of":"'
"""How every log begins: its first record is in canonical form, and this is its first key."""


class WriteError(Exception):
    """A log cannot be written; says where and why."""


def write(target: Path, data: bytes) -> None:
    """Write a log to a file. Raises WriteError.

    A file that exists and is no log is left as it is. What is no file, such as a pipe, is written to as it stands.
    """
    try:
        if target.is_dir():
            raise WriteError(_said(target, "it is a folder; give the name of a file"))
        if target.exists() and not target.is_file():
            _straight(target, data)
        else:
            _whole(_real(target), data)
    except OSError as error:
        raise WriteError(_said(target, error.strerror or str(error))) from None


def write_in(folder: Path, name: str, data: bytes) -> Path:
    """Write a log under a name in a folder, which is made if need be; gives the file. Raises WriteError."""
    target = folder / name
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise WriteError(_said(target, error.strerror or str(error))) from None
    write(target, data)
    return target


def _said(target: Path, reason: str) -> str:
    return f"{target.as_posix()}: the audit log cannot be written: {reason}"


def _real(target: Path) -> Path:
    """Follow links, so that a link stays one; a file that holds something else is refused."""
    real = target.resolve()
    if real.exists():
        with real.open("rb") as stream:
            start = stream.read(len(_START))
        if start not in {b"", _START}:
            raise WriteError(_said(target, "the file exists and is no audit log; give another name"))
    return real


def _straight(target: Path, data: bytes) -> None:
    with target.open("wb") as stream:
        stream.write(data)


def _whole(target: Path, data: bytes) -> None:
    """Write beside the target first; only when all is on the disk does it get its name."""
    partial = target.with_name(f".{secrets.token_hex(8)}.partial")
    try:
        with partial.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(target)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    _settle(target.parent)


def _settle(folder: Path) -> None:
    """Have the folder itself on the disk, on systems where one can be opened."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
