"""Documents inside another one, such as the attachments of a mail or the files of a pack: read one by one, given as one paper.

Each place names the document inside: ``section scores.xlsx, sheet Totals, cell B4``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from audit.appraisal.model.place import Place
from audit.documents.paper import Notes, Paper, Passage, Progress, RefusalError, Request, Table
from audit.limits import DocumentLimits
from audit.problems import InputFault, fault

__all__ = ["Member", "together"]

_DEEPEST: Final = 2
"""A mail in a pack is opened, and so are its attachments; what lies deeper is not."""


@dataclass(frozen=True, slots=True)
class Member:
    """A document inside another: what it is called to a person, the name by which its kind is told, and its bytes."""

    title: str
    name: str
    data: bytes


def together(bare: Paper, members: Sequence[Member], notes: Notes, request: Request, progress: Progress) -> Paper:
    """Read documents that came in another, and give them as one; ``bare`` says what that is.

    One that cannot be read is named in a remark, with the reason. Raises RefusalError where none could be read.
    """
    if len(members) > DocumentLimits.MAX_MEMBERS:
        raise RefusalError(fault("too-many-members", members=len(members), max_members=DocumentLimits.MAX_MEMBERS))
    if request.inside > _DEEPEST:
        raise RefusalError(fault("inside-too-deep"))
    papers = [(one.title, paper) for one in members if (paper := _read(one, notes, request, progress)) is not None]
    if not papers:
        raise RefusalError(_none_read(members, notes))
    blocks: list[Table | Passage] = []
    for title, paper in papers:
        blocks += _placed(paper, title, sum(isinstance(one, Table) for one in blocks))
        for remark in paper.remarks:
            notes.add(remark.text, remark.weight, _inside(remark.place, title, 0))
    books = [paper.workbook for _, paper in papers if paper.workbook is not None and paper.workbook.holds_formulas]
    if len(books) > 1:
        notes.add(f"it holds {len(books)} workbooks with formulas, which are not checked here; check each workbook by itself", "note")
    details = {f"document {at}": f"{title} (SHA-256 {paper.sha256})" for at, (title, paper) in enumerate(papers, 1)}
    return replace(bare, blocks=tuple(blocks), remarks=notes.all(), details=details, workbook=books[0] if len(books) == 1 else None)


def _read(member: Member, notes: Notes, request: Request, progress: Progress) -> Paper | None:
    from audit.documents.registry import read_bytes  # noqa: PLC0415  # which finds the readers, this one among them

    asked = Request(member.name, macros=request.macros, ocr=request.ocr, inside=request.inside + 1)
    try:
        return read_bytes(member.data, asked, progress)
    except RefusalError as refusal:
        reason = str(refusal)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  # a document that breaks its reader must not take the others with it
        reason = f"it is damaged or of a form that is not read ({type(error).__name__})"
    notes.add(f'"{member.title[:120]}" was not read: {reason}', "lost")
    return None


def _none_read(members: Sequence[Member], notes: Notes) -> InputFault:
    if not members:
        return fault("no-document-inside")
    first = next((remark.text for remark in notes.all() if remark.weight == "lost"), "")
    return fault("none-inside-read", count=len(members), first=first) if len(members) > 1 else fault("one-inside-not-read", said=first)


def _placed(paper: Paper, title: str, before: int) -> Iterator[Table | Passage]:
    """The blocks of a document with places that name it, its tables counted on from those before.

    Boxes on its pages are left out: they would be looked for on pages of the document around it.
    """
    for block in paper.blocks:
        if isinstance(block, Passage):
            yield replace(block, place=_inside(block.place, title, before), pieces=())
        else:
            cells = tuple(replace(cell, place=_inside(cell.place, title, before), pieces=()) for cell in block.cells)
            yield replace(block, number=block.number + before, cells=cells, place=_inside(block.place, title, before))


def _inside(place: Place, title: str, before: int) -> Place:
    section = f"{title}: {place.section}" if place.section else title
    return replace(place, section=section, table=place.table + before if place.table is not None else None)
