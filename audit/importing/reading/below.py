"""A total that stands in a line of text right below its table: ``Total: 42/70``."""

import re
from dataclasses import replace
from typing import Final

from audit.importing.grid import Grid, Slot, texts_of
from audit.importing.layout import layout_of
from audit.importing.reading.cells import without_marks
from audit.importing.reading.lexicon import means

__all__ = ["with_total_below"]

_LINE: Final = re.compile(
    r"^(?P<label>[^:=|\d]{3,40}?)\s*[:=]\s*(?P<figure>\d{1,4}(?:[.,]\d{1,3})?(?:\s*/\s*\d{1,4})?)\s*(?:points?|punkte|pts?\.?|puntos)?\s*(?:\([^()]*\))?\s*[.✅✓]?$",
    re.IGNORECASE,
)


def with_total_below(grid: Grid) -> Grid:
    """The table with the line below it as its last row, where the line is called a total, no row is, and one column alone can hold it."""
    match = _LINE.match(without_marks(" ".join(grid.below[0].text.split()))) if grid.below else None
    if match is None or not means(without_marks(match["label"]), "total", 1):
        return grid
    layout = layout_of(grid)
    columns = [column for column in layout.of("kind") if column.said.kind in {"score", "weighted-score"} and not column.said.name]
    at = next((column.at for column in columns if column.said.kind == "weighted-score"), columns[0].at if columns else -1)
    if layout.label < 0 or at < 0 or layout.of("entity", "scorer") or len({column.said.kind for column in columns}) < len(columns):
        return grid
    if any(means(text, "total", 1) for text in texts_of(layout.body, layout.label)):
        return grid
    place = replace(grid.below[0].place, source=grid.source)
    texts = {layout.label: without_marks(match["label"]).strip(), at: match["figure"]}
    return replace(grid, rows=(*grid.rows, tuple(Slot(texts.get(one, ""), place) for one in range(grid.width))))
