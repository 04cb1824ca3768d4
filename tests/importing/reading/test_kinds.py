"""Kinds of tables that a careful reader takes in at once: what they print, and what of it may not be accused."""

import pytest

from audit.appraisal.model.appraisal import Appraisal
from audit.examine import Examination
from audit.importing.entry import read_entry
from audit.importing.names import alike
from audit.importing.reading.lexicon import means
from audit.importing.words import heading
from audit.problems import InputError
from tests.importing.make import Rows
from tests.importing.reading.found import audits, errors, warnings

DUTCH: Rows = [
    ["Alternatief", "Bereik 40%", "Kosten 35%", "Geluid 25%", "Totaal"], ["Veer", "4", "5", "3", "82"], ["Brug", "5", "2", "5", "79"], ["Tunnel", "5", "3", "4", "81"],
]  # fmt: skip


def _read(examination: Examination) -> Appraisal:
    assert examination.appraisal is not None
    return examination.appraisal


def test_a_table_with_dutch_heads_is_read_by_them() -> None:
    """Totals out of a hundred from scores of 1 to 5 agree, and none of the options is an average of the others."""
    assert errors(audits(DUTCH)) == [[]]


def test_a_total_that_does_not_follow_under_dutch_heads_is_told() -> None:
    """The same table with one total changed has one error, with the figure that follows."""
    changed = [*DUTCH[:3], [*DUTCH[3][:4], "86"]]
    assert [found[1:] for found in errors(audits(changed))[0]] == [("tunnel", "86", "81")]


def test_a_hyphen_within_a_word_parts_no_name() -> None:
    """Time-to-value is one name; what stands behind a dash of its own is a kind of figure."""
    assert (heading("Time-to-value").name, heading("Time-to-value").kind) == ("Time-to-value", "")
    assert heading("Ferry - score").kind == "score"


def test_two_words_that_are_a_little_alike_are_two_names() -> None:
    """Beta is no slip for Delta, while letters that changed places are one."""
    assert alike("Project Beta", "Project Delta") == 0
    assert alike("Project Meadow", "Project Maedow") >= 84  # may be the same


@pytest.mark.parametrize("text", ["#4", "No. 4", "nr. 4", "4"])
def test_a_rank_may_be_printed_with_a_sign_before_it(text: str) -> None:
    """Number signs before a rank say nothing more than the rank."""
    assert read_entry(text).value == 4  # as printed


def test_a_row_that_states_the_scale_is_no_criterion() -> None:
    """A range without figures beside it says between what the scores lie; nothing is missing in it."""
    rows: Rows = [
        ["Kriterien", "Gewichtung", "Hof", "Feld", "Wald"], ["Lage", "1.5", "5", "3", "2"], ["Preis", "0.5", "4", "2", "5"], ["1 bis 5", "", "", "", ""],
        ["Gesamt", "2", "9.5", "5.5", "5.5"], ["Durchschnitt", "", "4.75", "2.75", "2.75"],
    ]  # fmt: skip
    assert errors(audits(rows)) == [[]]
    assert not warnings(audits(rows))


def test_the_mean_below_a_total_leaves_the_total() -> None:
    """Where a row of means stands below the totals, a total that does not follow is still told."""
    rows: Rows = [
        ["Criterion", "Weight", "Inn", "Barn", "Mill"], ["Light", "2", "5", "3", "2"], ["Space", "3", "4", "2", "5"], ["Total", "5", "22", "12", "19"],
        ["Average", "", "4.4", "2.4", "3.8"],
    ]  # fmt: skip
    assert errors(audits(rows)) == [[]]
    changed = [*rows[:3], ["Total", "5", "22", "12", "20"], ["Average", "", "4.4", "2.4", "4.0"]]
    assert ("mill", "20", "19") in [found[1:] for found in errors(audits(changed))[0]]


def test_a_name_over_columns_that_nobody_filled_in_is_no_option() -> None:
    """Formulas in an empty form make weighted scores of 0; nothing was scored there, and nothing is missing."""
    rows: Rows = [
        ["Criterion", "Weight", "Inn: score", "Inn: weighted score", "Barn: score", "Barn: weighted score", "Other: score", "Other: weighted score"],
        ["Light", "2", "5", "10", "3", "6", "", "0"], ["Space", "3", "4", "12", "2", "6", "", "0"], ["Total", "", "", "22", "", "12", "", "0"],
    ]  # fmt: skip
    (found,) = audits(rows)
    assert [option.title for option in _read(found).options.values()] == ["Inn", "Barn"]


def test_the_same_words_in_every_row_are_no_reason() -> None:
    """A column that refers to notes in every row gives no reason for any score."""
    rows: Rows = [["Criterion", "Score", "Rationale"], ["Light", "5", "see notes"], ["Space", "4", "see notes"], ["Noise", "2", "see notes"]]
    other: Rows = [["Criterion", "Score", "Rationale"], ["Light", "3", "see notes"], ["Space", "1", "see notes"], ["Noise", "5", "see notes"]]
    assert not [said for said in warnings(audits("Option 1", rows, "Option 2", other)) if "same reason" in said]


@pytest.mark.parametrize("text", ["Faktorgewichtung", "Kriteriengewicht", "Zielgewichte (%)"])
def test_german_words_made_of_weight_mean_weights(text: str) -> None:
    """A word whose last part is weight names weights; what is weighted is something else."""
    assert means(text, "weight")
    assert not means("Gesamtgewichtet", "weight")


def test_what_every_table_says_alike_of_its_criteria_describes_them() -> None:
    """A text that stands beside each criterion in the table of every option says what it is; with one text of its own it is a reason again."""
    texts = ["how bright it is", "how much fits in", "how quiet it is"]
    scores = [("5", "4", "2"), ("3", "1", "5"), ("2", "2", "4")]
    tables = [[["Criterion", "Score", "Rationale"], *zip(("Light", "Space", "Noise"), row, texts, strict=True)] for row in scores]
    blocks = [one for number, table in enumerate(tables, 1) for one in (f"# Option {number}", table)]
    assert not [said for said in warnings(audits(*blocks)) if "same reason" in said]
    tables[2][3] = ("Noise", "4", "a road runs past")
    assert [said for said in warnings(audits(*blocks)) if "same reason" in said]


def test_groups_that_gave_weights_are_no_options() -> None:
    """Weights of five criteria by three groups are no appraisal of the groups; scores of three named models under the same head are one."""
    rows: Rows = [
        ["Criterion", "Group 1", "Group 2", "Group 3", "Mean"],
        ["Reach", "7.2", "7.7", "9.1", "8.0"],
        ["Care", "4.0", "8.1", "5.9", "6.0"],
        ["Cost", "4.1", "4.6", "3.3", "4.0"],
    ]
    with pytest.raises(InputError, match="no table of criteria and options"):
        audits("# Mean weights", rows)
    named = [["Criterion", "Model 1", "Model 2", "Model 3"], *(row[:4] for row in rows[1:]), ["Total", "15.3", "20.4", "18.3"]]
    (found,) = audits("# Weights and scores", named)
    assert len(_read(found).options) == 3  # the models


@pytest.mark.parametrize("text", ["3rd Place", "3. Platz", "3rd place (close)", "3"])
def test_a_place_is_a_rank(text: str) -> None:
    """A place in words behind its number is that number."""
    assert read_entry(text).value == 3  # as printed


def test_a_row_whose_last_word_is_rank_prints_ranks() -> None:
    """Whatever stands before it, a row called rank prints ranks; a rank that does not follow is told."""
    rows: Rows = [
        ["Criterion", "Inn", "Barn", "Mill"],
        ["Light", "5", "3", "2"],
        ["Space", "4", "2", "5"],
        ["Total", "9", "5", "7"],
        ["Mathematical rank", "1st Place", "3rd Place", "2nd Place"],
    ]
    assert errors(audits(rows)) == [[]]
    changed = [*rows[:4], ["Mathematical rank", "2nd Place", "3rd Place", "1st Place"]]
    assert {found[0] for found in errors(audits(changed))[0]} == {"ARI017"}


def test_an_abbreviated_weighted_score_is_one() -> None:
    """W. score stands for weighted score, and no option is called w."""
    assert [(heading(text).name, heading(text).kind) for text in ("Option 1: w. score", "Inn: wt. points")] == [
        ("Option 1", "weighted-score"),
        ("Inn", "weighted-score"),
    ]


def test_a_code_behind_each_score_is_no_part_of_it() -> None:
    """Such as the tier of the evidence that it rests on: 5 E1, 4 E1/E2."""
    rows: Rows = [
        ["Criterion", "Weight", "Alpha", "Beta"], ["Cost", "50%", "5 E1", "3 E1"], ["Speed", "30%", "4 E3", "5 E3"], ["Care", "20%", "4 E1/E2", "2 E2"],
        ["Weighted total", "100%", "4.50", "3.40"],
    ]  # fmt: skip
    assert errors(audits(rows)) == [[]]
    changed = [*rows[:-1], ["Weighted total", "100%", "4.60", "3.40"]]
    assert [one[1:] for one in errors(audits(changed))[0]] == [("alpha", "4.60", "4.50")]


def test_a_weighted_average_of_criteria_makes_no_scorers_of_them() -> None:
    """An average beside names is often that of people; one with weights, in a last row of their own, is that of criteria."""
    rows: Rows = [
        ["Technological alternatives", "Risk reduction", "Efficiency of technology", "Emission from it", "Health benefit", "Weighted average"],
        ["Doing nothing", "0", "0", "0", "4", "0.8"], ["Dig and dump", "5", "0", "3", "5", "2.9"], ["Pump and treat", "2", "3", "8", "5", "4.8"],
        ["Bioventilation", "6", "7", "8", "7", "7.1"], ["Weighting for criteria", "20%", "30%", "30%", "20%", "100%"],
    ]  # fmt: skip
    (found,) = audits(rows)
    assert found.appraisal is not None
    assert len(found.appraisal.criteria) == 4
    assert [one[1:] for one in errors([found])[0]] == [("pump-and-treat", "4.8", "4.7")]
