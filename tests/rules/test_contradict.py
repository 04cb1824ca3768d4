"""Rules that contradict each other are found from their expressions, and no others are told to."""

import pytest

from audit.rules.contradict import contradict, is_constant
from audit.rules.rule import Rule
from tests.rules.asserting import asserting


def rule(text: str, when: str = "", subject: str = "option") -> Rule:
    return asserting(text, when=when, subject=subject)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("option.base", "not option.base"),
        ("option.total > 50", "option.total <= 50"),
        ("option.total > 50", "not (50 < option.total)"),
        ("option.total > 50", "option.total < 40"),
        ("option.total == 5", "option.total != 5.0"),
        ("option.rank == 1", "option.rank == 2"),
        ("-1 > option.total", "option.total > 0"),
        ("option.id == 'a'", "option.id == 'b'"),
        ("option in preferred", "option not in preferred"),
        ("option.base and option.total > 5", "option.rank > 1 and option.total < 5"),
        ("option.base or option.preferred", "not option.preferred and not option.base"),
        ("all(c.score > 1 for c in cells)", "any(c.score <= 1 for c in cells)"),
        ("not not option.base", "not option.base"),
        ("option.total == option.rank", "option.rank != option.total"),
    ],
)
def test_opposites_contradict(one: str, other: str) -> None:
    """Negations, turned comparisons and numbers that leave nothing over are seen, in whichever order they stand."""
    assert contradict(rule(one), rule(other))
    assert contradict(rule(other), rule(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("option.total > 50", "option.total > 60"),
        ("option.total >= 50", "option.total <= 50"),
        ("option.total > 50", "option.percent < 40"),
        ("option.base or option.preferred", "not option.base"),
        ("option.id == 'a'", "option.id != 'b'"),
        ("all(c.score > 1 for c in cells)", "all(c.score <= 1 for c in cells)"),
        ("any(c.score > 1 for c in cells)", "any(c.score <= 1 for c in cells)"),
        ("option.title == 'a'", "option.label == 'b'"),
        ("option.base", "option.base"),
    ],
)
def test_what_can_hold_together_does_not_contradict(one: str, other: str) -> None:
    """A rule is not accused where some option satisfies both."""
    assert not contradict(rule(one), rule(other))


def test_rules_contradict_only_where_both_apply() -> None:
    """Opposites about other subjects, or under other conditions, say nothing of each other."""
    assert not contradict(rule("option.base", subject="option"), rule("not option.base", subject="cell"))
    assert not contradict(rule("option.base", when="option.rank == 1"), rule("not option.base", when="option.rank == 2"))
    assert contradict(rule("option.base", when="option.rank == 1"), rule("not option.base"))
    assert contradict(rule("option.base", when="option.rank == 1 and option.preferred"), rule("not option.base", when="option.preferred and 1 == option.rank"))


def test_a_comparison_with_itself_is_constant() -> None:
    """option.total == option.total looks at the appraisal and gives the same for each."""
    assert is_constant(rule("option.total == option.total"))
    assert not is_constant(rule("option.total == option.percent"))
