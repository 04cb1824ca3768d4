"""Reader of packs (.zip): several documents in one file, as agenda packs are sent."""

from audit.documents.paper import Paper, Progress, Request
from audit.documents.reader import Sample, reader

__all__ = ["read_document"]

_LIKELY = 5
_OTHERS = ("[Content_Types].xml", "mimetype", "META-INF/manifest.xml", "Index/Document.iwa")
"""Parts by which a packed file is a document of some program and no pack of documents."""


def _sniff(sample: Sample) -> int:
    if not sample.data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return 0
    parts = sample.parts
    return 0 if any(part in parts for part in _OTHERS) or any(part.startswith(("ppt/", "word/", "xl/")) for part in parts) else _LIKELY


@reader("pack", (".zip",), _sniff, called="a pack of documents")
def read_document(data: bytes, request: Request, progress: Progress) -> Paper:
    """Read the documents of a pack."""
    from audit.documents.pack.read import read_pack  # noqa: PLC0415  # only where it is needed

    return read_pack(data, request, progress)
