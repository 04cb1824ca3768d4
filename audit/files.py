"""Files as the system holds them: read without waiting, written whole or not at all, and told apart whatever they are called."""

import errno
import os
import secrets
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

__all__ = ["NoOrdinaryFileError", "also_read", "open_file", "read_bytes", "real", "replace", "same", "try_out", "write_whole"]


class NoOrdinaryFileError(OSError):
    """What is to be read is a pipe or a device."""


def open_file(file: Path) -> BinaryIO:
    """Open an ordinary file to be read. Raises OSError, also for what is no ordinary file.

    A named pipe that nobody writes to would be waited for without end, so nothing is waited for.
    """
    try:
        descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except ValueError as error:  # a name that holds what no name may hold
        raise OSError(errno.EINVAL, str(error), str(file)) from None
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        kind, number = (OSError, errno.EISDIR) if stat.S_ISDIR(mode) else (NoOrdinaryFileError, errno.EINVAL)
        raise kind(number, os.strerror(errno.EISDIR) if kind is OSError else "no ordinary file", str(file))
    return os.fdopen(descriptor, "rb")


def read_bytes(file: Path, most: int) -> bytes:
    """The bytes of a file, at most one more than ``most``. Raises OSError as ``open_file`` does."""
    with open_file(file) as stream:
        return stream.read(most + 1)


def real(file: Path) -> Path:
    """Where a path leads, links followed; of links that lead to each other in a circle, as far as they can be."""
    return Path(os.path.realpath(file))


def same(one: Path, other: Path) -> bool:
    """Say whether two paths are one file, by whatever spelling, link or second name."""
    if real(one) == real(other):
        return True
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def also_read(target: Path, inputs: Iterable[Path]) -> bool:
    """Say whether a file to be written is one that is read."""
    return any(same(target, one) for one in inputs)


def write_whole(target: Path, data: bytes) -> None:
    """Write a file whole or not at all: what was there stays until all is on the disk. Raises OSError.

    A link stays one. What is no ordinary file, such as a pipe, is written to as it stands, unless nobody reads it.
    """
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if target.exists() and not target.is_file():
        _straight(target, data)
        return
    place = real(target)
    if place.exists() and not os.access(place, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    replace(place, data)


def _straight(target: Path, data: bytes) -> None:
    descriptor = os.open(target, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if hasattr(os, "set_blocking"):
        os.set_blocking(descriptor, True)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)


def try_out(folder: Path) -> None:
    """See whether a file can be made in a folder, and leave none. Raises OSError."""
    partial = folder / f".{secrets.token_hex(8)}.partial"
    with partial.open("xb"):
        pass
    partial.unlink()


def replace(target: Path, data: bytes) -> None:
    """Write beside a file first, and give it its name only when all is on the disk. A link of that name is replaced. Raises OSError."""
    partial = target.with_name(f".{secrets.token_hex(8)}.partial")
    try:
        with partial.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            partial.chmod(stat.S_IMODE(target.stat().st_mode))
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
