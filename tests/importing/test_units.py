"""Weights that are printed in two units."""

from tests.importing.make import draft
from tests.importing.reading.found import audits, errors

WEIGHTS = [["Criterion", "Weight (%)"], ["Reach", "60%"], ["Ease", "40%"]]
SCORES = [["Criterion", "Weight", "Elm", "Oak"], ["Reach", "0.60", "4", "2"], ["Ease", "0.40", "3", "5"], ["Total", "1.00", "3.60", "3.20"]]


def test_one_weight_in_two_units_is_no_disagreement() -> None:
    """60% and 0.60 are the same weight; the one beside the scores is kept, and a note says so."""
    found = audits("# Weights", WEIGHTS, "# Scores", SCORES)
    assert errors(found) == [[]]
    assert any("left out" in doubt.text for doubt in draft("# Weights", WEIGHTS, "# Scores", SCORES).doubts)


def test_a_weight_that_differs_is_still_told() -> None:
    """Where one of them does not fit, nothing is left out."""
    other = [WEIGHTS[0], ["Reach", "70%"], WEIGHTS[2]]
    assert not any("per cent; they were left out" in doubt.text for doubt in draft("# Weights", other, "# Scores", SCORES).doubts)


def test_the_most_that_weights_can_make_is_no_sum_of_them() -> None:
    """10 under weights that add to 5 is 5 times the highest score; 7 is a sum that does not fit."""
    rows = [["Criterion", "Weight", "Elm", "Oak"], ["Reach", "3", "2", "1"], ["Ease", "2", "1", "2"], ["Total", "10", "8", "7"]]
    assert errors(audits(rows)) == [[]]
    rows[-1][1] = "7"
    assert [one[0] for one in errors(audits(rows))[0]] == ["ARI010"]
