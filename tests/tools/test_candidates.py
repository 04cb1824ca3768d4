"""Which sentences of a source the rule finds."""

from typing import Any, Final

import pytest

from tools.candidates import candidates

APPRAISAL: Final[dict[str, Any]] = {
    "criteria": {"cost": {"title": "Cost", "line": 9}},
    "options": {"tent": {"title": "Tent (canvas)"}, "hut": {"title": "Wooden Hut", "label": "2"}, "barn": None},
    "tables": {"scores": {"line": 10, "cells": {"cost": {"line": 11}}}},
    "texts": {
        "wording": [{"option": "hut", "title": "The Lodge - of wood"}, {"criterion": "cost", "title": "Price"}],
        "rationale": {"cost": {"tent": {"line": 12, "place": {"column": 2}, "summary": "x"}}},
    },
}


def found(*lines: str, called: dict[str, list[str]] | None = None) -> list[str]:
    return [one.text for one in candidates(lines, APPRAISAL, called or {})]


@pytest.mark.parametrize(
    "sentence",
    [
        "The tent scores highly here.",
        "The wooden hut is the best by far.",
        "The lodge costs more in winter.",
        "Option 2 and the tent are similar.",
        "Most models need some repair.",
        "On cost there is a difference of note.",
        "The barn reaches 40% of them.",
        "Two options need a roof.",
        "None of the alternatives is dry, namely the tent.",
        "**Hut**: the tent is <b>cheaper</b> than that.",
        "The canvas one, Marquee, is lowest.",
    ],
)
def test_a_sentence_that_names_and_compares_is_found(sentence: str) -> None:
    """By title, title without brackets, another name, number or together, and with a comparing word."""
    assert found(sentence, called={"tent": ["Marquee"]}) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "The tent is green and small.",
        "Best of luck to everybody here.",
        "# The tent is the best",
        "1.2 The tent is the best",
        "Figure 2: the tent is the best",
        "Tents attract more visitors every year.",
        "The best tent.",
        "It is the best of its sort.",
    ],
)
def test_other_sentences_are_not(sentence: str) -> None:
    """Without a name, without a comparing word, headings, and what is too short for a sentence."""
    assert found(sentence) == []


def test_sentences_of_a_paragraph_are_told_apart() -> None:
    """Only the one that compares is a candidate."""
    assert found("The tent is green. The tent is the best of all. It rains.") == ["The tent is the best of all."]


def test_a_paragraph_that_a_page_parts_is_put_together() -> None:
    """It goes on in small letters after empty lines; another sentence, a list or a table begins anew."""
    assert found("The tent is one", "", "of the best options there are.") == ["The tent is one of the best options there are."]
    assert found("The tent is one.", "of the best options there are.") == ["of the best options there are."]
    assert found("The tent is", "one\tof the best options there are.") == ["of the best options there are."]


def test_cells_of_prose_are_read_and_tables_of_figures_are_not() -> None:
    """Lines that the file records as rows or definitions are left out."""
    lines = [
        *[""] * 8,
        "The tent is best on cost.",
        "The tent\tis the best one.",
        "The tent\tis the best one.",
        "",
        "The hut, too\tThe wooden hut is better.",
    ]
    assert found(*lines) == ["The wooden hut is better."]


def test_a_reason_counts_where_it_names_another_option() -> None:
    """What a reason says of its own option is checked with the score that it is the reason for."""
    lines = [*[""] * 11, "Reason\t+ The tent is the best. + It is cheaper than the wooden hut. - The best of all options here."]
    assert found(*lines) == ["It is cheaper than the wooden hut.", "The best of all options here."]


def test_the_same_sentence_in_two_places_is_two_candidates() -> None:
    """A summary and the body are counted each."""
    assert len(found("The tent is the best.", "", "The tent is the best.")) == 2
