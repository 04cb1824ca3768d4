"""Reading in a child process, so that a hostile or broken document can harm neither this one nor the machine.

The child is a fresh interpreter (nothing is forked). It takes the bytes of the document, not its path, opens no file but
those of the program, and answers in JSON. It has limits of memory and processor time where the platform knows them, and
is ended after a time of waiting everywhere.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from queue import Empty, Queue
from threading import Thread
from time import monotonic
from typing import IO, Any, Final

from audit.documents.encode import from_plain
from audit.documents.paper import Paper, Progress, RefusalError, Request, check_places, silent
from audit.documents.reader import modules
from audit.limits import DocumentLimits
from audit.problems import InputFault, Interrupted, fault

__all__ = ["NOT_UNDERSTOOD", "Bounds", "ask_child", "read_in_child"]

_BOOT: Final = """\
import signal; signal.signal(signal.SIGINT, signal.SIG_DFL)
import sys, json; sys.path[:] = json.loads(sys.argv[1])
from audit.documents.worker import main; main()
"""
"""A signal ends the child at once, and is no fault of the document. The path is handed over, so that the child finds what
this process found and nothing beside a document."""

NOT_UNDERSTOOD: Final = fault("reader-not-understood")

_ENDED: Final = b""
_INTERRUPTED: Final = (-1, -2, -15)
"""A child that was ended by SIGHUP, SIGINT or SIGTERM: somebody wants the run to end."""

_LAP: Final = 1.0
"""Seconds after which waiting looks up. A run that is suspended stands still for one lap, however long the clock goes on."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a child may use: bytes of memory, and seconds to begin with (each page that is read adds some)."""

    memory: int = DocumentLimits.MAX_MEMORY
    seconds: float = DocumentLimits.MAX_SECONDS


def read_in_child(data: bytes, request: Request, progress: Progress = silent, bounds: Bounds | None = None) -> Paper:
    """Read a document in a child process. Raises RefusalError where it cannot be read within the bounds."""
    answer = ask_child(data, _fields(request), progress, bounds or _bounds(request))
    try:
        paper = from_plain(answer["paper"])
    except (KeyError, TypeError, ValueError) as error:
        raise RefusalError(NOT_UNDERSTOOD) from error
    check_places(paper.tables)  # this process has no limit of memory, so that it counts for itself
    return paper


def ask_child(data: bytes, fields: dict[str, Any], progress: Progress = silent, bounds: Bounds | None = None) -> dict[str, Any]:
    """Have a document worked on in a child process; ``fields`` say what is asked. Raises RefusalError where it gives no answer."""
    chosen = bounds or Bounds()
    command = [sys.executable, "-P", "-X", "utf8", "-c", _BOOT, json.dumps(sys.path)]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # noqa: S603  # this interpreter
    try:
        return _converse(child, _header(fields, chosen) + data, progress, chosen)
    finally:
        child.kill()
        child.wait()


def _header(fields: dict[str, Any], bounds: Bounds) -> bytes:
    extra = DocumentLimits.MAX_PAGES_READ * DocumentLimits.MAX_SECONDS_A_PAGE
    return json.dumps({**fields, "memory": bounds.memory, "seconds": bounds.seconds, "pages_extra": extra}).encode("ascii") + b"\n"


def _bounds(request: Request) -> Bounds:
    """Text recognition the time it takes; it is asked for page by page and ended when its own time is over."""
    return Bounds(seconds=DocumentLimits.MAX_SECONDS + (DocumentLimits.MAX_SECONDS_RECOGNITION if request.ocr else 0))


def _fields(request: Request) -> dict[str, Any]:
    chosen = {key: None if value is None else sorted(value) for key, value in _selections(request).items()}
    return {"name": request.name, "macros": request.macros, "ocr": request.ocr, "modules": modules(), **chosen}


def _selections(request: Request) -> dict[str, Any]:
    return {"pages": request.pages, "sheets": request.sheets, "tables": request.tables}


def _converse(child: "subprocess.Popen[bytes]", message: bytes, progress: Progress, bounds: Bounds) -> dict[str, Any]:
    lines: Queue[bytes] = Queue()
    assert child.stdin is not None
    assert child.stdout is not None
    Thread(target=_send, args=(child.stdin, message), daemon=True).start()
    Thread(target=_receive, args=(child.stdout, lines), daemon=True).start()
    left = bounds.seconds
    while True:
        said, left = _next(lines, left, bounds)
        if said == _ENDED:
            raise RefusalError(_ended(child, bounds))
        answer = _understood(said)
        if isinstance(answer, dict):
            return answer
        left += DocumentLimits.MAX_SECONDS_A_PAGE
        progress(*answer)


def _send(stream: IO[bytes], message: bytes) -> None:
    try:
        with stream:
            stream.write(message)
    except OSError:  # the child has ended; why is told by its answer
        return


def _receive(stream: IO[bytes], lines: "Queue[bytes]") -> None:
    with stream:
        while line := stream.readline(DocumentLimits.MAX_ANSWER):
            if not line.endswith(b"\n"):
                break
            lines.put(line)
    lines.put(_ENDED)


def _next(lines: "Queue[bytes]", left: float, bounds: Bounds) -> tuple[bytes, float]:
    """The next line, and the seconds of waiting that are left after it."""
    while left > 0:
        lap, begun = min(left, _LAP), monotonic()
        try:
            return lines.get(timeout=lap), left - min(monotonic() - begun, lap)
        except Empty:
            left -= lap
    raise RefusalError(_too_slow(bounds))


def _too_slow(bounds: Bounds) -> InputFault:
    return fault("reading-too-slow", seconds=f"{bounds.seconds:g}")


def _ended(child: "subprocess.Popen[bytes]", bounds: Bounds) -> InputFault:
    """Say why a child ended without an answer: a signal for too much time, or an abort, mostly for want of memory."""
    code = child.wait()
    if code in _INTERRUPTED:
        raise Interrupted
    if code == -24:  # noqa: PLR2004  # SIGXCPU, which is not named on every platform
        return _too_slow(bounds)
    return fault("reader-ended", number=code, memory=bounds.memory // 1024**2)


def _understood(said: bytes) -> dict[str, Any] | tuple[int, int]:
    """The answer, or how many pages of how many are done. Raises RefusalError for a refusal or what is no answer."""
    try:
        answer: dict[str, Any] = dict(json.loads(said).items())
        if "refused" in answer:
            refusal = InputFault.from_plain(answer["refused"])
        else:
            return (int(answer["done"]), int(answer["of"])) if "done" in answer else answer
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise RefusalError(NOT_UNDERSTOOD) from error
    raise RefusalError(refusal)
