"""Lines that are called the total, and names that begin with a measure."""

from audit.importing.names import name_of
from tests.importing.reading.found import audits, errors

WEIGHED = [
    ["Criteria", "Weight", "Oak", "Elm", "Ash"], ["Shade", "45%", "5", "4", "3"], ["Fruit", "35%", "4", "5", "2"], ["Price", "20%", "3", "2", "4"],
    ["Weighted Total", "100%", "4.25", "3.95", "2.85"],
]  # fmt: skip
"""The totals are 4.25, 3.95 and 2.85."""

_SAID = "Weighted score = rating x weight."


def test_the_last_criterion_is_not_taken_for_the_total_that_another_row_is_called() -> None:
    """Every printed total is off, and still the last criterion stays one; with the right totals nothing is found."""
    rows = [*WEIGHED[:-1], ["Weighted Total", "100%", "4.20", "3.90", "2.80"]]
    found = audits(_SAID, rows)
    assert [item.title for one in found if one.appraisal is not None for item in one.appraisal.scored] == ["Shade", "Fruit", "Price"]
    assert not any(errors(audits(_SAID, WEIGHED)))


def test_a_measure_is_no_label() -> None:
    """A number with decimals before a unit begins the name; a number and a point before a word is a label."""
    assert not name_of('10.5" x 12" board, glued').label
    assert name_of("10. Board, glued").label == "10"
