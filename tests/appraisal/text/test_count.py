"""Nouns and verbs agree with numbers."""

import pytest

from audit.appraisal.text.count import are, counted, spelt


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 notes are"), (1, "1 note is"), (2, "2 notes are"), (21, "21 notes are"), (1200, "1,200 notes are")]
)
def test_a_noun_and_its_verb_agree_with_the_number(count: int, said: str) -> None:
    """One is singular; none and all others are plural; thousands are marked."""
    assert f"{counted(count, 'note')} {are(count)}" == said


def test_a_noun_with_a_plural_of_its_own() -> None:
    """A plural that does not end in s is given, and so is another verb."""
    assert [f"{counted(count, 'criterion', 'criteria')} {are(count, 'does', 'do')}" for count in (1, 3)] == ["1 criterion does", "3 criteria do"]


@pytest.mark.parametrize(("count", "said"), [(0, "no"), (1, "one"), (8, "eight"), (10, "ten"), (11, "11"), (2000, "2,000")])
def test_small_numbers_are_spelt(count: int, said: str) -> None:
    """Up to ten a number is a word."""
    assert spelt(count) == said
