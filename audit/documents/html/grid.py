"""The grid that the rows and cells of an HTML table make, as browsers lay it out."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from audit.documents.paper import RefusalError
from audit.limits import DocumentLimits
from audit.problems import fault

__all__ = ["Spot", "groups_of", "lay_out"]


@dataclass(frozen=True, slots=True)
class Spot:
    """One cell's element, where it stands and how far it spans."""

    element: _Element
    row: int
    column: int
    rows: int
    columns: int


def groups_of(table: _Element) -> list[list[_Element]]:
    """The rows of a table by group in the order in which they are shown: head first, foot last."""
    sections: dict[str, list[list[_Element]]] = {"thead": [], "tbody": [], "tfoot": []}
    loose: list[_Element] = []
    for one in table:
        if one.tag == "tr":
            loose.append(one)
            continue
        if loose:
            sections["tbody"].append(loose)
            loose = []
        if isinstance(one.tag, str) and one.tag in sections:
            sections[one.tag].append([row for row in one if row.tag == "tr"])
    sections["tbody"] += [loose] if loose else []
    return [group for part in sections.values() for group in part]


def lay_out(table: _Element) -> Iterator[Spot]:
    """Place the cells of a table. Raises RefusalError where a span is wider or longer than is read."""
    first = 0
    for group in groups_of(table):
        taken: set[tuple[int, int]] = set()
        for at, row in enumerate(group):
            yield from _row(row, first + at, first + len(group), taken)
        first += len(group)


def _row(row: _Element, at: int, end: int, taken: set[tuple[int, int]]) -> Iterator[Spot]:
    column = 0
    for cell in row:
        if cell.tag not in ("td", "th"):
            continue
        while (at, column) in taken:
            column += 1
        rows, columns = min(_span(cell, "rowspan", end - at), end - at), _span(cell, "colspan", 1)
        if column + columns > DocumentLimits.MAX_SPAN:
            raise RefusalError(fault("row-too-wide", max_span=DocumentLimits.MAX_SPAN))
        taken.update((line, place) for line in range(at, at + rows) for place in range(column, column + columns))
        if len(taken) > DocumentLimits.MAX_CELLS:
            raise RefusalError(fault("table-too-large", max_cells=DocumentLimits.MAX_CELLS))
        yield Spot(cell, at, column, rows, columns)
        column += columns


def _span(cell: _Element, name: str, zero: int) -> int:
    """Read a span as browsers do: 0 reaches to the end of the group, nonsense is 1."""
    digits = ""
    for sign in (cell.get(name) or "1").strip():
        if not (sign.isascii() and sign.isdigit()):
            break
        digits += sign
    if len(digits) > 4 or int(digits or 1) > DocumentLimits.MAX_SPAN * (1 if name == "colspan" else 10):  # noqa: PLR2004  # digits of the largest
        raise RefusalError(fault("span-too-large", digits=digits[:20], value="columns" if name == "colspan" else "rows"))
    return int(digits or 1) or zero
