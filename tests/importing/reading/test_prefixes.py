"""Names that stand before two words in turn are one option, or one row, with its score and its weighted score."""

import pytest

from audit.appraisal.model.appraisal import Appraisal
from audit.examine import Examination
from tests.importing.make import Rows
from tests.importing.reading.found import audits, errors

ACROSS: Rows = [
    ["Criterion", "Weight", "Inn: appeal", "Inn: weighted", "Barn: appeal", "Barn: weighted"],
    ["Light", "3", "5", "15", "2", "6"], ["Space", "2", "1", "2", "4", "8"], ["Noise", "1", "4", "4", "3", "3"], ["Total", "", "", "21", "", "17"],
]  # fmt: skip
DOWN: Rows = [
    ["Option", "Light", "Space", "Noise", "Overall", "Rank"], ["Weights", "3", "2", "1", "", ""],
    ["Inn: raw score", "5", "1", "4", "", ""], ["Inn: score x weight", "15", "2", "4", "21", "1"],
    ["Barn: raw score", "2", "4", "3", "", ""], ["Barn: score x weight", "6", "8", "3", "17", "2"],
]  # fmt: skip


def _read(examination: Examination) -> Appraisal:
    assert examination.appraisal is not None
    return examination.appraisal


@pytest.mark.parametrize("rows", [ACROSS, DOWN])
def test_two_options_with_scores_and_weighted_scores(rows: Rows) -> None:
    """Two options and three criteria with their weights; nothing disagrees."""
    (found,) = audits(rows)
    assert errors([found]) == [[]]
    read = _read(found)
    assert [item.title for item in read.options.values()] == ["Inn", "Barn"]
    assert [sum(one.quantity.kind == kind and one.printed for one in read.figures) for kind in ("score", "weighted-score", "weight")] == [6, 6, 3]


def test_a_product_and_a_total_that_do_not_follow_are_told() -> None:
    """16 for 5 x 3 across, and a total of 18 for 17 down."""
    changed = [ACROSS[0], ["Light", "3", "5", "16", "2", "6"], *ACROSS[2:]]
    assert ("16", "15") in [one[2:] for one in errors(audits(changed))[0]]
    changed = [*DOWN[:-1], ["Barn: score x weight", "6", "8", "3", "18", "2"]]
    assert [one[2:] for one in errors(audits(changed))[0]] == [("18", "17")]


def test_two_words_of_which_none_speaks_of_weight_stay_in_the_names() -> None:
    """Low and high of each name are no score and weighted score, in proportion or not."""
    rows: Rows = [["Criterion", "Inn: low", "Inn: high", "Barn: low", "Barn: high"], ["Light", "1", "3", "2", "6"], ["Space", "2", "4", "1", "2"], ["Total", "3", "7", "3", "8"]]  # fmt: skip
    (found,) = audits(rows)
    assert errors([found]) == [[]]
    assert len(_read(found).options) == 4  # as printed


def test_totals_of_scores_and_of_weighted_scores_stand_in_one_column() -> None:
    """The sum of the scores is a total of its own beside the weighted one."""
    rows = [
        DOWN[0][:-1],
        *(row[:-1] for row in DOWN[1:2]),
        ["Inn: raw score", "5", "1", "4", "10"],
        DOWN[3][:-1],
        ["Barn: raw score", "2", "4", "3", "9"],
        DOWN[5][:-1],
    ]
    (found,) = audits(rows)
    assert errors([found]) == [[]]
    assert sorted(one.text for one in _read(found).figures if one.quantity.kind == "total" and one.printed) == ["10", "17", "21", "9"]


def test_two_unknown_words_are_told_by_figures_in_proportion() -> None:
    """The second line of each name is the first times one weight a criterion: its score and its weighted score."""
    rows = [[text.replace("weighted", "pull") for text in row] for row in ACROSS]
    (found,) = audits(rows)
    assert errors([found]) == [[]]
    assert [item.title for item in _read(found).options.values()] == ["Inn", "Barn"]
