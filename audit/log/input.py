"""A file that outcomes depend on, beside schemas, rules and appraisals."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Input:
    """The role of a file (``waivers``, ``configuration``, ``baseline``), its path as given, and the SHA-256 of its bytes."""

    role: str
    path: str
    sha256: str
