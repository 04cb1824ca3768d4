"""``words-of-other-level``: reasons in the words of a definition."""

import pytest

from audit.rules.checks.base import Facts
from tests.rules.packs import facts, only, run

NEAR: str = "Families have an office in their own district at all times."
FAR: str = "Families have an office in the county town and nowhere else."


def held(text: str, cell: str = "10", *, kind: str = "score", high: str = f"{{is: defined, text: {{text: {NEAR}}}}}") -> Facts:
    """Give an appraisal of one criterion, two levels and one reason."""
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
    assert outcome.message == "Alpha, Access: High, Low"


def test_how_many_words_count_can_be_set() -> None:
    """A longer run of words is asked for by an option of the rule."""
    assert only(held("{text: In the county town and then.}"), "words-of-other-level").status == "fail"
    assert only(held("{text: In the county town and then.}"), "words-of-other-level", words=8).status == "pass"


@pytest.mark.parametrize(
    ("text", "high", "reason"),
    [
        ("{summary: In the county town and nowhere else.}", f"{{is: defined, text: {{text: {NEAR}}}}}", "full text not held"),
        ("{text: In the county town and nowhere else.}", "defined", "full text of the definitions of levels not held"),
        ("{text: In the county town and nowhere else.}", "{is: defined, text: {summary: Near}}", "full text of the definitions of levels not held"),
    ],
)
def test_summaries_are_not_judged(text: str, high: str, reason: str) -> None:
    """Neither a summary of the reason nor one of a definition; the criterion is undecided once."""
    outcome = only(held(text, high=high), "words-of-other-level")
    assert (outcome.status, outcome.reason, outcome.subject.criterion) == ("undecided", reason, "access")


def test_a_scale_without_levels_is_not_looked_at() -> None:
    """Where a score has no definition there are no words to repeat."""
    plain = facts("criteria: {access: {}}\noptions: {a: {}}\nmethod: {total: none}\ntables: {}\ntexts: {rationale: {access: {a: {text: Near.}}}}\n")
    assert [outcome.status for outcome in run(plain, "words-of-other-level")] == ["not-applicable"]
