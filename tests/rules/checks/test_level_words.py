"""``words-of-other-level``: reasons in the words of a definition."""

import pytest

from audit.rules.checks.base import Facts
from tests.rules.packs import facts, only, run

NEAR: str = "Families have an office in their own district at all times."
FAR: str = "Families have an office in the county town and nowhere else."


def held(text: str, cell: str = "10", *, kind: str = "score", high: str = f"{{is: defined, text: {{text: {NEAR}}}}}") -> Facts:
    """An appraisal of one criterion, two levels and one reason."""
    return facts(f"""\
levels: {{low: {{value: 0, label: Low}}, high: {{value: 10, label: High}}}}
criteria:
  access:
    title: Access
    weight: 3
    levels: {{low: {{is: defined, text: {{text: {FAR}}}}}, high: {high}}}
options: {{a: {{title: Alpha}}}}
method: {{total: weighted-sum}}
tables: {{t: {{prints: {kind}, rows: criteria, columns: [a], cells: {{access: [{cell}]}}}}}}
texts: {{rationale: {{access: {{a: {text}}}}}}}
""")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("As today, an office in their own district.", "pass"),
        ("AN OFFICE -- in the county town and nowhere, else", "fail"),
        ("In the county town and then in their own district at all times.", "pass"),
        ("Families have an office in a van.", "pass"),
        ("The county town.", "pass"),
    ],
)
def test_words_of_another_level_and_none_of_its_own(text: str, status: str) -> None:
    """Case and signs do not count, nor do words that both definitions hold, nor a few words only."""
    assert only(held(f"{{text: '{text}'}}"), "words-of-other-level").status == status


@pytest.mark.parametrize(
    ("kind", "cell", "status"),
    [
        ("score", "10", "fail"),
        ("score", "HIGH", "fail"),
        ("score", "0", "pass"),
        ("weighted-score", "30", "fail"),
        ("weighted-score", "0", "pass"),
        ("weighted-score", "15", "undecided"),
        ("score", "blank", "undecided"),
        ("score", "{value: 10, reading: doubtful}", "undecided"),
    ],
)
def test_the_level_is_that_of_the_score(kind: str, cell: str, status: str) -> None:
    """The level stands in the cell, or follows from the score or the weighted score; without one there is nothing to compare."""
    assert only(held("{text: In the county town and nowhere else.}", cell, kind=kind), "words-of-other-level").status == status


def test_both_levels_are_named() -> None:
    """The level awarded and the one whose words are used, as the paper calls them."""
    outcome = only(held("{text: In the county town and nowhere else.}"), "words-of-other-level", message="{about}: {level}, {list}")
    assert outcome.message == 'Alpha, Access: High, Low ("in the county town and nowhere else")'


def test_how_many_words_count_can_be_set() -> None:
    """A longer run of words is asked for by an option of the rule."""
    assert only(held("{text: In the county town and then.}"), "words-of-other-level").status == "fail"
    assert only(held("{text: In the county town and then.}"), "words-of-other-level", words=8).status == "pass"


@pytest.mark.parametrize(
    ("text", "high", "reason"),
    [
        ("{summary: In the county town and nowhere else.}", f"{{is: defined, text: {{text: {NEAR}}}}}", "full text not held"),
        ("{text: In the county town and nowhere else.}", "defined", "the file does not hold the definitions of the levels in full"),
        (
            "{text: In the county town and nowhere else.}",
            "{is: defined, text: {summary: Near}}",
            "the file does not hold the definitions of the levels in full",
        ),
    ],
)
def test_summaries_are_not_judged(text: str, high: str, reason: str) -> None:
    """Neither a summary of the reason nor one of a definition; the criterion is undecided once."""
    outcome = only(held(text, high=high), "words-of-other-level")
    assert (outcome.status, str(outcome.reason), outcome.subject.criterion) == ("undecided", reason, "access")


def test_a_scale_without_levels_is_not_looked_at() -> None:
    """Where a score has no definition there are no words to repeat."""
    plain = facts("criteria: {access: {}}\noptions: {a: {}}\nmethod: {total: none}\ntables: {}\ntexts: {rationale: {access: {a: {text: Near.}}}}\n")
    assert [outcome.status for outcome in run(plain, "words-of-other-level")] == ["not-applicable"]


SPEED = {
    "low": "The move would take years and bring direct charges",
    "high": "The move is quick and leaves direct control of the budget with the Council",
}


def _several(reason: str, *, others: str = "Nothing of that kind") -> Facts:
    """Three criteria with definitions, and one reason for the lowest level of the first."""
    second = f"{{low: {{is: defined, text: {{text: {others}}}}}, high: {{is: defined, text: {{text: Staff stay}}}}}}"
    first = ", ".join(f"{level}: {{is: defined, text: {{text: {text}}}}}" for level, text in SPEED.items())
    return facts(f"""\
levels: {{low: {{value: 0, label: Low}}, high: {{value: 10, label: High}}}}
criteria:
  speed: {{title: Speed, levels: {{{first}}}}}
  staff: {{title: Staff, levels: {second}}}
  cost: {{title: Cost, levels: {{low: {{is: defined, text: {{text: Dear}}}}, high: {{is: defined, text: {{text: Cheap}}}}}}}}
options: {{a: {{title: Alpha}}}}
method: {{total: sum}}
tables: {{t: {{prints: score, rows: criteria, columns: [a], cells: {{speed: [0], staff: [0], cost: [0]}}}}}}
texts: {{rationale: {{speed: {{a: {{text: "{reason}"}}}}}}}}
""")


@pytest.mark.parametrize(
    ("reason", "status"),
    [
        ("Some direct control of the site would be kept.", "fail"),
        ("The Council would directly control the site.", "fail"),
        ("It is unlikely to keep direct control of the site.", "pass"),
        ("The site is kept, however there would be less direct control.", "pass"),
        ("Some direct control of the site, but direct charges too.", "pass"),
        ("The Council is in control and goes the direct way.", "pass"),
    ],
)
def test_a_phrase_of_one_definition_tells_its_level(reason: str, status: str) -> None:
    """Two neighbouring words in any form, unless the clause denies them or a phrase of its own level stands beside them."""
    assert only(_several(reason), "words-of-other-level").status == status


def test_a_phrase_of_several_criteria_tells_no_level() -> None:
    """What the definitions of two criteria say is a phrase of the paper."""
    assert only(_several("Some direct control would be kept.", others="Direct control of staff is lost"), "words-of-other-level").status == "pass"


def test_the_words_that_were_found_are_quoted() -> None:
    """A reader finds them again in the definition."""
    outcome = only(_several("Some direct control would be kept."), "words-of-other-level", message="{list}")
    assert outcome.message == 'High ("direct control")'
