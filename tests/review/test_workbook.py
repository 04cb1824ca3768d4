"""The workbook: written, filled in, read back."""

import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from audit.documents.read import read_paper
from audit.importing.answer import Answer
from audit.importing.document import draft_of
from audit.problems import InputError
from audit.review import sheets
from audit.review.apply import Copy, read_corrections
from audit.review.corrections import Chosen
from audit.review.pictures import pictures_of
from audit.review.survey import review_of
from audit.review.workbook import workbook_of
from tests.review.made import asked, by_whose, copy
from tests.review.papers import ROWS, pdf

_WHO: Mapping[tuple[str, str], str] = {(sheets.START, "B5"): "Clerk", (sheets.START, "B6"): "2026-01-31"}


@cache
def _written(named: tuple[tuple[str, Any], ...]) -> bytes:
    """The workbook as it is written; filling it in leaves it as it is."""
    of = copy(**dict(named))
    return workbook_of(review_of(draft_of([of.paper]), of, Chosen((2,), ("Scores",), (1, 3))), ())


def _filled(folder: Path, said: Mapping[tuple[str, str], Any], **named: Any) -> Path:
    """Fill in cells of a workbook, by sheet and place, as a spreadsheet program does."""
    book = openpyxl.load_workbook(io.BytesIO(_written(tuple(named.items()))))
    for (sheet, place), text in said.items():
        book[sheet][place] = text
    book.save(folder / "filled.xlsx")
    return folder / "filled.xlsx"


def test_answers_come_back(tmp_path: Path) -> None:
    """Single answers, a table confirmed at once, who and when: all as the page would have saved it."""
    said = {**_WHO, (sheets.DOUBTFUL, "I2"): "Confirm", (sheets.DOUBTFUL, "J3"): 4, (sheets.DOUBTFUL, "K3"): "faint", (sheets.COMPARED, "E2"): "Yes",
            (sheets.CELLS, "F2"): "Withheld"}  # fmt: skip
    found = read_corrections(_filled(tmp_path, said))
    questions = by_whose(asked(copy()))
    assert (found.by, found.on, found.document, found.chosen) == ("Clerk", "2026-01-31", "small.html", Chosen((2,), ("Scores",), (1, 3)))
    assert found.answers[questions["Safety / Option B"].name] == Answer("confirm")
    assert found.answers[questions["Safety / Option C"].name] == Answer("value", "4", "faint")
    assert found.answers[questions["Access / Option A"].name] == Answer("withheld")
    assert found.answers[questions["Total / Option C"].name] == Answer("confirm")
    assert len(found.answers) == 12


def test_what_is_left_open_stays_open(tmp_path: Path) -> None:
    """Only rows that were answered, or tables that were compared, count."""
    assert read_corrections(_filled(tmp_path, _WHO)).answers == {}


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({(sheets.START, "B6"): "2026-01-31"}, "write a name or a role"),
        ({(sheets.START, "B5"): "Clerk", (sheets.START, "B6"): "today"}, "year, month and day"),
        ({**_WHO, (sheets.DOUBTFUL, "I2"): "Perhaps"}, 'sheet Doubtful, row 2: "Perhaps" is not an answer; choose one of Confirm'),
        ({**_WHO, (sheets.CELLS, "F3"): "Correct"}, "sheet Cells, row 3: the answer is Correct, and"),
        ({(sheets.START, "B1"): "Something"}, "has no corrections"),
    ],
)
def test_what_does_not_fit_is_said_with_its_place(tmp_path: Path, said: Mapping[tuple[str, str], str], message: str) -> None:
    """A person who fills in a workbook is told the sheet and row, and what would do."""
    with pytest.raises(InputError, match=message):
        read_corrections(_filled(tmp_path, said))


def test_nothing_becomes_a_formula() -> None:
    """Whatever a document says is stored as a text and stays one."""
    evil = '=HYPERLINK("http://x.invalid","click")'
    rows = [[cell.replace("Option A", evil).replace("Access", "@SUM(A1)") for cell in row] for row in ROWS]
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(asked(copy(rows, name="=1+1.html")), ())))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert any(evil in str(cell.value) for cell in cells)
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)


def test_the_same_questions_give_the_same_bytes() -> None:
    """No time of saving stands in it."""
    assert workbook_of(asked(copy()), ()) == workbook_of(asked(copy()), ())


def test_answers_are_chosen_from_a_list() -> None:
    """The column of answers offers the five there are."""
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(asked(copy()), ())))
    (choice,) = book[sheets.DOUBTFUL].data_validations.dataValidation
    assert (choice.formula1, str(choice.sqref)) == ('"Confirm,Correct,Empty,Cannot read,Withheld"', "I2:I3")


def test_doubtful_figures_have_their_crop_beside_them(tmp_path: Path) -> None:
    """For PDF documents a picture stands in the row of each question, and the pages on a sheet of their own."""
    file = pdf(tmp_path / "small.pdf")
    paper, data = read_paper(file), file.read_bytes()
    review = review_of(draft_of([paper]), Copy(paper, data))
    book: Any = openpyxl.load_workbook(io.BytesIO(workbook_of(review, pictures_of(review, data))))
    placed = [(image.anchor._from.row, image.anchor._from.col) for image in book[sheets.DOUBTFUL]._images]
    assert placed == [(1, 7), (2, 7)]
    assert len(book[sheets.PICTURES]._images) == 1
