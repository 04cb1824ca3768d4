"""Stored results, references and errors."""

from fractions import Fraction

from audit.documents.book import Cell, Sheet, Workbook
from audit.workbook.analysis import WorkbookAnalysis
from audit.workbook.finds import FINDS
from tests.workbook.books import book, cells, found


def test_an_old_result_is_told_once_where_it_begins() -> None:
    """What would agree once the first is recalculated is no finding of its own; what follows from the old one agrees with it."""
    first = '{formula: "=A1+B1", stored: 9}'
    assert cells("old-result", "3, 4", first, '{formula: "=A2*2", stored: 18}') == ["A2"]
    assert cells("old-result", "3, 4", first, '{formula: "=A2*2", stored: 14}') == ["A2"]
    assert cells("old-result", "3, 4", first, '{formula: "=A2*2", stored: 13}') == ["A2", "A3"]


def test_an_old_result_says_both() -> None:
    """What is stored and what the formula gives."""
    (one,) = found("old-result", book("3, 4", '{formula: "=SUM(A1:B1)", stored: 9}'))
    assert (one.published, one.computed, one.words["list"]) == ("9", "7", "9")


def test_fifteen_digits_are_enough() -> None:
    """A stored third of one agrees with one divided by three, also beside large figures."""
    assert cells("old-result", "1, 3", '{formula: "=A1/B1", stored: 0.333333333333333}') == []
    assert cells("old-result", "1234567890.12, 1234567890.11", '{formula: "=A1-B1", stored: 0.0099999904}') == []


def test_formulas_without_a_result_are_undecided() -> None:
    """They are named, and a sheet with nothing but other functions is undecided, too."""
    looked = WorkbookAnalysis(book("1", '{formula: "=A1", stored: null}', '{formula: "=MAX(A1)", stored: 1}'))
    assert [(one.status, "A2" in str(one.reason)) for one in looked.found(FINDS["old-result"])] == [("undecided", True)]
    looked = WorkbookAnalysis(book("1", '{formula: "=MAX(A1)", stored: 1}'))
    assert [one.status for one in looked.found(FINDS["old-result"])] == ["undecided"]


def test_a_reference_that_leads_nowhere_names_why() -> None:
    """Each reason once."""
    (one,) = found("broken-reference", book('{formula: "=Old!A1+Old!A2", stored: 4}'))
    assert one.words["list"] == 'there is no sheet "Old"'


def test_only_the_first_error_is_told() -> None:
    """Errors that follow from another cell, and those of broken references, are told where they begin."""
    rows = ('"#N/A"', '{formula: "=A1+1", stored: "#N/A"}', '{formula: "=SUM(#REF!)", stored: "#REF!"}', '{formula: "=1/0", stored: "#DIV/0!"}')
    assert cells("error-value", *rows) == ["A1", "A4"]


def test_a_formula_may_ask_for_its_own_row() -> None:
    """ROW and the like take the place and not the content of a cell."""
    assert cells("own-cell", '{formula: "=ROW(A1)", stored: 1}', '{formula: "=SUM(A1:A3)", stored: 1}') == ["A2"]


def test_so_much_of_one_kind_is_not_told_one_by_one() -> None:
    """After a hundred of a sheet the number of the others is told."""
    looked = WorkbookAnalysis(book(*['{formula: "=Old!A1", stored: 1}'] * 130))
    told = looked.found(FINDS["broken-reference"])
    assert sum(one.status == "fail" for one in told) == 100
    assert str(told[-1].reason).startswith("30 more")


def test_sums_that_take_too_much_are_told_as_not_looked_at() -> None:
    """A sheet of many long sums is looked at up to the limit, and that there are more is said."""
    rows = {(row, 0): Cell(row, 0, "number", "1", Fraction(1)) for row in range(3000)}
    sums = {(row, 2): Cell(row, 2, "number", "3000", Fraction(3000), "=SUM(A$1:A$3000)") for row in range(200)}
    looked = WorkbookAnalysis(Workbook("x", "", (Sheet("S", {**rows, **sums}),)))
    assert [one.status for one in looked.found(FINDS["left-out"])][-1] == "undecided"
