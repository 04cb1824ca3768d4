"""What holds for a run beside its rules, and the rules as they hold for one file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from audit.rules.rule import Rule
from audit.settings.baseline import Entry
from audit.settings.configuration import Configuration, Part, Said
from audit.settings.profile import DEFAULT, OFF, overridden
from audit.settings.soft import Soft
from audit.texts.supplied import Supplied


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for a run: the day it is made as of (empty: no waiver is out of date), and what the user set.

    ``profile`` is the one named on the command line; ``known`` is the baseline, None if there is none; ``waives`` says
    whether waivers count; ``texts`` are the documents that full texts are attached from; ``soft`` are the soft
    relations that put explanations in order.
    """

    as_of: str = ""
    profile: str = ""
    waives: bool = True
    known: frozenset[Entry] | None = None
    configuration: Configuration = field(default_factory=Configuration)
    texts: tuple[Supplied, ...] = ()
    soft: tuple[Soft, ...] = ()


@dataclass(frozen=True, slots=True)
class InForce:
    """The rules as they hold for one file: with the severities of its profile and configuration.

    ``off`` gives the ids of rules that were switched off, with what did so.
    """

    rules: tuple[Rule, ...]
    profile: str = DEFAULT
    off: tuple[tuple[str, str], ...] = ()


def in_force(path: str, rules: Sequence[Rule], settings: Settings) -> InForce:
    """Give the rules as they hold for a file. The command line goes before the configuration, its later parts before earlier ones."""
    parts = [part for part in settings.configuration.parts if part.covers(path)]
    profile = settings.profile or next((part.profile.text for part in reversed(parts) if part.profile is not None), DEFAULT)
    found = [(rule, *_severity(rule, parts, profile)) for rule in rules]
    kept = tuple(overridden(rule, severity, origin) for rule, severity, origin in found if severity != OFF)
    return InForce(kept, profile, tuple((rule.id, origin) for rule, severity, origin in found if severity == OFF))


def _severity(rule: Rule, parts: Iterable[Part], profile: str) -> tuple[str, str]:
    """Give the severity of a rule and where it was said: the rule itself, the profile, or the last part that names it."""
    severity, origin = rule.severity, rule.severity_from
    if profile in rule.profiles:
        severity, origin = rule.profiles[profile], f"profile {profile}"  # type: ignore[assignment]  # the schema allows severities and off
    for part in parts:
        said = part.severity.get(rule.id) or part.severity.get(rule.name)
        if said is not None:
            severity, origin = said.text, place_of(said)  # type: ignore[assignment]  # as above
    return severity, origin


def place_of(said: Said) -> str:
    """Say where a word of the configuration stands."""
    return f"{said.path}, line {said.line}"
