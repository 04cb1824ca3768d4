"""Dates given in part stand for every day that they may be."""

import pytest

from audit.model.dates import earliest, latest


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
