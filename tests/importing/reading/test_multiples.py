"""Weights that a sentence gives as multiples: one criterion counts double, all others once."""

import pytest

from tests.importing.make import Rows
from tests.importing.reading.found import audits, errors, questions

DOUBLE = "Cost counts double; all other criteria count once."


def _rows(*totals: int) -> Rows:
    body = (["Alpha", "3", "4", "5"], ["Beta", "5", "2", "3"], ["Gamma", "4", "4", "4"])
    return [["Option", "Cost", "Speed", "Safety", "Score"], *([*row, str(total)] for row, total in zip(body, totals, strict=True))]


@pytest.mark.parametrize(
    ("sentence", "totals"),
    [
        (DOUBLE, (15, 15, 16)), ("Safety is weighted three times as much.", (22, 16, 20)), ("Cost zählt doppelt.", (15, 15, 16)),
        ("Cost and Safety are weighted twice.", (20, 18, 20)),
    ],
)  # fmt: skip
def test_what_counts_several_times_has_that_weight(sentence: str, totals: tuple[int, int, int]) -> None:
    """Totals that count one criterion several times, as a sentence says, agree."""
    found = audits(sentence, _rows(*totals))
    assert errors(found) == [[]]
    assert not questions(found)
    assert any(figure.quantity.kind == "weight" for figure in found[0].appraisal.figures)  # type: ignore[union-attr]


def test_a_total_that_misses_is_found_with_its_weights() -> None:
    """One total of three that does not follow so is told with the sum that does."""
    assert errors(audits(DOUBLE, _rows(15, 15, 17))) == [[("ARI001", "gamma", "17", "16")]]


@pytest.mark.parametrize("sentence", ["The panel counted the votes twice, and Cost was discussed at length.", "Nothing counts double.", DOUBLE])
def test_where_plain_sums_fit_no_weight_is_taken(sentence: str) -> None:
    """A sentence of another meaning, or one that the totals do not bear out, gives no weights."""
    (found,) = audits(sentence, _rows(12, 10, 12))
    assert found.appraisal is not None
    assert not any(figure.quantity.kind == "weight" for figure in found.appraisal.figures)
