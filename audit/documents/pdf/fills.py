"""The colours behind cells, taken from the page as it is shown: whatever draws them, what is seen counts."""

from math import sqrt
from typing import Any, Final

from audit.documents.office.theme import shown
from audit.documents.paper import Box
from audit.limits import DocumentLimits

__all__ = ["Picture"]

_SCALE: Final = 1.5
_INSET: Final = 1.5
_WHITE: Final = 250


class Picture:
    """One page as an image; made when the first colour is asked for."""

    def __init__(self, page: Any) -> None:
        """Take a page of the library that draws it."""
        self._page = page
        self._image: Any = None
        width, height = page.get_size()
        self._scale = min(_SCALE, sqrt(DocumentLimits.MAX_PIXELS / max(width * height, 1)))

    def colour(self, box: Box) -> str | None:
        """The colour that most of a box has, as ``#rrggbb``; None for white and for boxes too small to tell."""
        if self._image is None:
            self._image = self._page.render(scale=self._scale).to_pil().convert("RGB")
        edges = (box[0] + _INSET, box[1] + _INSET, box[2] - _INSET, box[3] - _INSET)
        left, top, right, bottom = (round(side * self._scale) for side in edges)
        left, top = max(left, 0), max(top, 0)
        right, bottom = min(right, self._image.width), min(bottom, self._image.height)
        if right <= left or bottom <= top:
            return None
        part = self._image.crop((left, top, right, bottom))
        _, colour = max(part.getcolors((right - left) * (bottom - top)))
        return None if min(colour) >= _WHITE else shown("".join(f"{side:02x}" for side in colour))
