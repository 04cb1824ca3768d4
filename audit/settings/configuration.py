"""A configuration file: profile, packs and severities for a folder of appraisals, and exceptions by path."""

from collections.abc import Mapping, Sequence
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
from audit.settings.profile import unknown

FILE: Final = ".audit.yaml"


@dataclass(frozen=True, slots=True)
class Said:
    """A word of the configuration, with its place for messages and for the log."""

    text: str
    path: str = ""
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """Settings for the files that a pattern names (all, if it is empty). ``severity`` is by rule id or name."""

    pattern: str = ""
    profile: Said | None = None
    severity: Mapping[str, Said] = field(default_factory=dict)

    def covers(self, path: str) -> bool:
        """Say whether a file is meant; a pattern without / is held against the name alone."""
        name = path if "/" in self.pattern else path.rsplit("/", 1)[-1]
        return not self.pattern or fnmatchcase(name, self.pattern)


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a configuration file says. ``parts`` follow each other; a later one that covers a file goes before."""

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
    root, path = document.root, document.path
    listed, paths = root.get("rules"), root.get("paths")
    apart = paths.elements() if paths is not None else ()
    parts = (_part(root, "", path), *(_part(node, text_of(node, "path"), path) for node in apart))
    packs = tuple(node.text for node in listed.elements()) if listed is not None else ()
    return Configuration(packs, parts, path, document.sha256)


def _part(node: Node, pattern: str, path: str) -> Part:
    profile, severity = node.get("profile"), node.get("severity")
    named = {key: Said(below.text, path, below.key_line, below.key_column) for key, below in severity.entries()} if severity is not None else {}
    return Part(pattern, Said(profile.text, path, profile.line, profile.column) if profile is not None else None, named)


def check(configuration: Configuration, rules: Sequence[Rule]) -> None:
    """Hold the names in a configuration against the rules that were loaded. Raises InputError."""
    names = sorted({name for rule in rules for name in (rule.id, rule.name)})
    problems = []
    for part in configuration.parts:
        for name, said in part.severity.items():
            if name not in names:
                problems.append(Problem(said.path, said.line, said.column, f'there is no rule "{name}"; {suggest(name, names)}'))
        if part.profile is not None and unknown(part.profile.text, rules):
            problems.append(Problem(part.profile.path, part.profile.line, part.profile.column, unknown(part.profile.text, rules)))
    if problems:
        raise InputError(problems)
