"""Weights that a sentence names."""

from tests.importing.make import Rows
from tests.importing.reading.found import audits, errors

_SAID = "The total is the sum of the scores times their weights. Weights: Cost 3, Noise and air quality 5, Access 2, Quality 1."
_ROWS: Rows = [
    ["Criterion", "North", "South"], ["Cost", "4", "2"], ["Noise and air quality", "3", "5"], ["Access", "1", "2"], ["Quality", "4", "3"],
    ["Total", "33", "38"],
]  # fmt: skip


def test_the_weight_of_a_longer_name_is_not_that_of_a_shorter_one() -> None:
    """5 is said of air quality and 1 of quality: 12 + 15 + 2 + 4 is 33."""
    assert errors(audits(_SAID, _ROWS)) == [[]]
    changed = [*_ROWS[:-1], ["Total", "35", "38"]]
    assert [one[1:] for one in errors(audits(_SAID, changed))[0]] == [("north", "35", "33")]
