"""Heads in several rows, names over columns without heads, weights between heads, and rows of totals without a name."""

import pytest

from tests.importing.make import Rows
from tests.importing.reading.found import audits, errors

KINDS = [
    ["Kriterium", "Gewichtung", "Kran", "<", "<", "Lift", "<", "<"], ["^", "^", "Eigenschaft", "Wert", "gew. Wert", "Eigenschaft", "Wert", "gew. Wert"],
    ["Last", "5", "3 t", "4", "20", "1 t", "2", "10"], ["Tempo", "3", "slow", "2", "6", "fast", "5", "15"], ["Preis", "2", "high", "1", "2", "low", "4", "8"],
    ["Summe", "10", "", "", "28", "", "", "33"],
]  # fmt: skip
BLANKS = [
    ["", "Gewicht", "Anna", "", "Berta", ""], ["Tempo", "5", "3", "15", "4", "20"], ["Ruhe", "3", "2", "6", "5", "15"], ["Preis", "2", "5", "10", "1", "2"],
    ["Summe", "10", "", "31", "", "37"],
]  # fmt: skip
UNNAMED = [
    ["", "Ost", "", "West", ""], ["Lage", "-2", "-0.4", "1", "0.2"], ["Kosten", "1", "0.5", "-1", "-0.5"], ["Ruf", "2", "0.6", "1", "0.3"],
    ["", "", "0.7", "", "0.0"],
]  # fmt: skip
BETWEEN = [
    ["", "Speed", "<", "Cost", "<", "Total"], ["Weight:", "3", "<", "2", "<", ""], ["Ideas", "Measured", "Rating", "Measured", "Rating", ""],
    ["Kite", "12.5", "4", "310", "2", "16"], ["Raft", "4.1", "1", "90", "5", "13"], ["Sled", "9.9", "3", "150", "4", "17"],
]  # fmt: skip
SHARES = [["Nr", "Kriterium", "Wert", "Faktor"], ["1", "Lage", "2", "0.2"], ["2", "Preis", "3", "0.3"], ["3", "Ruf", "5", "0.5"]]
NUMBERED = [
    ["", "Stress", "Mass", "Price"], ["Weight", "2", "1", "1"], ["1", "4", "3", "2"], ["2", "2", "5", "4"], ["3", "5", "1", "3"],
]  # fmt: skip


PAIRED = [
    ["Kriterium", "Gewicht", "Ost Pkt", "Ost gewichtet", "West Pkt", "West gewichtet"], ["Lage", "40 %", "8", "3,2", "6", "2,4"],
    ["Preis", "35 %", "6", "2,1", "9", "3,15"], ["Ruf", "25 %", "7", "1,75", "8", "2,0"], ["Summe", "100 %", "", "7,05", "", "7,55"],
]  # fmt: skip
ITEMS = [["Item", "North", "South"], ["Access", "4 × 3 = 12", "2 × 3 = 6"], ["Cost", "2 × 5 = 10", "4 × 5 = 20"], ["Total", "22", "26"]]
TIMES = [
    ["", "Speed ×3", "Cost x2", "Safety ×5", "Result"],
    ["Alder", "4", "3", "2", "28"],
    ["Birch", "3", "5", "4", "39"],
    ["Cedar", "2", "2", "5", "35"],
]
LESS = [["Option", "Benefit", "Reach", "Cost", "Net"], ["Alder", "8", "6", "5", "9"], ["Birch", "9", "4", "3", "10"], ["Cedar", "5", "7", "6", "6"]]


@pytest.mark.parametrize(
    ("rows", "options", "criteria"),
    [
        (PAIRED, ["ost", "west"], ["lage", "preis", "ruf"]), (ITEMS, ["north", "south"], ["access", "cost-criterion"]),
        (TIMES, ["alder", "birch", "cedar"], ["speed", "cost-criterion", "safety"]), (LESS, ["alder", "birch", "cedar"], ["benefit", "reach", "cost-criterion"]),
        (KINDS, ["kran", "lift"], ["last", "tempo", "preis"]), (BLANKS, ["anna", "berta"], ["tempo", "ruhe", "preis"]),
        (UNNAMED, ["ost", "west"], ["lage", "kosten", "ruf"]), (BETWEEN, ["kite", "raft", "sled"], ["speed", "cost-criterion"]),
    ],
)  # fmt: skip
def test_heads_are_put_together(rows: Rows, options: list[str], criteria: list[str]) -> None:
    """Each option, or criterion, is one, whatever stands in how many columns below its name; what was measured is no score."""
    (found,) = audits(rows)
    assert found.appraisal is not None
    assert (list(found.appraisal.options), list(found.appraisal.criteria)) == (options, criteria)
    assert errors([found]) == [[]]


def changed(rows: Rows, row: int, column: int, text: str) -> Rows:
    return [[text if (at, number) == (row, column) else cell for number, cell in enumerate(line)] for at, line in enumerate(rows)]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (changed(KINDS, 3, 4, "9"), ("kran", "9", "6")), (changed(BLANKS, 2, 5, "51"), ("berta", "51", "15")),
        (changed(BETWEEN, 4, 5, "19"), ("raft", "19", "13")),
    ],
)  # fmt: skip
def test_a_slip_is_found_below_such_heads(rows: Rows, said: tuple[str, str, str]) -> None:
    """The twins with one changed figure are told with the figure that follows."""
    (found,) = errors(audits(rows))
    assert any(said[1:] == one[2:] for one in found)


def test_points_that_weights_are_shares_of_make_no_option() -> None:
    """Wins of a comparison by pairs stand beside the weights that were made of them."""
    scores = [
        ["Kriterium", "Gewicht", "Nord", "Süd"],
        ["Lage", "0.2", "4", "3"],
        ["Preis", "0.3", "2", "5"],
        ["Ruf", "0.5", "3", "3"],
        ["Summe", "1", "2.9", "3.6"],
    ]
    found = audits("# Weights", SHARES, "# Scores", scores)
    assert [[option.title for option in one.appraisal.options.values()] for one in found if one.appraisal is not None] == [["Nord", "Süd"]]


@pytest.mark.parametrize(
    ("head", "is_weight"),
    [("Weight (example)", True), ("Gewichtung (G)", True), ("criteria_weight", True), ("Weight (kg)", False), ("Weight (lbs)", False)],
)
def test_a_word_in_brackets_only_qualifies_a_heading(head: str, is_weight: bool) -> None:
    """A unit of measure makes another thing of it."""
    rows = [["Option", "Range score", "Noise score", head], ["Elm", "4", "3", "5"], ["Oak", "2", "5", "4"]]
    turned = [["Criterion", head, "Elm", "Oak"], ["Reach", "3", "4", "2"], ["Noise", "2", "3", "5"], ["Total", "", "18", "16"]]
    (found,) = audits(turned if is_weight else rows)
    assert found.appraisal is not None
    assert any("weight" in key or "gewicht" in key for key in found.appraisal.criteria) is not is_weight
    assert any(one.quantity.kind == "weight" for one in found.appraisal.figures) is is_weight


def test_two_columns_of_an_option_are_told_by_their_figures() -> None:
    """Where one column is the other times the weights, both are of the option that their heads begin with, and products are exact."""
    assert errors(audits([*PAIRED[:4], ["Summe", "100 %", "", "7,05", "", "7,45"]])) == [[("ARI001", "west", "7,45", "7.55")]]


@pytest.mark.parametrize("written", ["x{}", "{}x", "\N{MULTIPLICATION SIGN}{}", "x {}"])
def test_weights_may_be_written_as_multiples(written: str) -> None:
    """A weight of x3 is 3."""
    rows = [["Criterion", "Weight", "Elm", "Oak"], ["Access", "3", "4", "5"], ["Estate", "2", "3", "5"], ["Staff", "1", "2", "3"]]
    times = [rows[0], *([row[0], written.format(row[1]), *row[2:]] for row in rows[1:])]
    assert errors(audits([*times, ["Total", "", "20", "29"]])) == [[("ARI001", "oak", "29", "28")]]


def test_a_sign_behind_a_name_multiplies() -> None:
    """A criterion with a times sign and a figure behind its name has that weight."""
    assert errors(audits([*TIMES[:3], ["Cedar", "2", "2", "5", "36"]])) == [[("ARI001", "cedar", "36", "35")]]
