"""A paper on standard input: ``-`` in the place of a path."""

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from audit.documents.suffixes import is_document
from audit.limits import DocumentLimits, FileLimits
from audit.problems import Problem, fault

__all__ = ["DASH", "GivenPaper", "paper_given"]

DASH: Final = "-"


@dataclass(frozen=True, slots=True)
class GivenPaper:
    """The bytes of a paper, and the name by whose ending it is read."""

    name: str
    data: bytes = field(repr=False)


def paper_given(name: str) -> GivenPaper | Problem:
    """Read standard input to its end, or a little beyond what is read of any file."""
    most = DocumentLimits.MAX_BYTES if is_document(Path(name)) else FileLimits.MAX_BYTES
    try:
        return GivenPaper(name, sys.stdin.buffer.read(most + 1))
    except (OSError, ValueError, AttributeError) as error:  # closed, or taken away
        return Problem(name, 0, 0, fault("not-opened", strerror=getattr(error, "strerror", None) or error))
