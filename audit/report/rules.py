"""The rules for people to read: a list, and one in full.

What of the catalogue of checks is covered by which rule, and what is not and why.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from audit.report.page import Page
from audit.rules.pack import sources
from audit.rules.rule import Pack, Rule
from audit.rules.sources import CatalogueCheck, catalogue, covering

__all__ = ["coverage", "list_of_rules", "rule_in_full", "severities"]

_ELSEWHERE: Final = "For papers of other bodies, countries or times, a source is comparable practice and not a requirement."


def list_of_rules(packs: Sequence[Pack], *, width: int = 80) -> str:
    """List the rules of packs, a line or two each."""
    page = Page(width)
    for pack in packs:
        page.heading(f"{pack.id}: {pack.title}")
        for rule in pack.rules:
            page.say(f"{rule.title} ({', '.join(rule.tags)})", first=f"  {rule.id}  {rule.severity:<8} ", rest=" " * 19)
    return page.text()


def rule_in_full(pack: Pack, rule: Rule, *, width: int = 80) -> str:
    """Show everything that a rule says of itself."""
    page = Page(width)
    page.say(f"{rule.id} {rule.name}: {rule.title}", "bold")
    page.blank()
    for label, text in (
        ("Severity", severities(rule)), ("Looks at", rule.subject), ("Check", _check(rule)), ("Says", rule.message), ("Why it matters", rule.why),
        ("Ask", rule.ask), ("Covers", ", ".join(rule.tags)), ("Undecided", rule.never_undecided and f"never: {rule.never_undecided}"),
        ("Pack", f"{pack.id} ({pack.path}, line {rule.where.line})"), ("Cases", _cases(rule)),
    ):  # fmt: skip
        page.labelled(label, text, indent=2)
    for name in rule.sources:
        page.labelled("Source", _source(pack, name), indent=2)
    page.labelled("", _ELSEWHERE if rule.sources else "", indent=2)
    return page.text()


def _check(rule: Rule) -> str:
    options = "; ".join(f"{key}: {', '.join(map(str, value)) if isinstance(value, list) else value}" for key, value in rule.options.items())
    return f"{rule.check} ({options})" if options else rule.check


def _cases(rule: Rule) -> str:
    counts = {expect: sum(1 for case in rule.cases if case.expect == expect) for expect in ("pass", "fail", "undecided")}
    return ", ".join(f"{count} {expect}" for expect, count in counts.items() if count)


def _source(pack: Pack, name: str) -> str:
    source = pack.sources.get(name) or sources()[name]
    years = " ".join(f"{word} {source[key]}" for word, key in (("from", "in-force-from"), ("until", "in-force-until")) if key in source)
    parts = [source["publisher"], source["title"], source.get("place", ""), f"{source['status']} for {', '.join(source['applies-to'])}", years]
    return "; ".join(part for part in parts if part)


def severities(rule: Rule) -> str:
    """Say how severe a rule is, and under which profile otherwise."""
    return ", ".join([rule.severity, *(f"{severity} under the profile {profile}" for profile, severity in rule.profiles.items())])


_BY: Final = 5
_NOT_HERE: Final = "by no rule of the packs listed here"


def coverage(packs: Sequence[Pack], *, width: int = 80) -> str:
    """List the catalogue: first what is covered, section by section, then what is not."""
    page, rules = Page(width), covering(packs)
    covered = sum(1 for found in rules.values() if found)
    page.heading(f"Catalogue of checks: {covered} of {len(rules)} covered by these rules")
    page.say("D: decided by the figures. D*: decided once claims or definitions are written as data. A: advisory.", first="  ")
    for section in catalogue():
        found = [entry for entry in section.checks if rules[entry.id]]
        if found:
            page.heading(section.title)
        for entry in found:
            page.say(f"{entry.name}: {', '.join(rules[entry.id])}", first=_first(entry), rest=" " * len(_first(entry)))
    _not_covered(page, rules)
    return page.text()


def _not_covered(page: Page, rules: Mapping[str, Sequence[str]]) -> None:
    left = [entry for section in catalogue() for entry in section.checks if not rules[entry.id]]
    if left:
        page.heading("Not covered, and why")
    for entry in left:
        page.say(f"{entry.name}: {entry.not_covered or _NOT_HERE}", first=_first(entry), rest=" " * len(_first(entry)))


def _first(entry: CatalogueCheck) -> str:
    return f"  {entry.id}  {entry.by:<{_BY}}"
