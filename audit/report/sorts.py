"""Findings by how they are told: what does not agree, what was not found, what to compare with one's own copy, and notes."""

from collections.abc import Iterable, Sequence
from typing import Final

from audit.explanation.finding import Finding

__all__ = ["absences", "by_rule", "disagreements", "notes", "readings", "to_ask", "weighty"]


def weighty(findings: Sequence[Finding]) -> list[Finding]:
    """The findings that are errors or warnings, those of one rule together: what disagrees before what is absent."""
    return [*disagreements(findings), *absences(findings)]


def disagreements(findings: Sequence[Finding]) -> list[Finding]:
    """Errors and warnings of figures and sentences that do not agree."""
    return _of_rules(one for one in findings if not one.lead.rule.absence)


def absences(findings: Sequence[Finding]) -> list[Finding]:
    """Errors and warnings of what is absent, undefined or unexplained: questions, not disagreements."""
    return _of_rules(one for one in findings if one.lead.rule.absence)


def _of_rules(findings: Iterable[Finding]) -> list[Finding]:
    found = [one for one in findings if one.standing == "finding" and one.lead.rule.severity != "note"]
    return [one for group in by_rule(found) for one in group]


def by_rule(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Put the findings of each rule together, in the order of the first of each."""
    groups: dict[str, list[Finding]] = {}
    for one in findings:
        groups.setdefault(one.lead.rule.id, []).append(one)
    return list(groups.values())


def readings(findings: Sequence[Finding]) -> list[Finding]:
    """What may come from the copy that was read."""
    return [one for one in findings if one.standing == "check-reading"]


_CATALOGUE: Final = "TNRQDWPS"
"""The sections of the catalogue of checks in the order in which their notes bear on a decision: figures and what the text says of them,
how firm the order is, reasons, definitions, weights, gateways, and at last how the paper is built."""


def to_ask(findings: Sequence[Finding]) -> list[Finding]:
    """The findings whose questions matter most for the decision, one of each rule: what may touch first place or the order, then the notes."""
    touching = [one for one in disagreements(findings) if one.first_place != "no" or one.impact not in {"none", "not-computed"}]
    touching.sort(key=lambda one: one.first_place == "no")
    asked = sorted((group[0] for group in by_rule(notes(findings))), key=lambda one: _section(one.lead.rule.tags))
    return [*(group[0] for group in by_rule(touching)), *asked]


def _section(tags: Sequence[str]) -> int:
    """The place of a rule's section of the catalogue among the sections."""
    return min((_CATALOGUE.index(tag[0]) for tag in tags if tag[:1] in _CATALOGUE and tag[1:].isdecimal()), default=len(_CATALOGUE))


def notes(findings: Sequence[Finding]) -> list[Finding]:
    """The notes."""
    return [one for one in findings if one.standing == "finding" and one.lead.rule.severity == "note"]
