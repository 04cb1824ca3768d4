"""The soft relations that can be named."""

import pytest

from audit.problems import InputError
from audit.settings.soft import Soft, soft_of


def test_kinds_are_given_once_and_in_order() -> None:
    """However often and in whatever order they are named."""
    assert soft_of(["claims", "reasons", "claims"]) == (Soft.reasons, Soft.claims)
    assert soft_of([]) == ()


def test_another_word_is_told() -> None:
    """What is no soft relation is named with what there is."""
    with pytest.raises(InputError) as given:
        soft_of(["claims", "moods"])
    assert str(given.value.problems[0]) == '--soft: "moods" is no soft relation; known here: reasons, inheritance, claims'
