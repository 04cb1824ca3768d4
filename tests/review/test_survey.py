"""What is asked about a document."""

import pytest

from audit.documents.paper import Piece
from audit.review.survey import around
from tests.review.made import asked, by_whose, copy
from tests.review.papers import ROWS


def test_doubtful_figures_come_first_and_say_why() -> None:
    """A letter in place of a digit, and an empty cell where a sum wants a figure, are asked by themselves."""
    singles = asked(copy()).singles()
    assert [(one.of, one.kind, one.read, one.state) for one in singles] == [
        ("Safety / Option B", "score", "30", "doubtful"), ("Safety / Option C", "score", "", "empty"),
    ]  # fmt: skip
    assert (singles[0].shown, singles[0].agrees) == ("3O", ("total of Option B",))
    assert [(fit.value, fit.sum) for fit in singles[1].fits] == [("4", "total of Option C")]


def test_every_cell_of_a_table_stands_in_its_view() -> None:
    """Nothing that was read is left out of what a person compares."""
    review = asked(copy())
    assert [(view.columns, [row for row, _ in view.rows]) for view in review.views] == [
        (("Option A", "Option B", "Option C"), ["Access", "Safety", "Reach", "Total"])
    ]
    assert [name for view in review.views for name in view.names()] == list(review.questions)
    assert len(review.questions) == 12


def test_a_blank_that_no_sum_speaks_of_is_not_asked_by_itself() -> None:
    """With two cells empty nothing can be told of either; both are compared with their table."""
    rows = [ROWS[0], ["Access", "4", "", "3"], ["Safety", "5", "", "2"], *ROWS[3:]]
    assert not [one for one in asked(copy(rows)).singles() if one.state == "empty"]


@pytest.mark.parametrize(("total", "offered"), [("9", ["4"]), ("409", []), ("2", []), ("5", [])])
def test_only_likely_values_are_offered(total: str, offered: list[str]) -> None:
    """A value beyond all other scores, below them, or nothing at all would come from a total that is misprinted itself."""
    found = by_whose(asked(copy([*ROWS[:4], ["Total", "14", "75", total]])))["Safety / Option C"]
    assert [fit.value for fit in found.fits] == offered


def test_weights_that_stand_with_the_criteria_are_asked_too() -> None:
    """A table of definitions gives weights, which have a view of their own."""
    weights = [["Criterion", "Weight", "Definition"], ["Access", "3", "Near the people"], ["Safety", "2", "No harm"], ["Reach", "1", "Many people"]]
    review = asked(copy(weights, ROWS))
    found = by_whose(review)
    assert {found[one].read for one in ("Access", "Safety", "Reach")} == {"1", "2", "3"}
    assert any(view.title == "Weights" and view.columns == ("Weight",) for view in review.views)


def test_what_is_in_doubt_as_a_whole_is_looked_at_as_a_whole() -> None:
    """Twenty cells in doubt for one and the same reason are one look at a table, not twenty questions."""
    letters = [["Criterion", "Option A", "Option B"], *([f"Number {at}", "lO", "2O"] for at in range(1, 11))]
    doubtful = [one for one in asked(copy(letters)).questions.values() if one.state == "doubtful"]
    assert len(doubtful) == 20
    assert not any(one.single for one in doubtful)
    assert {said for view in asked(copy(letters)).views for said in view.doubts} == {'the document has "lO"', 'the document has "2O"'}


def test_the_box_around_pieces() -> None:
    """The least box that holds all of them."""
    assert around([Piece(1, (10, 20, 30, 40)), Piece(1, (5, 25, 20, 60))]) == (5, 20, 30, 60)
