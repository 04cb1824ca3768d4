"""The records of a binary workbook as far as they say how cells look: which number format each has, and where it stands.

After the published description of the form ([MS-XLSB]): a record is its number, the length of its body, and the body.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from audit.documents.book import At
from audit.documents.paper import RefusalError
from audit.limits import DocumentLimits
from audit.problems import fault

__all__ = ["Looked", "formats_of", "looks_of", "records"]

_ROW: Final = 0
_CELLS: Final = range(1, 12)
_FORMULAS: Final = range(8, 12)
_FORMAT: Final = 44
_LOOK: Final = 47
_LOOKS: Final = (617, 618)
"""Begin and end of the list of looks that cells refer to; other looks belong to named styles."""

_BUILT_IN: Final = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 45: "mm:ss", 47: "mm:ss", 49: "@",
}  # fmt: skip
"""Number formats that have a number and are written in no file (ECMA-376, part 1, 18.8.30)."""

_UNSTORED: Final = 0x80
"""Numbers and lengths are written seven bits to a byte; this bit says that another byte follows."""


@dataclass(slots=True)
class Looked:
    """What was seen of a sheet: the look of each cell that holds something, and which of them are worked out."""

    looks: dict[At, int] = field(default_factory=dict)
    formulas: set[At] = field(default_factory=set)


def records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of a part in order; what is cut off at its end is left out."""
    at = 0
    while at < len(data):
        kind, at = _number(data, at, 2)
        size, at = _number(data, at, 4)
        yield kind, data[at : at + size]
        at += size


def _number(data: bytes, at: int, most: int) -> tuple[int, int]:
    value = 0
    for step in range(most):
        if at >= len(data):
            break
        byte = data[at]
        at += 1
        # The number of a record keeps its mark bits, as the description of the form lists it; a length does not.
        value |= (byte & ~_UNSTORED) << (7 * step)
        if not byte & _UNSTORED:
            break
    return value, at


def formats_of(styles: bytes) -> list[str]:
    """The number format of each look."""
    named: dict[int, str] = dict(_BUILT_IN)
    found: list[str] = []
    inside = False
    for kind, body in records(styles):
        if kind in _LOOKS:
            inside = kind == _LOOKS[0]
        elif kind == _FORMAT and len(body) >= 6:  # noqa: PLR2004  # its number, and the length of its text
            number, length = struct.unpack_from("<HI", body)
            named[number] = body[6 : 6 + 2 * min(length, 1_000)].decode("utf-16-le", "replace")
        elif kind == _LOOK and inside and len(body) >= 4:  # noqa: PLR2004  # the look it goes back to, and its format
            found.append(named.get(struct.unpack_from("<HH", body)[1], "General"))
    return found


def looks_of(sheet: bytes) -> Looked:
    """Look through a sheet. Raises RefusalError where it holds something beyond the limits."""
    found = Looked()
    row = 0
    for kind, body in records(sheet):
        if kind == _ROW and len(body) >= 4:  # noqa: PLR2004  # the number of the row
            row = struct.unpack_from("<I", body)[0]
        elif kind in _CELLS and len(body) >= 8:  # noqa: PLR2004  # column and look
            column, look = struct.unpack_from("<II", body)
            found.looks[row, column] = look & 0xFFFFFF
            if kind in _FORMULAS:
                found.formulas.add((row, column))
            _check(row, column, len(found.looks), blank=kind == _CELLS[0])
    return found


def _check(row: int, column: int, cells: int, *, blank: bool) -> None:
    if (row >= DocumentLimits.MAX_ROW or column >= DocumentLimits.MAX_COLUMN) and not blank:
        raise RefusalError(
            fault("cell-too-far-out", row=row + 1, column=column + 1, max_row=DocumentLimits.MAX_ROW, max_column=DocumentLimits.MAX_COLUMN)
        )
    if cells > DocumentLimits.MAX_STORED:
        raise RefusalError(fault("sheet-stores-too-much", max_stored=DocumentLimits.MAX_STORED))
