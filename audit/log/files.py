"""The files of a run: their bytes, as far as inputs go, and the paths by which a log calls them."""

from functools import cache
from pathlib import Path
from typing import Final

from audit.load.limits import MAX_BYTES
from audit.log.canonical import digest
from audit.resources import folder

_FOLDERS: Final = ("rules", "schemas")


def is_there(path: str) -> bool:
    """Say whether a path names a file; a log may name anything, and reading from a pipe would never end."""
    try:
        return Path(path).is_file()
    except (OSError, ValueError):
        return False


def bytes_of(file: Path) -> bytes | None:
    """Give the bytes of an input; None if there is no such file, or it is larger than any input may be."""
    if not is_there(str(file)):
        return None
    try:
        with file.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError:
        return None
    return raw if len(raw) <= MAX_BYTES else None


def sha256_of(file: Path) -> str:
    """Give the digest of an input; empty if it has no bytes to read."""
    raw = bytes_of(file)
    return digest(raw) if raw is not None else ""


def shown_path(path: str) -> str:
    """Give a path as it is logged: one of the files that ship with the tool by its place there, any other as given."""
    for name, place in _places():
        if path.startswith(place):
            return f"{name}/{path.removeprefix(place)}"
    return path


@cache
def _places() -> tuple[tuple[str, str], ...]:
    return tuple((name, f"{folder(name).as_posix()}/") for name in _FOLDERS)


def packaged_file(shown: str) -> Path:
    """Give the file of this installation that is logged under a path such as ``rules/arithmetic.yaml``."""
    place, _, name = shown.partition("/")
    return folder(place if place in _FOLDERS else "rules") / Path(name).name
