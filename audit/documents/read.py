"""Reading a document that people hold, whatever kind of document it is."""

import os
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import Final, TypeVar

from audit import files
from audit.documents.child import Bounds, read_in_child
from audit.documents.paper import Paper, Progress, RefusalError, Request, silent
from audit.limits import DocumentLimits
from audit.problems import InputError, InputFault, Problem, fault

__all__ = ["contents", "read_data", "read_paper"]

_FOLDER: Final = fault("is-folder")
_T = TypeVar("_T", int, str)


def read_paper(  # noqa: PLR0913  # what of the document, and what the caller wants to hear and allow
    path: Path,
    *,
    pages: Iterable[int] | None = None,
    sheets: Iterable[str] | None = None,
    tables: Iterable[int] | None = None,
    progress: Progress = silent,
    bounds: Bounds | None = None,
    macros: bool = False,
    ocr: bool = False,
) -> Paper:
    """Read a document in a child process, all of it or the pages, sheets or tables named (counted from 1).

    What kind it is, is decided by what is in it, and only for plain text by its name. ``progress`` hears how many pages
    are done. Documents that carry macros are refused unless ``macros`` is set; macros are never run. ``ocr`` has pages
    without a text layer read by a text recognition program. Raises InputError with a
    plain message where the document is not read.
    """
    request = Request(path.name, _chosen(pages), _chosen(sheets), _chosen(tables), macros, ocr)
    try:
        return read_in_child(contents(path), request, progress, bounds)
    except RefusalError as refusal:
        raise InputError([Problem(path.as_posix(), 0, 0, refusal.fault)]) from refusal


def read_data(data: bytes, path: str, *, ocr: bool = False) -> Paper:
    """Read the bytes of a document in a child process; ``path`` is its name, for messages and for plain text. Raises InputError."""
    try:
        return read_in_child(data, Request(PurePath(path).name, None, None, None, False, ocr), silent, None)
    except RefusalError as refusal:
        raise InputError([Problem(path, 0, 0, refusal.fault)]) from refusal


def _chosen(wanted: Iterable[_T] | None) -> frozenset[_T] | None:
    return None if wanted is None else frozenset(wanted)


def contents(path: Path) -> bytes:
    """The bytes of a file. Raises RefusalError where it is no ordinary file, too large, empty, or cannot be opened."""
    try:
        data = files.read_bytes(path, DocumentLimits.MAX_BYTES)
    except IsADirectoryError:
        raise RefusalError(_FOLDER) from None
    except FileNotFoundError:
        raise RefusalError(fault("no-such-file")) from None
    except OSError as error:
        raise RefusalError(_not_opened(path, error)) from error
    if len(data) > DocumentLimits.MAX_BYTES:
        raise RefusalError(fault("file-too-large", max_bytes=DocumentLimits.MAX_BYTES))
    return data


def _not_opened(path: Path, error: OSError) -> InputFault:
    if isinstance(error, files.NoOrdinaryFileError):
        return fault("no-ordinary-file")
    return _FOLDER if os.path.isdir(path) else fault("document-not-opened", strerror=error.strerror)  # noqa: PTH112  # never raises an error
