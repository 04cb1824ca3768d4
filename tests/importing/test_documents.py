"""The same tables as Word, Excel, HTML, Markdown and PDF documents: the same appraisal, up to places."""

from functools import cache
from pathlib import Path

import pytest

from audit.importing.document import imported
from audit.importing.write import text_of
from tests.importing.compare import Figures, figures, read
from tests.importing.imitations import draft_in, paper_in

DOCUMENTS = (Path(__file__).parents[2] / "../shared/documents").resolve()

pytestmark = [
    pytest.mark.whole,
    pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the imitation documents are not part of the repository"),
]


@cache
def of(name: str) -> tuple[Figures, tuple[tuple[str, str, str], ...]]:
    draft = draft_in(DOCUMENTS / name)
    reasons = tuple((one.criterion, one.option, "".join(one.text.split())) for one in draft.reasons)
    return figures(read(text_of(draft).encode())), reasons


@pytest.mark.parametrize("name", ["A.html", "A.md", "A_word.pdf", "A_rl.pdf"])
def test_a_matrix_is_the_same_in_every_form(name: str) -> None:
    """Every weighted score, gateway, maximum, total, percentage and rank is that of the Word document."""
    assert of(name)[0] == of("A.docx")[0]


@pytest.mark.parametrize("name", ["B.html", pytest.param("B_word.pdf", marks=pytest.mark.deep)])
def test_tables_for_each_option_are_the_same_in_every_form(name: str) -> None:
    """Every score, total and maximum is that of the Word document, and every reason but for its white space."""
    assert of(name)[0] == of("B.docx")[0]
    assert {one[:2] for one in of(name)[1]} == {one[:2] for one in of("B.docx")[1]}


def test_a_workbook_gives_raw_and_weighted_scores() -> None:
    """The sheet of raw scores is told from the sheet that multiplies them by the weights."""
    found, plain = of("A.xlsx")[0], of("A.docx")[0]
    kinds = {key[0] for key in found}
    assert {"score", "weighted-score", "weight"} <= kinds
    weighted = sum(count for key, count in found.items() if key[0] == "weighted-score")
    assert weighted == sum(count for key, count in plain.items() if key[0] == "score")


def test_places_name_page_and_cell_or_sheet_and_cell() -> None:
    """A figure of a PDF knows its page, table, row and column; one of a workbook its sheet and cell."""
    pdf = next(one for one in imported(paper_in(DOCUMENTS / "A_word.pdf"), "A_word.pdf")[0].figures if one.text == "1810")
    assert (pdf.place.page, pdf.place.table) == (2, 2)
    assert pdf.place.row is not None
    assert pdf.place.column is not None
    sheet = next(one for one in imported(paper_in(DOCUMENTS / "A.xlsx"), "A.xlsx")[0].figures if one.text == "1810")
    assert sheet.place.locator() == "sheet Ranking, cell B2, table 3"
