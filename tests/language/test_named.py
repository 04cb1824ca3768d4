"""Ids in an expression that are not declared, by what they are compared with or handed to."""

import pytest

from audit.language.named import misnamed
from audit.language.parse import parse

IDS = {"options": ["a", "b"], "criteria": ["care", "law"], "groups": ["people"], "levels": ["high", "low"], "gateways": ["law"], "stated": ["n"]}


def names(expression: str) -> list[str]:
    return [error.message.split('"')[1] for error in misnamed(parse(expression), IDS)]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ('score("a", "care") > 1', []),
        ('score("x", "y") > total("z")', ["x", "y", "z"]),
        ('"x" == level("a", "care")', ["x"]),
        ('level("a", "care") in ["high", "x"]', ["x"]),
        ('any(one.level == "x" for one in cells)', ["x"]),
        ('any(one.criterion == "x" for one in cells)', ["x"]),
        ('any(one.criterion.group == "x" for one in cells)', ["x"]),
        ('all(all(level(o, c) == "high" for c in ["care", "x"]) for o in ["a", "y"])', ["x", "y"]),
        ('any(one in ["a", "x"] for one in taken_forward)', ["x"]),
        ('subtotal("a", "x") > group_weight("y")', ["x", "y"]),
        ('any(l.criterion == "care" and l == "x" for l in levels)', ["x"]),
    ],
)
def test_texts_that_stand_for_ids(expression: str, expected: list[str]) -> None:
    """Arguments, both sides of a comparison, lists, and loops over lists of ids."""
    assert names(expression) == expected


@pytest.mark.parametrize(
    "expression",
    ['any(x.title == "x" for x in options)', 'contains("x", "y")', 'any(c.kind == "scored" for c in criteria)', 'all(x == "q" for x in ["q", "r"])', 'cost("a", "x") > 1'],
)
def test_other_texts_are_let_through(expression: str) -> None:
    """What is compared with a text, or named freely in the file, is no id."""
    assert names(expression) == []


def test_a_name_of_a_loop_ends_with_its_loop() -> None:
    """The same name may stand for something else in the next loop."""
    assert names('any(x == "a" for x in options) and any(x == "care" for x in criteria)') == []
    assert names('any(x == "care" for x in options)') == ["care"]
