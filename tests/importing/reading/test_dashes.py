"""A dash between two figures of a cell: score and weighted score where weights say so, and else a reason."""

from tests.importing.make import Rows
from tests.importing.reading.found import audits, errors

ROWS: Rows = [
    ["Kriterien", "Wichtung", "Bewertung", "Klein", "Bewertung", "Groß"], ["Prozessor", "15", "4 – 60", "sechs Kerne", "7 - 105", "zwölf Kerne"],
    ["Speicher", "20", "4 - 80", "klein", "8 - 160", "groß"], ["Kühlung", "15", "5 - 75", "Luft", "7 - 105", "Wasser"], ["Preis", "10", "10 - 100", "899", "6 -60", "6.999"],
    ["Summe", "60", "315", "", "430", ""],
]  # fmt: skip


def test_what_stands_behind_the_dash_is_the_product_with_the_weight() -> None:
    """The names of the options stand over the words behind their scores, and all agrees."""
    (found,) = audits(ROWS)
    assert found.appraisal is not None
    assert [option.title for option in found.appraisal.options.values()] == ["Klein", "Groß"]
    assert sum(figure.quantity.kind == "weighted-score" for figure in found.appraisal.figures) == 8  # two for each criterion
    assert errors([found]) == [[]]


def test_a_product_behind_the_dash_that_does_not_follow_is_told() -> None:
    """One of eight is misprinted, and its total with it."""
    rows = [[cell.replace("8 - 160", "8 - 170") for cell in row] for row in ROWS]
    assert [one[2:] for one in errors(audits(rows))[0]][:1] == [("170", "160")]


def test_a_range_behind_a_score_is_no_product() -> None:
    """Where no weight makes the second figure of the first, it says something of it."""
    rows: Rows = [
        ["Kriterium", "Gewicht", "Nord", "Süd"], ["Preis", "3", "4 - 240", "5 - 200"], ["Dauer", "2", "3 - 18", "4 - 12"], ["Ruhe", "1", "5 - 30", "2 - 60"],
        ["Summe", "", "23", "25"],
    ]  # fmt: skip
    assert errors(audits(rows)) == [[]]
