"""Pictures of parts of pages, for a person who compares them with what was read."""

import base64
import io
import math
from collections.abc import Sequence
from typing import Any, Final

from audit.documents.paper import Progress
from audit.documents.pdf.document import open_document, too_full
from audit.limits import DocumentLimits

__all__ = ["draw"]

_SCALE: Final = 2.0
"""Pixels for each point: 144 to the inch, at which small print can be read."""
_WIDEST: Final = 1_500
_COLOURS: Final = 48


def draw(data: bytes, wanted: Sequence[dict[str, Any]], progress: Progress) -> list[dict[str, Any]]:
    """Draw parts of pages: each of ``wanted`` names a page and a box in points from the top left corner of the page as shown.

    Gives PNG in base64 with the box that was drawn; a part that cannot be drawn is left out. Raises RefusalError.
    """
    document = open_document(data)
    found = []
    for done, one in enumerate(wanted, 1):
        picture = _picture(document.drawn, int(one["page"]), [float(side) for side in one["box"]])
        found += [picture] if picture is not None else []
        progress(done, len(wanted))
    return found


def _picture(drawn: Any, number: int, box: list[float]) -> dict[str, Any] | None:
    page = drawn[number - 1]
    if too_full(page):
        return None
    width, height = page.get_size()
    left, top, right, bottom = max(box[0], 0), max(box[1], 0), min(box[2], width), min(box[3], height)
    if right - left < 1 or bottom - top < 1:
        return None
    scale = min(_SCALE, _WIDEST / (right - left), math.sqrt(DocumentLimits.MAX_PIXELS / ((right - left) * (bottom - top))))
    image = page.render(scale=scale, crop=(left, height - bottom, width - right, top)).to_pil().convert("RGB")
    shown = [left, top, left + image.width / scale, top + image.height / scale]
    small = image.quantize(_COLOURS, dither=0)
    packed = io.BytesIO()
    small.save(packed, "PNG", optimize=True)
    return {"page": number, "box": shown, "size": [image.width, image.height], "png": base64.b64encode(packed.getvalue()).decode("ascii")}
