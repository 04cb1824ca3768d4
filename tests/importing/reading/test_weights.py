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


def test_weights_of_a_list_find_a_total_that_nobody_listed() -> None:
    """Weights in a list of the text, and a last row by an unknown word that they make: a misprint of it is told."""
    weights = ["The criteria and their weights:", "Light: 50%", "Space: 30%", "Noise: 20%"]
    rows: Rows = [["Aspect", "Inn", "Barn", "Mill"], ["Light", "4", "2", "5"], ["Space", "1", "5", "3"], ["Noise", "3", "3", "1"], ["Composite", "2.9", "3.1", "3.6"]]  # fmt: skip
    assert errors(audits(*weights, rows)) == [[]]
    changed = [*rows[:-1], ["Composite", "2.9", "3.4", "3.6"]]
    assert [one[1:] for one in errors(audits(*weights, "Each score is multiplied by its weight and the results are added.", changed))[0]] == [
        ("barn", "3.4", "3.1")
    ]


def test_figures_beside_signs_weigh_them() -> None:
    """Under any word, and behind the names of criteria of which only signs tell that they are scored."""
    rows: Rows = [
        ["Requirement", "Clout", "A", "B"],
        ["Latency", "2", "+", "-"],
        ["Access", "6", "s", "+"],
        ["Cost", "4", "-", "s"],
        ["Total", "", "-2", "4"],
    ]
    (found,) = audits(rows)
    assert errors([found]) == [[]]
    assert len(_read(found).options) == 2  # Clout is none
    named = [["Driver", "A", "B"], *([f"{row[0]} ({row[1]})", *row[2:]] for row in rows[1:4]), ["Weighted score", "-2", "5"]]
    assert [one[1:] for one in errors(audits(named))[0]] == [("b", "5", "4")]


def test_the_highest_scores_that_have_no_rank_are_no_option() -> None:
    """A first column by an unknown word, which no figure beside it exceeds, and which alone has no percentage and no rank."""
    rows: Rows = [
        ["Dimension", "Ceiling", "Inn", "Barn", "Mill"], ["Light", "5", "4", "2", "4"], ["Space", "5", "3", "5", "3"], ["Noise", "5", "2", "1", "2"],
        ["Totals", "15", "9", "8", "9"], ["Per cent of maximum", "", "60.0%", "53.3%", "60.0%"], ["Rank", "", "1", "3", "1"],
    ]  # fmt: skip
    (found,) = audits(rows)
    assert errors([found]) == [[]]
    assert len(_read(found).options) == 3  # the ceiling is none


def test_percentages_among_scores_are_none() -> None:
    """A row of percentages by an unlisted word behind the totals is no criterion, though averages with it come near a total."""
    rows: Rows = [
        ["Zielkriterium", "Eigenbau", "Zukauf", "Miete", "Umbau"], ["Qualität", "1", "4", "2", "4"], ["Lieferzeit", "5", "5", "5", "1"],
        ["Preis", "2", "5", "2", "3"], ["Service", "2", "1", "1", "3"], ["Summe", "11", "15", "10", "11"],
        ["Erreicht", "50,0%", "75,0%", "50,0%", "55,0%"], ["Rang", "3", "1", "3", "2"],
    ]  # fmt: skip
    assert [one[1:] for one in errors(audits(rows))[0] if one[0] == "ARI001"] == [("eigenbau", "11", "10")]


def test_a_criterion_called_value_is_one_where_it_holds_words() -> None:
    """Among columns of words of a scale, a column of words is no kind of figure."""
    rows: Rows = [
        ["Alternative", "Fit", "Space", "Value", "Final score"], ["Weight", "3", "2", "2", ""], ["North", "High", "Low", "High", "17"],
        ["South", "Low", "High", "Medium", "13"], ["East", "Medium", "Medium", "Low", "12"],
    ]  # fmt: skip
    (found,) = audits(KEY, "Each score is multiplied by the weight of its criterion and the results are added.", rows)
    assert errors([found]) == [[]]
    assert len(_read(found).scored) == 3  # Value among them


def test_the_sum_below_a_list_of_weights_is_no_criterion() -> None:
    """By a word that nobody listed, and with names cut short in the table of scores."""
    listed: Rows = [["Criteria", "Multiplier"], ["Ratings history", "5"], ["Size", "4"], ["Training needs", "3"], ["Merit index", "12"]]
    rows: Rows = [["Option", "Rati. history", "Size", "Trai. needs", "Overall score"], ["Inn", "3", "3", "0", "27"], ["Barn", "0", "1", "1", "7"], ["Mill", "2", "0", "1", "13"]]  # fmt: skip
    (found,) = audits("Scores: 0 = poor, 3 = excellent.", listed, rows)
    assert errors([found]) == [[]]
    assert (len(_read(found).options), len(_read(found).scored)) == (3, 3)
