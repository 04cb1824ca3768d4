"""The rules for people to read: a list, and one in full."""

from collections.abc import Sequence
from typing import Final

from audit.report.page import Page
from audit.rules.pack import sources
from audit.rules.rule import Pack, Rule

_ELSEWHERE: Final = "For papers of other bodies, countries or times a source is comparable practice, and nothing that they are held to."


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
