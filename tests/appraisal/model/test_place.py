"""Places in the file and in the paper.

Dates given in part stand for every day that they may be.
"""

import pytest

from audit.appraisal.model.place import Place, Where, earliest, latest


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2017", "2017-01-01", "2017-12-31"), ("2016-02", "2016-02-01", "2016-02-29"), ("2017-04", "2017-04-01", "2017-04-30"),
        ("2017-12-05", "2017-12-05", "2017-12-05"), ("2017-13", "2017-13-01", "2017-13-31"),
    ],
)  # fmt: skip
def test_the_first_and_the_last_day(date: str, first: str, last: str) -> None:
    """A month that does not exist breaks nothing."""
    assert (earliest(date), latest(date)) == (first, last)


def test_a_locator_says_what_is_known() -> None:
    """What is known of a place is said in words, the most useful first; nothing where nothing is known."""
    assert Place(line=983, section="8.2", figure="15").locator() == "figure 15, section 8.2, line 983"
    assert Place(page=4, pack_page=61, printed_page="iv").locator() == "page iv (page 4 of the document and page 61 of the agenda pack)"
    assert Place(page=20, printed_page="1", line=3).locator() == "page 1 (page 20 of the document), line 3"
    assert Place(page=4, printed_page="4").locator() == "page 4"
    assert Place(page=4).locator() == "page 4 of the document"
    assert Place(sheet="Scores", cell="B7", table=2, row=3, column=4).locator() == "sheet Scores, cell B7, table 2"
    assert not Place(source="report").locator()


def test_a_place_lies_inside_another() -> None:
    """What a place does not say comes from the one around it."""
    assert Place(line=7).inside(Place(source="report", line=1, page=3)) == Place(source="report", line=7, page=3)


def test_places_compare_by_what_they_say() -> None:
    """Two places that say the same are the same."""
    assert Where(1, 2, "/a") == Where(1, 2, "/a")
    assert Where() != Where(1, 2, "/a")
