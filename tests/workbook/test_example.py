"""Workbooks written in rule packs."""

import pytest

from audit.problems import InputError
from audit.workbook.example import alone
from tests.workbook.books import book


def test_cells_are_read_as_they_are_written() -> None:
    """Numbers, texts, numbers stored as text, errors, formulas with their result, and blanks."""
    one = book('Access, 3, "4", "#N/A", null, "=B1*2", {formula: "=B1", stored: 5}, {formula: "=B1", stored: null}')
    assert {cell.name: (cell.sort, cell.text.strip()) for cell in one.sheets[0].cells.values()} == {
        "A1": ("text", "Access"), "B1": ("number", "3"), "C1": ("text", "4"), "D1": ("error", "#N/A"), "F1": ("number", "6"), "G1": ("number", "5"),
        "H1": ("none", ""),
    }  # fmt: skip


def test_results_follow_from_results() -> None:
    """A formula that takes another one has its result too, in whatever order they stand."""
    one = book('"=B1+1", "=C1*2", 3')
    assert [cell.text for cell in one.sheets[0].cells.values()] == ["7", "6", "3"]


def test_what_is_hidden_and_named_is_kept() -> None:
    """Rows count from 1 and columns have letters, as on the sheet."""
    one = book("1, 2", more="      hidden-rows: [1]\n      hidden-columns: [B]\n      hidden: true\n  names: {first: 'S!$A$1'}\n")
    sheet = one.sheets[0]
    assert (sheet.hidden, sheet.hidden_rows, sheet.hidden_columns, one.names) == (True, {0}, {1}, {"first": "S!$A$1"})


def test_an_unknown_key_is_named() -> None:
    """Nothing that is written is passed over."""
    with pytest.raises(InputError, match="hiden"):
        book("1", more="      hiden: true\n")


def test_a_workbook_alone_is_an_appraisal_that_holds_nothing() -> None:
    """It can be audited, so that rules about workbooks can be tried without one."""
    assert alone(book("1")).root.get("appraisal") is not None
