"""The formula in the cell of a total states how totals are made: by what it adds and multiplies, in both directions of a table."""

import re

import pytest

from audit.appraisal.model.appraisal import Appraisal, Standing
from audit.examine import examine_appraisal
from audit.importing.document import all_imported
from tests.documents.documents import read, rewritten, xlsx
from tests.importing.reading.found import Found, errors, rules

_FIGURE = re.compile(r"-?\d+(\.\d+)?")


def _data(*rows: str, form: str, formed: int = 1) -> bytes:
    """A workbook of rows of cells with ``|`` between them; a formula has its stored result behind ``->``.

    ``form`` is the number format of so many columns from the second on.
    """
    results: list[str] = []

    def fill(book: object) -> None:
        sheet = book.active  # type: ignore[attr-defined]  # a workbook of openpyxl
        for at, row in enumerate(rows, 1):
            for column, text in enumerate(map(str.strip, row.split("|")), 1):
                formula, _, result = text.partition("->")
                results.extend([result.strip()] if result else [])
                written = formula.strip().replace(",", ".") if _FIGURE.fullmatch(formula.strip()) else formula.strip()
                sheet.cell(at, column).value = float(written) if _FIGURE.fullmatch(written) else written.removeprefix("'") or None
            for column in range(2, 2 + formed):
                sheet.cell(at, column).number_format = form

    def stored(text: str) -> str:
        left = iter(results)
        return re.sub(r"</f><v\s*/>|</f><v></v>", lambda _: f"</f><v>{next(left)}</v>", text)

    return rewritten(xlsx(fill), {"xl/worksheets/sheet1.xml": stored})


def _read(*rows: str, form: str = "General") -> tuple[Standing, list[Found], Appraisal]:
    (appraisal, _), *others = all_imported(read(_data(*rows, form=form), "trees.xlsx"), "trees.xlsx")
    assert not others
    standing = appraisal.method.standing
    assert standing is not None
    (found,) = errors([examine_appraisal(appraisal, rules())])
    return standing, found, appraisal


_DOWN = ("Criterion | Weight | Alder | Birch | Cedar", "Growth | 3 | 4 | 5 | 2", "Bark | 2 | 5 | 4 | 3", "Leaf | 1 | 2 | 5 | 5")
"""Sums 11, 14, 10; by weights 24, 28, 17; of weights 6."""


@pytest.mark.parametrize(
    ("last", "way"),
    [
        ("Total | | =SUM(C2:C4) -> 11 | =SUM(D2:D4) -> 14 | =SUM(E2:E4) -> 10", "the sum of the scores"),
        ("Total | | =C2+C3+C4 -> 11 | =D2+D3+D4 -> 14 | =E2+E3+E4 -> 10", "the sum of the scores"),
        ("Total | | =C2+C3-C4 -> 7 | =D2+D3-D4 -> 4 | =E2+E3-E4 -> 0", "the sum of the scores, less Leaf"),
        (
            "Total | | =SUMPRODUCT($B$2:$B$4,C2:C4) -> 24 | =SUMPRODUCT($B$2:$B$4,D2:D4) -> 28 | =SUMPRODUCT($B$2:$B$4,E2:E4) -> 17",
            "the sum of scores times weights",
        ),
        ("Total | | =$B2*C2+B3*C3+B4*C4 -> 24 | =B2*D2+B3*D3+B4*D4 -> 28 | =B2*E2+B3*E3+B4*E4 -> 17", "the sum of scores times weights"),
        ("Total | | =3*C2+2*C3+C4 -> 24 | =3*D2+2*D3+D4 -> 28 | =3*E2+2*E3+E4 -> 17", "the sum of scores times weights"),
        (
            "Total | | =SUMPRODUCT(B2:B4,C2:C4)/3 -> 8 | =SUMPRODUCT(B2:B4,D2:D4)/3 -> 9.33333333 | =SUMPRODUCT(B2:B4,E2:E4)/3 -> 5.66666667",
            "the sum of scores times weights, divided by 3",
        ),
        (
            "Total | | =SUMPRODUCT(B2:B4*C2:C4)/SUM(B$2:B$4) -> 4 | =SUM(B2*D2,B3*D3,B4*D4)/SUM(B$2:B$4) -> 4.667 | =SUMPRODUCT(B2:B4*E2:E4)/6 -> 2.833",
            "the weighted average of the scores",
        ),
        ("Result | | =AVERAGE(C2:C4) -> 3.66666667 | =AVERAGE(D2:D4) -> 4.66666667 | =AVERAGE(E2:E4) -> 3.33333333", "the average of the scores"),
        (
            "Result | | =SUM(C2:C4)/3 -> 3.66666667 | =SUM(D2:D4)/COUNT(D2:D4) -> 4.66666667 | =SUM(E2:E4)/3 -> 3.33333333",
            "the average of the scores",
        ),
    ],
)
def test_totals_below_their_scores_state_their_way(last: str, way: str) -> None:
    """Whatever the figures would fit: the way that the formulas spell out is the method, and nothing is found in a clean table."""
    standing, found, _ = _read(*_DOWN, last)
    assert (standing.known, standing.firm, standing.way, standing.fits) == ("by-formulas", True, way, 3)
    assert found == []


@pytest.mark.parametrize(
    ("formulas", "way"),
    [
        (("=SUM(B3:D3) -> 11", "=SUM(B4:D4) -> 14", "=SUM(B5:D5) -> 10"), "the sum of the scores"),
        (("=B3+C3-D3 -> 7", "=B4+C4-D4 -> 4", "=B5+C5-D5 -> 0"), "the sum of the scores, less Leaf"),
        (
            ("=SUMPRODUCT($B$2:$D$2,B3:D3) -> 24", "=SUMPRODUCT($B$2:$D$2,B4:D4) -> 28", "=SUMPRODUCT($B$2:$D$2,B5:D5) -> 17"),
            "the sum of scores times weights",
        ),
        (("=(B$2*B3+C$2*C3+D$2*D3)/2 -> 12", "=(B$2*B4+C$2*C4+D$2*D4)/2 -> 14", "=(B$2*B5+C$2*C5+D$2*D5)/2 -> 8.5"),
         "the sum of scores times weights, divided by 2"),
        (("=AVERAGE(B3:D3) -> 3.66666667", "=AVERAGE(B4:D4) -> 4.66666667", "=AVERAGE(B5:D5) -> 3.33333333"), "the average of the scores"),
    ],
)  # fmt: skip
def test_totals_beside_their_scores_state_their_way(formulas: tuple[str, str, str], way: str) -> None:
    """The same with an option a row, and the weights in the row above them."""
    options = ("Alder | 4 | 5 | 2", "Birch | 5 | 4 | 5", "Cedar | 2 | 3 | 5")
    rows = [f"{option} | {formula}" for option, formula in zip(options, formulas, strict=True)]
    standing, found, _ = _read("Option | Growth | Bark | Leaf | Total", "Weight | 3 | 2 | 1", *rows)
    assert (standing.known, standing.firm, standing.way, standing.fits) == ("by-formulas", True, way, 3)
    assert found == []


_BOTH = (
    "Criterion | Weight | Alder | | Birch | ", " | | Score | Weighted | Score | Weighted",
    "Growth | 40% | 4 | =$B3*C3 -> 1.6 | 5 | =$B3*E3 -> 2", "Bark | 35% | 5 | =$B4*C4 -> 1.75 | 4 | =$B4*E4 -> 1.4",
    "Leaf | 25% | 4 | =$B5*C5 -> 1 | 5 | =$B5*E5 -> 1.25",
)  # fmt: skip


def test_totals_of_weighted_scores() -> None:
    """A sum of the column of weighted scores is one of them, not of the scores."""
    standing, found, _ = _read(*_BOTH, "Total | | | =SUM(D3:D5) -> 4.35 | | =SUM(F3:F5) -> 4.65")
    assert (standing.known, standing.firm, standing.way, standing.fits) == ("by-formulas", True, "the sum of the weighted scores", 2)
    assert found == []


def test_a_typed_total_is_held_to_the_formulas_of_the_others() -> None:
    """Two of three formulas state the way; the third total was typed, and does not follow by it."""
    standing, found, _ = _read(*_DOWN, "Total | | =SUM(C2:C4) -> 11 | =SUM(D2:D4) -> 14 | 12")
    assert (standing.known, standing.firm, standing.fits) == ("by-formulas", True, 2)
    assert found[-1:] == [("ARI001", "cedar", "12", "10")]


def test_figures_stored_as_text_leave_the_way_firm() -> None:
    """The formulas give what is stored with them, as a sum passes over texts: no total follows, and each is told with its figure."""
    rows = [row.replace("| 5 | 4 | 3", "| '5 | '4 | '3") for row in _DOWN]
    standing, found, _ = _read(*rows, "Total | | =SUM(C2:C4) -> 6 | =SUM(D2:D4) -> 10 | =SUM(E2:E4) -> 7")
    assert (standing.known, standing.firm, standing.fits, standing.tried) == ("by-formulas", True, 0, 3)
    assert sorted(found) == [("ARI001", "alder", "6", "11"), ("ARI001", "birch", "10", "14"), ("ARI001", "cedar", "7", "10")]


def test_the_way_of_the_formulas_goes_before_the_way_that_more_figures_fit() -> None:
    """Results that were last stored under other scores fit no way; what the formulas state is declared where half come out."""
    standing, _, appraisal = _read(
        *_DOWN, "Total | | =SUMPRODUCT($B2:$B4,C2:C4) -> 24 | =SUMPRODUCT($B2:$B4,D2:D4) -> 14 | =SUMPRODUCT($B2:$B4,E2:E4) -> 17"
    )
    assert (standing.known, standing.way, standing.fits) == ("by-formulas", "the sum of scores times weights", 2)
    assert appraisal.method.total.name == "weighted-sum"


@pytest.mark.parametrize(
    "last",
    [
        "Total | | =MAX(C2:C4) -> 5 | =MAX(D2:D4) -> 5 | =MAX(E2:E4) -> 5",
        "Total | | =IF(C2>3,SUM(C2:C4),C3) -> 11 | =IF(D2>3,SUM(D2:D4),D3) -> 14 | =IF(E2>1,SUM(E2:E4),E3) -> 10",
        "Total | | =SUM(C2:C4)^1 -> 11 | =SUM(D2:D4)^1 -> 14 | =SUM(E2:E4)^1 -> 10",
        "Total | | =SUM(C2:C3) -> 9 | =SUM(D2:D3) -> 9 | =SUM(E2:E3) -> 5",
        "Total | | =C5 -> 11 | =D5 -> 14 | =E5 -> 10",
        "Total | | =SUM(C2:C4) -> 11 | 14 | 10",
        "Total | | 11 | 14 | 10",
    ],
    ids=["no sum", "on a condition", "a power", "without Leaf", "in a circle", "one of three", "typed"],
)
def test_what_formulas_do_not_state_stays_inferred(last: str) -> None:
    """Formulas that are not understood, leave out a criterion, or are the fewer say nothing of the method."""
    standing, _, _ = _read(*_DOWN, last)
    assert standing.known != "by-formulas"


def test_a_row_left_out_by_one_total_is_told_of_the_workbook() -> None:
    """The formulas of the others state the way; the total has one error, and nothing is said of its formula here."""
    standing, found, _ = _read(*_DOWN, "Total | | =SUM(C2:C4) -> 11 | =SUM(D2:D4) -> 14 | =SUM(E2:E3) -> 5")
    assert (standing.known, standing.way, standing.fits) == ("by-formulas", "the sum of the scores", 2)
    assert found == [("ARI001", "cedar", "5", "10")]


_GROUPED = (
    "Criterion | Alder | Birch | Cedar", "Growth | | |", "Height | 4 | 5 | 2", "Width | 5 | 4 | 3",
    "Subtotal | ={0}(B3:B4) -> {1} | ={0}(C3:C4) -> {2} | ={0}(D3:D4) -> {3}", "Look | | |", "Leaf | 2 | 5 | 5", "Bloom | 3 | 1 | 4",
    "Subtotal | ={0}(B7:B8) -> {4} | ={0}(C7:C8) -> {5} | ={0}(D7:D8) -> {6}", "Total | =B5+B9 -> {7} | =C5+C9 -> {8} | =D5+D9 -> {9}",
)  # fmt: skip


@pytest.mark.parametrize(
    ("made", "way"),
    [
        (("AVERAGE", 4.5, 4.5, 2.5, 2.5, 3, 4.5, 7, 7.5, 7), "the averages of the groups, added"),
        (("SUM", 9, 9, 5, 5, 6, 9, 14, 15, 14), "the sum of the scores"),
    ],
)
def test_totals_of_subtotals_are_followed_to_the_scores(made: tuple[object, ...], way: str) -> None:
    """Averages of groups that are added are a way of their own; sums that are added are the sum."""
    standing, found, _ = _read(*(row.format(*made) for row in _GROUPED))
    assert (standing.known, standing.firm, standing.way, standing.fits) == ("by-formulas", True, way, 3)
    assert found == []


def test_weights_in_per_cent_are_taken_as_printed() -> None:
    """30 % is stored as 0.3 and read as 30: the products are divided by 100."""
    rows = ("Criterion | Weight | Alder | Birch", "Growth | =0.5 -> 0.5 | 4 | 5", "Bark | =0.3 -> 0.3 | 5 | 4", "Leaf | =0.2 -> 0.2 | 2 | 5")
    standing, found, _ = _read(*rows, "Total | | =SUMPRODUCT(B2:B4,C2:C4) -> 3.9 | =SUMPRODUCT(B2:B4,D2:D4) -> 4.7", form="0%")
    assert (standing.known, standing.way, standing.fits) == ("by-formulas", "the sum of scores times weights, divided by 100", 2)
    assert found == []


def test_products_of_scores() -> None:
    """Factors that are multiplied, with a row for each thing that is scored."""
    standing, _, _ = _read(
        "Option | Chance | Harm | Spread | Total", "Alder | 3 | 4 | 2 | =B2*C2*D2 -> 24", "Birch | 2 | 5 | 3 | =PRODUCT(B3:D3) -> 30",
        "Cedar | 4 | 4 | 1 | =B4*C4*D4 -> 16",
    )  # fmt: skip
    assert (standing.known, standing.firm, standing.way, standing.fits) == ("by-formulas", True, "the product of the scores", 3)


@pytest.mark.parametrize(("order", "direction"), [("0", "higher"), ("1", "lower")])
def test_formulas_of_ranks_say_which_total_is_first(order: str, direction: str) -> None:
    """One of two ranks as stored fits neither order; the formulas say which is meant."""
    total = "Total | | =SUM(C2:C4) -> 11 | =SUM(D2:D4) -> 14 | =SUM(E2:E4) -> 10"
    rank = " | ".join(f"=RANK({one}5,$C$5:$E$5,{order}) -> {place}" for one, place in zip("CDE", (2, 2, 2), strict=True))
    _, _, appraisal = _read(*_DOWN, total, f"Rank | | {rank}")
    assert appraisal.method.direction == direction
    assert appraisal.method.rank_by == "total"


@pytest.mark.parametrize(("form", "firm"), [("0", False), ("0.0", True)])
def test_scores_that_are_shown_rounded_are_not_held_against_totals(form: str, *, firm: bool) -> None:
    """A total of scores that are stored with more places than are shown does not follow from what is shown, and is asked about."""
    rows = ("Criterion | Alder | Birch", "Growth | 3.4 | 4", "Bark | 4.4 | 5", "Leaf | 2.4 | 5", "Bloom | 1.4 | 2")
    standing, found, _ = _read(*rows, "Total | =SUM(B2:B5) -> 11.6 | =SUM(C2:C5) -> 16", form=form)
    assert (standing.known, standing.firm, standing.fits) == ("by-formulas", firm, 1 + firm)
    assert found == []


def test_a_product_of_percentages_is_one_hundredth_of_what_is_shown() -> None:
    """50 % of 30 % is stored as 0.15 and shown as 15 %: the factor between what is stored and what is shown is no part of the way."""
    rows = (
        "Option | Reach | Chance | Score",
        "Alder | 0.5 | 0.3 | =B2*C2 -> 0.15",
        "Birch | 0.4 | 0.2 | =B3*C3 -> 0.08",
        "Cedar | 0.9 | 0.1 | =B4*C4 -> 0.09",
    )
    made = all_imported(read(_data(*rows, form="0%", formed=3), "trees.xlsx"), "trees.xlsx")
    assert errors([examine_appraisal(appraisal, rules()) for appraisal, _ in made]) == [[]]
