"""Blocks that repeat for each name: two rows, or three columns; each with a twin that is no such thing."""

import pytest

from audit.appraisal.model.appraisal import Appraisal
from audit.examine import Examination
from audit.problems import InputError
from tests.importing.make import Rows
from tests.importing.reading.found import audits, errors

_ROWS = [["Project", "", "Time (weight 4)", "Fit (weight 3)", "Cost (weight 2)", "Total"],
         ["Kiln", "Score", "5", "4", "2", ""], ["Kiln", "Weighted score", "20", "12", "4", "36"],
         ["Loom", "Score", "3", "5", "4", ""], ["Loom", "Weighted score", "12", "15", "8", "35"]]  # fmt: skip
_COLUMNS = [["Town", "Growth Sc", "Wt", "T", "Soil Sc", "Wt", "T", "Total"], ["Ash", "5", "2", "10", "3", "4", "12", "22"],
            ["Elm", "1", "2", "2", "4", "4", "16", "18"], ["Oak", "3", "2", "6", "2", "4", "8", "14"]]  # fmt: skip


def _read(found: Examination) -> Appraisal:
    assert found.appraisal is not None
    return found.appraisal


def _options(found: Examination) -> list[str]:
    return list(_read(found).options)


def _with(rows: Rows, row: int, column: int, text: str) -> Rows:
    return [[text if (at, place) == (row, column) else cell for place, cell in enumerate(line)] for at, line in enumerate(rows)]


def test_scores_and_weighted_scores_in_two_rows() -> None:
    """Two rows for each option are two figures of one option; a product that does not follow is told."""
    (found,) = audits("# Crafts", _ROWS)
    assert _options(found) == ["kiln", "loom"]
    assert errors([found]) == [[]]
    assert ("ARI004", "loom", "14", "15") in errors(audits("# Crafts", _with(_ROWS, 4, 3, "14")))[0]


def test_score_weight_and_product_in_three_columns() -> None:
    """The weight that is the same for all options is that of the criterion, whose name stands over its score."""
    (found,) = audits("# Towns", _COLUMNS)
    assert [one.title for one in _read(found).criteria.values()] == ["Growth", "Soil"]
    assert errors([found]) == [[]]
    assert errors(audits("# Towns", _with(_COLUMNS, 1, 7, "25"))) == [[("ARI001", "ash", "25", "22")]]


def test_a_table_that_is_called_nothing_is_read_where_its_totals_follow() -> None:
    """Options, small whole figures and their sum, without one word of scoring; prices with their sum are none."""
    scored = [
        ["Alternative ideas", "Taste", "Smell", "Look", "Total"],
        ["Plum", "3", "2", "1", "6"],
        ["Pear", "2", "1", "3", "6"],
        ["Fig", "1", "1", "2", "4"],
    ]
    assert [_options(found) for found in audits("# Fruit", scored)] == [["plum", "pear", "fig"]]
    dear = [scored[0], ["Plum", "31,200", "2,100", "1,000", "34,300"], ["Pear", "2,400", "1,900", "31,000", "35,300"]]
    with pytest.raises(InputError):
        audits("# Fruit", dear)


def test_a_scale_behind_the_names_says_that_they_are_scored() -> None:
    """``Reach (1-5)`` in every row tells criteria from options, and scores from measures."""
    rows = [["Dimension", "Pike", "Carp"], ["Reach (1-5)", "4", "2"], ["Speed (1-5)", "5", "3"], ["Calm (1-5)", "1", "4"]]
    (found,) = audits("# Fish", rows)
    assert _options(found) == ["pike", "carp"]


def test_reasons_behind_scores_with_a_plus_sign() -> None:
    """On a scale from -3 to 3 a score is printed with its sign, and a reason behind it."""
    rows = [["Criterion", "Weight", "Reed", "Rush"], ["Speed", "4", "+3 — at once", "−2 — late"], ["Calm", "2", "−1 — loud", "+2 — quiet"],
            ["Total", "", "+10", "−4"]]  # fmt: skip
    assert errors(audits("# Plants", rows)) == [[]]
    assert errors(audits("# Plants", _with(rows, 3, 2, "+12"))) == [[("ARI001", "reed", "+12", "10")]]


def test_products_that_are_written_on_from_cell_to_cell() -> None:
    """``4*3 +`` in one cell and ``2*1 =`` in the last are products, whose sum stands behind them."""
    rows = [
        ["Project", "Speed", "Calm", "Score"],
        ["Reed", "4*3 +", "2*1 =", "14"],
        ["Rush", "4*2 +", "2*5 =", "18"],
        ["Iris", "4*1 +", "2*4 =", "12"],
    ]
    assert errors(audits("# Plants", rows)) == [[]]
    assert errors(audits("# Plants", _with(rows, 1, 3, "16"))) == [[("ARI001", "reed", "16", "14")]]
