"""A method that labels state: what the totals are called, or weights that add up; each with a twin in which it is only asked about."""

from collections.abc import Sequence

import pytest

from tests.importing.make import Rows
from tests.importing.reading.found import audits, errors

_SCORES = [("Growth", "40%", "4", "5", "2"), ("Bark", "35%", "5", "4", "3"), ("Leaf", "25%", "4", "5", "5")]
"""By these scores and weights the trees have 4.35, 4.65 and 3.10."""


def _table(label: str, totals: tuple[str, str, str], *, scores: Rows | None = None, added: str = "") -> Rows:
    return [["Criterion", "Weight", "Alder", "Birch", "Cedar"], *map(list, scores or _SCORES), [label, added, *totals]]


def _said(rows: Rows) -> Sequence[tuple[str, ...]]:
    (found,) = audits("# Trees", rows)
    (said,) = errors([found])
    return said


@pytest.mark.parametrize("label", ["Weighted Score", "Weighted total", "Score pondéré", "Nutzwert", "Total"])
def test_near_misses_of_a_labelled_method_are_told(label: str) -> None:
    """Weights that add to 100 per cent, or totals called weighted, hold all totals to the weighted sum, though none comes out."""
    assert _said(_table(label, ("4.45", "4.50", "3.30"))) == [
        ("ARI001", "alder", "4.45", "4.35"), ("ARI001", "birch", "4.50", "4.65"), ("ARI001", "cedar", "3.30", "3.10"),
    ]  # fmt: skip


@pytest.mark.parametrize("label", ["Weighted Score", "Total"])
def test_a_clean_twin_has_no_finding(label: str) -> None:
    """The same tables with the totals that follow."""
    assert _said(_table(label, ("4.35", "4.65", "3.10"))) == []


@pytest.mark.parametrize(
    ("label", "totals"),
    [
        ("Unweighted total", ("4.45", "4.50", "3.30")),
        ("Weighted Score", ("4.45", "1.50", "3.30")),
        ("Weighted Score", ("8.70", "9.30", "6.20")),
        ("Weighted Score", ("4.785", "5.115", "3.41")),
        ("Weighted Score", ("4.10", "4.40", "2.35")),
    ],
    ids=["called plain", "one is far", "twice as high", "all in one ratio", "one criterion turned round"],
)
def test_where_another_way_may_be_meant_nothing_is_held_against_the_paper(label: str, totals: tuple[str, str, str]) -> None:
    """Totals that lie far off, that are all in one ratio to what follows, or that come out with Leaf turned round, are asked about."""
    scores = [*_SCORES[:2], ("Leaf", "25%", "3", "2", "4")] if totals[0] == "4.10" else None
    assert _said(_table(label, totals, scores=scores)) == []


def test_weights_that_may_miss_a_criterion_state_nothing() -> None:
    """Weights that add to 90 per cent may be short of a line that was not read: the totals are asked about."""
    scores = [("Growth", "40%", "4", "5", "2"), ("Bark", "25%", "5", "4", "3"), ("Leaf", "25%", "4", "5", "5")]
    assert _said(_table("Weighted Score", ("4.35", "4.65", "3.10"), scores=scores)) == []


def test_two_totals_without_a_name_are_too_few() -> None:
    """Two totals are held to weights only where these are added up in the same row."""
    rows = [[*row[:4]] for row in _table("Result", ("4.45", "4.50", ""))]
    assert _said(rows) == []
    rows[-1][1] = "100%"
    assert [one[1:] for one in _said(rows)] == [("alder", "4.45", "4.35"), ("birch", "4.50", "4.65")]


def test_another_way_that_gives_all_totals_goes_before_the_label() -> None:
    """Averages of the scores under weights that add to 100 per cent are averages."""
    assert _said(_table("Total", ("4.33", "4.67", "3.33"))) == []


def test_sums_of_scores_and_of_weighted_scores_are_both_kept() -> None:
    """Side by side in one row they are two totals; each is held against its own column."""
    rows = [
        ["Criterion", "Weight", "Alder", "", "Birch", ""], ["", "", "Score", "Weighted", "Score", "Weighted"],
        ["Growth", "3", "4", "12", "5", "15"], ["Bark", "2", "5", "10", "4", "8"], ["Leaf", "1", "4", "4", "2", "2"], ["Total", "6", "13", "26", "11", "25"],
    ]  # fmt: skip
    assert _said(rows) == []
    assert ("ARI001", "alder", "14", "13") in _said([*rows[:-1], ["Total", "6", "14", "26", "11", "25"]])


def test_a_lone_total_that_is_called_weighted_is_held_to_the_weights() -> None:
    """The plain average comes out by chance; the label, and weights that add to 100% in its row, say what was meant."""
    rows: Rows = [
        ["Categoría", "Calif.", "Peso"], ["Función", "9.5/10", "30%"], ["Rendimiento", "9.0/10", "20%"], ["Código", "7.5/10", "20%"],
        ["Pruebas", "7.0/10", "10%"], ["Uso", "8.5/10", "10%"], ["Textos", "9.5/10", "10%"], ["TOTAL PONDERADO", "8.5/10", "100%"],
    ]  # fmt: skip
    assert [one[2:] for one in errors(audits("# Calificación general", rows))[0]] == [("8.5", "8.65")]


def test_a_cell_that_holds_no_figure_may_stand_for_any() -> None:
    """3:1 is no score of one digit: what it adds to a total is not known, and nothing is held against the total."""
    rows: Rows = [
        ["Critère", "Score", "Poids", "Points"], ["Urgence", "9/10", "40%", "3.6"], ["Volume", "8/10", "20%", "1.6"], ["Rapport", "3:1", "10%", "1.0"],
        ["Proximité", "9/10", "15%", "1.35"], ["Coût", "8/10", "15%", "1.2"], ["TOTAL PONDÉRÉ", "", "100%", "8.75/10"],
    ]  # fmt: skip
    assert errors(audits("# Application au cas", rows)) == [[]]
