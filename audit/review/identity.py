"""Names of cells that are the same every time the document is read, and tell nothing of what stands in them.

A name is the place of the cell in its document and a digest of what was read there. The digest is keyed with the bytes of
the document: whoever has only the corrections cannot try out which figure makes it, not even for a cell that is withheld.

The appraisals that were made out in a document: tables that speak of the same options or the same criteria.
"""

import hashlib
import hmac
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from audit.appraisal.model.place import Place
from audit.documents.paper import Paper
from audit.importing.answer import Spot
from audit.importing.draft import Draft, Printed
from audit.review.question import Candidate

__all__ = ["candidates_of", "key_of", "name_of", "names_in", "whereabouts"]

_PURPOSE: Final = b"appraisal-audit review 1"
_LENGTH: Final = 12


def key_of(document: bytes) -> bytes:
    """The key of a document, which only its bytes give; its SHA-256, which is no secret, does not."""
    return hmac.digest(_PURPOSE, document, "sha256")


def name_of(spot: Spot, text: str, key: bytes) -> str:
    """The name of a cell: ``t1r5c2-`` and twelve hexadecimal digits."""
    place = f"t{spot[0]}r{spot[1] + 1}c{spot[2] + 1}"
    said = f"{place}\n{' '.join(text.split())}".encode()
    return f"{place}-{hmac.new(key, said, hashlib.sha256).hexdigest()[:_LENGTH]}"


def names_in(paper: Paper, key: bytes) -> dict[str, Spot]:
    """Every position of every table of a document by its name; one that holds no cell is an empty one."""
    found: dict[str, Spot] = {}
    for table in paper.tables:
        for row, cells in enumerate(table.grid()):
            for column, cell in enumerate(cells):
                spot = (table.number, row, column) if cell is None else (table.number, cell.row, cell.column)
                found[name_of(spot, cell.text if cell is not None else "", key)] = spot
    return found


_SHARED: Final = Fraction(1, 2)


def candidates_of(draft: Draft) -> tuple[Candidate, ...]:
    """The appraisals in the order of the document, each with its tables."""
    found: list[list[Printed]] = []
    for table in draft.tables:
        near = [group for group in found if any(_akin(table, other) for other in group)]
        joined = [other for group in near for other in group]
        found = [group for group in found if group not in near] + [[*joined, table]]
    found.sort(key=lambda group: draft.tables.index(group[0]))
    return tuple(_candidate(group, draft, alone=len(found) == 1) for group in found)


def _candidate(tables: Sequence[Printed], draft: Draft, *, alone: bool) -> Candidate:
    title = draft.title if alone else next((table.title for table in tables if table.title), "") or tables[0].place.section or draft.title
    options, criteria = _all(tables, "option"), _all(tables, "criterion")
    return Candidate(
        " ".join(title.split()), whereabouts([table.place for table in tables]), tuple(dict.fromkeys(table.number for table in tables)),
        len(options), len(criteria),
    )  # fmt: skip


def _akin(one: Printed, other: Printed) -> bool:
    return any(_share(_named(one, sort), _named(other, sort)) for sort in ("option", "criterion"))


def _share(some: set[str], others: set[str]) -> bool:
    least = min(len(some), len(others))
    return least > 0 and Fraction(len(some & others), least) >= _SHARED


def _all(tables: Sequence[Printed], sort: str) -> set[str]:
    return {name for table in tables for name in _named(table, sort)}


def _named(table: Printed, sort: str) -> set[str]:
    """The ids of the options or criteria that a table speaks of."""
    in_columns = {getattr(column, sort) for column in table.columns} | {getattr(table, sort)}
    axis = "options" if sort == "option" else "criteria"
    in_rows = {row.key for row in table.rows if not row.prints} if table.axis == axis else set()
    return {name for name in in_columns | in_rows if name} - {"total", "percent", "rank", "weight", "max-score"}


def whereabouts(places: Sequence[Place]) -> str:
    """Say on which pages, sheets or lines something stands."""
    pages = sorted({place.page for place in places if place.page is not None})
    if pages:
        return f"page {pages[0]}" if len(pages) == 1 else f"pages {', '.join(map(str, pages))}"
    sheets = list(dict.fromkeys(place.sheet for place in places if place.sheet))
    if sheets:
        return f"sheet {', '.join(sheets)}"
    lines = [place.line for place in places if place.line is not None]
    if lines:
        return f"line {min(lines)}"
    numbers = list(dict.fromkeys(place.table for place in places if place.table is not None))
    return f"table {', '.join(map(str, numbers))}" if numbers else ""
