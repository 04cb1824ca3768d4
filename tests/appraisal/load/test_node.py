"""Nodes, and the plain values of scalars.

Lines and columns as editors count them.

Pieces of somebody's file in messages.
"""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.load.node import FORBIDDEN, Lines, Node, Plain, forbidden, scalar, shown, twice
from audit.appraisal.load.yaml_text import parse_yaml


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


TEXTS = (
    "012", "1:30", "no", "yes", "on", "off", "2017-10-25", "2017-10", "1_000", "0x1F", "0o7", ".5", "5.", "+5", "1e5", "1E+5", "1,810",
    "True", "NULL", "Null", ".inf", "-.inf", ".nan", "NaN", "Infinity", "1.2.3", "--5", "- 5", "<<", "=", "9" * 31, "1." + "0" * 30, "\u0663",
)  # fmt: skip
VALUES: dict[str, Plain] = {
    "": None, "~": None, "null": None, "true": True, "false": False, "0": 0, "-0": 0, "25": 25, "-25": -25,
    "9" * 30: int("9" * 30), "-" + "9" * 30: -int("9" * 30), "1." + "0" * 29: 1,
    "1.10": Decimal("1.10"), "-0.5": Decimal("-0.5"), "3.0": 3, "-30.00": -30, "0.0": 0,
}  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_no_json_number_or_word_stays_text(text: str) -> None:
    """Dates, times, octal and other numbers of YAML 1.1 keep their text; so do numbers of more than thirty digits."""
    assert scalar(text, quoted=False) == text


@pytest.mark.parametrize(("text", "value"), VALUES.items())
def test_json_numbers_and_words_have_their_value(text: str, value: Plain) -> None:
    """Numbers are exact; 3.0 is a whole number, as JSON Schema has it."""
    found = scalar(text, quoted=False)
    assert (found, type(found)) == (value, type(value))
    assert str(scalar("1.10", quoted=False)) == "1.10"


@given(st.text(max_size=50))
def test_quoted_text_is_text(text: str) -> None:
    """Nothing in quotes becomes a number or a word."""
    assert scalar(text, quoted=True) == text


@given(st.text(max_size=50))
def test_any_bare_text_has_a_value(text: str) -> None:
    """No text makes the reader of scalars fail."""
    scalar(text, quoted=False)


def tree() -> Node:
    return parse_yaml("a:\n  - x\n  - {b: 1}\nc: text\n", "f.yaml")


def test_a_node_gives_what_it_holds() -> None:
    """Mappings give fields, lists elements; other values give nothing of either."""
    root = tree()
    listed = root.get("a")
    assert listed is not None
    assert [key for key, _ in root.entries()] == ["a", "c"]
    assert [one.text for one in listed.elements()] == ["x", ""]
    assert listed.get("a") is None
    assert list(listed.entries()) == []
    assert root.elements() == []
    assert root.get("d") is None


@pytest.mark.parametrize(
    ("path", "place"),
    [([], (1, 1)), (["a", 1, "b"], (3, 9)), (["a", 0], (2, 5)), (["a", 7], (2, 3)), (["a", -1], (2, 3)), (["x", 1], (1, 1)), (["c", "d", 2], (4, 4))],
)
def test_a_path_leads_to_the_deepest_node_that_exists(path: list[str | int], place: tuple[int, int]) -> None:
    """A message about something that is missing points at what should hold it."""
    found = tree().at(path)
    assert (found.line, found.column) == place


@given(st.text(max_size=2_000))
def test_what_is_shown_is_short_and_harmless(text: str) -> None:
    """A shown text is one line of at most 62 characters without control characters."""
    found = shown(text)
    assert len(found) <= 62
    assert not FORBIDDEN.search(found)
    assert len(found.splitlines()) == 1


def test_short_text_is_shown_as_it_is() -> None:
    """White space is collapsed; what is too long ends in dots, also where it is long only for its white space."""
    assert shown("a\n  b") == '"a b"'
    assert shown("x" * 60) == f'"{"x" * 60}"'
    assert shown("x" * 61) == f'"{"x" * 57}..."'
    assert shown("a" + " " * 1_000 + "b") == '"a..."'
    assert shown("\x1b[31m") == '"\ufffd[31m"'


def test_forbidden_characters_are_named() -> None:
    """A control character is named by its number, half a character by what it is."""
    assert "U+0007" in forbidden("\a").message
    assert "half a character" in forbidden("\ud800").message


def test_a_key_used_twice_names_the_first_line() -> None:
    """Both places are found from the message."""
    assert str(twice("weight", 7)) == 'the key "weight" is used twice; it is already on line 7: keep one of the two'
