"""Results as a workbook."""

import io
from typing import Any

import pytest
from openpyxl import load_workbook

from audit.examine import Examination
from audit.problems import Problem, fault
from audit.report.all_forms import FORMS
from audit.report.exchange.workbook import sheets_of, workbook
from tests.report.document.parts import CLEAN, ODD, TENDER
from tests.report.exchange.results import HOSTILE
from tests.report.papers import examined_by_all, explained_file


def _book(*papers: Examination) -> Any:
    return load_workbook(io.BytesIO(workbook([sheets_of(one) for one in papers])))


def _texts(sheet: Any) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_there_are_findings_figures_and_what_was_checked() -> None:
    """One sheet of findings for all papers, two sheets for each paper."""
    assert _book(examined_by_all(ODD)).sheetnames == ["Findings", "Figures", "Checked"]
    assert _book(examined_by_all(ODD), examined_by_all(CLEAN)).sheetnames == ["Findings", "Figures 1", "Checked 1", "Figures 2", "Checked 2"]


def test_a_cell_that_does_not_agree_is_marked_with_the_number_of_its_finding() -> None:
    """By its colour and a note; the finding has that number on its sheet."""
    book = _book(examined_by_all(ODD))
    marked = {cell.value: cell.comment.text for row in book["Figures"].iter_rows() for cell in row if cell.comment is not None}
    assert marked["11"] == "does not agree: finding 1"
    heads = [cell.value for cell in book["Findings"][1]]
    first = dict(zip(heads, (cell.value for cell in book["Findings"][2]), strict=True))
    assert (first["finding"], first["rule"], first["published"], first["computed"]) == ("1", "ARI001", "11", "12")


def test_figures_stand_as_printed() -> None:
    """As texts, so that 4.0 stays 4.0, and no cell is a formula whatever its title begins with."""
    for text in (ODD, HOSTILE):
        book = _book(examined_by_all(text))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in cells} == {"s"}
    assert any(text.startswith("=1+1") for text in _texts(_book(examined_by_all(HOSTILE))["Figures"]))


def test_withheld_figures_are_not_in_it() -> None:
    """Neither those nor what would give them away."""
    book = _book(explained_file(TENDER))
    assert "withheld" in " ".join(_texts(book["Figures"]))
    assert FORMS["xlsx"].binary


def test_a_paper_that_could_not_be_audited_has_its_row() -> None:
    """And no sheets, since nothing of it was read."""
    book = _book(Examination("lost.yaml", problems=(Problem("lost.yaml", 0, 0, fault("not-a-source")),)))
    assert book.sheetnames == ["Findings"]
    assert "not audited" in _texts(book["Findings"])


@pytest.mark.parametrize("text", [ODD, CLEAN])
def test_the_same_results_give_the_same_bytes(text: str) -> None:
    """Nothing in it comes from the clock."""
    assert workbook([sheets_of(examined_by_all(text))]) == workbook([sheets_of(examined_by_all(text))])
