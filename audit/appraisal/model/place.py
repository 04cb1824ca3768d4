"""Where something stands: in the audited file, and in the document it was read from.

Dates given in part: 2017 stands for every day of that year, 2017-10 for every day of that month.
"""

from calendar import monthrange
from dataclasses import dataclass, fields, replace
from typing import Final

__all__ = ["NOWHERE", "NO_PLACE", "Place", "Where", "earliest", "latest"]


@dataclass(frozen=True, slots=True)
class Where:
    """A place in the audited file. Line and column count from 1; ``pointer`` is a JSON Pointer."""

    line: int = 0
    column: int = 0
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a source document: whatever is known of it."""

    source: str | None = None
    line: int | None = None
    to_line: int | None = None
    page: int | None = None
    pack_page: int | None = None
    printed_page: str | None = None
    section: str | None = None
    figure: str | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None

    def locator(self) -> str:
        """Say the place in words, most useful first; empty if nothing is known."""
        shown = self._by_cell()
        known = [
            f"{word} {getattr(shown, name)}" for name, word in _BEFORE_PAGES if getattr(shown, name) is not None
        ]  # fmt: skip
        after = [f"{word} {getattr(shown, name)}" for name, word in _AFTER_PAGES if getattr(shown, name) is not None]
        return ", ".join([*known, *self._pages(), *after])

    def _pages(self) -> list[str]:
        """The page as it is numbered in print, with the one that a reader of the file turns to where that is another."""
        pages = [f"page {self.pack_page} of the agenda pack"] if self.pack_page is not None else []
        if self.printed_page is None:
            return [*([f"page {self.page} of the document"] if self.page is not None else []), *pages]
        turned = [f"page {self.page} of the document"] if self.page is not None and str(self.page) != self.printed_page else []
        beside = " and ".join([*turned, *pages])
        return [f"page {self.printed_page}{f' ({beside})' if beside else ''}"]

    def _by_cell(self) -> "Place":
        """Name the row and column of a sheet as people do, by its cell."""
        if self.sheet is None or self.row is None or self.column is None:
            return self
        return replace(self, row=None, column=None, cell=self.cell or f"{_letters(self.column)}{self.row}")

    def inside(self, outer: "Place") -> "Place":
        """Fill what this place does not say from the place around it."""
        return Place(*(getattr(outer, name) if getattr(self, name) is None else getattr(self, name) for name in _NAMES))


_BEFORE_PAGES: Final = (("figure", "figure"), ("section", "section"))
_AFTER_PAGES: Final = (("sheet", "sheet"), ("cell", "cell"), ("table", "table"), ("row", "row"), ("column", "column"), ("line", "line"))


def _letters(column: int) -> str:
    """The letters of a column of a sheet: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, left = divmod(column - 1, 26)
        letters = chr(ord("A") + left) + letters
    return letters


NOWHERE: Final = Where()
NO_PLACE: Final = Place()
_NAMES: Final = tuple(field.name for field in fields(Place))


_MONTHS: Final = 12


def earliest(date: str) -> str:
    """The first day that a date may be, as an ISO date."""
    return date + "-01-01"[len(date) - 4 :]


def latest(date: str) -> str:
    """The last day that a date may be, as an ISO date."""
    year, _, month = date.partition("-")
    if not month:
        return f"{date}-12-31"
    return date if "-" in month else f"{date}-{_last_day(int(year), int(month))}"


def _last_day(year: int, month: int) -> int:
    return monthrange(year, month)[1] if 1 <= month <= _MONTHS else 31
