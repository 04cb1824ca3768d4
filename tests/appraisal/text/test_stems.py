"""Stems of words, and which words of a title tell it from others."""

import pytest

from audit.appraisal.text.stems import stem, stems


@pytest.mark.parametrize(
    ("one", "other"), [("improving", "improves"), ("costs", "cost"), ("engagement", "engaging"), ("organisations", "organisation")]
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    """A title and the sentence that speaks of it use different forms of a word."""
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("universe", "university"), ("organisation", "organ"), ("communal", "communism"), ("access", "accident")])
def test_words_that_only_begin_alike_are_apart(one: str, other: str) -> None:
    """Five letters in common make no common stem."""
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("the tax and VAT implications", "Tax & VAT"),
        ("Service users' access", "access for service users"),
        ("the council's finances", "Finance of the council"),
        ("in terms of improvement", "Improvement"),
    ],
)
def test_words_that_say_little_do_not_count(said: str, title: str) -> None:
    """Stop words, possessives, and what a title of a criterion is padded with."""
    assert set(stems(said)) == set(stems(title))
