"""What printed sums say of single cells."""

from fractions import Fraction

import pytest

from audit.review.question import PrintedSum, SumTerm
from audit.review.sums import PrintedSums, comes_out, known_sums, missing
from tests.review.made import asked, copy, drafted

_SUM = PrintedSum("total", (SumTerm(Fraction(1), ("a",)), SumTerm(Fraction(1), ("b",))), Fraction(1), "t")


def _known(a: str | None, b: str | None, t: str | None, /, **steps: str) -> PrintedSums:
    values = {name: Fraction(text) if text is not None else None for name, text in (("a", a), ("b", b), ("t", t))}
    return PrintedSums((_SUM,), values, {name: Fraction(step) for name, step in steps.items()})


@pytest.mark.parametrize(
    ("known", "name", "values"),
    [
        (_known("1", None, "5"), "b", [4]),
        (_known("1", "2", None), "t", [3]),
        (_known("1", None, None), "b", []),
        (_known("1", None, "5.4", t="0.1"), "b", []),
        (_known("1", None, "5", t="1"), "b", [4]),
        (_known("1", None, "5", t="6"), "b", []),
        (_known("1", None, "5.4", t="0.1", b="0.1"), "b", [Fraction("4.4")]),
    ],
)
def test_a_cell_is_worked_out_from_the_others(known: PrintedSums, name: str, values: list[Fraction]) -> None:
    """One unknown has a value; two have none; a rounded sum gives a value only where few would do."""
    assert missing(_SUM, name, known) == values


def test_a_weight_of_nothing_tells_nothing() -> None:
    """Where a cell counts for nothing, any value makes the sum come out."""
    one = PrintedSum("total", (SumTerm(Fraction(1), ("w", "a")),), Fraction(1), "t")
    known = PrintedSums((one,), {"w": Fraction(0), "a": None, "t": Fraction(0)}, {})
    assert missing(one, "a", known) == []


def test_a_weighted_sum_is_divided() -> None:
    """Weights of 60 and 40 over 100: 5 and 0 make 3."""
    one = PrintedSum("total", (SumTerm(Fraction(60), ("a",)), SumTerm(Fraction(40), ("b",))), Fraction(100), "t")
    known = PrintedSums((one,), {"a": Fraction(5), "b": Fraction(0), "t": Fraction(3)}, {})
    assert comes_out(one, known)
    assert missing(one, "a", known) == [5]


def test_a_sum_comes_out_or_not_or_cannot_be_told() -> None:
    """Rounding is allowed for as far as the places printed allow."""
    assert comes_out(_SUM, _known("1", "2", "3"))
    assert not comes_out(_SUM, _known("1", "2", "4"))
    assert comes_out(_SUM, _known("1.24", "2", "3.2", t="0.1"))
    assert comes_out(_SUM, _known(None, "2", "4")) is None


def test_weights_of_another_table_take_part() -> None:
    """Raw scores times weights, with no weighted scores printed, are followed to the cells they stand in."""
    weights = [["Criterion", "Weight"], ["Access", "3"], ["Safety", "2"]]
    scores = [
        ["Criterion", "Option A", "Option B", "Option C"],
        ["Access", "4", "2", "1"],
        ["Safety", "5", "1", "3"],
        ["Total weighted score", "22", "8", "9"],
    ]
    review = asked(copy(weights, scores))
    assert [len(one.cells()) for one in review.sums if one.says == "total of Option A"] == [5]


def test_a_draft_that_cannot_be_read_has_no_sums() -> None:
    """Nothing is raised where a draft is no appraisal yet; the page then goes without."""
    from dataclasses import replace  # noqa: PLC0415  # for this test only

    draft = drafted(copy())
    assert known_sums(replace(draft, id="not an id!"), {}).sums == ()
