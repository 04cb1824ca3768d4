"""The catalogue of what an audit can look at, whatever rules there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from audit.load.document import read
from audit.load.node import Node
from audit.model.context import text_of
from audit.resources import folder
from audit.rules.rule import Pack


@dataclass(frozen=True, slots=True)
class Entry:
    """One check of the catalogue. ``by`` is D, D* or A; ``not_covered`` says why no rule covers it."""

    id: str
    name: str
    by: str
    not_covered: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the catalogue."""

    title: str
    checks: tuple[Entry, ...]


@cache
def catalogue() -> tuple[Section, ...]:
    """Give the catalogue that ships with the tool."""
    listed = read(folder("rules") / "catalogue.yaml").root.get("sections")
    return tuple(map(_section, listed.elements())) if listed is not None else ()


def covering(packs: Sequence[Pack]) -> Mapping[str, tuple[str, ...]]:
    """Give for each check of the catalogue the ids of the rules that cover it, as their tags say."""
    rules = [rule for pack in packs for rule in pack.rules]
    entries = (entry for section in catalogue() for entry in section.checks)
    return {entry.id: tuple(rule.id for rule in rules if entry.id in rule.tags) for entry in entries}


def _section(node: Node) -> Section:
    checks = node.get("checks")
    return Section(text_of(node, "title"), tuple(map(_entry, checks.elements() if checks is not None else ())))


def _entry(node: Node) -> Entry:
    return Entry(text_of(node, "id"), text_of(node, "name"), text_of(node, "by"), text_of(node, "not-covered"))
