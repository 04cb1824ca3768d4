"""Sentences of our own papers: what is true comes out true, what is not is found out, and what no table answers is left alone."""

from dataclasses import replace
from functools import cache

import pytest

from audit.documents.paper import Passage
from audit.importing.write import text_of
from audit.limits import ProseLimits
from tests.importing.claims import invented
from tests.importing.claims.invented import Said, draft, judged
from tests.importing.compare import read


@cache
def points() -> Said:
    return judged(invented.POINTS, invented.POINTS_SAID, (*invented.POINTS_TRUE, *invented.POINTS_FALSE, *invented.POINTS_SILENT))


@cache
def levels() -> Said:
    return judged(invented.LEVELS, invented.LEVELS_SAID, (*invented.LEVELS_TRUE, *invented.LEVELS_FALSE, *invented.LEVELS_SILENT))


@pytest.mark.parametrize("sentence", invented.POINTS_TRUE)
def test_what_points_confirm_is_true(sentence: str) -> None:
    """A true sentence is proposed, and every claim of it holds: no false note."""
    assert {truth for _, truth in points()[sentence]} == {True}


@pytest.mark.parametrize("sentence", invented.POINTS_FALSE)
def test_what_points_contradict_is_found(sentence: str) -> None:
    """A sentence that the table contradicts is found out."""
    assert False in {truth for _, truth in points()[sentence]}


@pytest.mark.parametrize("sentence", invented.POINTS_SILENT)
def test_what_points_cannot_answer_is_left_alone(sentence: str) -> None:
    """Sentences about other things than the scores make no claim."""
    assert sentence not in points()


@pytest.mark.parametrize("sentence", invented.LEVELS_TRUE)
def test_what_levels_confirm_is_true(sentence: str) -> None:
    """As for points, with named levels."""
    assert {truth for _, truth in levels()[sentence]} == {True}


@pytest.mark.parametrize("sentence", invented.LEVELS_FALSE)
def test_what_levels_contradict_is_found(sentence: str) -> None:
    """As for points, with named levels."""
    assert False in {truth for _, truth in levels()[sentence]}


@pytest.mark.parametrize("sentence", invented.LEVELS_SILENT)
def test_what_levels_cannot_answer_is_left_alone(sentence: str) -> None:
    """As for points, with named levels."""
    assert sentence not in levels()


KINDS = {
    "The charitable trust is the highest scoring option.": "superlative",
    "The charitable trust was ranked first.": "rank",
    "The charitable trust reached 77% of the maximum.": "figure",
    "The charitable trust is 4 points ahead of the joint venture.": "difference",
    "The charitable trust scored higher than the joint venture.": "order",
    "The charitable trust and the joint venture scored equally on set-up costs.": "equal",
    "The charitable trust scored highly on quality of care.": "level",
    "The charitable trust scored highly on most criteria.": "majority",
    "Four options were scored.": "count",
}


def test_each_claim_has_the_kind_of_what_is_said() -> None:
    """Kinds are those of docs/claims.md, so that confirmed claims go to the rule for their kind."""
    found = judged(invented.POINTS, invented.POINTS_SAID, tuple(KINDS))
    assert {sentence: {kind for kind, _ in claims} for sentence, claims in found.items()} == {sentence: {kind} for sentence, kind in KINDS.items()}


def test_only_the_criteria_that_are_named_make_a_list() -> None:
    """What stands behind namely is all there is, and each part is a claim of its own."""
    sentence = "The charitable trust scored highly against a small number of criteria, namely access for users and quality of care."
    found = judged(invented.POINTS, invented.POINTS_SAID, [sentence])[sentence]
    assert sorted(found) == [("level", True), ("list", False), ("majority", False)]


def test_pronouns_stand_for_what_was_spoken_of_in_the_passage() -> None:
    """It and they are the options of the sentences before, in the same paragraph only."""
    text = "The charitable trust was ranked first. It scored highly on quality of care. Option 3 came second. These options scored highly on running costs."
    found = judged(invented.POINTS, invented.POINTS_SAID, [text, "They scored highly on set-up costs."])
    assert found["It scored highly on quality of care."] == [("level", True)]
    assert found["These options scored highly on running costs."] == [("level", False)]
    assert "They scored highly on set-up costs." not in found


def test_what_is_said_again_has_one_claim_and_all_its_places() -> None:
    """A summary that repeats the body in the same words is one claim with two places."""
    sentence = "The charitable trust was ranked first."
    found = draft(invented.POINTS, *(replace(Passage(sentence), place=Passage(sentence).place.__class__(page=page)) for page in (3, 9)))
    assert [[printing.place.page for printing in claim.printings] for claim in found.claims] == [[3, 9]]
    assert [one.place.page for one in read(text_of(found).encode()).claims[0].printings] == [3, 9]


def test_claims_are_written_unconfirmed_with_text_reading_and_assertion() -> None:
    """What a person needs to confirm a claim stands in the file, below a comment that says what to do."""
    text = text_of(draft(invented.POINTS, "The charitable trust was ranked first."))
    assert "status: unconfirmed" in text
    assert "text: The charitable trust was ranked first." in text
    assert 'asserts: "rank(\\"charitable-trust\\") == 1"' in text
    assert "# Sentences that the tables can confirm or contradict" in text


def test_a_sensitivity_test_is_not_held_against_the_table() -> None:
    """Below such a heading other figures are meant, until the next heading of its level."""
    blocks = ("# Sensitivity analysis", "The joint venture was ranked first.", "# Results", "The joint venture was ranked second.")
    assert [claim.text for claim in draft(invented.POINTS, *blocks).claims] == ["The joint venture was ranked second."]


def test_nothing_is_proposed_beyond_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document of any length gives a file of bounded length."""
    monkeypatch.setattr(ProseLimits, "MAX_CLAIMS", 2)
    sentences = [f"The charitable trust scored over {number}%." for number in range(9)]
    assert len(draft(invented.POINTS, *sentences).claims) == 2


def test_a_reason_that_only_points_to_another_option_says_that_scores_are_equal() -> None:
    """No change to option 2 in the reason for a score of option 3 says that both have that score."""
    reasons = [
        ["Criterion", "1. Stay as now", "2. Charitable trust", "3. Joint venture (with a partner council)", "4. Outsource"],
        ["Access for users", "Known places", "More places in villages", "No change to option 2", "Fewer places in villages"],
        ["Quality of care", "Known teams stay", "Teams learn from others", "As for option 2", "New teams have to be found"],
    ]
    found = draft(invented.POINTS, reasons).claims
    assert {claim.asserts for claim in found} == {
        'score("joint-venture-with-a-partner-council", "access-for-users") == score("charitable-trust", "access-for-users")',
        'score("joint-venture-with-a-partner-council", "quality-of-care") == score("charitable-trust", "quality-of-care")',
    }


def test_a_sum_in_words_is_written_with_its_figures() -> None:
    """The figures stand under stated, and a claim says that they add up; what does not add up is not silently put right."""
    text = "The long list had 12 options. Four options were ruled out and two further options were added, leaving 11 options."
    found = draft(invented.POINTS, text, text)
    assert [one.printings[0].text for one in found.stated] == ["12", "4", "2", "11"]
    assert [claim.asserts for claim in found.claims] == [
        'stated("text-count-1") - stated("text-count-2") + stated("text-count-3") == stated("text-count-4")'
    ]
    assert judged(invented.POINTS, invented.POINTS_SAID, [text])[text] == [("count", False)]
