"""The review as a workbook, for who would rather not open a page: the same questions, with a list to answer from.

Every cell is stored as text, so that nothing that a document says becomes a formula.
"""

import base64
from collections.abc import Iterator, Sequence
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from audit.report.exchange.steady import put_text, saved
from audit.review import sheets
from audit.review.pictures import PageImage
from audit.review.question import Question, Review

__all__ = ["workbook_of"]

_ASKED: Final = (
    sheets.TABLE, sheets.WHOSE, sheets.KIND, sheets.WHERE, sheets.READ, sheets.WHY, sheets.FITS, sheets.PICTURE, sheets.ANSWER, sheets.VALUE,
    sheets.NOTE, sheets.NAME,
)  # fmt: skip
_WIDTHS: Final = {
    sheets.TABLE: 7, sheets.WHOSE: 44, sheets.KIND: 14, sheets.WHERE: 30, sheets.READ: 12, sheets.WHY: 34, sheets.FITS: 24, sheets.PICTURE: 62,
    sheets.ANSWER: 14, sheets.VALUE: 14, sheets.NOTE: 30, sheets.NAME: 24, sheets.TITLE: 50, sheets.COUNT: 12, sheets.YES: 24,
}  # fmt: skip
_HEAD: Final = PatternFill("solid", fgColor="FFE9EEF6")
_FILL_IN: Final = PatternFill("solid", fgColor="FFFFF6DD")
_TO_FILL: Final = frozenset({sheets.ANSWER, sheets.VALUE, sheets.NOTE, sheets.YES})
_POINTS_A_PIXEL: Final = 0.75
_HOW: Final = (
    "Compare the figures with your copy of the document. Fill in the yellow cells and save.",
    "Then, with this workbook in the same folder as the document: audit import DOCUMENT --apply WORKBOOK -o FILE.yaml",
    "Doubtful: one figure in each row. Choose an answer. If it is Correct, write what the document prints under My copy says.",
    "Compared: write yes beside each table that you have compared. This confirms all its cells except those you answered differently.",
    "Cells: all other cells. Answer only if your copy differs.",
)


def workbook_of(review: Review, pictures: Sequence[PageImage]) -> bytes:
    """Write the workbook; the same questions give the same bytes."""
    book = Workbook()
    _start(book.active, review)
    singles = review.singles()
    doubtful = _sheet(book, sheets.DOUBTFUL, _ASKED, [_asked(one) for one in singles])
    _sheet(book, sheets.COMPARED, (sheets.TABLE, sheets.TITLE, sheets.WHERE, sheets.COUNT, sheets.YES), list(_tables(review)))
    plain = tuple(head for head in _ASKED if head not in {sheets.WHY, sheets.FITS, sheets.PICTURE})
    others = [_asked(one) for view in review.views for name in view.names() if not (one := review.questions[name]).single]
    _sheet(book, sheets.CELLS, plain, others)
    _picture(book, doubtful, singles, pictures)
    return saved(book)


def _start(sheet: Any, review: Review) -> None:
    sheet.title = sheets.START
    fields = review.chosen.fields()
    part = "; ".join(f"{key}: {', '.join(map(str, listed))}" for key, listed in fields.items()) or "all of it"
    rows = [
        (f"Check your copy of {review.name}", sheets.FORMAT), (sheets.DOCUMENT, review.name), (sheets.SHA256, review.sha256),
        (sheets.CHOSEN, part), (sheets.BY, ""), (sheets.ON, ""),
    ]  # fmt: skip
    for at, (head, said) in enumerate(rows, 1):
        put_text(sheet, at, 1, head).font = Font(bold=True)
        put_text(sheet, at, 2, said)
        if head in {sheets.BY, sheets.ON}:
            sheet.cell(at, 2).fill = _FILL_IN
    found = [f"Found: {one.name}, {one.where}" for one in review.candidates]
    marked = [] if review.handling == "public" else [f"The document is marked {review.handling}: handle this workbook as you handle the document."]
    for at, line in enumerate((*_HOW, *marked, *found, *review.notes), len(rows) + 2):
        put_text(sheet, at, 1, line)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 34, 70


def _asked(one: Question) -> dict[str, str]:
    fits = "; ".join(f"{fit.value} ({fit.sum})" for fit in one.fits)
    read = one.read or "(empty)"
    return {
        sheets.TABLE: str(one.spot[0]), sheets.WHOSE: one.of, sheets.KIND: one.kind, sheets.WHERE: one.where, sheets.READ: read,
        sheets.WHY: one.why, sheets.FITS: fits, sheets.NAME: one.name,
    }  # fmt: skip


def _tables(review: Review) -> Iterator[dict[str, str]]:
    seen: dict[int, list[str]] = {}
    for view in review.views:
        seen.setdefault(view.number, []).extend(view.names())
    titles = {view.number: ("; ".join((view.title, *view.doubts)), view.where) for view in reversed(review.views)}
    for number, names in seen.items():
        title, where = titles[number]
        yield {sheets.TABLE: str(number), sheets.TITLE: title, sheets.WHERE: where, sheets.COUNT: str(len(names))}


def _sheet(book: Any, title: str, heads: Sequence[str], rows: Sequence[dict[str, str]]) -> Any:
    sheet = book.create_sheet(title)
    for column, head in enumerate(heads, 1):
        top = put_text(sheet, 1, column, head)
        top.font, top.fill = Font(bold=True), _HEAD
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS[head]
    for at, row in enumerate(rows, 2):
        for column, head in enumerate(heads, 1):
            cell = put_text(sheet, at, column, row.get(head, ""))
            cell.alignment = Alignment(wrap_text=head != sheets.NAME, vertical="top")
            if head in _TO_FILL:
                cell.fill = _FILL_IN
    sheet.freeze_panes = "A2"
    _choices(sheet, heads, len(rows))
    return sheet


def _choices(sheet: Any, heads: Sequence[str], rows: int) -> None:
    """Attach a list of choices to the columns that a person answers."""
    for head, words in ((sheets.ANSWER, sheets.ANSWERS), (sheets.YES, ("yes",))):
        if head in heads and rows:
            letter = get_column_letter(heads.index(head) + 1)
            choice = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True, showErrorMessage=True)
            choice.add(f"{letter}2:{letter}{rows + 1}")
            sheet.add_data_validation(choice)


def _picture(book: Any, sheet: Any, singles: Sequence[Question], pictures: Sequence[PageImage]) -> None:
    """Put crops beside the doubtful figures, and the pages on a sheet of their own, where pictures can be handled."""
    if not pictures:
        return
    try:
        from audit.review.crops import crops_of, whole  # noqa: PLC0415  # Pillow comes with the reader of PDF documents, as a rule
    except ImportError:
        return
    letter = get_column_letter(_ASKED.index(sheets.PICTURE) + 1)
    for at, image in crops_of(singles, pictures):
        sheet.row_dimensions[at + 2].height = image.height * _POINTS_A_PIXEL + 4
        sheet.add_image(image, f"{letter}{at + 2}")
    pages, row = book.create_sheet(sheets.PICTURES), 1
    for picture in pictures:
        image = whole(base64.b64decode(picture.png))
        put_text(pages, row, 1, f"Page {picture.page}")
        pages.add_image(image, f"A{row + 1}")
        row += image.height // 20 + 3
