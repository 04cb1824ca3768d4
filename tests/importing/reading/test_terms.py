"""Formulas read as sums of products: what they come to with the values of their cells is what a spreadsheet gives."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.model.quantity import Quantity
from audit.importing.reading.terms import TermReader, worth
from audit.workbook.parse import UnreadError
from tests.workbook.books import book

_CELLS = {"A1": Fraction(3), "A2": Fraction(5), "A3": Fraction(7), "B1": Fraction(2), "B2": Fraction(1, 4), "B3": Fraction(4)}
_KNOWN = {name: Quantity("score" if name[0] == "A" else "weight", "oak" if name[0] == "A" else None, name) for name in _CELLS}

Sample = tuple[str, Fraction]
"""A formula, and what it gives."""


def _terms(formula: str, *, more: str = '""') -> Fraction:
    own = f"{{formula: '={formula}', stored: 0}}"
    rows = [f"3, 2, {own}, {more}", "5, 0.25", "7, 4"]
    known = {("S", (int(name[1]) - 1, ord(name[0]) - ord("A"))): one for name, one in _KNOWN.items()}
    found = TermReader(book(*rows), known).total(("S", (0, 2)))
    return worth(found, {one: _CELLS[name] for name, one in _KNOWN.items()})


def _joined(inner: st.SearchStrategy[Sample]) -> st.SearchStrategy[Sample]:
    pairs = st.tuples(inner, inner)
    return (
        pairs.map(lambda two: (f"({two[0][0]}+{two[1][0]})", two[0][1] + two[1][1]))
        | pairs.map(lambda two: (f"({two[0][0]}-{two[1][0]})", two[0][1] - two[1][1]))
        | pairs.map(lambda two: (f"SUM({two[0][0]},{two[1][0]},A1:A3)", two[0][1] + two[1][1] + 15))
        | st.tuples(inner, st.integers(1, 9)).map(lambda two: (f"{two[0][0]}*{two[1]}%/4", two[0][1] * two[1] / 400))
        | inner.map(lambda one: (f"AVERAGE(-{one[0]},A1)", (3 - one[1]) / 2))
    )


_LEAVES = st.sampled_from(
    [*_CELLS.items(), ("SUMPRODUCT(A1:A3,$B$1:$B$3)", Fraction(141, 4)), ("A1*B2", Fraction(3, 4)), ("COUNT(A1:A9)", Fraction(3))]
)


@given(st.recursive(_LEAVES, _joined, max_leaves=8))
def test_terms_come_to_what_the_formula_gives(sample: Sample) -> None:
    """Whatever is added, averaged and multiplied, nothing is lost between the formula and its terms."""
    formula, value = sample
    assert _terms(formula) == value


@pytest.mark.parametrize(
    ("formula", "why"),
    [
        ("A1*A1", "with itself"), ("A1/A2", "divides by"), ("A1/0", "divides by"), ("A1^2", "add and multiply"), ("MAX(A1:A3)", "MAX"),
        ("IF(A1>2,A1,A2)", "condition"), ("A1:A3", "many cells"), ("A1&A2", "add and multiply"), ("SUM(A:A)", "more cells"), ("C1", "too many cells"),
        ("SUMPRODUCT(A1:A3,B1:B2)", "add and multiply"), ("SUBTOTAL(4,A1:A3)", "SUBTOTAL"), ("SUM(A1:A3", "brackets|too early"), ("Leaf", "figures"),
        ("+".join(["A1"] * 120), "nested too deep"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_not_read(formula: str, why: str) -> None:
    """Nothing is guessed: a formula that does more than add and multiply states nothing."""
    with pytest.raises(UnreadError, match=why):
        _terms(formula)


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("ROUND(SUM(A1:A3),1)", 15),
        ('IF(A1="","",SUM(A1:A3))', 15),
        ("IFERROR(SUBTOTAL(109,A1:A3),0)", 15),
        ("SUM(D1,A1)", 45),
        ("PRODUCT(A1,A2)", 15),
    ],
)
def test_what_only_wraps_a_sum_is_passed_through(formula: str, value: int) -> None:
    """Rounding, a condition that shows nothing where there is nothing, and a cell between that holds a formula of its own."""
    assert _terms(formula, more='{formula: "=SUMPRODUCT(A1:A3*B1)+SUM(A1:A2)/2+E1+8", stored: 42}') == value
