"""What a file leaves open is inferred from its figures, and said."""

import pytest

from tests.papers import SUMS, derived, examined

_TABLE = "tables: {t: {rows: options, columns: [care, risk, total, percent], prints: score, cells: {a: [4, 2, 6, %s], b: [1, 2, 3, %s], c: [1, 0, 1, %s]}}}\n"


@pytest.mark.parametrize(
    ("top", "first", "said", "verdict"),
    [
        (5, "60%", "of the highest possible total", "consistent"),
        (5, "59%", "of the highest possible total", "inconsistent"),
        (50, "60%", "of the sum of all options' totals", "consistent"),
        (50, "59%", "of the sum of all options' totals", "inconsistent"),
    ],
)
def test_the_denominator_that_fits_best_is_taken(top: int, first: str, said: str, verdict: str) -> None:
    """Where the file does not say what percentages are of, what fits most of them is taken, and the reader is told."""
    found = examined(SUMS.replace("max: 5", f"max: {top}"), _TABLE % (first, "30%", "10%"))
    assert found.assumed == (f"the file does not say what percentages are of; we read them as {said}",)
    assert found.verdict == verdict


def test_nothing_is_assumed_where_it_is_declared_or_not_needed() -> None:
    """A declared denominator is no assumption, and without a percentage there is nothing to assume."""
    declared = SUMS.replace("total: sum", "total: sum, percent: {of: maximum}")
    assert derived(declared, _TABLE % ("60%", "30%", "10%")).assumed == ()
    assert derived(SUMS, _TABLE % ("blank", "blank", "blank")).assumed == ()
