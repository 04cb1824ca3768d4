"""Profiles: declared by rules, named by users."""

from dataclasses import replace

from audit.rules.pack import load_packs
from audit.settings.profile import overridden, profiles, unknown
from tests.papers import rules


def test_the_packaged_rules_know_two_profiles() -> None:
    """Published is there without being declared; submission is declared by the packs."""
    assert profiles([rule for pack in load_packs([]) for rule in pack.rules]) == ("published", "submission")


def test_a_profile_that_no_rule_declares_is_told() -> None:
    """What there is is named; no profile at all is not told."""
    assert unknown("submision", rules()) == 'there is no profile "submision"; did you mean "submission"?'
    assert unknown("", rules()) == ""
    assert unknown("published", ()) == ""


def test_another_severity_keeps_where_it_was_said() -> None:
    """The rule is the same but for its severity, and says what gave it; its own severity is no change."""
    rule = rules()[0]
    other = overridden(rule, "note", "profile strict")
    assert (other.id, other.severity, other.severity_from) == (rule.id, "note", "profile strict")
    assert overridden(rule, rule.severity, "profile strict") is rule
    assert replace(other, severity=rule.severity, severity_from="").message == rule.message
