"""Kinds of files that are not read, each with what a person can do about it: told by their contents, else by their names."""

from typing import Final

from audit.documents.reader import Sample

_PICTURE: Final = "a picture; put it in a PDF and give --ocr, or type its table into a .csv"
_PACKED: Final = "a packed file; unpack it, or pack it again as .zip"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED: Final = "this document is protected by a password; save a copy without one"
_DOC: Final = "a document in the old .doc form; save it as .docx"
_SLIDES: Final = "a presentation; save it as PDF, or its tables in a .docx or .xlsx"
_ODT: Final = "an OpenDocument text; save it as .docx"
_MSG: Final = "a message in the form of Outlook; save it as .eml, or save its attachments and name those"

_STARTS: Final[tuple[tuple[bytes, str], ...]] = (
    (b"{\\rtf", "a Rich Text file; save it as .docx"), (b"\x89PNG", _PICTURE), (b"\xff\xd8\xff", _PICTURE), (b"GIF8", _PICTURE),
    (b"II*\x00", _PICTURE), (b"MM\x00*", _PICTURE), (b"\x1f\x8b", _PACKED), (b"7z\xbc\xaf", _PACKED), (b"Rar!", _PACKED),
    (b"%!PS", "a PostScript file; save it as PDF"),
)  # fmt: skip
_PARTS: Final[tuple[tuple[str, str], ...]] = (
    ("ppt/presentation.xml", _SLIDES), ("Index/Document.iwa", "an iWork file; export it as .xlsx, .docx or PDF"),
)  # fmt: skip

BY_NAME: Final = {
    ".doc": _DOC, ".dot": _DOC, ".rtf": "a Rich Text file; save it as .docx", ".odt": _ODT, ".ott": _ODT, ".ppt": _SLIDES, ".pptx": _SLIDES,
    ".odp": _SLIDES, ".msg": _MSG, ".pages": "an iWork file; export it as .docx or PDF", ".numbers": "an iWork file; export it as .xlsx",
    ".png": _PICTURE, ".jpg": _PICTURE, ".jpeg": _PICTURE, ".gif": _PICTURE, ".tif": _PICTURE, ".tiff": _PICTURE,
    ".gz": _PACKED, ".7z": _PACKED, ".rar": _PACKED, ".tar": _PACKED, ".tgz": _PACKED, ".ps": "a PostScript file; save it as PDF",
}  # fmt: skip
"""Ends of names of documents that people hold but that are not read."""


def why_unread(sample: Sample) -> str:
    """Say what a document is and what can be done, where it is known to be none that is read; empty where it is not known."""
    checks = (_by_start, _by_part, _old_office, _by_name)
    said = next((found for check in checks if (found := check(sample))), "")
    return said if said.startswith("this") or not said else f"this is {said}"


def _by_start(sample: Sample) -> str:
    return next((what for start, what in _STARTS if sample.data.startswith(start)), "")


def _by_part(sample: Sample) -> str:
    return next((what for part, what in _PARTS if part in sample.parts), "") or (_ODT if _is_odt(sample) else "")


def _is_odt(sample: Sample) -> bool:
    return "content.xml" in sample.parts and "mimetype" in sample.parts and b"opendocument.text" in sample.data[:200]


def _by_name(sample: Sample) -> str:
    return BY_NAME.get(sample.suffix, "")


def is_ole(data: bytes) -> bool:
    """Say whether a file is in the form of the old office programs."""
    return data.startswith(_OLE)


def holds(data: bytes, name: str) -> bool:
    """Say whether an old office file has a part of this name."""
    return name.encode("utf-16-le") in data


def _old_office(sample: Sample) -> str:
    data = sample.data
    if not is_ole(data):
        return ""
    if holds(data, "EncryptedPackage"):
        return LOCKED
    # The text of a document may hold the word Book; its directory alone names WordDocument.
    if holds(data, "WordDocument"):
        return _DOC
    if holds(data, "PowerPoint Document"):
        return _SLIDES
    if holds(data, "__properties_version1.0"):
        return _MSG
    return "an old office file of a kind that is not read; save it as .docx or .xlsx"
