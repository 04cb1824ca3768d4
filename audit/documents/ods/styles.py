"""The looks of an OpenDocument workbook: the colour behind each style of cell, and whether its text is bold."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from lxml.etree import _Element

from audit.documents.office.theme import shown
from audit.documents.office.xml import attribute, child, children

__all__ = ["Look", "Looks"]

_MOST_PARENTS: Final = 20
"""Styles that a style may go back to, one after the other; a ring of them ends here."""


@dataclass(frozen=True, slots=True)
class Look:
    """What one style says itself, and the style that it goes back to for the rest."""

    fill: str | None
    bold: bool | None
    parent: str


class Looks:
    """The styles of cells, by name."""

    def __init__(self, trees: Iterable[_Element | None]) -> None:
        """Take the styles of the parts of a workbook; later parts stand over earlier ones."""
        self._looks = {
            attribute(style, "name"): _look(style)
            for tree in trees for part in ("styles", "automatic-styles") for style in children(child(tree, part), "style")
            if attribute(style, "family") == "table-cell"
        }  # fmt: skip

    def of(self, name: str) -> tuple[str | None, bool]:
        """The colour behind a cell of this style as ``#rrggbb`` (None for none or white), and whether it is bold."""
        fill: str | None = None
        bold: bool | None = None
        for _ in range(_MOST_PARENTS):
            look = self._looks.get(name)
            if look is None:
                break
            fill = look.fill if fill is None else fill
            bold = look.bold if bold is None else bold
            name = look.parent
        return shown((fill or "").lstrip("#")), bool(bold)


def _look(style: _Element) -> Look:
    fill = attribute(child(style, "table-cell-properties"), "background-color")
    weight = attribute(child(style, "text-properties"), "font-weight")
    bold = weight in ("bold", "700", "800", "900") if weight else None
    return Look("" if fill == "transparent" else fill or None, bold, attribute(style, "parent-style-name"))
