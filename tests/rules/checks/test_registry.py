"""The table of named checks."""

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from audit.rules.checks.base import REGISTERED, NamedCheck, named_check
from audit.rules.checks.registry import NAMED


def test_every_check_is_found_by_its_name() -> None:
    """The modules of the folder were read, and names come in order."""
    assert {"relation", "claim", "workbook"} <= set(NAMED)
    assert list(NAMED) == sorted(NAMED)
    assert all(isinstance(check, NamedCheck) for check in NAMED.values())


def test_no_two_checks_share_a_name() -> None:
    """A second check of the same name is refused, with both named, and the first stays."""
    with pytest.raises(ValueError, match='two checks are called "claim": ClaimHolds and Other'):

        @named_check("claim")
        class Other(type(NAMED["claim"])):  # type: ignore[misc]  # any check will do
            """A second one."""

    assert type(REGISTERED["claim"]).__name__ == "ClaimHolds"


def fits(check: str, options: dict[str, Any]) -> bool:
    return Draft202012Validator(NAMED[check].schema).is_valid(options)


@pytest.mark.parametrize("check", NAMED)
def test_an_option_that_a_check_does_not_have_is_refused(check: str) -> None:
    """No options are needed, and none is known but those of the check."""
    assert fits(check, {})
    assert not fits(check, {"nonsense": 1})


@pytest.mark.parametrize(
    ("check", "option", "taken", "refused"),
    [
        ("near-same-reason", "at-least", [50, 100], [49, 101, 60.5, "60"]),
        ("copied-name", "at-least", [50, 100], [49, 101, 60.5, "60"]),
        ("near-point-changes-sign", "at-least", [50, 100], [49, 101, 60.5, "60"]),
        ("words-of-other-level", "words", [3, 20], [2, 21, 3.5, "3"]),
        ("overlapping-pairs", "terms", [1, 20], [0, 21, 1.5, "1"]),
        ("waiver-state", "state", ["expired", "unused"], ["used", ["unused"]]),
        ("dates-in-order", "order", [["scored", "published"]], [["scored"], ["scored", "scored"], ["scored", "printed"], "scored"]),
        ("in-score-tables", "of", ["criteria", "options"], ["scores", ["criteria"]]),
        ("claim-reading", "kinds", [["level"]], [[], ["levels"], "level"]),
        ("relation", "roles", [["total"], ["total", "rank"]], [[], ["totals"], "total"]),
        ("relation", "type", [["sum"]], [[], ["sums"], "sum"]),
        ("relation", "if-fits", [["truncated"]], [[], ["cut"], "truncated"]),
        ("relation", "unless-fits", [["entries-rounded"]], [[], ["cut"], "entries-rounded"]),
        ("cost-counted-once", "words", [["tax"], ["a" * 40]], [[], ["ta"], ["a" * 41], [3], "tax"]),
        ("themes-covered", "risk", [["haz"]], [[], ["ha"], "haz"]),
    ],
)
def test_options_are_held_to_their_bounds(check: str, option: str, taken: list[Any], refused: list[Any]) -> None:
    """The least and the most that an option may be is taken; what lies beyond, or is of another sort, is not."""
    assert [one for one in taken if not fits(check, {option: one})] == []
    assert [one for one in refused if fits(check, {option: one})] == []


@pytest.mark.parametrize("check", NAMED)
def test_the_schema_of_options_says_nothing_that_is_passed_over(check: str) -> None:
    """A key that JSON Schema does not know would hold nobody to anything."""
    known = {"type", "additionalProperties", "properties", "enum", "items", "minItems", "uniqueItems", "minimum", "maximum", "minLength", "maxLength"}
    assert set(_keys(NAMED[check].schema)) <= known
    Draft202012Validator.check_schema(NAMED[check].schema)


def _keys(schema: Any) -> Iterator[str]:
    for key, value in schema.items():
        yield key
        for below in value.values() if key == "properties" else [value] if key == "items" else []:
            yield from _keys(below)
