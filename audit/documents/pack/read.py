"""Reading a pack: its documents one by one, in the order of their names. Nothing is unpacked to disk; names are names only."""

import hashlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from audit.documents.members import Member, together
from audit.documents.office.package import Package
from audit.documents.paper import Notes, Paper, Progress, RefusalError, Request
from audit.problems import fault

__all__ = ["read_pack"]

_NESTED: Final = fault("pack-inside-document")
_IGNORED: Final = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")


def read_pack(data: bytes, request: Request, progress: Progress) -> Paper:
    """Read the documents of a pack. Raises RefusalError where it is out of bounds, lies in another, or nothing in it can be read."""
    if request.inside:
        raise RefusalError(_NESTED)
    package = Package(data)
    notes = Notes()
    members = list(_members(package))
    return together(Paper(request.name, "pack", hashlib.sha256(data).hexdigest()), members, notes, request, progress)


def _members(package: Package) -> Iterator[Member]:
    for name in sorted(package.names):
        path = PurePosixPath(name.replace("\\", "/"))
        if name.endswith("/") or any(part in _IGNORED or part.startswith("._") for part in path.parts):
            continue
        yield Member(_title(path), path.name, package.read(name))


def _title(path: PurePosixPath) -> str:
    """Name a document by its way through the folders of the pack; steps that lead out of it are no part of a name."""
    return "/".join(part for part in path.parts if part not in ("/", "..", "."))[:200]
