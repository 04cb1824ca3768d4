"""Pieces of somebody's file in messages."""

from hypothesis import given
from hypothesis import strategies as st

from audit.load.shown import FORBIDDEN, forbidden, shown, twice


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
    assert "U+0007" in forbidden("\a")
    assert "half a character" in forbidden("\ud800")


def test_a_key_used_twice_names_the_first_line() -> None:
    """Both places are found from the message."""
    assert twice("weight", 7) == 'the key "weight" is used twice; it stands on line 7 already: keep one of the two'
