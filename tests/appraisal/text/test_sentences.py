"""Sentences, by which claims are named: where they end, and where an abbreviation only looks as if they did."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.text.sentences import runs, sentences


@pytest.mark.parametrize(
    "expected",
    [
        ["Cllr. Carter chairs the board.", "It met twice."],
        ["The depot is in St. Albans.", "It is old."],
        ["See No. 10 of the list.", "It is short."],
        ["Some costs, e.g. IT, rise.", "Others fall."],
        ["Acme Ltd. Provisions has the vans.", "It is dear."],
        ["Mr. Carter and Dr. Miller agreed.", "They signed."],
        ["It costs approx. £1.2m a year.", "It saves more."],
        ["It costs approx. Two hundred pounds.", "It saves more."],
        ["As in para. 4.2 and p. 12, it fits.", "See pp. 3-5."],
        ["As in para. B and App. C, it fits.", "Nothing else does."],
        ["Fig. 2 shows it.", "Fig. B does not."],
        ["A book by J. M. Carter says so.", "We agreed."],
        ["Growth was 2.5 times.", "It fell by 1.2m later."],
        ["It is cheap.", "(See below.)", "Then it fell."],
        ["Schools, i.e. Academies, differ.", "Is it?", "Yes!"],
        ["It was set up by Acme Ltd.", "The council owns it."],
        ["Vans, lorries, etc.", "These are old."],
        ["The U.K. Government agreed.", "It paid."],
        ["4.2. Costs are high.", "So is the risk."],
        ["It stands in section 4.2.", "Costs are high."],
        ["The best is option A.", "It scored 5."],
        ["The staff are Barnardo's.", "That isn't.", "Nothing is."],
        ["Is that so?", "No.", "The council says otherwise."],
        ["**It is last.**", "It is dear.", "'Quite so.'", "And \u201cno\u201d."],
        ["by J. M. and others"],
    ],
)
def test_a_sentence_ends_at_its_stop_and_not_at_an_abbreviation(expected: list[str]) -> None:
    """British abbreviations, initials, figures and numbers of sections go on; what closes a sentence still does."""
    assert list(sentences(" ".join(expected))) == expected


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_no_words_are_no_sentence(text: str) -> None:
    """White space holds nothing."""
    assert sentences(text) == ()


@given(
    st.lists(st.sampled_from(["The cost is 2.5.", "Cllr.", "St.", "Ltd.", "A", "(b", "No.", "e.g.", "x)", "?", "**", "'", "Yes!", "  "]), max_size=12)
)
def test_no_word_is_lost(words: list[str]) -> None:
    """Whatever the text, its sentences hold all its words in their order."""
    assert " ".join(sentences(" ".join(words))).split() == " ".join(words).split()


@pytest.mark.parametrize("part", ["a. ", "St. ", "J. ", "(", "1.2 ", "A."])
def test_long_lines_are_split_once_through(part: str) -> None:
    """A line of nothing but what might be a stop comes to an end, with every word kept."""
    assert "".join("".join(sentences(part * 20_000)).split()) == "".join((part * 20_000).split())


def test_neighbouring_sentences_make_runs() -> None:
    """A claim may span sentences, but only such as stand side by side, four at most."""
    found = runs("One is. Two is. Three is. Four is. Five is.")
    assert {"Two is.", "Two is. Three is.", "One is. Two is. Three is. Four is."} <= set(found)
    assert not {"One is. Three is.", "One is. Two is. Three is. Four is. Five is."} & set(found)
