"""Reading a mail: its text or page, and every attached document, each by its own reader."""

import email
import email.policy
import hashlib
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart
from pathlib import PurePath
from typing import Final

from audit.documents.members import Member, together
from audit.documents.paper import Notes, Paper, Progress, RefusalError, Request
from audit.problems import fault

__all__ = ["read_mail"]

_BODIES: Final = {"text/plain": "message.txt", "text/html": "message.html"}
_TEXT: Final = "text of the mail"
_NOT_DOCUMENTS: Final = ("image/", "video/", "audio/", "text/calendar", "application/pgp", "application/pkcs7")


def read_mail(data: bytes, request: Request, progress: Progress) -> Paper:
    """Read a mail. Raises RefusalError where it cannot be taken apart, or nothing in it can be read."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        notes = Notes()
        members = list(_members(message, notes))
    except RefusalError:
        raise
    except (ValueError, LookupError, KeyError, AttributeError, AssertionError, IndexError, TypeError) as error:
        raise RefusalError(fault("mail-damaged")) from error
    bare = Paper(request.name, "mail", hashlib.sha256(data).hexdigest())
    return together(bare, members, notes, request, progress)


def _members(message: EmailMessage, notes: Notes) -> Iterator[Member]:
    body = message.get_body(("html", "plain"))
    if body is not None:
        yield Member(_TEXT, _BODIES[body.get_content_type()], _bytes(body))
    for part in message.iter_attachments():
        name = PurePath((part.get_filename() or "").replace("\\", "/")).name or "attachment"
        if part.get_content_type() == "message/rfc822":
            yield Member(name, f"{name}.eml", part.get_payload(0).as_bytes())  # type: ignore[union-attr]  # the part of such a message is one
        elif part.get_content_type().startswith(_NOT_DOCUMENTS):
            notes.add(f'"{name[:80]}" is attached and is not read: it is no document', "note")
        else:
            yield Member(name, name, _bytes(part))


def _bytes(part: "MIMEPart") -> bytes:
    """The contents of a part as they were before they were packed for sending; texts in UTF-8."""
    content = part.get_content()
    if isinstance(content, str):
        # The page may name another encoding, which no longer holds: the mark at the head counts before it.
        return b"\xef\xbb\xbf" + content.encode("utf-8", "replace")
    return content if isinstance(content, bytes) else part.get_payload(decode=True) or b""  # type: ignore[return-value]  # decoded, it is bytes
