"""Names of cells that are the same every time the document is read, and tell nothing of what stands in them.

A name is the place of the cell in its document and a digest of what was read there. The digest is keyed with the bytes of
the document: whoever has only the corrections cannot try out which figure makes it, not even for a cell that is withheld.
"""

import hashlib
import hmac
from typing import Final

from audit.importing.answer import Spot
from audit.papers.paper import Paper

_PURPOSE: Final = b"appraisal-audit review 1"
_LENGTH: Final = 12


def key_of(document: bytes) -> bytes:
    """Give the key of a document, which only its bytes give; its SHA-256, which is no secret, does not."""
    return hmac.digest(_PURPOSE, document, "sha256")


def name_of(spot: Spot, text: str, key: bytes) -> str:
    """Give the name of a cell: ``t1r5c2-`` and twelve hexadecimal digits."""
    place = f"t{spot[0]}r{spot[1] + 1}c{spot[2] + 1}"
    said = f"{place}\n{' '.join(text.split())}".encode()
    return f"{place}-{hmac.new(key, said, hashlib.sha256).hexdigest()[:_LENGTH]}"


def names_in(paper: Paper, key: bytes) -> dict[str, Spot]:
    """Give every position of every table of a document by its name; one that holds no cell is an empty one."""
    found: dict[str, Spot] = {}
    for table in paper.tables:
        for row, cells in enumerate(table.grid()):
            for column, cell in enumerate(cells):
                spot = (table.number, row, column) if cell is None else (table.number, cell.row, cell.column)
                found[name_of(spot, cell.text if cell is not None else "", key)] = spot
    return found
