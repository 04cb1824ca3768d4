"""What of the catalogue of checks is covered by which rule, and what is not and why."""

from collections.abc import Mapping, Sequence
from typing import Final

from audit.report.page import Page
from audit.rules.catalogue import Entry, catalogue, covering
from audit.rules.rule import Pack

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


def _first(entry: Entry) -> str:
    return f"  {entry.id}  {entry.by:<{_BY}}"
