"""Attaching a log to a run of ``audit check``: whether there is one, where it goes, and what is said about it."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from audit.log.body import Body, body_of
from audit.log.envelope import envelope, seal
from audit.log.run import Run
from audit.log.write import WriteError, write, write_in

FOLDER: Final = ".audit"
_NAME_LENGTH: Final = 16


@dataclass(frozen=True, slots=True)
class Attached:
    """What is told about the log of a run. ``failed`` says that one was to be written and could not be."""

    message: str = ""
    failed: bool = False


def attach(run: Run, file: Path | None, *, wanted: bool) -> Attached:
    """Write the log of a run: to a file if one is named, else to the default place unless an appraisal is not public."""
    if not wanted:
        return Attached()
    closed = [] if file is not None else [part.path for part in run.parts if not part.public]
    if closed:
        more = f" and {len(closed) - 1} more" if len(closed) > 1 else ""
        return Attached(f"No audit log was written: {closed[0]}{more} is not marked as public; --log FILE writes one all the same.")
    body = body_of(run)
    sealed = seal(body, envelope(sys.argv))
    try:
        written = _write(body, file)
    except WriteError as error:
        return Attached(str(error), failed=True)
    return Attached(f"Log: {written.as_posix()} (body {body.head}, seal {sealed})")


def _write(body: Body, file: Path | None) -> Path:
    if file is None:
        return write_in(Path(FOLDER), f"{body.head[:_NAME_LENGTH]}.jsonl", body.chain.text())
    write(file, body.chain.text())
    return file
