"""Compare tables with texts in which no tab parts the cells: pipes, single blanks, or a column set out below the table.

What stands at which place of such a line cannot be told, so figures are compared in their order. Recognised texts hold stray
characters; they are let pass on lines of which a figure is recorded as doubtful, and nowhere else.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Any, Final

from tests.appraisals import source_text
from tests.appraisals.source_text import Node, SourceText, is_figure, names, printed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_QUOTED: Final = re.compile(r"The text has (\S*\d)")
_NOT_A_CELL: Final = re.compile(r"[\[(].*")


def table_differences(text: SourceText, appraisal: Node, table: Node) -> list[str]:
    """Compare a table by its cells where tabs part them, else by the order of its figures."""
    if "line" not in table or text.is_row(table["line"]):
        return source_text.table_differences(text, appraisal, table)
    rows = [*_headings_missing(text, appraisal, table), *(said for key, row in table["cells"].items() for said in _row(text, appraisal, key, row))]
    return rows + _left_out(text, appraisal, table)


def _line(text: SourceText, number: str | int) -> str:
    return " ".join(text.line(number).replace("|", " ").split())


def _headings_missing(text: SourceText, appraisal: Node, table: Node) -> Iterator[str]:
    """Look for each heading after the one before it."""
    head, begin = _line(text, table["line"]), 0
    for number, column in enumerate(table["columns"], 1):
        found = [(head.index(name, begin), name) for name in _heads(appraisal, column) if name in head[begin:]]
        if not found:
            yield f"column {number}: heading not found"
        else:
            begin = min(found)[0] + len(min(found)[1])


def _heads(appraisal: Node, column: Any) -> set[str]:
    said = column if isinstance(column, dict) else {}
    return names(appraisal, column if isinstance(column, str) else said.get("option", ""), said)


def _row(text: SourceText, appraisal: Node, key: str, row: Node) -> Iterator[str]:
    line, values = _line(text, row["line"]), [_as_there(value) for value in row["values"] if printed(value)]
    heads = [name for name in names(appraisal, key, row) if line.startswith(name)]
    there = figures(line.removeprefix(heads[0]) if heads else line)
    if not heads and set(line.split()) != set(there):
        yield f"{key}, line {row['line']}: none of {sorted(names(appraisal, key, row))} heads the row"
    if not (_in_order(values, there) if any(map(_is_doubtful, row["values"])) else values == there):
        yield f"{key}, line {row['line']}: {values} recorded, {there} in the text"


def _as_there(value: Any) -> str:
    """What the text has for a figure, which the note says where conversion garbled it."""
    quoted = _QUOTED.search(value.get("note", "")) if isinstance(value, dict) else None
    return quoted[1] if quoted else printed(value)


def _is_doubtful(value: Any) -> bool:
    return isinstance(value, dict) and value.get("reading") == "doubtful"


def figures(line: str) -> list[str]:
    """The figures of a line in their order, as far as a bracket opens."""
    return [word for word in _NOT_A_CELL.sub("", line).split() if is_figure(word) and word[0].isdigit()]


def _in_order(values: Iterable[str], there: Iterable[str]) -> bool:
    rest = iter(there)
    return all(value in rest for value in values)


def _left_out(text: SourceText, appraisal: Node, table: Node) -> list[str]:
    """Lines inside the table, or after it up to one that is no row, with two thirds of the figures of its longest row."""
    own = [int(row["line"]) for row in table["cells"].values()]
    recorded = {int(row["line"]) for other in appraisal["tables"].values() for row in other["cells"].values()}
    least = max(1, 2 * max(len(row["values"]) for row in table["cells"].values()) // 3)
    inside = range(int(table["line"]) + 1, max(own))
    after = takewhile(lambda n: len(figures(_line(text, n))) >= least, range(max(own) + 1, len(text.lines) + 1))
    rows = (n for n in [*inside, *after] if n not in recorded and len(figures(_line(text, n))) >= least)
    return [f"line {n}: figures not recorded" for n in rows]
