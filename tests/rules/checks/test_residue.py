"""``copied-name``: names that were left where a sentence was carried over."""

import pytest

from audit.rules.checks.base import Facts
from audit.rules.outcome import Outcome
from tests.rules.packs import facts, run

TRUST = "The Trust would need a new board between the Council and the Trust, set up with its partners."


def held(first: str, second: str, *, title: str = "Mutual") -> Facts:
    """Give an appraisal with the reasons of two options on one criterion."""
    return facts(f"""\
scale: {{min: 0, max: 5}}
criteria: {{say: {{title: Say}}}}
options: {{a: {{title: "Council company - a \u201cTrust\u201d"}}, b: {{title: {title}}}}}
method: {{total: sum}}
tables: {{t: {{prints: score, rows: criteria, columns: [a, b], cells: {{say: [1, 2]}}}}}}
texts: {{rationale: {{say: {{a: {first}, b: {second}}}}}}}
""")


def outcomes(first: str, second: str, **more: str) -> dict[str | None, Outcome]:
    found = run(held(first, second, **more), "copied-name", message="{about} <- {level}: {list}")
    return {one.subject.option: one for one in found}


def text(words: str) -> str:
    return f'{{text: "{words}"}}'


def test_a_name_left_behind_is_told() -> None:
    """The option is named by what its title has in quotes; the sentence is shown."""
    left = TRUST.replace("The Trust", "The Mutual")
    found = outcomes(text(TRUST), text(left))
    assert found["b"].message == f'Mutual, Say <- Council company - a \u201cTrust\u201d: "{left}"'
    assert (found["b"].status, found["a"].status) == ("fail", "pass")


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (TRUST.replace("the Trust", "the Mutual").replace("The Trust", "The Mutual"), "Mutual"),
        (TRUST.replace("the Trust", "the NHS Trust").replace("The Trust", "The Mutual"), "Mutual"),
        (TRUST.replace("the Trust", "a Trust").replace("The Trust", "The Mutual"), "Mutual"),
        (TRUST, "The Trust of trusts"),
    ],
)
def test_what_is_no_name_left_behind(words: str, title: str) -> None:
    """Every name replaced; another body of a like name; a comparison; a name that is part of its own."""
    own = words.replace("the Trust,", f"{title},") if title != "Mutual" else words
    assert outcomes(text(TRUST), text(own.replace("The Trust would", "It would")), title=title)["b"].status == "pass"


@pytest.mark.parametrize("second", ["The Trust pays.", "Nothing here is like the reason of the other option, the Trust."])
def test_only_sentences_that_repeat_another_are_looked_at(second: str) -> None:
    """A few words, or other words, speak of the other option on purpose."""
    assert [one.status for one in outcomes(text(TRUST), text(second)).values()] == ["not-applicable"]


def test_points_are_compared_one_by_one() -> None:
    """Where a reason is held in points, each is a sentence of its own; a long one is shown in part."""
    long = f"{TRUST} {TRUST}"
    first = f'{{points: [{{sign: "+", text: "{long}"}}]}}'
    second = f'{{points: [{{sign: "-", text: "Staff stay."}}, {{sign: "+", text: "{long.replace("The Trust", "The Mutual", 1)}"}}]}}'
    assert outcomes(first, second)["b"].message.endswith('..."')


def test_summaries_are_not_judged() -> None:
    """Where a reason is not held in full that is said, once for the criterion."""
    found = run(held("{summary: The trust needs a board.}", text(TRUST)), "copied-name")
    assert [(one.status, one.reason) for one in found] == [("undecided", "full text not held")]


def test_more_sentences_than_can_be_compared_leave_it_open() -> None:
    """Bounded work is said to be bounded."""
    points = ", ".join(f'{{sign: "+", text: "A point of some length, of which there are very many: number {n}."}}' for n in range(100))
    options = ", ".join(f"o{n}: {{}}" for n in range(12))
    reasons = ", ".join(f"o{n}: {{points: [{points}]}}" for n in range(12))
    big = facts(f"""\
criteria: {{say: {{}}}}
options: {{{options}}}
method: {{total: sum}}
texts: {{rationale: {{say: {{{reasons}}}}}}}
""")
    assert [(one.status, one.reason) for one in run(big, "copied-name")] == [("undecided", "there are more sentences than can be compared")]
