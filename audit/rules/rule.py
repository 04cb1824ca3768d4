"""Rules as read from a pack."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from audit.appraisal.load.node import Node
from audit.appraisal.model.place import Where

__all__ = ["SEVERITIES", "Case", "Pack", "Rule", "Severity"]

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Case:
    """An example of what a rule gives: an appraisal from the pack, a change to it, and the outcome."""

    title: str
    given: str
    change: Mapping[str, Node]
    expect: str
    published: str
    computed: str
    subject: str
    where: Where


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One declared check, with what it says to people.

    ``profiles`` gives its severity under other profiles; ``severity_from`` says what gave the one it has, where not the
    rule. ``own_sources`` are those of its pack, beside the ones that ship. ``ask`` is the question in plain words;
    ``ask_with_figures`` is the same question as a template, filled like the message. ``absence``: a fail means that
    something is absent, undefined or unexplained, which is a question and no disagreement. ``found`` is what a list of notes says: of
    one, and of several with their ``{count}``; empty where the rule does not say.
    """

    id: str
    name: str
    title: str
    severity: Severity
    subject: str
    check: str
    options: Mapping[str, Any]
    message: str
    why: str
    ask: str
    sources: tuple[str, ...]
    tags: tuple[str, ...]
    needs: str
    never_undecided: str
    cases: tuple[Case, ...]
    pack: str
    where: Where
    when: Node | None = None
    asserts: Node | None = None
    path: str = ""
    profiles: Mapping[str, str] = field(default_factory=dict)
    severity_from: str = ""
    own_sources: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    ask_with_figures: str = ""
    absence: bool = False
    found: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Pack:
    """A file of rules. ``includes`` names the packs that go with it."""

    id: str
    title: str
    description: str
    rules: tuple[Rule, ...]
    examples: Mapping[str, Node] = field(default_factory=dict)
    sources: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    path: str = ""
    sha256: str = ""
    includes: tuple[Node, ...] = ()
