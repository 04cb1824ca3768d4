"""Reading formulas into trees."""

from fractions import Fraction
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.documents.book import Sheet, Workbook
from audit.workbook.formula import Area, Broken, Call, Constant, Elsewhere, Node, Number, Pair, Signed, areas_of, walk
from audit.workbook.parse import UnreadError, parse

NAMES: Final = {
    "weights": "Scores!$B$2:$B$9", "top": "40", "Scores!own": "'My Raw'!C3", "lost": "#REF!", "round": "round", "made": "SUM(Scores!A1)",
}  # fmt: skip
BOOK: Final = Workbook("x", "", (Sheet("Scores"), Sheet("My Raw")), NAMES)


def tree(formula: str) -> Node:
    return parse(formula, BOOK, "Scores")


@pytest.mark.parametrize(
    ("formula", "written"),
    [
        ("=SUM(C3:C9)", ["C3:C9"]), ("=$B$2", ["B2"]), ("='My Raw'!C5", ["C5"]), ("=SUM(weights)", ["B2:B9"]), ("=own", ["C3"]), ("=C:C", ["C:C"]),
        ("=SUM(3:4)", ["3:4"]), ("=SUM(C9:C3)", ["C3:C9"]), ("=top", []), ("=SUM($C$3:D$9,AA1)", ["C3:D9", "AA1"]),
    ],
)  # fmt: skip
def test_references_are_found(formula: str, written: list[str]) -> None:
    """Cells, ranges, whole columns and rows, other sheets and names all lead to their cells."""
    assert [str(area) for area in areas_of(tree(formula))] == written


@pytest.mark.parametrize("formula", ["=SUM(#REF!)", "=Old!A1", "=nowhere+1", "=lost", "='My Raw'!#REF!"])
def test_references_that_lead_nowhere_are_known(formula: str) -> None:
    """Cells that were taken away, and sheets and names that are not there."""
    assert any(isinstance(one, Broken) for one in walk(tree(formula)))


@pytest.mark.parametrize("formula", ["=[1]Sheet!A1", "=Table1[Score]", "=made", "=LET(x,A1,x*2)", "=Scores:Other!A1", "=A1:B2:C3", "=round"])
def test_references_that_are_not_followed_are_not_called_broken(formula: str) -> None:
    """Other workbooks, tables by column, formulas behind names and names of a formula's own lead somewhere."""
    nodes = list(walk(tree(formula)))
    assert any(isinstance(one, Elsewhere) for one in nodes)
    assert not any(isinstance(one, Broken) for one in nodes)


def test_signs_bind_as_in_spreadsheets() -> None:
    """Times before plus, a leading minus before a power, per cent behind a number, and comparisons last."""
    one = Area("Scores", 0, 0, 0, 0)
    assert tree("=A1+A1*A1") == Pair("+", one, Pair("*", one, one))
    assert tree("=(A1+A1)*A1") == Pair("*", Pair("+", one, one), one)
    assert tree("=-A1^A1") == Pair("^", Signed("-", one), one)
    assert tree("=+A1") == one
    assert tree("=A1>5%") == Pair(">", one, Signed("%", Number(Fraction(5))))
    assert tree("=A1-A1-A1") == Pair("-", Pair("-", one, one), one)


def test_functions_keep_their_arguments() -> None:
    """Also those that are left empty, texts, lists and truth values; prefixes of newer functions fall away."""
    assert tree("=IF(TRUE,,2)") == Call("IF", (Constant("TRUE"), Constant(""), Number(Fraction(2))))
    assert tree('=_xlfn.CONCAT("a",{1,2})') == Call("CONCAT", (Constant('"a"'), Constant("{}")))


@pytest.mark.parametrize(
    "formula", ["=SUM(A1", '="a', "=A1 A2", "=", "=)", "=1E999", "=" + "(" * 70 + "1" + ")" * 70, "=" + "+".join(["1"] * 400), "=" + "A1" * 5000]
)
def test_formulas_that_are_not_understood_are_refused(formula: str) -> None:
    """Brackets that do not match, numbers without end, and formulas that are too long or too deep."""
    with pytest.raises(UnreadError):
        tree(formula)


@given(st.text(alphabet="AB12$:!'\"()+-*/,;%&<>=#{}[]. \n", max_size=40))
def test_no_formula_breaks_the_reader(text: str) -> None:
    """Whatever stands in a cell is read, and then it is a tree, or it is refused."""
    try:
        found = tree(f"={text}")
    except UnreadError:
        return
    assert list(walk(found))
