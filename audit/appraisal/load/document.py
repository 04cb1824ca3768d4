"""A file as read: its bytes' digest and its tree of nodes."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from audit.appraisal.load.json_text import parse_json
from audit.appraisal.load.node import Lines, Node
from audit.appraisal.load.yaml_text import parse_yaml
from audit.files import read_bytes
from audit.limits import FileLimits
from audit.problems import InputError, Problem, fault, not_opened

__all__ = ["Document", "parse", "read"]


@dataclass(frozen=True, slots=True)
class Document:
    """One input file. ``path`` is as given, with ``/``; ``sha256`` is of the raw bytes."""

    path: str
    sha256: str
    root: Node


def parse(raw: bytes, path: str) -> Document:
    """Read the bytes of a YAML or JSON file. Raises InputError."""
    if len(raw) > FileLimits.MAX_BYTES:
        raise InputError([Problem(path, 0, 0, fault("appraisal-too-large", max_bytes=FileLimits.MAX_BYTES // 2**20))])
    text, digest = _decoded(raw, path), hashlib.sha256(raw).hexdigest()
    try:
        root = parse_json(text, path) if path.lower().endswith(".json") else parse_yaml(text, path)
    except InputError as error:
        raise InputError(error.problems, error.partial and Document(path, digest, error.partial)) from None
    return Document(path, digest, root)


def _decoded(raw: bytes, path: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        line, column = Lines(before).place(len(before))
        raise InputError([Problem(path, line, column, fault("not-utf8"))]) from None


def read(file: Path) -> Document:
    """Read a YAML or JSON file. Raises InputError, also when the file cannot be opened or is too large."""
    path = file.as_posix()
    try:
        raw = read_bytes(file, FileLimits.MAX_BYTES)
    except OSError as error:
        raise InputError([not_opened(path, error)]) from None
    return parse(raw, path)
