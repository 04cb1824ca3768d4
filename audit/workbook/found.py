"""What is found in a workbook: one cause, with its sheet and cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from audit.workbook.book import Cell, Sheet

Status = Literal["pass", "fail", "undecided"]


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was looked at, or one cause that was found.

    ``cell`` is the cell that it is about, empty where it is about a sheet; ``cells`` are all cells that it is about.
    ``published`` is what the cell shows, ``computed`` what was worked out; ``words`` fill the message of a rule beside them.
    """

    status: Status
    sheet: str
    cell: str = ""
    cells: tuple[str, ...] = ()
    published: str = ""
    computed: str = ""
    reason: str = ""
    words: Mapping[str, str] = field(default_factory=dict)


def failed(sheet: Sheet, cells: tuple[Cell, ...], computed: str = "", **words: str) -> Found:
    """Say that something was found about cells of a sheet; the first one speaks for all."""
    names = tuple(cell.name for cell in cells)
    return Found("fail", sheet.title, names[0], names, cells[0].text or cells[0].formula, computed, words=words)


def passed(sheet: Sheet, count: int, what: str) -> Found:
    """Say that so much was looked at on a sheet and nothing found."""
    return Found("pass", sheet.title, words={"count": str(count), "list": f"{count} {what}"})


def listed(names: tuple[str, ...] | list[str], most: int = 8) -> str:
    """List names, and say how many more there are."""
    more = len(names) - most
    shown = ", ".join(names[:most])
    return f"{shown} and {more} more" if more > 0 else shown
