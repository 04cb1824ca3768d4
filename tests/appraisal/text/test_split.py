"""Single points of a reason and their signs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.text.split import split

SENTENCES = st.from_regex(r"[A-Z][a-z]{1,6}( [a-z]{1,6}){5,8}\.", fullmatch=True)
SIGNED = st.lists(st.tuples(st.sampled_from(["+", "-", "\u2013", "\u2022"]), SENTENCES), min_size=1, max_size=6)


@given(SIGNED)
def test_each_marker_begins_a_point(items: list[tuple[str, str]]) -> None:
    """Markers in a row of sentences part them, and a dash of any length is the sign -."""
    signs = {"+": "+", "-": "-", "\u2013": "-", "\u2022": "none"}
    found = split(" ".join(f"{marker} {text}" for marker, text in items))
    assert [(point.sign, point.text) for point in found] == [(signs[marker], text) for marker, text in items]


@given(SIGNED)
def test_points_know_where_they_begin(items: list[tuple[str, str]]) -> None:
    """The offset of a point is that of its first word."""
    text = " ".join(f"{marker} {item}" for marker, item in items)
    assert all(text[point.at :].startswith(point.text) for point in split(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One reason in words", [("none", "One reason in words")]),
        ("<ul style='x'> + Cheap <b>now</b>. - Dear later.", [("+", "Cheap <b>now</b>."), ("-", "Dear later.")]),
        ("<p>\u2013 Dear.</p> <ul> No other change.", [("-", "Dear.</p>"), ("none", "No other change.")]),
        ("<ul>\u2013 Dear now and always.\u2013 Slow.", [("-", "Dear now and always."), ("-", "Slow.")]),
        ("+ Better models + Partners help", [("+", "Better models"), ("+", "Partners help")]),
        ("- The council may \u2013 if it so chooses \u2013 invest.", [("-", "The council may \u2013 if it so chooses \u2013 invest.")]),
        ("+ Costs of \u00a33-5m and 2+2 years.", [("+", "Costs of \u00a33-5m and 2+2 years.")]),
        (
            "\u2013 Risks, including: <ul> o Money \u2013 Budgets are hard to foresee for all o Staff. \u2013 The rest.",
            [("-", "Risks, including:"), ("-", "Money \u2013 Budgets are hard to foresee for all"), ("-", "Staff."), ("-", "The rest.")],
        ),
        (
            "Review: <table><tr><td>Good \u2022 Mission - And drive</td><td><ul> \u2022 Bad</td></tr></table> - Costly.",
            [("none", "Review: <table><tr>"), ("none", "Good \u2022 Mission - And drive</td>"), ("none", "Bad</td></tr></table>"), ("-", "Costly.")],
        ),
        ("", []),
        ("<ul> + </ul>", []),
    ],
)
def test_what_parts_points(text: str, expected: list[tuple[str, str]]) -> None:
    """Lists, items below items and tables part points; dashes and plus signs inside a sentence do not."""
    assert [(point.sign, point.text) for point in split(text)] == expected
