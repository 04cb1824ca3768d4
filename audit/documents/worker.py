"""The child process: takes a document from its input, reads it within DocumentLimits, and answers in JSON lines.

Lines are ``{"done": 3, "of": 20}`` while it goes on, and at the end ``{"paper": ...}``, ``{"pictures": ...}`` where
these are asked for, or ``{"refused": {"code": ..., "values": {...}}}``.
"""

import importlib
import json
import os
import sys
from typing import Any, BinaryIO, Final

from audit.documents.paper import Request
from audit.limits import DocumentLimits
from audit.problems import InputFault, fault

__all__ = ["main"]

_SPARE: Final = 5
"""Seconds of processor time left to end in good order after the first warning."""


def main() -> None:
    """Answer one request. What libraries print goes nowhere; the answer has a channel of its own."""
    answer = _own_channel()
    header, data = _request(sys.stdin.buffer)
    _confine(header["memory"], header["seconds"], header["pages_extra"])
    try:
        said = _read(header, data, answer)
    except BaseException as error:  # noqa: BLE001  # some libraries raise what is no Exception when a document is broken
        said = {"refused": _fault(error).plain()}
    _say(answer, said)
    answer.flush()
    os._exit(0)  # libraries with threads or broken objects of their own may not end otherwise


def _own_channel() -> BinaryIO:
    """Keep the output for answers, and let everything else that is printed, also by libraries in C, go nowhere."""
    channel = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return channel


def _request(stream: BinaryIO) -> tuple[dict[str, Any], bytes]:
    return json.loads(stream.readline()), stream.read()


def _confine(memory: int, seconds: float, extra: int) -> None:
    """Set limits where the platform has them: memory, processor time, no file written, no program left to start."""
    try:
        import resource  # noqa: PLC0415  # not on every platform
    except ImportError:
        return
    cpu = int(seconds) + 1
    wanted = [
        (resource.RLIMIT_AS, memory, memory), (resource.RLIMIT_CPU, cpu, cpu + extra + _SPARE),
        (resource.RLIMIT_FSIZE, 0, 0), (resource.RLIMIT_CORE, 0, 0),
    ]  # fmt: skip
    for limit, soft, hard in wanted:
        try:
            resource.setrlimit(limit, (soft, hard))
        except (ValueError, OSError):  # the system sets a lower one already, or has none of this kind
            continue


def _more_time() -> None:
    """Grant the seconds that a page which was read earns."""
    try:
        import resource  # noqa: PLC0415  # not on every platform

        soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (min(soft + DocumentLimits.MAX_SECONDS_A_PAGE, hard), hard))
    except (ImportError, ValueError, OSError):
        return


def _read(header: dict[str, Any], data: bytes, answer: BinaryIO) -> dict[str, Any]:
    from audit.documents.encode import to_plain  # noqa: PLC0415  # as above
    from audit.documents.registry import read_bytes  # noqa: PLC0415  # only when the limits are set

    def tell(done: int, total: int) -> None:
        _more_time()
        _say(answer, {"done": done, "of": total})

    if "pictures" in header:
        from audit.documents.pdf.pictures import draw  # noqa: PLC0415  # only where pictures are asked for

        return {"pictures": draw(data, header["pictures"], tell)}
    for module in header["modules"]:
        importlib.import_module(module)  # readers of other formats, which this process was asked to have too
    return {"paper": to_plain(read_bytes(data, _as_request(header), tell))}


def _as_request(header: dict[str, Any]) -> Request:
    chosen: dict[str, Any] = {key: None if header[key] is None else frozenset(header[key]) for key in ("pages", "sheets", "tables")}
    return Request(name=header["name"], macros=header["macros"], ocr=header["ocr"], **chosen)


def _say(answer: BinaryIO, said: dict[str, Any]) -> None:
    answer.write(json.dumps(said, separators=(",", ":")).encode("ascii") + b"\n")
    answer.flush()


def _fault(error: BaseException) -> InputFault:
    """Say why a document was not read."""
    from audit.documents.paper import RefusalError  # noqa: PLC0415  # only when the limits are set

    if isinstance(error, RefusalError):
        return error.fault
    if isinstance(error, MemoryError):
        return fault("too-much-memory", memory=DocumentLimits.MAX_MEMORY // 1024**2)
    if isinstance(error, RecursionError):
        return fault("nested-too-deep-to-read")
    if isinstance(error, ModuleNotFoundError):
        return fault("reader-missing", name=error.name)
    return fault("document-broke-reader", error=type(error).__name__)


if __name__ == "__main__":
    main()
