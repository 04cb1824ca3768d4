"""Lines and columns as editors count them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from audit.load.lines import Lines


@given(st.text("a\r\n\u2028\x85é", max_size=30))
def test_every_place_is_where_an_editor_shows_it(text: str) -> None:
    """Counting line ends before a place gives its line; what stands after the last of them gives its column."""
    lines = Lines(text)
    for at in range(len(text) + 1):
        if text[at - 1 : at + 1] != "\r\n":
            before = re.split(r"\r\n?|\n", text[:at])
            assert lines.place(at) == (len(before), len(before[-1]) + 1)


@given(st.text("a\r\n\u2028é", max_size=30))
def test_a_line_and_column_lead_back_to_the_place(text: str) -> None:
    """Line and column name one place only."""
    lines = Lines(text)
    assert all(lines.at(*lines.place(at)) == at for at in range(len(text) + 1))


def test_only_line_feeds_and_carriage_returns_end_lines() -> None:
    """A line separator inside prose, as word processors leave it, does not shift the numbers after it."""
    assert Lines("a\u2028b\x85c\nd").place(6) == (2, 1)
