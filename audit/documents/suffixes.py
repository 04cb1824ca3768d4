"""By which endings a path names a document rather than an appraisal file."""

from pathlib import PurePath
from typing import Final

SUFFIXES: Final = (".pdf", ".docx", ".docm", ".xlsx", ".xlsm", ".html", ".htm", ".xhtml", ".md", ".markdown", ".txt", ".tsv")


def is_document(path: PurePath) -> bool:
    """Say whether a path ends like a document that can be imported."""
    return path.suffix.lower() in SUFFIXES
