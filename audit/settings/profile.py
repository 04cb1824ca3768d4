"""Profiles: how strict each rule is for a published paper or for a draft about to be submitted. Packs declare them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from audit.model.context import suggest
from audit.rules.rule import Rule, Severity

DEFAULT: Final = "published"
OFF: Final = "off"
_SEVERITIES: Final[dict[str, Severity]] = {"error": "error", "warning": "warning", "note": "note"}


def profiles(rules: Iterable[Rule]) -> tuple[str, ...]:
    """Give the names of all profiles that rules declare, the default first."""
    named = {name for rule in rules for name in rule.profiles}
    return (DEFAULT, *sorted(named - {DEFAULT}))


def unknown(profile: str, rules: Iterable[Rule]) -> str:
    """Say what profiles there are, if this is none of them; empty if it is one."""
    known = profiles(rules)
    return "" if not profile or profile in known else f'there is no profile "{profile}"; {suggest(profile, known)}'


def switched_on(rule: Rule) -> Rule:
    """Give a rule that was asked for by its name, so that no profile leaves it out."""
    return replace(rule, profiles={name: severity for name, severity in rule.profiles.items() if severity != OFF})


def overridden(rule: Rule, severity: str, origin: str) -> Rule:
    """Give a rule with another severity, and where that was said."""
    return rule if severity == rule.severity else replace(rule, severity=_SEVERITIES[severity], severity_from=origin)
