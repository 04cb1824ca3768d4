"""A workbook taken apart once for all rules: its formulas as trees, its tables, its sums, and what was found already."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from audit.documents.book import Cell, Workbook
from audit.limits import WorkbookLimits
from audit.why import because
from audit.workbook.page import SheetFormulas, WorkbookOutcome, page_of
from audit.workbook.runs import Odd, odd_cells
from audit.workbook.sums import Line, SumFormula
from audit.workbook.tables import Grain

__all__ = ["Find", "WorkbookAnalysis"]

Find = Callable[["WorkbookAnalysis"], Iterator[WorkbookOutcome]]
"""One thing that is looked for in a workbook."""


def _at_most(found: Iterator[WorkbookOutcome]) -> Iterator[WorkbookOutcome]:
    """Tell so many causes of each sheet, and how many more there are."""
    told: dict[str, int] = {}
    for one in found:
        told[one.sheet] = told.get(one.sheet, 0) + (one.status == "fail")
        if one.status != "fail" or told[one.sheet] <= WorkbookLimits.MAX_TOLD:
            yield one
    for sheet, count in told.items():
        if count > WorkbookLimits.MAX_TOLD:
            yield WorkbookOutcome("undecided", sheet, reason=because("more-not-listed", count=count - WorkbookLimits.MAX_TOLD))


class WorkbookAnalysis:
    """A workbook with everything that rules look at worked out when it is first asked for."""

    def __init__(self, book: Workbook) -> None:
        """Take a workbook."""
        self.book = book
        self._found: dict[Find, tuple[WorkbookOutcome, ...]] = {}
        self._odd: dict[str, tuple[Odd, ...]] = {}

    def found(self, find: Find) -> tuple[WorkbookOutcome, ...]:
        """Look for something, once."""
        if find not in self._found:
            self._found[find] = tuple(_at_most(find(self)))
        return self._found[find]

    def odd(self, page: SheetFormulas) -> tuple[Odd, ...]:
        """The cells of a sheet that depart from their run, worked out once."""
        if page.sheet.title not in self._odd:
            self._odd[page.sheet.title] = tuple(odd_cells(page))
        return self._odd[page.sheet.title]

    @cached_property
    def all_pages(self) -> tuple[SheetFormulas, ...]:
        """Every sheet."""
        return tuple(page_of(sheet, self.book) for sheet in self.book.sheets)

    @property
    def pages(self) -> tuple[SheetFormulas, ...]:
        """The sheets that are to be audited."""
        return tuple(page for page in self.all_pages if page.sheet.asked)

    def page(self, title: str) -> SheetFormulas | None:
        """A sheet by its title."""
        return next((page for page in self.all_pages if page.sheet.title == title), None)

    @cached_property
    def by_line(self) -> Mapping[tuple[bool, Line], tuple[SumFormula, ...]]:
        """All sums of the workbook by the line that they take."""
        found: dict[tuple[bool, Line], list[SumFormula]] = {}
        for page in self.all_pages:
            for across, sums in page.sums.items():
                for one in sums.values():
                    for line in one.taken:
                        found.setdefault((across, line), []).append(one)
        return {key: tuple(sums) for key, sums in found.items()}

    def closure(self, one: SumFormula) -> frozenset[int]:
        """The steps that a sum takes of its line, with those that its subtotals take."""
        page = self.page(one.line[0])
        return frozenset() if page is None else _closed(one.steps, one.line, one.grain, page)

    def cell(self, line: Line, grain: Grain, step: int) -> Cell | None:
        """The cell at a step of a line."""
        page = self.page(line[0])
        return page.sheet.cells.get(grain.at(step, line[1])) if page is not None else None


def _closed(steps: frozenset[int], line: Line, grain: Grain, page: SheetFormulas) -> frozenset[int]:
    known, waiting = set(steps), list(steps)
    sums = page.sums[grain.across]
    while waiting:
        below = sums.get(grain.at(waiting.pop(), line[1]))
        new = below.taken.get(line, frozenset()) - known if below is not None else frozenset()
        known |= new
        waiting += new
    return frozenset(known)
