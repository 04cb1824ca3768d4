"""Reader of mail (.eml): the text of a message, and what is attached to it."""

import re
from typing import Final

from audit.documents.paper import Paper, Progress, Request
from audit.documents.reader import CERTAIN, Sample, reader

__all__ = ["read_document"]

_HEADER: Final = re.compile(r"\A(?:[!-9;-~]{1,60}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)*?(?:mime-version|from|received|message-id)\s*:", re.IGNORECASE)
_DATE: Final = re.compile(r"^date\s*:", re.IGNORECASE | re.MULTILINE)
_BODY: Final = re.compile(r"^content-type\s*:|^subject\s*:", re.IGNORECASE | re.MULTILINE)


def _sniff(sample: Sample) -> int:
    return CERTAIN - 2 if sample.matches(_HEADER) and sample.matches(_BODY) and sample.matches(_DATE) else 0


@reader("mail", (".eml",), _sniff, called="a mail", plain=True)
def read_document(data: bytes, request: Request, progress: Progress) -> Paper:
    """Read a mail with what is attached to it."""
    from audit.documents.mail.read import read_mail  # noqa: PLC0415  # only where it is needed

    return read_mail(data, request, progress)
