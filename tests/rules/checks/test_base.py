"""What every named check has: a schema for its options, and fields for messages."""

import pytest
from jsonschema import Draft202012Validator

from audit.rules.checks.base import NamedCheck
from audit.rules.checks.registry import NAMED
from audit.rules.pack import load_packs
from tests.rules.packs import example, run


@pytest.mark.parametrize("check", NAMED.values(), ids=NAMED)
def test_schemas_of_options_are_schemas(check: NamedCheck) -> None:
    """The schema of a check's options is one itself, and allows no option that it does not name."""
    Draft202012Validator.check_schema(check.schema)
    assert check.schema["additionalProperties"] is False


@pytest.mark.parametrize("check", NAMED.values(), ids=NAMED)
def test_options_may_be_left_out(check: NamedCheck) -> None:
    """No check needs an option."""
    assert check.faults({}) == []


@pytest.mark.parametrize("name", ["blank-cells", "denominators-alike", "difference-reading"])
def test_checks_without_options_refuse_any(name: str) -> None:
    """An option given to a check that takes none is told, not passed over."""
    assert [str(one) for one in NAMED[name].faults({"roles": ["total"]})] == ['the option "roles" is not known; this check takes none']


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("relation", "points"), ("blank-cells", "points"), ("denominators-alike", "points"),
        ("difference-reading", "text"), ("weight-present", "levels"),
    ],
)  # fmt: skip
def test_checks_give_a_word_for_each_of_their_fields(name: str, given: str) -> None:
    """Whatever a message may name is said, so that no message has a hole in it."""
    outcomes = [outcome for outcome in run(example(given), name) if outcome.status in {"pass", "fail"}]
    assert outcomes
    assert all(set(NAMED[name].fields) <= set(outcome.words) for outcome in outcomes)


def test_every_check_is_used() -> None:
    """Each named check serves a packaged rule."""
    assert {rule.check for pack in load_packs([]) for rule in pack.rules if rule.check} == set(NAMED)
