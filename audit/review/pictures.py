"""The pictures of a review: of each page that holds a table, the part with the tables and what stands around them."""

from dataclasses import dataclass
from typing import Any, Final

from audit.documents.child import NOT_UNDERSTOOD, Bounds, ask_child
from audit.documents.paper import Box, Piece, Progress, RefusalError, silent
from audit.limits import DocumentLimits
from audit.review.question import Review
from audit.review.survey import around

__all__ = ["PageImage", "pictures_of"]

_AROUND: Final = 16


@dataclass(frozen=True, slots=True)
class PageImage:
    """A part of a page: its box in points, its size in pixels, and PNG in base64."""

    page: int
    box: Box
    width: int
    height: int
    png: str


def pictures_of(review: Review, document: bytes, progress: Progress = silent, bounds: Bounds | None = None) -> tuple[PageImage, ...]:
    """Draw the pages of a PDF document that are asked about, in a child process; nothing for other documents. Raises RefusalError."""
    wanted = _wanted(review)
    if review.kind != "pdf" or not wanted:
        return ()
    answer = ask_child(document, {"name": review.name, "pictures": wanted[: DocumentLimits.MAX_PICTURES]}, progress, bounds)
    try:
        return tuple(_picture(one) for one in answer["pictures"])
    except (KeyError, TypeError, ValueError) as error:
        raise RefusalError(NOT_UNDERSTOOD) from error


def _wanted(review: Review) -> list[dict[str, Any]]:
    by_page: dict[int, list[Piece]] = {}
    for piece in (piece for view in review.views for piece in view.pieces):
        by_page.setdefault(piece.page, []).append(piece)
    return [{"page": page, "box": _wider(around(pieces))} for page, pieces in sorted(by_page.items())]


def _wider(box: Box) -> Box:
    return box[0] - _AROUND, box[1] - _AROUND, box[2] + _AROUND, box[3] + _AROUND


def _picture(one: dict[str, Any]) -> PageImage:
    left, top, right, bottom = (float(side) for side in one["box"])
    width, height = (int(side) for side in one["size"])
    return PageImage(int(one["page"]), (left, top, right, bottom), width, height, str(one["png"]))
