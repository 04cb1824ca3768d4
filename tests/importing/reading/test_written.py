"""A formula that a paper writes out in the names of its columns says how the totals follow; each with a twin in which nothing may be found."""

import pytest

from audit.documents.paper import Passage
from audit.importing.reading.written import written_in
from tests.importing.make import Rows
from tests.importing.reading.found import audits, errors

_RATIO = "RICE = (Reach × Impact × Confidence) / Effort"
_IDEAS = [["Idea", "Reach", "Impact", "Confidence", "Effort", "RICE"], ["Moss", "40", "3", "50%", "2", "30"], ["Fern", "10", "2", "100%", "4", "5"],
          ["Reed", "90", "1", "80%", "3", "24"], ["Sedge", "25", "2", "60%", "1", "30"]]  # fmt: skip
_SUMMED = [
    ["Site", "Light (L)", "Depth (D)", "Soil (S)", "Score"],
    ["Pond", "4", "2", "3", "3.1"],
    ["Bank", "1", "5", "2", "2.4"],
    ["Marsh", "2", "3", "5", "3.1"],
]


def _with(rows: Rows, row: int, text: str) -> Rows:
    return [[*line[:-1], text] if at == row else list(line) for at, line in enumerate(rows)]


@pytest.mark.parametrize("formula", [_RATIO, "Score = Reach * Impact * Confidence ÷ Effort.", "We take **RICE** = (R × I × C) / E"])
def test_a_ratio_that_is_written_out_holds_every_total(formula: str) -> None:
    """A product over a divisor, with a factor in per cent: the printed figures agree, and one that does not is told with what follows."""
    assert errors(audits("# Ideas", Passage(formula), _IDEAS)) == [[]]
    assert errors(audits("# Ideas", Passage(formula), _with(_IDEAS, 2, "8"))) == [[("ARI020", "fern", "8", "5")]]


def test_no_total_has_to_come_out_where_the_formula_is_written_out() -> None:
    """Totals that follow in no way, and in no one ratio, are all held against the formula; in one ratio they are asked about."""
    rows = [_IDEAS[0], *([*line[:-1], text] for line, text in zip(_IDEAS[1:], ("7", "70", "11", "2"), strict=True))]
    assert len(errors(audits("# Ideas", Passage(_RATIO), rows))[0]) == 4  # every total
    halved = [_IDEAS[0], *([*line[:-1], text] for line, text in zip(_IDEAS[1:], ("15", "2.5", "12", "15"), strict=True))]
    assert errors(audits("# Ideas", Passage(_RATIO), halved)) == [[]]


def test_weights_that_a_formula_writes_out_by_short_names() -> None:
    """A sum of shares of what stands in brackets behind the names."""
    formula = Passage("(Score = 0.5 L + 0.2 D + 0.3 S)")
    rows = _with(_with(_with(_SUMMED, 1, "3.3"), 2, "2.1"), 3, "3.1")
    assert errors(audits("# Sites", formula, rows)) == [[]]
    assert errors(audits("# Sites", formula, _with(rows, 2, "2.9"))) == [[("ARI001", "bank", "2.9", "2.1")]]


@pytest.mark.parametrize(
    "text", ["RICE = Reach × Impact × Budget", "RICE = 40 × 3 = 120", "RICE = Reach", "Reach and Impact = good", "Total = Reach + 2 Impact / Effort"]
)
def test_what_is_no_formula(text: str) -> None:
    """A name that is unknown, a sum in figures, one name alone, words."""
    assert written_in([Passage(text)], {name: name for name in ("Reach", "Impact", "Effort")}) is None


@pytest.mark.parametrize("name", ["Penalty", "Sandbox pen.", "Bonus"])
def test_a_penalty_beside_weights_that_add_up_counts_once(name: str) -> None:
    """A sentence that weighs all others leaves a bonus or penalty to be added as it is; a criterion that it forgets is not weighed."""
    said = Passage("Weights: Light 50%, Depth 30%, Soil 20%; the rest is added at the end.")
    rows = [["Rank", "Site", "Light", "Depth", "Soil", name, "Final"], ["#1", "Pond", "90", "80", "70", "0", "83.0"],
            ["#2", "Bank", "80", "60", "90", "-2.5", "73.5"], ["#3", "Marsh", "60", "70", "80", "-5", "62.0"]]  # fmt: skip
    assert errors(audits("# Sites", said, rows)) == [[]]
    assert errors(audits("# Sites", said, _with(rows, 2, "78.5"))) == [[("ARI001", "bank", "78.5", "73.5")]]


def test_words_beside_the_same_scores_in_figures() -> None:
    """A table of words, and one of the figures they stand for: each word is worth its figure, and the figures are the scores."""
    words = [["Criterion", "Reed", "Rush", "Iris"], ["Speed", "High", "Low", "Medium"], ["Calm", "Low", "High", "High"]]
    rows = [["Criterion", "Weight", "Reed", "Rush", "Iris"], ["Speed", "60%", "7.5", "2.5", "5.0"], ["Calm", "40%", "2.5", "7.5", "7.5"],
            ["Weighted score", "100%", "5.5", "4.5", "6.0"]]  # fmt: skip
    assert errors(audits("# Plants", words, rows)) == [[]]
    assert errors(audits("# Plants", words, _with(rows, 3, "6.5"))) == [[("ARI001", "iris", "6.5", "6.0")]]


def test_a_formula_that_leaves_a_criterion_out_states_nothing() -> None:
    """A sum over two of three criteria is held against no total, and makes no total of its own."""
    assert errors(audits("# Sites", Passage("Score = 0.5 × Light + 0.3 × Depth"), _SUMMED)) == [[]]


def test_a_product_says_nothing_of_a_column_beside_it() -> None:
    """What a product does not name, such as a cost behind the result, is no factor; ``ICE score`` makes the column ICE."""
    rows = [["Idea", "Impact", "Confidence", "Ease", "ICE", "Cost"], ["Moss", "4", "2", "3", "24", "30"], ["Fern", "1", "5", "2", "10", "20"],
            ["Reed", "2", "3", "5", "31", "50"]]  # fmt: skip
    assert errors(audits("# Ideas", Passage("ICE score = Impact × Confidence × Ease"), rows)) == [[("ARI020", "reed", "31", "30")]]
