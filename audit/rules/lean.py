"""Reading a packaged pack without its cases and examples, which are longer than its rules and which no audit needs."""

import hashlib
from pathlib import Path
from typing import Final

from audit.load.document import Document
from audit.load.yaml_text import parse_yaml

_LEFT_OUT: Final = ("cases:", "examples:")


def without_cases(file: Path) -> Document:
    """Read a pack that is laid out in blocks, as the packaged ones are. Its digest is of the whole file.

    Lines that are left out become empty ones, so that every place stays as it is. A test holds the rules read so against
    those of the whole file.
    """
    raw = file.read_bytes()
    return Document(file.as_posix(), hashlib.sha256(raw).hexdigest(), parse_yaml(blanked(raw.decode("utf-8-sig")), file.as_posix()))


def blanked(text: str) -> str:
    """Give the text with the blocks under ``cases:`` and ``examples:`` emptied."""
    kept: list[str] = []
    deeper: int | None = None
    for line in text.splitlines():
        indent = len(line) - len(line.lstrip(" "))
        if deeper is not None and (indent > deeper or not line.strip()):
            kept.append("")
            continue
        deeper = indent if line.strip() in _LEFT_OUT else None
        kept.append("" if deeper is not None else line)
    return "\n".join(kept)
