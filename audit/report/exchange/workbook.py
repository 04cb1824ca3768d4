"""Results as a workbook: findings of all papers on one sheet, and for each paper its table of figures with marked cells, and what was checked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from audit.report.exchange.paper_result import PaperResult, result_of
from audit.report.exchange.steady import put_text, saved
from audit.report.exchange.table import HEADINGS, rows_of

if TYPE_CHECKING:
    from audit.examine import Examination
    from audit.report.document.blocks import Block, ReportCell, ReportTable

__all__ = ["PaperSheets", "sheets_of", "workbook"]

_WIDTHS: Final = {"message": 70, "question": 60, "paper": 34, "name": 26, "about": 28, "place in the document": 34, "published": 14, "computed": 14}
_USUAL: Final = 12
_FIRST: Final = 30
_HEAD: Final = "FFE9EEF6"
_HEATS: Final = ("FFF7F9FC", "FFE6EDF7", "FFD0DDF0", "FFB5CAE7", "FF98B5DD")
"""The shades of the heat map, from the lowest figure to the highest; black on the last has a contrast of 9 to 1."""

_MARK: Final = "FFFFD966"
_OPTIONS: Final = 200
"""Options beside each other on a sheet, which holds more of them than a page."""


@dataclass(frozen=True, slots=True)
class PaperSheets:
    """What one paper gives to the workbook: its rows, its tables of figures, and what was and was not checked.

    ``numbers`` are those of the findings, by which marked cells name them.
    """

    result: PaperResult
    numbers: tuple[int, ...] = ()
    scores: "tuple[ReportTable, ...]" = ()
    checked: "tuple[Block, ...]" = ()


def sheets_of(examination: "Examination") -> PaperSheets:
    """What came of one audit, as it is laid out on sheets."""
    from audit.report.document.blocks import ReportTable  # noqa: PLC0415  # only this form needs the tables of a report
    from audit.report.document.checked import not_checked, what_was_checked  # noqa: PLC0415  # as above
    from audit.report.document.scope import PaperPart  # noqa: PLC0415  # as above
    from audit.report.document.score_table import score_tables  # noqa: PLC0415  # as above

    result = result_of(examination)
    if examination.appraisal is None:
        return PaperSheets(result)
    part = PaperPart(examination=examination, appraisal=examination.appraisal)
    tables = tuple(block for section in score_tables(part, _OPTIONS) for block in section.blocks if isinstance(block, ReportTable))
    numbers = tuple(map(part.number, examination.findings))
    return PaperSheets(result, numbers, tables, (*what_was_checked(part), *not_checked(part).blocks))


def workbook(papers: Sequence[PaperSheets]) -> bytes:
    """The workbook; the same results give the same bytes."""
    from openpyxl import Workbook  # noqa: PLC0415  # heavy, and only this form needs it

    book = Workbook()
    _findings(book.active, papers)
    for at, one in enumerate(papers, 1):
        number = f" {at}" if len(papers) > 1 else ""
        if one.scores:
            _scores(book.create_sheet(f"Figures{number}"), one)
        if one.checked:
            _checked(book.create_sheet(f"Checked{number}"), one)
    return saved(book)


def _findings(sheet: Any, papers: Sequence[PaperSheets]) -> None:
    from openpyxl.styles import Alignment  # noqa: PLC0415  # as above
    from openpyxl.utils import get_column_letter  # noqa: PLC0415  # as above

    sheet.title = "Findings"
    heads = ("finding", *HEADINGS)
    _heads(sheet, 1, heads)
    for at, row in enumerate((row for one in papers for row in _rows(one)), 2):
        for column, text in enumerate(row, 1):
            put_text(sheet, at, column, text).alignment = Alignment(wrap_text=True, vertical="top")
    for column, name in enumerate(heads, 1):
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS.get(name, _USUAL)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _rows(paper: PaperSheets) -> Iterator[tuple[str, ...]]:
    """The rows of a paper, its findings with their numbers."""
    rows = list(rows_of(paper.result))
    numbers = [*[""] * (len(rows) - len(paper.numbers)), *map(str, paper.numbers)]
    return ((number, *row) for number, row in zip(numbers, rows, strict=True))


def _heads(sheet: Any, row: int, heads: Sequence[str]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415  # as above

    for column, text in enumerate(heads, 1):
        cell = put_text(sheet, row, column, text)
        cell.font, cell.fill, cell.alignment = Font(bold=True), PatternFill("solid", fgColor=_HEAD), Alignment(wrap_text=True, vertical="top")


def _scores(sheet: Any, paper: PaperSheets) -> None:
    row = _titled(sheet, paper)
    for table in paper.scores:
        put_text(sheet, row, 1, table.caption)
        _heads(sheet, row + 1, table.heads)
        for at, cells in enumerate(table.rows, row + 2):
            for column, cell in enumerate(cells, 1):
                _figure(sheet, at, column, cell)
        row += len(table.rows) + 4
    sheet.column_dimensions["A"].width = _FIRST


def _titled(sheet: Any, paper: PaperSheets) -> int:
    """Write what the sheet is about; gives the row below."""
    from openpyxl.styles import Font  # noqa: PLC0415  # as above

    put_text(sheet, 1, 1, paper.result.title).font = Font(bold=True)
    put_text(sheet, 2, 1, paper.result.path)
    return 4


def _figure(sheet: Any, row: int, column: int, cell: "ReportCell") -> None:
    """A figure as printed, its shade, and a note for each mark."""
    from openpyxl.comments import Comment  # noqa: PLC0415  # as above
    from openpyxl.styles import PatternFill  # noqa: PLC0415  # as above

    stored = put_text(sheet, row, column, f"{cell.text} ({cell.aside})" if cell.aside and cell.text else cell.text or cell.aside)
    if cell.marks:
        stored.fill = PatternFill("solid", fgColor=_MARK)
        stored.comment = Comment("\n".join(mark.said for mark in cell.marks), "appraisal-audit")
    elif cell.heat is not None:
        stored.fill = PatternFill("solid", fgColor=_HEATS[cell.heat])


def _checked(sheet: Any, paper: PaperSheets) -> None:
    row = _titled(sheet, paper)
    for line in (line for block in paper.checked for line in _lines(block)):
        for column, text in enumerate(line, 1):
            put_text(sheet, row, column, text)
        row += 1
    sheet.column_dimensions["A"].width = _FIRST


def _lines(block: "Block") -> Iterator[tuple[str, ...]]:
    from audit.report.document.blocks import Bullets, ReportTable, ReportText  # noqa: PLC0415  # as above

    if isinstance(block, ReportText):
        yield (block.text,)
    elif isinstance(block, Bullets):
        yield from ((item.text,) for item in block.items)
    elif isinstance(block, ReportTable):
        yield (block.caption,)
        yield block.heads
        yield from (tuple(cell.text for cell in row) for row in block.rows)
