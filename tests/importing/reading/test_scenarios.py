"""Lines that are called the total, and names that begin with a measure."""

from typing import TYPE_CHECKING

from audit.importing.names import name_of
from tests.importing.reading.found import audits, errors

if TYPE_CHECKING:
    from tests.importing.make import Rows

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


def test_scores_that_several_tables_weigh_are_those_of_all_of_them() -> None:
    """One table of scores, two of weighted scores with weights of their own, most of them ten per cent: two appraisals with all scores."""
    head = ["Criterion", "Weight", "Inn", "Barn", "Mill"]
    scores: Rows = [["Criterion", "Inn", "Barn", "Mill"], ["Light", "2", "8", "9"], ["Space", "7", "1", "5"], ["Noise", "4", "6", "0"]]
    first: Rows = [head, ["Light", "10%", "0.2", "0.8", "0.9"], ["Space", "10%", "0.7", "0.1", "0.5"], ["Noise", "80%", "3.2", "4.8", "0.0"], ["Total", "100%", "4.1", "5.7", "1.4"]]  # fmt: skip
    second: Rows = [head, ["Light", "50%", "1.0", "4.0", "4.5"], ["Space", "40%", "2.8", "0.4", "2.0"], ["Noise", "10%", "0.4", "0.6", "0.0"], ["Total", "100%", "4.2", "5.0", "6.5"]]  # fmt: skip
    found = audits("# Scores", scores, "# Quiet first", first, "# Light first", second)
    assert errors(found) == [[], []]
    for one in found:
        assert one.appraisal is not None
        assert sum(figure.quantity.kind == "score" for figure in one.appraisal.figures) == 9  # three by three


def test_a_scale_beside_another_decision_accuses_no_score() -> None:
    """A scale of 0 to 3 above the first of two decisions is not that of the second, which has a four; its own is held against its own."""
    first: Rows = [["Criterion", "Inn", "Barn"], ["Light", "3", "1"], ["Space", "2", "2"], ["Total", "5", "3"]]
    second: Rows = [["Aspect", "Bus", "Tram"], ["Noise", "4", "1"], ["Speed", "2", "3"], ["Fares", "1", "2"], ["Total", "7", "6"]]
    assert errors(audits("# Place", "Scores: 0 = poor, 3 = excellent.", first, "# Way", "By the same panel.", second)) == [[], []]
    off = [first[0], ["Light", "4", "1"], first[2], ["Total", "6", "3"]]
    assert [one[0] for one in errors(audits("# Place", "Scores: 0 = poor, 3 = excellent.", off, "# Way", "By others.", second))[0]] == ["ARI015"]


def test_a_sentence_that_prefers_the_lowest_orders_ranks() -> None:
    """One misprinted total makes as many ranks follow from the highest: only the total is told."""
    rows: Rows = [
        ["Criterion", "A", "B", "C", "D"], ["Cost", "5", "6", "6", "5"], ["Risk", "6", "7", "6", "5"], ["Noise", "6", "6", "6", "6"],
        ["Total", "17", "19", "16", "16"], ["Rank", "2", "4", "3", "1"],
    ]  # fmt: skip
    assert [one[1:] for one in errors(audits("The lowest total is preferred.", rows))[0]] == [("c", "16", "18")]


def test_percentages_that_add_to_a_hundred_are_shares_of_all_totals() -> None:
    """With one total misprinted no percentage is held against the greatest total there can be."""
    rows: Rows = [["Criterion", "A", "B"], ["Cost", "4", "5"], ["Risk", "1", "3"], ["Noise", "5", "2"], ["Total", "10", "12"], ["% of total", "50.0%", "50.0%"]]  # fmt: skip
    found = errors(audits("Scale 1-5, where 5 is best.", rows))[0]
    assert [one[1:] for one in found if one[0] == "ARI001"] == [("b", "12", "10")]
    assert all(one[0] != "ARI005" or one[3].startswith(("45", "54")) for one in found)


def test_of_two_orders_that_give_as_many_ranks_the_usual_one_is_taken() -> None:
    """First and last changed places: these two are told, and not the two between them."""
    rows: Rows = [["Option", "Light", "Space", "Total", "Rank"], ["A", "5", "4", "9", "4"], ["B", "1", "2", "3", "1"], ["C", "3", "2", "5", "3"], ["D", "4", "3", "7", "2"]]  # fmt: skip
    assert sorted(one[1] for one in errors(audits(rows))[0]) == ["a", "b"]
