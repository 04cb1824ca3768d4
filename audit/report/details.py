"""The findings that are more than notes, one after the other: in full as far as there is room, then in short."""

from collections.abc import Sequence
from typing import Final

from audit.examine import Examination
from audit.explain.finding import Finding
from audit.report.finding import tell, tell_shortly
from audit.report.page import Page
from audit.report.sort import by_rule, readings, weighty

_ROOM: Final = 95
"""Lines for findings in full. What is behind them nobody reads at one sitting; it is told in short, and whole when asked for."""


def details(page: Page, examination: Examination, *, full: bool = False) -> None:
    """Write every finding; those of one rule share why it matters and what to ask. ``full`` leaves room for all."""
    groups = [*by_rule(weighty(examination.findings)), *by_rule(readings(examination.findings))]
    if groups:
        page.heading("Details")
    number, first = 1, len(page.lines)
    while groups:
        part = _whole(groups[0], examination, Page(page.width, page.colour), number)
        if not full and number > 1 and len(page.lines) + len(part) - first > _ROOM:
            break
        page.blank()
        page.lines += part
        number += len(groups.pop(0))
    _shortly(page, [finding for group in groups for finding in group], number)


def _whole(group: Sequence[Finding], examination: Examination, page: Page, number: int) -> list[str]:
    for place, finding in enumerate(group):
        tell(page, finding, examination, number + place)
    page.labelled("Why it matters", group[0].lead.rule.why, indent=3)
    page.labelled("Ask", group[0].lead.rule.ask, indent=3)
    return page.lines


def _shortly(page: Page, findings: Sequence[Finding], number: int) -> None:
    if not findings:
        return
    page.blank()
    page.say(f"And {len(findings)} more, in short (--full tells each in full)", "bold", rest="  ")
    for place, finding in enumerate(findings):
        tell_shortly(page, finding, number + place)
