"""Weights under words that nobody listed: figures where the options have words, or a list that makes the totals of another table."""

from audit.appraisal.model.appraisal import Appraisal
from audit.examine import Examination
from tests.importing.make import Rows
from tests.importing.reading.found import audits, errors

KEY = "High = 3, Medium = 2, Low = 1."
WORDS: Rows = [
    ["Criterion", "Salience", "Inn", "Barn"], ["Light", "4", "High", "Low"], ["Space", "2", "Low", "Medium"], ["Noise", "1", "Low", "High"],
    ["Total weighted score", "", "15", "11"],
]  # fmt: skip
LIST: Rows = [["Criterion", "Clout"], ["Light", "4"], ["Space", "2"], ["Noise", "1"]]
SCORES: Rows = [["Criterion", "Inn", "Barn"], ["Light", "3", "1"], ["Space", "1", "2"], ["Noise", "1", "3"], ["Total", "15", "11"]]


def _read(examination: Examination) -> Appraisal:
    assert examination.appraisal is not None
    return examination.appraisal


def test_figures_beside_words_of_a_scale_weigh_them() -> None:
    """Two options, no figure off the scale, and a total that does not follow is told."""
    (found,) = audits(KEY, WORDS)
    assert errors([found]) == [[]]
    assert len(_read(found).options) == 2  # Salience is none
    changed = [*WORDS[:-1], ["Total weighted score", "", "15", "12"]]
    assert [one[1:] for one in errors(audits(KEY, changed))[0]] == [("barn", "12", "11")]


def test_figures_above_words_of_a_scale_weigh_them() -> None:
    """The same with the options in rows: the row of figures is no option."""
    turned = [list(row) for row in zip(*WORDS, strict=True)]
    (found,) = audits(KEY, [["Option", *turned[0][1:]], *turned[1:]])
    assert errors([found]) == [[]]
    assert len(_read(found).options) == 2  # Salience is none


def test_a_list_that_makes_the_totals_of_another_table_weighs_its_criteria() -> None:
    """Whatever the list is called; where it makes none, it is an option of its own or nothing, and nobody is accused."""
    (found,) = audits(LIST, SCORES)
    assert errors([found]) == [[]]
    assert len(_read(found).options) == 2  # Clout is none
    plain = [*SCORES[:-1], ["Total", "5", "6"]]
    assert errors(audits(LIST, plain))[0] == []


def test_percentages_of_one_column_alone_that_make_a_hundred_are_weights() -> None:
    """Under any word, with the hundred below them; nothing is added up to it as to the total of an option."""
    rows: Rows = [["Criterion", "Emphasis", "Inn", "Barn"], ["Light", "60%", "5", "3"], ["Space", "40%", "4", "2"], ["Total", "100%", "4.6", "2.6"]]
    (found,) = audits(rows)
    assert errors([found]) == [[]]
    assert len(_read(found).options) == 2  # Emphasis is none


def test_a_row_of_words_among_figures_is_no_scored_criterion() -> None:
    """Passes in another language make a gateway, other words nothing; the totals are those of the figures."""
    rows: Rows = [["Critère", "A", "B"], ["Légalité", "oui", "non"], ["Prix", "5", "4"], ["Confort", "3", "2"], ["Total", "8", "6"]]
    for words in (["Légalité", "oui", "non"], ["Lieu", "ville", "campagne"]):
        (found,) = audits([rows[0], words, *rows[2:]])
        assert errors([found]) == [[]]
        assert len(_read(found).scored) == 2  # Prix and Confort
        changed = [rows[0], words, *rows[2:4], ["Total", "8", "7"]]
        assert [one[1:] for one in errors(audits(changed))[0]] == [("b", "7", "6")]


def test_what_has_a_rank_is_no_weights() -> None:
    """The last option stays one, though as weights its figures would explain a misprinted total."""
    rows: Rows = [
        ["Option", "Light", "Space", "Noise", "Total", "Rank"],
        ["Inn", "4", "3", "2", "19", "1"], ["Barn", "1", "2", "3", "6", "4"], ["Mill", "5", "1", "1", "7", "3"], ["Hut", "3", "4", "2", "9", "2"],
    ]  # fmt: skip
    assert [one[1:] for one in errors(audits(rows))[0] if one[0] == "ARI001"] == [("inn", "19", "9")]
