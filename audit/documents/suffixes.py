"""By which ends of names a path names a document rather than an appraisal file."""

from pathlib import PurePath
from typing import Final

from audit.documents.reader import suffixes
from audit.documents.unread import BY_NAME

__all__ = ["APPRAISALS", "is_document"]

APPRAISALS: Final = (".yaml", ".yml", ".json")
"""How the names of appraisal files end."""


def is_document(path: PurePath) -> bool:
    """Say whether a path ends like a document, one that is not read included: its reader says what can be done about it."""
    end = path.suffix.lower()
    return end not in APPRAISALS and (end in suffixes() or end in BY_NAME)
