"""Crops of page pictures for the workbook, with the cell marked."""

import base64
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from openpyxl.drawing.image import Image as Placed
from PIL import Image, ImageDraw

from audit.documents.paper import Piece
from audit.review.pictures import PageImage
from audit.review.question import Question

__all__ = ["crops_of", "whole"]

_WIDEST: Final = 420
_HIGHEST: Final = 170
_AROUND: Final = 22
_MARK: Final = (214, 0, 108)
_PAGE_WIDTH: Final = 1_000


def crops_of(questions: Sequence[Question], pictures: Sequence[PageImage]) -> Iterator[tuple[int, Any]]:
    """A crop for each question that has a place on a picture, with its number from 0."""
    drawn: dict[int, Image.Image] = {}
    by_page: Mapping[int, PageImage] = {picture.page: picture for picture in pictures}
    for at, one in enumerate(questions):
        piece = next((piece for piece in one.pieces if piece.page in by_page), None)
        if piece is not None:
            picture = by_page[piece.page]
            if piece.page not in drawn:
                drawn[piece.page] = Image.open(io.BytesIO(base64.b64decode(picture.png))).convert("RGB")
            yield at, _crop(drawn[piece.page], picture, piece)


def _crop(image: Image.Image, picture: PageImage, piece: Piece) -> Any:
    scale = picture.width / (picture.box[2] - picture.box[0])
    left, top, right, bottom = (round((side - picture.box[at % 2]) * scale) for at, side in enumerate(piece.box))
    marked = image.copy()
    ImageDraw.Draw(marked).rectangle((left - 2, top - 2, right + 2, bottom + 2), outline=_MARK, width=4)
    half = max(_WIDEST, (right - left) // 2 + _AROUND)
    middle = (left + right) // 2
    lowest = min(bottom + round(_AROUND * scale), top + 2 * _HIGHEST)
    seen = marked.crop((max(0, middle - half), max(0, top - round(_AROUND * scale)), min(image.width, middle + half), min(image.height, lowest)))
    seen.thumbnail((_WIDEST, _HIGHEST))
    return _placed(seen)


def whole(png: bytes) -> Any:
    """The picture of a page, no wider than a screen."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    image.thumbnail((_PAGE_WIDTH, image.height))
    return _placed(image.quantize(48, dither=Image.Dither.NONE))


def _placed(image: Image.Image) -> Any:
    packed = io.BytesIO()
    image.save(packed, "PNG")
    packed.seek(0)
    return Placed(packed)
