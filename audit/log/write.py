"""Writing a log: whole or not at all under its name.

What surrounds a body: when, where and with what the audit ran; and the seal over both.

Attaching a log to a run of ``audit check``: whether there is one, where it goes, and what is said about it.
"""

import datetime as dt
import os
import platform
import secrets
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from audit.log.body import Body, LoggedRun, body_of
from audit.log.record import Record

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


_DEPENDENCIES: Final = ("PyYAML", "jsonschema", "jsonschema-rs", "typer", "rapidfuzz", "networkx", "ortools")


def envelope(command: Sequence[str]) -> Record:
    """The circumstances of this run, which its outcomes do not depend on."""
    installed = _installed()
    return {
        "time": dt.datetime.now(tz=dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "host": platform.node(), "command": list(command),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "platform": f"{platform.system()} {platform.release()} {platform.machine()}",
        "dependencies": {name: version for name in _DEPENDENCIES if (version := installed.get(name.lower()))},
    }  # fmt: skip


def seal(body: Body, around: Record) -> str:
    """Add an envelope and the seal over it and the body; gives the seal's digest."""
    body.chain.add("envelope", around)
    return body.chain.close("seal", "seal", {"body_head": body.head})


def _installed() -> dict[str, str]:
    """The version of every installed package, from the names of their metadata folders.

    The standard library's own reader of metadata takes longer to import than many an audit takes to run.
    """
    found: dict[str, str] = {}
    for place in filter(os.path.isdir, sys.path):
        for folder in os.listdir(place):  # noqa: PTH208  # names are all that is needed
            name, dash, version = folder.removesuffix(".dist-info").rpartition("-")
            if dash and folder.endswith(".dist-info"):
                found.setdefault(name.lower().replace("_", "-"), version)
    return found


FOLDER: Final = ".audit"
_NAME_LENGTH: Final = 16


@dataclass(frozen=True, slots=True)
class LogResult:
    """What is told about the log of a run. ``failed`` says that one was to be written and could not be."""

    message: str = ""
    failed: bool = False


def attach(run: LoggedRun, file: Path | None, *, wanted: bool) -> LogResult:
    """Write the log of a run: to a file if one is named, else to the default place unless an appraisal is not public."""
    if not wanted:
        return LogResult()
    closed = [] if file is not None else [part.path for part in run.parts if not part.public]
    if closed:
        more = f" and {len(closed) - 1} more" if len(closed) > 1 else ""
        return LogResult(f"No audit log was written: {closed[0]}{more} is not marked as public; --log FILE writes one all the same.")
    body = body_of(run)
    sealed = seal(body, envelope(sys.argv))
    try:
        written = _write(body, file)
    except WriteError as error:
        return LogResult(str(error), failed=True)
    return LogResult(f"Log: {written.as_posix()} (body {body.head}, seal {sealed})")


def _write(body: Body, file: Path | None) -> Path:
    if file is None:
        return write_in(Path(FOLDER), f"{body.head[:_NAME_LENGTH]}.jsonl", body.chain.text())
    write(file, body.chain.text())
    return file
