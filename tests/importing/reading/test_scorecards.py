"""Scorecards of a single thing, lists of other results beside a decision, and products that are printed."""

from tests.importing.make import Rows
from tests.importing.reading.found import audits, errors

CARD: Rows = [
    ["Indicatore", "Peso", "Punteggio", "Evidenza"], ["Apprendimento", "40%", "8,5", "due parole"], ["Trasparenza", "35%", "8,0", "registro"],
    ["Memoria", "25%", "3,0", "dimentica"], ["Totale ponderato", "100%", "6,95", "buono"],
]  # fmt: skip
MATRIX: Rows = [
    ["Dimension", "Weight", "Ash", "Elm", "Oak"], ["Cost", "50%", "9", "4", "3"], ["Speed", "30%", "7", "9", "4"], ["Safety", "20%", "6", "10", "5"],
    ["Weighted Total", "100%", "7.8", "6.7", "3.7"],
]  # fmt: skip


def test_a_lone_column_of_scores_beside_weights_is_a_scorecard() -> None:
    """The total follows from weights and scores; the words beside it are no scores."""
    (found,) = audits("# Quanto vale", CARD)
    assert found.appraisal is not None
    assert (len(found.appraisal.options), [item.title for item in found.appraisal.scored]) == (1, ["Apprendimento", "Trasparenza", "Memoria"])
    assert errors([found]) == [[]]


def test_a_column_of_changes_behind_a_scorecard_is_no_option() -> None:
    """What changed since the last time stands behind score, weight and contribution."""
    rows: Rows = [
        ["Dimension", "Score", "Poids", "Contribution", "Évolution"], ["Modèle", "9.2/10", "25%", "2.30", "+0.05"], ["Offre", "8.6/10", "25%", "2.15", "0.00"],
        ["Marché", "9.0/10", "50%", "4.50", "0.00"], ["TOTAL PONDÉRÉ", "", "100%", "8.95", "+0.25"],
    ]  # fmt: skip
    (found,) = audits("# Produit", rows)
    assert found.appraisal is not None
    assert len(found.appraisal.options) == 1
    assert errors([found]) == [[]]


def test_scores_of_one_dimension_are_no_totals() -> None:
    """A table of one dimension gives the same options other figures than the totals of the matrix, and contradicts nothing."""
    one: Rows = [["Option", "Days", "Risk", "Score (1-10)"], ["Ash", "0", "low", "9"], ["Elm", "16", "high", "4"], ["Oak", "10", "medium", "3"]]
    assert not any(errors(audits("## Cost", one, "## Matrix", MATRIX)))


def test_a_table_of_one_thing_with_some_names_in_common_stays_apart() -> None:
    """Its criteria are not those of the matrix, whose weights are whole without them."""
    verdict: Rows = [["Dimension", "Score"], ["Ease", "3"], ["Speed", "5"], ["Quality", "4"], ["Safety of use", "4"], ["Beauty", "3"]]
    found = audits("## Verdict", verdict, "## Matrix", MATRIX)
    assert not any(errors(found))
    assert any(one.appraisal is not None and len(one.appraisal.scored) == 3 for one in found)  # the matrix by itself


def test_a_misprinted_product_is_told_whichever_way_its_total_was_added() -> None:
    """Scores, weights and products are printed; two products are off, and the totals may add either."""
    rows: Rows = [
        ["Kriterium", "Gewichtungs-faktor", "Handel: Punkte", "Handel: Punkte • Faktor", "Markt: Punkte", "Markt: Punkte • Faktor"],
        ["Zahlung", "4,5", "5", "22,5", "10", "45"], ["Zeit", "3,5", "10", "35", "2", "6"], ["Ruf", "2", "5", "10", "3", "6"], ["Nähe", "2", "4", "8", "5", "10"],
        ["Gesamtwert", "", "", "75,5", "", "67"],
    ]  # fmt: skip
    assert ("6", "7") in [one[2:] for one in errors(audits(rows))[0]]


def test_a_typed_frame_may_have_a_sign_in_its_corner() -> None:
    """Letters over the columns and numbers before the rows are a copy of a sheet, and no names."""
    rows: Rows = [["\\", "A", "B", "C", "D", "E"], *([str(at), *row] for at, row in enumerate(MATRIX, 1))]
    (found,) = audits(rows)
    assert found.appraisal is not None
    assert [option.title for option in found.appraisal.options.values()] == ["Ash", "Elm", "Oak"]


def test_names_that_begin_like_months_are_no_times() -> None:
    """Market, Marketing and Decisions are options; March and May are months, and what is counted over them is no score."""
    heads = ["Criterion", "Weight", "Markt", "Marketing"]
    rows: Rows = [heads, ["Cost", "3", "4", "5"], ["Speed", "2", "5", "2"], ["Safety", "1", "3", "4"], ["Weighted total", "", "25", "23"]]
    (found,) = audits(rows)
    assert found.appraisal is not None
    assert [option.title for option in found.appraisal.options.values()] == ["Markt", "Marketing"]
