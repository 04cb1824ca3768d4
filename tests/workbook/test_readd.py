"""Working formulas out again."""

from fractions import Fraction
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.documents.book import Cell, Sheet, Workbook
from audit.limits import WorkbookLimits
from audit.workbook.parse import parse
from audit.workbook.readd import Adder, UnknownError
from tests.workbook.books import book

GRID: Final = ("3, 4, 5", "2, 0.1, 7", '"6", word, "#N/A"', 'null, null, {formula: "=A1", stored: null}')


def result(formula: str) -> Fraction:
    one = book(*GRID)
    return Adder(one).result(parse(formula, one, "S"))


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=SUM(A1:C2)", "21.1"), ("=SUM(A1:A3)", "5"), ("=A1+B2*2-1", "2.2"), ("=A1/A2", "1.5"), ("=AVERAGE(A1:C1)", "4"), ("=PRODUCT(A1:A2,2)", "12"),
        ("=SUMPRODUCT(A1:A3,B1:B3)", "12.2"), ("=ROUND(A1/C2,2)", "0.43"), ("=ROUND(-2.5,0)", "-3"), ("=IFERROR(A1,0)", "3"), ("=SUBTOTAL(9,A1:A2)", "5"),
        ("=-A1%", "-0.03"), ("=D9", "0"), ("=SUM(A:A)", "5"), ("=ROUND(2.6)", "3"),
    ],
)  # fmt: skip
def test_results_are_exact(formula: str, value: str) -> None:
    """Sums, products and means leave texts and blanks out, as spreadsheets do; nothing is rounded on the way."""
    assert result(formula) == Fraction(value)


@pytest.mark.parametrize(
    "formula",
    [
        "=MAX(A1:A2)", "=A1/D9", "=SUM(C1:C4)", "=A3+1", "=A1:A2", "=A1^2", "=AVERAGE(D1:D2)", "=SUBTOTAL(1,A1:A2)", "=SUMPRODUCT(A1:A2,B1)",
        "=ROUND(1,99)", "=C4", '="a"', "=SUM(Gone!A1)", "=SUM()", "=C3",
    ],
)  # fmt: skip
def test_what_is_not_worked_out_is_not_known(formula: str) -> None:
    """Other functions, divisions by nought, errors, texts and results that are not stored give no result, and no guess."""
    with pytest.raises(UnknownError):
        result(formula)


def test_hidden_rows_make_a_subtotal_unknown() -> None:
    """Whether it takes them depends on how they were hidden, which is not stored."""
    one = book(*GRID, more="      hidden-rows: [2]\n")
    with pytest.raises(UnknownError, match="hidden"):
        Adder(one).result(parse("=SUBTOTAL(9,A1:A2)", one, "S"))


def test_subtotals_pass_over_subtotals() -> None:
    """A SUBTOTAL of rows with others among them counts each figure once."""
    one = book("1", "2", '"=SUBTOTAL(9,A1:A2)"', "4")
    assert Adder(one).result(parse("=SUBTOTAL(9,A1:A4)", one, "S")) == 7


@pytest.mark.whole
def test_no_workbook_takes_for_ever() -> None:
    """The cells that are taken are counted; beyond the limit a result is not known."""
    one = Workbook("x", "", (Sheet("S", {(row, 0): Cell(row, 0, "number", "1", Fraction(1)) for row in range(5000)}),))
    adder, node = Adder(one), parse("=SUM(A1:A5000)", one, "S")
    for _ in range(WorkbookLimits.MAX_ADDED // 5000):
        assert adder.result(node) == 5000
    with pytest.raises(UnknownError, match="more than"):
        adder.result(node)


@given(st.lists(st.integers(-1000, 1000), min_size=1, max_size=8))
def test_a_sum_is_the_sum(values: list[int]) -> None:
    """Adding a row up gives what adding its numbers gives, and a mean is that by their count."""
    one = book(", ".join(map(str, values)))
    last = "ABCDEFGH"[len(values) - 1]
    assert Adder(one).result(parse(f"=SUM(A1:{last}1)", one, "S")) == sum(values)
    assert Adder(one).result(parse(f"=AVERAGE(A1:{last}1)", one, "S")) == Fraction(sum(values), len(values))
