"""Findings by how they are told: what does not agree, what to compare with one's own copy, and notes."""

from collections.abc import Sequence

from audit.explain.finding import Finding


def weighty(findings: Sequence[Finding]) -> list[Finding]:
    """Give the findings that are errors or warnings, those of one rule together."""
    found = [one for one in findings if one.standing == "finding" and one.lead.rule.severity != "note"]
    return [one for group in by_rule(found) for one in group]


def by_rule(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Put the findings of each rule together, in the order of the first of each."""
    groups: dict[str, list[Finding]] = {}
    for one in findings:
        groups.setdefault(one.lead.rule.id, []).append(one)
    return list(groups.values())


def readings(findings: Sequence[Finding]) -> list[Finding]:
    """Give what may come from the copy that was read."""
    return [one for one in findings if one.standing == "check-reading"]


def notes(findings: Sequence[Finding]) -> list[Finding]:
    """Give the notes."""
    return [one for one in findings if one.standing == "finding" and one.lead.rule.severity == "note"]
