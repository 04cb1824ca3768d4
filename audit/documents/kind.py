"""What kind of document a file is: by what it holds, and only for plain text by its name."""

from audit.documents.paper import Kind, RefusalError
from audit.documents.reader import Reader, Sample, reader_of, suffixes
from audit.documents.unread import why_unread
from audit.problems import fault

__all__ = ["kind_of", "reader_for"]


def kind_of(data: bytes, name: str) -> Kind:
    """Say what kind of document these bytes are. Raises RefusalError for a kind that is not read."""
    return reader_for(data, name).kind


def reader_for(data: bytes, name: str) -> Reader:
    """Choose the reader of a document. Raises RefusalError, with what can be done, where no reader is for it."""
    if not data.strip(b"\x00 \t\r\n"):
        raise RefusalError(fault("file-empty"))
    sample = Sample(data, name)
    found = reader_of(sample)
    if found is not None:
        return found
    said = why_unread(sample)
    if said is not None:
        raise RefusalError(said)
    ends = ", ".join(suffixes())
    if not sample.text:
        raise RefusalError(fault("kind-not-read", ends=ends))
    raise RefusalError(fault("kind-not-clear", ends=ends))
