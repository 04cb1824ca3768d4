"""Findings by how they are told: what does not agree, what was not found, what to compare with one's own copy, and notes."""

from collections.abc import Iterable, Sequence

from audit.explanation.finding import Finding


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


def notes(findings: Sequence[Finding]) -> list[Finding]:
    """The notes."""
    return [one for one in findings if one.standing == "finding" and one.lead.rule.severity == "note"]
