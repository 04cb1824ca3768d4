"""Whether numbers are written the English or the German way, told by all cells together and never by one."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from audit.importing.draft import Doubt
from audit.importing.grid import Grid
from audit.importing.reading.cells import without_marks

__all__ = ["numbers_of"]

_OF: Final = r"\s?%?(?:\s?/\s?\d{1,4})?"
_COMMA: Final = re.compile(rf"-?\d{{1,3}}(?:\.\d{{3}})*,(?:\d{{1,2}}|\d{{4,}}){_OF}")
_POINT: Final = re.compile(rf"-?\d{{1,3}}(?:,\d{{3}})*\.(?:\d{{1,2}}|\d{{4,}}){_OF}")


def numbers_of(grids: Sequence[Grid]) -> tuple[str, list[Doubt]]:
    """Give ``de`` where cells have decimals behind a comma and none has them behind a point, else ``en``; and say so if it is ``de``."""
    commas = sum(_COMMA.fullmatch(text) is not None for text in _texts(grids))
    points = sum(_POINT.fullmatch(text) is not None for text in _texts(grids))
    if commas <= points:
        return "en", []
    said = f"{commas} figures have decimals behind a comma; numbers were read as 1.810,5"
    return "de", [Doubt("assumed", said)]


def _texts(grids: Sequence[Grid]) -> Iterator[str]:
    return (without_marks(slot.text.strip()) for grid in grids for row in grid.rows for slot in row)
