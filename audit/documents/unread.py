"""Kinds of files that are not read, each with what a person can do about it: told by their contents, else by their names."""

from typing import Final

from audit.documents.reader import Sample
from audit.problems import InputFault, fault

__all__ = ["BY_NAME", "LOCKED", "holds", "is_ole", "why_unread"]

_PICTURE: Final = fault("is-picture")
_PACKED: Final = fault("is-packed")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED: Final = fault("locked")
_DOC: Final = fault("is-old-word")
_SLIDES: Final = fault("is-presentation")
_ODT: Final = fault("is-opendocument-text")
_MSG: Final = fault("is-outlook-message")
_RTF: Final = fault("is-rich-text")
_POSTSCRIPT: Final = fault("is-postscript")

_STARTS: Final[tuple[tuple[bytes, InputFault], ...]] = (
    (b"{\\rtf", _RTF), (b"\x89PNG", _PICTURE), (b"\xff\xd8\xff", _PICTURE), (b"GIF8", _PICTURE),
    (b"II*\x00", _PICTURE), (b"MM\x00*", _PICTURE), (b"\x1f\x8b", _PACKED), (b"7z\xbc\xaf", _PACKED), (b"Rar!", _PACKED),
    (b"%!PS", _POSTSCRIPT),
)  # fmt: skip
_PARTS: Final[tuple[tuple[str, InputFault], ...]] = (
    ("ppt/presentation.xml", _SLIDES), ("Index/Document.iwa", fault("is-iwork")),
)  # fmt: skip

BY_NAME: Final = {
    ".doc": _DOC, ".dot": _DOC, ".rtf": _RTF, ".odt": _ODT, ".ott": _ODT, ".ppt": _SLIDES, ".pptx": _SLIDES,
    ".odp": _SLIDES, ".msg": _MSG, ".pages": fault("is-iwork-text"), ".numbers": fault("is-iwork-sheet"),
    ".png": _PICTURE, ".jpg": _PICTURE, ".jpeg": _PICTURE, ".gif": _PICTURE, ".tif": _PICTURE, ".tiff": _PICTURE,
    ".gz": _PACKED, ".7z": _PACKED, ".rar": _PACKED, ".tar": _PACKED, ".tgz": _PACKED, ".ps": _POSTSCRIPT,
}  # fmt: skip
"""Ends of names of documents that people hold but that are not read."""


def why_unread(sample: Sample) -> InputFault | None:
    """Say what a document is and what can be done, where it is known to be none that is read; None where it is not known."""
    checks = (_by_start, _by_part, _old_office, _by_name)
    return next((found for check in checks if (found := check(sample)) is not None), None)


def _by_start(sample: Sample) -> InputFault | None:
    return next((what for start, what in _STARTS if sample.data.startswith(start)), None)


def _by_part(sample: Sample) -> InputFault | None:
    return next((what for part, what in _PARTS if part in sample.parts), _ODT if _is_odt(sample) else None)


def _is_odt(sample: Sample) -> bool:
    return "content.xml" in sample.parts and "mimetype" in sample.parts and b"opendocument.text" in sample.data[:200]


def _by_name(sample: Sample) -> InputFault | None:
    return BY_NAME.get(sample.suffix)


def is_ole(data: bytes) -> bool:
    """Say whether a file is in the form of the old office programs."""
    return data.startswith(_OLE)


def holds(data: bytes, name: str) -> bool:
    """Say whether an old office file has a part of this name."""
    return name.encode("utf-16-le") in data


def _old_office(sample: Sample) -> InputFault | None:
    data = sample.data
    if not is_ole(data):
        return None
    if holds(data, "EncryptedPackage"):
        return LOCKED
    # The text of a document may hold the word Book; its directory alone names WordDocument.
    if holds(data, "WordDocument"):
        return _DOC
    if holds(data, "PowerPoint Document"):
        return _SLIDES
    if holds(data, "__properties_version1.0"):
        return _MSG
    return fault("is-old-office")
