"""Mail: the text of a message and what is attached to it, each read by its own reader, each place naming its document."""

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.documents.paper import Paper, RefusalError, Request
from audit.documents.registry import read_bytes
from audit.limits import DocumentLimits
from tests.documents.documents import docx, packed, read, remarks, tbl, texts, tr, xlsx

CSV = "Criteria,North,South\nAccess,4,3\nCost,3,5\n"


def message(text: str = "Please find the scores.", html: str = "") -> EmailMessage:
    found = EmailMessage()
    found["From"], found["To"], found["Subject"], found["Date"] = "a@example.org", "b@example.org", "Scores", "Mon, 01 Jan 2024 10:00:00 +0000"
    found.set_content(text)
    if html:
        found.add_alternative(html, subtype="html")
    return found


def attach(mail: EmailMessage, data: bytes, name: str, kind: str = "application/octet-stream") -> EmailMessage:
    main, _, sub = kind.partition("/")
    mail.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return mail


def of(mail: EmailMessage, name: str = "x.eml") -> Paper:
    return read(mail.as_bytes(), name)


def test_the_text_and_the_attachments_are_papers_of_their_own() -> None:
    """Tables are counted through, and each place names the document it is in."""
    mail = attach(message("The scores\n\nCriteria\tNorth\nAccess\t4\n"), CSV.encode(), "more scores.csv")
    paper = of(attach(mail, xlsx(lambda book: [book.active.append(row) for row in (["a", "b"], ["x", 1])]), "sums.xlsx"))
    assert paper.kind == "mail"
    assert [(table.number, table.place.table, table.place.section) for table in paper.tables] == [
        (1, 1, "text of the mail"), (2, 2, "more scores.csv"), (3, 3, "sums.xlsx"),
    ]  # fmt: skip
    last = list(paper.tables)[2].cells[-1].place
    assert last.locator() == "section sums.xlsx, sheet Scores, cell B2, table 3"
    assert [name.partition(" (")[0] for name in paper.details.values()] == ["text of the mail", "more scores.csv", "sums.xlsx"]


def test_a_page_in_a_mail_is_read_as_one() -> None:
    """The page counts before the plain text beside it; its characters are right whatever it says of them."""
    page = (
        "<html><head><meta charset='latin-1'></head><body><table><tr><td>Nähe</td><td>£3</td></tr><tr><td>x</td><td>4</td></tr></table></body></html>"
    )
    assert texts(next(of(message("plain", page)).tables))[0] == ["Nähe", "£3"]


def test_what_cannot_be_read_is_named_with_the_reason() -> None:
    """The rest is read; pictures in a signature are no documents."""
    mail = attach(attach(message(), b"GIF89a", "logo.gif", "image/gif"), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "../../old.doc")
    paper = of(attach(mail, packed({"a.csv": CSV}), "pack.zip"))
    assert remarks(paper) == [
        '"logo.gif" is attached and is not read: it is no document',
        '"old.doc" was not read: this is an old office file of a kind that is not read; save it as .docx or .xlsx',
        '"pack.zip" was not read: a pack inside another document is not opened; save it and name it by itself',
    ]


def test_a_mail_in_a_mail_is_opened_and_not_without_end() -> None:
    """One that was forwarded may carry the paper; deeper ones are named."""
    mail = attach(message("the innermost"), CSV.encode(), "scores.csv")
    for at in range(4):
        outer = message(f"forwarded {at}")
        outer.add_attachment(mail)
        mail = outer
    paper = of(mail)
    assert any(passage.text == "forwarded 1" for passage in paper.passages)
    assert not any(passage.text == "forwarded 0" for passage in paper.passages)
    assert any("lies too deep inside other documents" in one for one in remarks(paper))


def test_too_many_attachments_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to do."""
    monkeypatch.setattr(DocumentLimits, "MAX_MEMBERS", 2)
    with pytest.raises(RefusalError, match="it holds 3 documents; at most 2 are read"):
        of(attach(attach(message(), CSV.encode(), "a.csv"), CSV.encode(), "b.csv"))


def test_a_mail_with_nothing_to_read_is_refused() -> None:
    """With the reason of what is in it."""
    mail = EmailMessage()
    mail["From"], mail["Date"] = "a@example.org", "today"
    mail.set_content(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", maintype="application", subtype="octet-stream", filename="x.doc")
    mail.make_mixed()
    with pytest.raises(RefusalError, match=r'"x\.doc" was not read'):
        of(mail)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """No other error comes out."""
    head = b"From: a@b\r\nSubject: x\r\nDate: y\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
    try:
        read_bytes(head + data + b"\r\n--b--\r\n", Request("x.eml"))
    except RefusalError:
        return


def test_one_workbook_keeps_its_formulas() -> None:
    """Of several none is looked over, and that is said."""
    book = xlsx(lambda book: [book.active.append(row) for row in (["a", "b"], ["x", "=1+1"])])
    mail = attach(message(), book, "one.xlsx")
    assert of(mail).workbook is not None
    several = of(attach(attach(mail, book, "two.xlsx"), docx(tbl(tr("a", "1"), tr("b", "2"))), "three.docx"))
    assert several.workbook is None
    assert any(one.startswith("it holds 2 workbooks with formulas") for one in remarks(several))
