"""Normalisation n1: what makes two texts the same, and what does not."""

from __future__ import annotations

import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.appraisal.text.normalise import digest, normalise

SIGNS = "abcXo15 .,;:'\"*+-#<>&/()\n\t\u2013\u2014\u2212\u2022\u2019\u201c\u00a0\u00ad\u200b\u00b4\u0301\ufe64\u00e9\u2033"
TAGS = ["<b>", "</b>", "<ul>", "<p class='x'>", "</p>", "<br/>", "<!--", "-->", "<insert name>", "costs", "- ", "+ ", "\n- "]
ENTITIES = ["&amp;", "&lt;", "&gt;", "&nbsp;", "&#45;", "&#x2022;", "&amp", "amp;", "lt;", " \u2022 "]
PIECES = st.sampled_from([*SIGNS, *TAGS, *ENTITIES])
MARKUP = st.lists(PIECES, max_size=30).map("".join)
WORDS = st.lists(st.from_regex(r"[A-Za-z0-9]{1,8}", fullmatch=True), min_size=1, max_size=8)


@given(st.one_of(st.text(), MARKUP))
def test_normal_form_stays_as_it_is(text: str) -> None:
    """Normalising twice changes nothing more, whatever markup is nested or broken."""
    once = normalise(text)
    assert normalise(once) == once


@given(WORDS)
def test_plain_words_are_their_own_normal_form(words: list[str]) -> None:
    """Words and case are kept; nothing is invented or lost."""
    assert normalise(" ".join(words)) == " ".join(words)


@given(WORDS, st.data())
def test_white_space_does_not_count(words: list[str], data: st.DataObject) -> None:
    """Any white space between words, before and after them gives the same digest."""
    space = st.text(alphabet=" \t\n\r\u00a0\u2009\u202f", min_size=1, max_size=3)
    spaced = "".join(data.draw(space) + word for word in words) + data.draw(space)
    assert digest(spaced) == digest(" ".join(words))


@given(WORDS, st.sampled_from(["b", "i", "em", "strong", "span", "u", "sup", "B"]), st.data())
def test_tags_around_words_do_not_count(words: list[str], tag: str, data: st.DataObject) -> None:
    """A word set off by an inline tag is the same word."""
    at = data.draw(st.integers(0, len(words) - 1))
    tagged = [*words[:at], f"<{tag} style='x: y'>{words[at]}</{tag}>", *words[at + 1 :]]
    assert digest(" ".join(tagged)) == digest(" ".join(words))


@given(st.lists(WORDS.map(" ".join), min_size=1, max_size=4), st.sampled_from(["-", "\u2013", "\u2022", "+", "*", "\u25aa"]))
def test_list_markers_do_not_count(items: list[str], marker: str) -> None:
    """Items with a marker each, as lines or as a list in HTML, are the same text as the items alone."""
    lines = "\n".join(f"{marker} {item}" for item in items)
    tagged = "<ul>" + "".join(f"<li>{marker} {item}</li>" for item in items) + "</ul>"
    assert digest(lines) == digest(tagged) == digest("\n".join(items))


@given(WORDS, st.data())
def test_wording_counts(words: list[str], data: st.DataObject) -> None:
    """Another word in one place, a word more or one less changes the digest."""
    at = data.draw(st.integers(0, len(words) - 1))
    changed = [*words[:at], words[at] + "x", *words[at + 1 :]]
    assert len({digest(" ".join(each)) for each in (words, changed, [*words, "more"], words[:-1])}) == 4


@given(WORDS, WORDS)
def test_order_of_words_counts(first: list[str], second: list[str]) -> None:
    """Two texts have one digest exactly if they have the same words in the same order."""
    assert (digest(" ".join(first)) == digest(" ".join(second))) == (first == second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the council\u2019s \u2018own\u2019 plan", "the council's 'own' plan"),
        ("a \u201cTrust\u201d", 'a "Trust"'),
        ("medium \u2013 term", "medium-term"),
        ("costs\u2014which rise", "costs - which rise"),
        ("Council- owned", "Council-owned"),
        ("decision-\nmaking", "decision-making"),
        ("\u221225", "-25"),
        ("a -- b", "a - b"),
        ("19<sup>th</sup> September", "19th September"),
        ("<p>One.</p><p>Two.</p>", "One. Two."),
        ("R&amp;D", "R&D"),
        ("5&nbsp;years", "5 years"),
        ("&lt;b&gt;bold&lt;/b&gt;", "bold"),
        ("**bold** and *Note: this*", "bold and Note: this"),
        ("## Heading", "Heading"),
        ("<ul style='list-style-type: none'> + First", "First"),
        ("one \u2022 two", "one two"),
        ("co\u00adoperate", "cooperate"),
        ("e\ufb03cient", "efficient"),
        ("No change.", "No change"),
        ("the whole. .", "the whole"),
    ],
)
def test_shape_does_not_count(one: str, other: str) -> None:
    """Quotes, dashes, tags, emphasis, entities, ligatures and closing stops in another shape: one text."""
    assert digest(one) == digest(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pass", "pass"),
        ("grow by 15", "grow by 16"),
        ("15. The costs", "16. The costs"),
        ("\u00a32m", "\u00a33m"),
        ("2*3", "23"),
        ("<insert name> agrees", "agrees"),
        ("<5", "5"),
        ("A + B", "A B"),
        ("may, not must", "may not must"),
        ("it's", "its"),
        ("'Trust'", '"Trust"'),
        ("and", "&"),
        ("T&Cs", "TCs"),
        ("R&copy", "R\u00a9"),
    ],
)
def test_content_counts(one: str, other: str) -> None:
    """Case, numbers, inner punctuation, placeholders in angle brackets and other signs are wording."""
    assert digest(one) != digest(other)


def test_digest_names_its_normalisation() -> None:
    """The digest is that of the normal form in UTF-8, with the name of the normalisation before it."""
    assert digest(" \u2022 The  council\u2019s plan. ") == "n1:" + hashlib.sha256(b"The council's plan").hexdigest()
    assert re.fullmatch(r"n1:[0-9a-f]{64}", digest(""))


def test_text_that_cannot_be_encoded_has_a_digest() -> None:
    """A lone surrogate, which JSON can bring in, is no reason to break off."""
    assert digest("a\ud800") != digest("a")


@pytest.mark.parametrize("piece", ["<b", "&amp;", "<<b>b>", "*", "- ", "<!--", "&#38;", "\n", " ", "\n -", "a- "])
def test_nested_markup_without_end_is_settled(piece: str) -> None:
    """Markup nested thousands deep still comes to a form that stays."""
    form = normalise(piece * 5_000 + "x")
    assert normalise(form) == form
