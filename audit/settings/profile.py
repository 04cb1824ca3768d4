"""Profiles: how strict each rule is for a published paper or for a draft about to be submitted. Packs declare them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from audit.model.context import suggest
from audit.problems import InputError, Problem
from audit.rules.rule import SEVERITIES, Rule

DEFAULT: Final = "published"
OFF: Final = "off"


def profiles(rules: Iterable[Rule]) -> tuple[str, ...]:
    """Give the names of all profiles that rules declare, the default first."""
    named = {name for rule in rules for name in rule.profiles}
    return (DEFAULT, *sorted(named - {DEFAULT}))


def with_profile(rules: Iterable[Rule], profile: str) -> tuple[Rule, ...]:
    """Give the rules with the severities of a profile. Raises InputError for a profile that no pack declares."""
    listed = tuple(rules)
    known = profiles(listed)
    if profile not in known:
        raise InputError([Problem("--profile", 0, 0, f'there is no profile "{profile}"; {suggest(profile, known)}')])
    return tuple(_with(listed, profile))


def _with(rules: tuple[Rule, ...], profile: str) -> Iterator[Rule]:
    for rule in rules:
        severity = rule.profiles.get(profile)
        if severity is None:
            yield rule
        elif severity != OFF:
            yield overridden(rule, severity, f"profile {profile}")


def overridden(rule: Rule, severity: str, origin: str) -> Rule:
    """Give a rule with another severity, and where that was said."""
    if severity not in SEVERITIES or severity == rule.severity:
        return rule
    return replace(rule, severity=severity, severity_from=origin)
