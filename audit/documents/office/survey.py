"""A look through one XML part before anything builds it: no declarations, and counts of what makes a reader slow.

The parser reports events and keeps nothing, so that a part of any size is looked through in little memory.
"""

import re
from dataclasses import dataclass, field
from typing import Any, Final
from xml.parsers import expat  # every document type declaration is refused, entities with it

from audit.documents.paper import RefusalError
from audit.limits import DocumentLimits
from audit.problems import fault

__all__ = ["Survey", "corner", "survey"]

_AREA: Final = re.compile(r"^\$?([A-Za-z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Za-z]{1,3})\$?([0-9]{1,7}))?$")


@dataclass(slots=True)
class Survey:
    """What was counted in one part: cells stored and merged, the farthest that holds something, formulas without a result."""

    cells: int = 0
    merged: int = 0
    unstored: set[tuple[int, int]] = field(default_factory=set)
    row: int = 0
    column: int = 0
    well_formed: bool = True
    _depth: int = 0
    _cell: tuple[int, int] = (0, 0)
    _last: tuple[int, int] = (0, -1)
    _kind: str = ""
    _formula: bool = False
    _value: bool = False
    _inside: str = ""

    def open(self, tag: str, attributes: dict[str, str]) -> None:
        """Note the start of an element. Raises RefusalError where a limit is passed."""
        self._depth += 1
        if self._depth > DocumentLimits.MAX_DEPTH:
            raise RefusalError(fault("parts-too-deep", max_depth=DocumentLimits.MAX_DEPTH))
        name = tag.rpartition(":")[2]
        if name in ("c", "v", "f", "is"):
            self._in_sheet(name, attributes)
        elif name == "row":
            self._last = (int(attributes["r"]) - 1 if attributes.get("r", "").isdigit() else self._last[0] + 1, -1)
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def close(self, tag: str) -> None:
        """Note the end of an element; a cell with a formula and no result is kept."""
        self._depth -= 1
        self._inside = ""
        if self._formula and tag.rpartition(":")[2] == "c":
            if not self._value and self._kind != "str":
                self.unstored.add(self._cell)
            self._formula = False

    def text(self, data: str) -> None:
        """Note that a value is not empty."""
        if self._inside == "v" and data:
            self._value = True

    def _in_sheet(self, name: str, attributes: dict[str, str]) -> None:
        self._inside = name
        if name == "c":
            self.cells += 1
            self._kind, self._formula, self._value = attributes.get("t", ""), False, False
            self._last = self._cell = corner(attributes.get("r", "")) or (self._last[0], self._last[1] + 1)
            if self.cells > DocumentLimits.MAX_STORED:
                raise RefusalError(fault("sheet-stores-too-much", max_stored=DocumentLimits.MAX_STORED))
        else:
            self._formula |= name == "f"
            self.row, self.column = max(self.row, self._cell[0]), max(self.column, self._cell[1])
            if self.row >= DocumentLimits.MAX_ROW or self.column >= DocumentLimits.MAX_COLUMN:
                raise RefusalError(
                    fault(
                        "cell-too-far-out",
                        row=self._cell[0] + 1,
                        column=self._cell[1] + 1,
                        max_row=DocumentLimits.MAX_ROW,
                        max_column=DocumentLimits.MAX_COLUMN,
                    )
                )

    def _merge(self, ref: str) -> None:
        match = _AREA.match(ref)
        if match is None:
            raise RefusalError(fault("merged-area-unnamed", ref=ref[:40]))
        first, last = corner(match[1] + match[2]), corner((match[3] or match[1]) + (match[4] or match[2]))
        if first is not None and last is not None:
            self.merged += (abs(last[0] - first[0]) + 1) * (abs(last[1] - first[1]) + 1)
        if self.merged > DocumentLimits.MAX_MERGED:
            raise RefusalError(fault("sheet-merges-too-much", max_merged=DocumentLimits.MAX_MERGED))


def corner(name: str) -> tuple[int, int] | None:
    """Row and column of a cell's name, both from 0; None where it names no single cell."""
    match = _AREA.match(name)
    if match is None or match[3]:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def survey(data: bytes, name: str) -> Survey:
    """Look through one part. Raises RefusalError where it declares a document type or passes a limit."""
    found = Survey()
    parser: Any = expat.ParserCreate()
    parser.StartElementHandler = found.open
    parser.EndElementHandler = found.close
    parser.CharacterDataHandler = found.text
    parser.StartDoctypeDeclHandler = lambda *_: _refuse(name)
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        found.well_formed = False
    return found


def _refuse(name: str) -> None:
    raise RefusalError(fault("doctype", name=name[:80]))
