"""What kind of document a file is: by what it holds first."""

import pytest

from audit.documents.kind import kind_of
from audit.documents.paper import RefusalError
from tests.documents.documents import docx, p, packed, read, remarks, stored, xlsx


def wide(name: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + name.encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"%PDF-1.4", "x.docx", "pdf"), (b"junk\n%PDF-1.4", "x", "pdf"), (docx(p("x")), "x.pdf", "docx"), (xlsx(lambda book: book), "x", "xlsx"),
        (b"<!doctype html><p>", "x.txt", "html"), (b"\xef\xbb\xbf <html lang=en>", "x.md", "html"), (b"<!-- c --><!DOCTYPE HTML>", "x", "html"),
        (b"<p>fragment", "x.html", "html"), ("<html>".encode("utf-16"), "x", "html"), (b"plain", "x.md", "markdown"), (b"a\tb", "x.txt", "text"),
        (b"a\tb", "x", "text"), (b"|a|b|\n|---|---|\n|1|2|", "x", "markdown"), (b"a | b\n--|--\n", "", "markdown"), (b"<table><tr><td><p>a</p>", "x", "html"),
        ("a\tb".encode("utf-16"), "x.tsv", "csv"), (b"a,b", "x.csv", "csv"), (b"a,b\n1,2\n3,4\n", "x", "csv"), (b"a;b\n1;2\n3;4\n", "x.dat", "csv"),
        (wide("Workbook"), "x", "xls"), (wide("Book"), "x.doc", "xls"), (packed({"a.txt": "x"}), "x", "pack"), (packed({"xl/workbook.bin": ""}), "x", "xlsb"),
        (stored({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}), "x", "ods"),
        (b"Received: by x\r\n\tid 1\r\nFrom: a@b\r\nDate: x\r\nSubject: y\r\n\r\nhello", "x", "mail"), (b"hello", "x.eml", "mail"),
    ],
)  # fmt: skip
def test_the_contents_decide_and_then_the_name(data: bytes, name: str, kind: str) -> None:
    """A name decides only between kinds of plain text."""
    assert kind_of(data, name) == kind


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"), (b" \n\t", "the file is empty"), (b"\0\0\0", "the file is empty"), (wide("EncryptedPackage"), "protected by a password"),
        (wide("WordDocument"), "old .doc form; save it as .docx"), (wide("PowerPoint Document"), "a presentation"), (wide("__properties_version1.0"), "Outlook"),
        (wide("Book") + wide("WordDocument"), "old .doc form"),
        (wide("Else"), "an old office file"), (b"{\\rtf1", "Rich Text"), (b"\x89PNG\r\n", "a picture"), (b"\xff\xd8\xff\xe0", "a picture"), (b"\x1f\x8b\x08", "unpack it"),
        (packed({"ppt/presentation.xml": ""}), "a presentation"), (stored({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}), "an OpenDocument text"),
        (b"ab\0cd", "no document of a kind that is read"), (b"some words", "not clear what kind"), (b"PK\x03\x04rest", "damaged"),
    ],
)  # fmt: skip
def test_other_kinds_are_refused_by_name(data: bytes, said: str) -> None:
    """With what can be done about it."""
    with pytest.raises(RefusalError, match=said):
        kind_of(data, "x.bin")


def test_a_name_that_does_not_fit_is_said() -> None:
    """The document is read as what it is."""
    assert remarks(read(docx(p("x")), "x.pdf"))[0] == "the file is called .pdf but holds a word-processor document; it was read as that"
    assert remarks(read(docx(p("x")), "x")) == remarks(read(docx(p("x")), "x.docm")) == []
