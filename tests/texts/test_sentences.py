"""Sentences, by which claims are named."""

from __future__ import annotations

import pytest

from audit.texts.sentences import runs, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One thing. Another thing.", ["One thing.", "Another thing."]),
        ("**Outsource is last.** It is dear, i.e. Costly. Is it?", ["**Outsource is last.**", "It is dear, i.e. Costly.", "Is it?"]),
        ("It grew by 2.5 times. (See below.) Then fell", ["It grew by 2.5 times.", "(See below.)", "Then fell"]),
        ("by J. M. and others", ["by J. M. and others"]),
        ("", []),
    ],
)
def test_sentences_end_at_stops(text: str, expected: list[str]) -> None:
    """A stop before a capital ends a sentence, an abbreviation or a decimal point does not; none is lost."""
    assert list(sentences(text)) == expected


def test_neighbouring_sentences_make_runs() -> None:
    """A claim may span sentences, but only such as stand side by side, four at most."""
    found = runs("A is. B is. C is. D is. E is.")
    assert {"B is.", "B is. C is.", "A is. B is. C is. D is."} <= set(found)
    assert not {"A is. C is.", "A is. B is. C is. D is. E is."} & set(found)
