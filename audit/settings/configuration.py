"""A configuration file: profile, packs and severities for a folder of appraisals, and exceptions by path."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from audit.load.document import read
from audit.load.node import Node
from audit.model.context import suggest, text_of
from audit.problems import InputError, Problem
from audit.rules.rule import Rule
from audit.schema.validate import validate
from audit.settings.profile import OFF, overridden, with_profile

FILE: Final = ".audit.yaml"


@dataclass(frozen=True, slots=True)
class Part:
    """Settings for the files that a pattern names (all, if it is empty)."""

    pattern: str = ""
    profile: str = ""
    severity: Mapping[str, str] = field(default_factory=dict)
    origin: str = ""

    def covers(self, path: str) -> bool:
        """Say whether a file is meant; a pattern without / is held against the name alone."""
        name = path if "/" in self.pattern else path.rsplit("/", 1)[-1]
        return not self.pattern or fnmatchcase(name, self.pattern)


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a configuration file says. ``parts`` follow each other; a later one that covers a file overrides."""

    packs: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    path: str = ""
    sha256: str = ""


def load(file: Path | None) -> Configuration:
    """Read the configuration named, or ``.audit.yaml`` of the current folder if there is one. Raises InputError."""
    if file is None:
        file = Path(FILE)
        if not file.is_file():
            return Configuration()
    document = read(file)
    validate(document, "configuration")
    root = document.root
    listed, paths = root.get("rules"), root.get("paths")
    parts = [_part(root, "", document.path), *(_part(node, text_of(node, "path"), document.path) for node in (paths.elements() if paths else ()))]
    packs = tuple(node.text for node in listed.elements()) if listed is not None else ()
    return Configuration(packs, tuple(parts), document.path, document.sha256)


def _part(node: Node, pattern: str, path: str) -> Part:
    severity = node.get("severity")
    named = {key: below.text for key, below in severity.entries()} if severity is not None else {}
    return Part(pattern, text_of(node, "profile"), named, f"{path}, line {node.line}")


def rules_for(path: str, rules: Sequence[Rule], configuration: Configuration, profile: str = "") -> tuple[Rule, ...]:
    """Give the rules as they hold for one file; a profile named on the command line comes before all others.

    Raises InputError for a rule or profile that does not exist.
    """
    parts = [part for part in configuration.parts if part.covers(path)]
    chosen = profile or next((part.profile for part in reversed(parts) if part.profile), "")
    found = with_profile(rules, chosen) if chosen else tuple(rules)
    for part in parts:
        found = tuple(_with(found, part, rules))
    return found


def _with(found: Iterable[Rule], part: Part, known: Sequence[Rule]) -> Iterable[Rule]:
    names = {name for rule in known for name in (rule.id, rule.name)}
    unknown = [name for name in part.severity if name not in names]
    if unknown:
        raise InputError(Problem(part.origin, 0, 0, f'there is no rule "{name}"; {suggest(name, sorted(names))}') for name in unknown)
    for rule in found:
        severity = part.severity.get(rule.id) or part.severity.get(rule.name)
        if severity != OFF:
            yield overridden(rule, severity, f"configuration {part.origin}") if severity else rule
