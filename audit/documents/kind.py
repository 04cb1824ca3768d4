"""What kind of document a file is: by what it holds, and only for plain text by its name."""

import re
from pathlib import PurePath
from typing import Final

from audit.documents.paper import Kind, RefusalError

_HEAD: Final = 4096
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKS: Final = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html", ".txt": "text", ".tsv": "text"}
_HTML: Final = re.compile(r"<(?:!doctype\s+html|html|head|body|table|div|p|h[1-6])\b[^<>]*>", re.IGNORECASE)
_PIPES: Final = re.compile(r"^ {0,3}\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$", re.MULTILINE)
_OTHERS: Final[tuple[tuple[bytes, str], ...]] = (
    (b"{\\rtf", "a Rich Text file; save it as .docx"),
    (b"\x89PNG", "a picture; text in pictures is not read"),
    (b"\xff\xd8\xff", "a picture; text in pictures is not read"),
    (b"GIF8", "a picture; text in pictures is not read"),
    (b"II*\x00", "a picture; text in pictures is not read"),
    (b"MM\x00*", "a picture; text in pictures is not read"),
    (b"\x1f\x8b", "a packed file; unpack it first"),
    (b"7z\xbc\xaf", "a packed file; unpack it first"),
    (b"Rar!", "a packed file; unpack it first"),
    (b"%!PS", "a PostScript file; save it as PDF"),
)
SUFFIXES: Final[dict[Kind, tuple[str, ...]]] = {
    "pdf": (".pdf",), "docx": (".docx", ".docm", ".dotx"), "xlsx": (".xlsx", ".xlsm", ".xltx"), "html": (".html", ".htm", ".xhtml"),
    "markdown": (".md", ".markdown"), "text": (".txt", ".tsv"),
}  # fmt: skip
"""The ends of names that go with each kind."""


def kind_of(data: bytes, name: str) -> Kind:
    """Say what kind of document these bytes are. Raises RefusalError for a kind that is not read."""
    if not data.strip(b"\x00 \t\r\n"):
        raise RefusalError("the file is empty")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK"):
        return _packed(data)
    if data.startswith(_OLE):
        raise RefusalError(_old_office(data))
    for start, what in _OTHERS:
        if data.startswith(start):
            raise RefusalError(f"this is {what}")
    return _plain(data, name)


def _packed(data: bytes) -> Kind:
    """Tell office documents apart by the parts that they have."""
    from audit.documents.office.package import Package  # noqa: PLC0415  # only where a packed file is read

    return Package(data).kind()


def _old_office(data: bytes) -> str:
    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        return "this document is protected by a password; save a copy without one"
    # The text of a document may hold the word Book; its directory alone names WordDocument.
    if holds("WordDocument"):
        return "this is a document in the old .doc form; save it as .docx"
    if holds("Workbook") or holds("Book"):
        return "this is a workbook in the old .xls form; save it as .xlsx"
    return "this is an old office file of a kind that is not read; save it as .docx or .xlsx"


def _plain(data: bytes, name: str) -> Kind:
    """Tell kinds of text apart: what is in it first, then what it is called."""
    head = data[:_HEAD]
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\x00" in head and not wide:
        raise RefusalError("this is no document of a kind that is read: .pdf, .docx, .xlsx, .html, .md or .txt")
    text = head.decode("utf-16" if wide else "utf-8", "replace")
    named = _MARKS.get(PurePath(name).suffix.lower())
    if named == "html" or re.match(r"(?:\ufeff|\s|<!--.*?-->|<\?xml[^>]*\?>)*<(?:!doctype\s+html|html\b)", text, re.IGNORECASE | re.DOTALL):
        return "html"
    if named == "markdown":
        return "markdown"
    if named == "text":
        return "text"
    return _unnamed(text)


def _unnamed(text: str) -> Kind:
    if _PIPES.search(text):
        return "markdown"
    if len(_HTML.findall(text)) > 1 and "\t" not in text:
        return "html"
    if "\t" in text:
        return "text"
    raise RefusalError("it is not clear what kind of document this is; name it .pdf, .docx, .xlsx, .html, .md or .txt")
