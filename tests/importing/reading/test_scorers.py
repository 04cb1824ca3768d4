"""Rows of scorers under each option: the scores of each are kept, and what they came to is held against them."""

import pytest

from audit.appraisal.model.appraisal import Appraisal
from audit.examine import Examination
from audit.problems import InputError
from tests.importing.make import Rows
from tests.importing.reading.found import audits, errors

ADDED: Rows = [
    ["Option", "Scorer", "Light", "Space", "Noise", "Total"],
    ["Inn", "Scorer 1", "3", "2", "1", ""], ["", "Scorer 2", "4", "5", "2", ""], ["", "Total", "7", "7", "3", "17"],
    ["Barn", "Scorer 1", "1", "3", "2", ""], ["", "Scorer 2", "2", "2", "5", ""], ["", "Total", "3", "5", "7", "15"],
    ["Mill", "Scorer 1", "5", "4", "4", ""], ["", "Scorer 2", "1", "1", "3", ""], ["", "Total", "6", "5", "7", "18"],
]  # fmt: skip


def _read(examination: Examination) -> Appraisal:
    assert examination.appraisal is not None
    return examination.appraisal


def test_scores_of_each_scorer_and_their_sums_are_read() -> None:
    """Three options, three criteria, two scorers, and nothing that disagrees."""
    (found,) = audits(ADDED)
    assert errors([found]) == [[]]
    read = _read(found)
    assert (len(read.options), len(read.criteria), len({one.quantity.scorer for one in read.figures if one.quantity.scorer})) == (3, 3, 2)


def test_a_sum_of_scorers_and_a_total_that_do_not_follow_are_told() -> None:
    """8 for 3 and 4, and a total of 16 for 15."""
    changed = [*ADDED[:3], ["", "Total", "8", "7", "3", "18"], *ADDED[4:]]
    assert ("8", "7") in [one[2:] for one in errors(audits("The scores of all members are added.", changed))[0]]
    changed = [*ADDED[:6], ["", "Total", "3", "5", "7", "16"], *ADDED[7:]]
    assert [one[1:] for one in errors(audits(changed))[0]] == [("barn", "16", "15")]


def test_averages_of_people_by_any_name_under_a_head_that_says_so() -> None:
    """Two people with averages to one place, whose names nobody knows for scorers."""
    rows: Rows = [
        ["Alternative", "Scorer", "Light", "Space", "Total"],
        ["Inn", "Kim", "3", "2", ""], ["", "Lee", "4", "4", ""], ["", "Average", "3.5", "3.0", "6.5"],
        ["Barn", "Kim", "1", "3", ""], ["", "Lee", "2", "2", ""], ["", "Average", "1.5", "2.5", "4.0"],
    ]  # fmt: skip
    (found,) = audits(rows)
    assert errors([found]) == [[]]
    assert len(_read(found).options) == 2  # as printed


def test_parts_of_options_that_are_added_up_are_no_scorers() -> None:
    """Phases under each option, by a head that names none who score: nothing is made out, and nobody is accused."""
    rows = [["Option", "Phase", *ADDED[0][2:]], *([*row[:1], row[1].replace("Scorer", "Phase"), *row[2:]] for row in ADDED[1:])]
    with pytest.raises(InputError, match="no table of criteria and options"):
        audits(rows)


def test_a_table_for_each_option_by_unknown_words() -> None:
    """Scorers side by side in tables with one head and one list of names: each is about the option of its heading."""
    head = ["What matters", "Assessor 1", "Assessor 2", "Merit index"]
    inn: Rows = [head, ["Light", "3", "4", "7"], ["Space", "2", "2", "4"], ["Noise", "5", "1", "6"]]
    barn: Rows = [head, ["Light", "1", "2", "3"], ["Space", "4", "3", "7"], ["Noise", "2", "2", "4"]]
    result: Rows = [["Candidate", "Merit index", "Rank"], ["Inn", "17", "1"], ["Barn", "14", "2"]]
    (found,) = audits("# Inn", inn, "# Barn", barn, "# Result", result)
    assert errors([found]) == [[]]
    assert (len(_read(found).options), len(_read(found).criteria)) == (2, 3)
    changed = [*barn[:2], ["Space", "4", "3", "8"], barn[3]]
    assert ("8", "7") in [one[2:] for one in errors(audits("# Inn", inn, "# Barn", changed, "# Result", result))[0]]


def test_a_row_of_sums_by_an_unknown_word() -> None:
    """Bottom line is what the scorers came to where the figures add up to it."""
    rows = [[text.replace("Total", "Bottom line") for text in row] for row in ADDED]
    (found,) = audits(rows)
    assert errors([found]) == [[]]
    assert len(_read(found).criteria) == 3  # as printed


def test_a_criterion_called_value_stays_one_in_the_table_of_each_scorer() -> None:
    """It stands last there, where a total might; in the table of results it is scored beside the others."""
    rows: Rows = [
        ["Site", "Scorer", "Value for money", "Risk", "Value", "Bottom line"],
        ["Inn", "Reviewer 1", "4", "1", "2", ""], ["", "Reviewer 2", "2", "4", "5", ""], ["", "Bottom line", "6", "5", "7", "18"],
        ["Barn", "Reviewer 1", "2", "5", "2", ""], ["", "Reviewer 2", "4", "3", "1", ""], ["", "Bottom line", "6", "8", "3", "17"],
        ["Mill", "Reviewer 1", "5", "5", "4", ""], ["", "Reviewer 2", "3", "4", "4", ""], ["", "Bottom line", "8", "9", "8", "25"],
    ]  # fmt: skip
    (found,) = audits(rows)
    assert errors([found]) == [[]]
    assert len(_read(found).criteria) == 3
