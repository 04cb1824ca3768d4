"""Phrases: patterns made of classes of words."""

import pytest

from audit.importing.claims.phrase import expanded, found_in, is_one_of, phrase


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("<s> {scores} {degree*} {level-high}", "<0> scored very particularly highly"),
        ("<s> {scores} {degree*} {level-high}", "<0> scored well"),
        ("<s>(?:,? {aux},?)* {scores+ranks}", "<12>, however, has also ranked"),
        ("the {word:top+bottom} {total-noun?}", "the lowest score"),
        ("by {quoted}", "by at least 1,810.5"),
        ("{ordinal}", "2nd"),
    ],
)
def test_a_phrase_is_met_in_any_words_of_its_classes(template: str, text: str) -> None:
    """Classes by name, several together, left out or repeated; marks; figures and places."""
    assert phrase(template).fullmatch(text) is not None


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("<s> {scores} {level-high}", "<0> scored poorly"),
        ("<s> {scores}", "<a> scored"),
        ("by {quoted}", "by 1.2.3"),
        ("by {quoted}.*", "by 2-3"),
        ("£{quoted}.*", "£2 more"),
        ("{subject} {scores}", "at <0> scored"),
    ],
)
def test_a_phrase_is_not_met_in_other_words(template: str, text: str) -> None:
    """Another class, what is no mark, what is no figure or one of money, an option of which something else is said."""
    assert not list(found_in(text, template))


def test_what_stands_in_a_phrase_can_be_asked_for() -> None:
    """Marks by their letter, classes by the name they are given, figures with what stands before them."""
    (match,) = found_in("<3> beats <4> by about 5", "<s> {word:leads} <t> by {quoted}")
    assert (match["s"], match["word"], match["t"], match["vague"], match["n"]) == ("3", "beats", "4", "about ", "5")


def test_phrases_are_tried_one_after_another() -> None:
    """Each place where the first stands comes before any of the second."""
    assert [match[0] for match in found_in("best <0> top <1>", "<s>", "{top}")] == ["<0>", "<1>", "best", "top"]


def test_a_class_that_does_not_exist_is_an_error() -> None:
    """A misspelt name does not pass for a word."""
    with pytest.raises(KeyError, match="scorres"):
        expanded("{scorres}")


@pytest.mark.parametrize(
    ("word", "name", "holds"), [("Highest", "top", True), ("lowest", "top", False), ("high", "top", False), (None, "top", False)]
)
def test_words_are_looked_up_whole(word: str | None, name: str, holds: bool) -> None:  # what is expected
    """In capitals or not; a part of a word is none."""
    assert is_one_of(word, name) is holds
