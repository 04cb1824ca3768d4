"""Writing a log: whole or not at all under its name.

What surrounds a body: when, where and with what the audit ran; and the seal over both.

Attaching a log to a run of ``audit check``: whether there is one, where it goes, and what is said about it.
"""

import datetime as dt
import os
import platform
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from audit.appraisal.text.count import are
from audit.files import read_bytes, real, replace, try_out, write_whole
from audit.log.body import Body, LoggedRun, body_of, public_only
from audit.log.part import LogSection
from audit.log.record import Record
from audit.problems import FaultError, InputFault, fault

__all__ = [
    "FOLDER",
    "LogResult",
    "WriteError",
    "attach",
    "check",
    "check_folder",
    "closed",
    "envelope",
    "place_of",
    "seal",
    "unwritable",
    "write",
    "write_in",
]

_START: Final = b'{"as_of":"'
"""How every log begins: its first record is in canonical form, and this is its first key."""


class WriteError(FaultError):
    """A log cannot be written; ``fault`` says where and why."""


def write(target: Path, data: bytes) -> None:
    """Write a log to a file. Raises WriteError.

    A file that exists and is no log is left as it is. What is no file, such as a pipe, is written to as it stands.
    """
    try:
        check(target)
        write_whole(target, data)
    except (OSError, ValueError) as error:
        raise WriteError(_fault(target, error)) from None


def check(target: Path) -> None:
    """See, before an audit gives anything, whether a log can be written to a file. Raises WriteError, OSError and ValueError."""
    if target.is_dir():
        raise WriteError(fault("log-file-is-a-folder", path=target.as_posix()))
    if target.exists() and not target.is_file():
        return
    place = real(target)
    if place.exists() and read_bytes(place, len(_START) - 1) not in {b"", _START}:
        raise WriteError(fault("log-file-is-no-log", path=target.as_posix()))
    try_out(place.parent)


def write_in(folder: Path, name: str, data: bytes) -> Path:
    """Write a log under a name in a folder, which is made if need be; gives the file. No link is followed. Raises WriteError."""
    target = folder / name
    try:
        check_folder(folder)
        replace(target, data)
    except OSError as error:
        raise WriteError(_fault(target, error)) from None
    return target


def check_folder(folder: Path) -> None:
    """See whether logs can be written in a folder, which is made if need be. Raises WriteError and OSError."""
    if folder.is_symlink():
        raise WriteError(fault("log-folder-is-a-link", path=folder.as_posix()))
    folder.mkdir(exist_ok=True)
    try_out(folder)


def _fault(target: Path, error: OSError | ValueError) -> InputFault:
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return fault("log-cannot-be-written", path=target.as_posix(), reason=reason)


_DEPENDENCIES: Final = ("PyYAML", "jsonschema", "jsonschema-rs", "typer", "rapidfuzz", "networkx", "ortools")


def envelope(command: Sequence[str], passed_over: Sequence[Record] = ()) -> Record:
    """The circumstances of this run, which its outcomes do not depend on; with what of folders was passed over, if anything was."""
    installed = _installed()
    return {
        "time": dt.datetime.now(tz=dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "host": platform.node(), "command": list(command),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "platform": f"{platform.system()} {platform.release()} {platform.machine()}",
        "dependencies": {name: version for name in _DEPENDENCIES if (version := installed.get(name.lower()))},
        **({"passed_over": list(passed_over)} if passed_over else {}),
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


def unwritable(file: Path | None, *, wanted: bool) -> str:
    """Say why no log can be written where one is wanted; empty where one can. The exit code depends on it, and the log tells the exit code."""
    if not wanted:
        return ""
    target = file if file is not None else Path(FOLDER)
    try:
        check_folder(target) if file is None else check(target)
    except WriteError as error:
        return str(error)
    except (OSError, ValueError) as error:
        return _fault(target, error).message
    return ""


_REVEALED: Final = "it would show withheld figures"


def closed(parts: Sequence[LogSection], *, revealed: bool = False) -> str:
    """Say that no log is written unless it is asked for, because no appraisal is public; empty where one is, or there is none."""
    found = [part for part in parts if not part.public]
    if not found or len(found) < len(parts):
        return ""
    return f"No audit log was written: {_REVEALED if revealed else _not_public(found)}; --log FILE writes one all the same."


def _not_public(parts: Sequence[LogSection]) -> str:
    paths = list(dict.fromkeys(part.path for part in parts))
    more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
    return f"{paths[0]}{more} {are(len(paths))} not marked as public"


def attach(run: LoggedRun, file: Path | None, *, wanted: bool) -> LogResult:
    """Write the log of a run: to a file if one is named, else to the default place unless an appraisal is not public."""
    if not wanted:
        return LogResult()
    if file is None and (reason := closed(run.parts, revealed="withheld" in run.options)):
        return LogResult(reason)
    left_out = [part for part in run.parts if not part.public] if file is None else []
    body = body_of(public_only(run) if left_out else run)
    sealed = seal(body, envelope(sys.argv, run.passed_over))
    try:
        written = _write(body, file)
    except WriteError as error:
        return LogResult(str(error), failed=True)
    without = f"; left out, because {_not_public(left_out)} (--log FILE records all)" if left_out else ""
    return LogResult(f"Log: {written.as_posix()} (body {body.head}, seal {sealed}){without}")


def place_of(head: str, file: Path | None) -> Path:
    """Where the log of a body with this head is written: to the file that is named, else to the default place."""
    return file if file is not None else Path(FOLDER) / f"{head[:_NAME_LENGTH]}.jsonl"


def _write(body: Body, file: Path | None) -> Path:
    if file is None:
        return write_in(Path(FOLDER), place_of(body.head, None).name, body.chain.text())
    write(file, body.chain.text())
    return file
