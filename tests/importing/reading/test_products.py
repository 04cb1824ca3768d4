"""Columns that only their figures tell to be weighted scores, and two options that only look so."""

import pytest

from tests.importing.make import Rows
from tests.importing.reading.found import audits, errors

WEIGHTS = ("30", "25", "25", "20")
NAMES = ("Price", "Speed", "Support", "Exit")
NORTH, SOUTH = ("4", "3", "4", "2"), ("3", "5", "2", "4")


def _times(scores: tuple[str, ...]) -> list[str]:
    return [str(int(score) * int(weight)) for score, weight in zip(scores, WEIGHTS, strict=True)]


def _blocks(heads: tuple[str, ...], *, adjacent: bool, total: str = "345") -> Rows:
    """Scores of two options and their products, side by side or one block behind the other."""
    order = (NORTH, _times(NORTH), SOUTH, _times(SOUTH)) if adjacent else (NORTH, SOUTH, _times(NORTH), _times(SOUTH))
    body = [[name, weight, *row] for name, weight, *row in zip(NAMES, WEIGHTS, *order, strict=True)]
    last = ["", "335", "", total] if adjacent else ["", "", "335", total]
    return [["Criterion", "Weight", *heads], *body, ["Sum", "100", *last]]


@pytest.mark.parametrize(
    ("heads", "adjacent"),
    [
        (("North", "South", "W*N", "W*S"), False), (("Bewertung North", "Bewertung South", "Ergebnis North", "Ergebnis South"), False),
        (("North: Bew.", "North: Pkt.", "South: Bew.", "South: Pkt."), True), (("North (1-5)", "South (1-5)", "Punts North", "Punts South"), False),
    ],
)  # fmt: skip
def test_products_are_the_weighted_scores_of_what_they_are_made_of(heads: tuple[str, ...], *, adjacent: bool) -> None:
    """There are two options with scores and weighted scores, whatever stands over them, and all agrees."""
    (found,) = audits(_blocks(heads, adjacent=adjacent))
    assert errors([found]) == [[]]
    assert found.appraisal is not None
    assert [option.title for option in found.appraisal.options.values()] == ["North", "South"]
    assert sum(figure.quantity.kind == "weighted-score" for figure in found.appraisal.figures) == 8  # two for each criterion


def test_a_total_below_products_that_does_not_follow_is_told() -> None:
    """The sum of the products is given beside what is printed."""
    found = audits(_blocks(("North", "South", "W*N", "W*S"), adjacent=False, total="354"))
    assert errors(found) == [[("ARI001", "south", "354", "345")]]


def test_two_options_of_which_one_is_the_other_times_the_weights_stay_two() -> None:
    """No head calls one column a score or the other weighted: both have totals of their own."""
    rows: Rows = [
        ["Criterion", "Weight", "Small", "Large"], ["Price", "2", "1", "2"], ["Speed", "3", "1", "3"], ["Support", "2", "2", "4"], ["Exit", "3", "1", "3"],
        ["Weighted total", "", "12", "30"],
    ]  # fmt: skip
    (found,) = audits(rows)
    assert found.appraisal is not None
    assert [option.title for option in found.appraisal.options.values()] == ["Small", "Large"]
    assert errors([found]) == [[]]


def test_one_option_out_of_four_points_has_products_divided_by_four() -> None:
    """Weights stand beside the scores of one option, and the weighted scores are quarters of score times weight."""
    rows: Rows = [
        ["No.", "Kriterium", "Gewicht", "Punkte (0–4)", "Gewichtet (Gewicht × Punkte / 4)"],
        ["1", "Schutz", "40", "4", "40.00"], ["2", "Preis", "30", "3", "22.50"], ["3", "Dauer", "30", "1", "7.50"], ["", "Nutzwert", "100", "—", "70.00"],
    ]  # fmt: skip
    found = audits("# Prüfprotokoll: Werkzeug", "## Zusammenfassung", rows)
    assert errors(found) == [[]]
    assert found[0].appraisal is not None
    assert [option.title for option in found[0].appraisal.options.values()] == ["Prüfprotokoll: Werkzeug"]
    assert found[0].appraisal.method.weighted_over == 4
