"""A configuration file: profile, packs and severities for a folder of appraisals, and exceptions by path.

Profiles: how strict each rule is for a published paper or for a draft about to be submitted. Packs declare them.

The soft relations that may put explanations in order, where a person asks for them.

What holds for a run beside its rules, and the rules as they hold for one file.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from audit.appraisal.load.document import read
from audit.appraisal.load.node import Node
from audit.appraisal.load.schema import validate
from audit.appraisal.model.read.context import suggest, text_of
from audit.appraisal.model.waiver import Waiver
from audit.appraisal.text.attach import Supplied
from audit.problems import InputError, InputFault, Problem, fault
from audit.rules.baseline import BaselineEntry
from audit.rules.rule import Rule, Severity

__all__ = [
    "DEFAULT",
    "FILE",
    "OFF",
    "Configuration",
    "ConfiguredWord",
    "FileSettings",
    "InForce",
    "Narrowing",
    "SetDown",
    "Settings",
    "Soft",
    "check",
    "in_force",
    "load",
    "not_named",
    "overridden",
    "place_of",
    "profiles",
    "soft_of",
    "switched_on",
    "unknown",
]

DEFAULT: Final = "published"
OFF: Final = "off"
_SEVERITIES: Final[dict[str, Severity]] = {"error": "error", "warning": "warning", "note": "note"}


def profiles(rules: Iterable[Rule]) -> tuple[str, ...]:
    """The names of all profiles that rules declare, the default first."""
    named = {name for rule in rules for name in rule.profiles}
    return (DEFAULT, *sorted(named - {DEFAULT}))


def unknown(profile: str, rules: Iterable[Rule]) -> InputFault | None:
    """Say what profiles there are, if this is none of them; None if it is one."""
    known = profiles(rules)
    return None if not profile or profile in known else fault("no-such-profile", name=profile, suggest=suggest(profile, known))


def switched_on(rule: Rule) -> Rule:
    """A rule that was asked for by its name, so that no profile leaves it out."""
    return replace(rule, profiles={name: severity for name, severity in rule.profiles.items() if severity != OFF})


def overridden(rule: Rule, severity: str, origin: str) -> Rule:
    """A rule with another severity, and where that was said."""
    return rule if severity == rule.severity else replace(rule, severity=_SEVERITIES[severity], severity_from=origin)


FILE: Final = ".audit.yaml"


@dataclass(frozen=True, slots=True)
class ConfiguredWord:
    """A word of the configuration, with its place for messages and for the log."""

    text: str
    path: str = ""
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class FileSettings:
    """Settings for the files that a pattern names (all, if it is empty). ``severity`` is by rule id or name."""

    pattern: str = ""
    profile: ConfiguredWord | None = None
    severity: Mapping[str, ConfiguredWord] = field(default_factory=dict)

    def covers(self, path: str) -> bool:
        """Say whether a file is meant; a pattern without / is held against the name alone."""
        name = path if "/" in self.pattern else path.rsplit("/", 1)[-1]
        return not self.pattern or fnmatchcase(name, self.pattern)


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a configuration file says. ``parts`` follow each other; a later one that covers a file goes before."""

    packs: tuple[str, ...] = ()
    parts: tuple[FileSettings, ...] = ()
    path: str = ""
    sha256: str = ""
    listed: ConfiguredWord | None = None
    """Where the packs are listed."""


def not_named() -> str:
    """Say of a configuration in the current folder that it was not used. It may have come with the papers, so that nobody here chose it."""
    return f"{FILE} in this folder was not used, because nobody named it; --config {FILE} uses it" if os.path.lexists(FILE) else ""


def load(file: Path) -> Configuration:
    """Read the configuration named. Raises InputError."""
    document = read(file)
    validate(document, "configuration")
    root, path = document.root, document.path
    listed, paths = root.get("rules"), root.get("paths")
    apart = paths.elements() if paths is not None else ()
    parts = (_part(root, "", path), *(_part(node, text_of(node, "path"), path) for node in apart))
    packs = tuple(node.text for node in listed.elements()) if listed is not None else ()
    place = ConfiguredWord("", path, listed.line, listed.column) if listed is not None else None
    return Configuration(packs, parts, path, document.sha256, place)


def _part(node: Node, pattern: str, path: str) -> FileSettings:
    profile, severity = node.get("profile"), node.get("severity")
    named = (
        {key: ConfiguredWord(below.text, path, below.key_line, below.key_column) for key, below in severity.entries()} if severity is not None else {}
    )
    return FileSettings(pattern, ConfiguredWord(profile.text, path, profile.line, profile.column) if profile is not None else None, named)


def check(configuration: Configuration, rules: Sequence[Rule]) -> None:
    """Hold the names in a configuration against the rules that were loaded. Raises InputError."""
    names = sorted({name for rule in rules for name in (rule.id, rule.name)})
    problems = []
    for part in configuration.parts:
        for name, said in part.severity.items():
            if name not in names:
                problems.append(Problem(said.path, said.line, said.column, fault("no-rule-called", name=name, suggest=suggest(name, names))))
        odd = unknown(part.profile.text, rules) if part.profile is not None else None
        if part.profile is not None and odd is not None:
            problems.append(Problem(part.profile.path, part.profile.line, part.profile.column, odd))
    if problems:
        raise InputError(problems)


class Soft(StrEnum):
    """What a paper may be expected to keep to, though its figures do not follow from it."""

    reasons = "reasons"
    inheritance = "inheritance"
    claims = "claims"


_KNOWN: Final = ", ".join(Soft)


def soft_of(words: Iterable[str]) -> tuple[Soft, ...]:
    """The kinds that are named, each once and always in the same order. Raises InputError where a word is none of them."""
    named = set(words)
    unknown = sorted(named - set(Soft))
    if unknown:
        raise InputError([Problem("--soft", 0, 0, fault("no-such-soft-relation", unknown=unknown[0], known=_KNOWN))])
    return tuple(one for one in Soft if one in named)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What leaves rules out of a whole run, in sentences; ``partial`` says that some of them would count as errors."""

    said: tuple[str, ...] = ()
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for a run: the day it is made as of (empty: no waiver is out of date), and what the user set.

    ``profile`` is the one named on the command line; ``known`` is the baseline, None if there is none; ``waives`` says
    whether waivers count; ``texts`` are the documents that full texts are attached from; ``soft`` are the soft
    relations that put explanations in order; ``ocr`` says that pictures in documents are read by text recognition.
    ``narrowed`` is what leaves rules out; ``known_by`` is the file of the baseline. ``reveals`` says that withheld figures,
    and what gives them away, are to be shown.
    """

    as_of: str = ""
    profile: str = ""
    waives: bool = True
    known: frozenset[BaselineEntry] | None = None
    configuration: Configuration = field(default_factory=Configuration)
    texts: tuple[Supplied, ...] = ()
    soft: tuple[Soft, ...] = ()
    beside: tuple[Waiver, ...] = ()
    set_aside: bool = False
    ocr: bool = False
    narrowed: Narrowing = field(default_factory=Narrowing)
    known_by: str = ""
    reveals: bool = False


@dataclass(frozen=True, slots=True)
class SetDown:
    """A rule that weighs less for a file than it usually does: its usual severity, the one now (or ``off``), and what says so."""

    rule: Rule
    usual: str
    now: str
    by: str


@dataclass(frozen=True, slots=True)
class InForce:
    """The rules as they hold for one file: with the severities of its profile and configuration.

    ``off`` gives the ids of rules that were switched off, with what did so; ``set_down`` are those that were switched off
    or lowered by anything but the usual profile.
    """

    rules: tuple[Rule, ...]
    profile: str = DEFAULT
    off: tuple[tuple[str, str], ...] = ()
    set_down: tuple[SetDown, ...] = ()


_WEIGHTS: Final = (OFF, "note", "warning", "error")


def in_force(path: str, rules: Sequence[Rule], settings: Settings) -> InForce:
    """The rules as they hold for a file. The command line goes before the configuration, its later parts before earlier ones."""
    parts = [part for part in settings.configuration.parts if part.covers(path)]
    profile = settings.profile or next((part.profile.text for part in reversed(parts) if part.profile is not None), DEFAULT)
    found = [(rule, *_severity(rule, parts, profile)) for rule in rules]
    kept = tuple(overridden(rule, severity, origin) for rule, severity, origin in found if severity != OFF)
    down = tuple(
        SetDown(rule, usual, severity, origin)
        for rule, severity, origin in found if _WEIGHTS.index(severity) < _WEIGHTS.index(usual := _severity(rule, (), DEFAULT)[0])
    )  # fmt: skip
    return InForce(kept, profile, tuple((rule.id, origin) for rule, severity, origin in found if severity == OFF), down)


def _severity(rule: Rule, parts: Iterable[FileSettings], profile: str) -> tuple[str, str]:
    """The severity of a rule and where it was said: the rule itself, the profile, or the last part that names it."""
    severity, origin = rule.severity, rule.severity_from
    if profile in rule.profiles:
        severity, origin = rule.profiles[profile], f"profile {profile}"  # type: ignore[assignment]  # the schema allows severities and off
    for part in parts:
        said = part.severity.get(rule.id) or part.severity.get(rule.name)
        if said is not None:
            severity, origin = said.text, place_of(said)  # type: ignore[assignment]  # as above
    return severity, origin


def place_of(said: ConfiguredWord) -> str:
    """Say where a word of the configuration stands."""
    return f"{said.path}, line {said.line}"
