"""Crops of pages: for each finding about a cell of a PDF document, the rows around it with the cell marked.

Pages are drawn in the same child process that reads documents. Where they cannot be drawn the report has no crops.
"""

import base64
import io
from collections.abc import Iterator, Mapping
from typing import Any, Final

from audit.appraisal.model.place import Place
from audit.documents.child import ask_child
from audit.documents.paper import Box, Cell, Paper, Piece, RefusalError
from audit.examine import Examination
from audit.report.document.blocks import PageCrop
from audit.report.document.scope import page_of, veiled

__all__ = ["crops_of"]

_MOST: Final = 40
"""Crops in one report: each is some 20 kB, and nobody looks at more."""

_AROUND: Final = 26
"""Points above and below the cell, about a row of a table each way."""

_BESIDE: Final = 8
_MARK: Final = (143, 29, 20)
_LINE: Final = 3
_SCALE: Final = 2
"""Pixels for a point; the picture is shown half as wide as it is."""


def crops_of(examination: Examination, document: bytes) -> Mapping[Place, PageCrop]:
    """The crops by the place of the finding; none for a document that is no PDF, or whose pages cannot be drawn.

    None where figures are withheld either: a picture shows the rows around a cell as they are.
    """
    paper = examination.paper
    if paper is None or paper.kind != "pdf" or examination.hidden:
        return {}
    wanted = dict(list(_wanted(examination, paper))[:_MOST])
    if not wanted:
        return {}
    asked = [{"page": piece.page, "box": box} for piece, box in wanted.values()]
    try:
        answer = ask_child(document, {"name": paper.name, "pictures": asked})
        drawn = list(answer["pictures"])
    except (RefusalError, KeyError, TypeError):
        return {}
    if len(drawn) != len(wanted):
        return {}  # a picture that is missing cannot be told from the others
    return {place: _crop(one, piece, place) for (place, (piece, _)), one in zip(wanted.items(), drawn, strict=True)}


def _wanted(examination: Examination, paper: Paper) -> Iterator[tuple[Place, tuple[Piece, Box]]]:
    for finding in examination.findings:
        place = finding.lead.place
        cell = None if veiled(finding) or finding.lead.rule.severity == "note" else _cell_at(paper, place)
        if cell is not None and cell.pieces:
            yield place, (cell.pieces[0], _around(paper, place, cell.pieces[0]))


def _cell_at(paper: Paper, place: Place) -> Cell | None:
    table = paper.table(place.table)
    return table.cell_at(place.row, place.column) if table is not None and place.row is not None and place.column is not None else None


def _around(paper: Paper, place: Place, piece: Piece) -> Box:
    """The width of the table on that page, and a row above and below."""
    table = paper.table(place.table)
    boxes = [each.box for cell in (table.cells if table is not None else ()) for each in cell.pieces if each.page == piece.page]
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    return left - _BESIDE, piece.box[1] - _AROUND, right + _BESIDE, piece.box[3] + _AROUND


def _crop(drawn: Mapping[str, Any], piece: Piece, place: Place) -> PageCrop:
    from PIL import Image, ImageDraw  # noqa: PLC0415  # only where there are pictures

    image = Image.open(io.BytesIO(base64.b64decode(drawn["png"]))).convert("RGB")
    box = [float(side) for side in drawn["box"]]
    scale = image.width / (box[2] - box[0])
    left, top, right, bottom = (round((side - box[at % 2]) * scale) for at, side in enumerate(piece.box))
    ImageDraw.Draw(image).rectangle((left - _LINE, top - _LINE, right + _LINE, bottom + _LINE), outline=_MARK, width=_LINE)
    packed = io.BytesIO()
    image.quantize(48, dither=Image.Dither.NONE).save(packed, "PNG", optimize=True)
    where = page_of(place)
    return PageCrop(
        png=base64.b64encode(packed.getvalue()).decode("ascii"),
        said=f"Part of the table in the paper ({where}), with the cell of this finding in a frame",
        caption=f"From the paper: {where}",
        size=(image.width // _SCALE, image.height // _SCALE),
    )
