"""The report for a scrutiny officer: first what matters on one screen, then the details, then what is folded.

The findings that are more than notes, one after the other: in full as far as there is room, then in short.

What was accepted beforehand, and what of it is found no more.

What came of every figure, reason and claim, those of which the same came for the same reason together.

Notes, questions and what could not be decided: in a line for each rule, or in full.
"""

from collections.abc import Sequence
from typing import Final

from audit.appraisal.text.count import are, counted
from audit.coverage import Account
from audit.examine import Examination
from audit.explanation.finding import Finding
from audit.report import listed
from audit.report.finding import further, left_to_blanks, question, tell, tell_shortly
from audit.report.headline import too_little
from audit.report.page import Page
from audit.report.screen import MOST_ASSUMED, Tally, marked, restrictions, screen, tally
from audit.report.sorts import by_rule, notes, readings, weighty
from audit.rules.asked import is_asked
from audit.rules.outcome import Outcome

__all__ = ["accepted", "accounts", "details", "folded", "report", "unfolded"]

_ROOM: Final = 83
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
        page.labelled("Ask", _asked(group, place, examination), indent=3)
    page.labelled("Why it matters", group[0].lead.rule.why, indent=3)
    return page.lines


def _asked(group: Sequence[Finding], place: int, examination: Examination) -> str:
    """The question about one finding of a group; empty where the next one has the same, which is then asked once."""
    asked = [question(one, examination.appraisal) for one in group[place : place + 2]]
    return "" if len(asked) > 1 and asked[0] == asked[1] else asked[0]


def _shortly(page: Page, findings: Sequence[Finding], number: int) -> None:
    if not findings:
        return
    page.blank()
    page.say(f"And {len(findings)} more, in short (show them in full with --full)", "bold", rest="  ")
    for place, finding in enumerate(findings):
        tell_shortly(page, finding, number + place)


def accepted(page: Page, examination: Examination) -> None:
    """Tell what waivers accept, how much was known by the baseline, and which of its entries nothing gives any more."""
    waived = [one for one in examination.outcomes if one.status == "waived"]
    known = [one for one in waived if one.accepted_by == "baseline"]
    if not waived and not examination.stale:
        return
    page.heading("Accepted before")
    for settled in examination.waivers:
        for outcome in settled.outcomes:
            waiver = settled.waiver
            by = "".join(f", {part}" for part in (waiver.who, waiver.date, f"until {waiver.until}" if waiver.until else "") if part)
            page.say(f"{outcome.message} [{outcome.rule.id}, waived{by}: {waiver.reason}]", first="  - ")
    if known:
        page.say(f"{_known(known)} listed in the baseline.", first="  - ")
    for entry in examination.stale:
        page.say(f"Listed in the baseline and no longer found: {entry.rule}, {entry.subject}.", first="  - ")


def _known(outcomes: list[Outcome]) -> str:
    rules = ", ".join(sorted({one.rule.id for one in outcomes}))
    return f"{counted(len(outcomes), 'place')} ({rules}) {are(len(outcomes))}"


_NAMES: Final = {"figure": ("figure", "figures"), "rationale": ("reason", "reasons"), "claim": ("claim", "claims")}
_MOST_NAMED: Final = 6


def accounts(page: Page, examination: Examination) -> None:
    """Tell how many were verified by which rules, and what became of all others, with the first of their ids."""
    held = examination.coverage.accounts
    if held:
        page.heading("Result for each figure and text")
    for account in sorted(held, key=lambda one: list(_NAMES).index(one.of)):
        page.say(_said(account), first="  - ")


def _said(account: Account) -> str:
    count = len(account.ids)
    head = f"{count} {_NAMES[account.of][count != 1]} {account.state} ({account.said})"
    if account.state == "verified":
        return f"{head}."
    more = f" and {count - _MOST_NAMED} more" if count > _MOST_NAMED else ""
    return f"{head}: {', '.join(account.ids[:_MOST_NAMED])}{more}."


def folded(page: Page, examination: Examination, found: Tally) -> None:
    """Say how many notes each rule has, and how much could not be decided; ``--full`` tells each."""
    groups = by_rule(notes(examination.findings))
    if groups or found.undecided or examination.assumed[MOST_ASSUMED:]:
        page.blank()
        page.say("More notes and questions (show them with --full)", "bold", rest="  ")
    for group in groups:
        rule = group[0].lead.rule
        told = f"How figures were worked out: {counted(len(group), 'question')}." if is_asked(rule) else listed.found(group)
        page.say(f"{told} [{rule.id}]", first="  - ")
    for rule_id, reasons in found.undecided.items():
        more = ", and for other reasons" if len(reasons) > 1 else ""
        page.say(f"{found.titles[rule_id]}: {sum(reasons.values())} could not be checked ({reasons.most_common(1)[0][0]}{more}).", first="  - ")
    _assumed(page, listed.together(examination.assumed))


def _assumed(page: Page, assumed: Sequence[str]) -> None:
    for said in assumed[MOST_ASSUMED:]:
        page.say(f"Assumed: {said}.", first="  - ")


def unfolded(page: Page, examination: Examination, found: Tally) -> None:
    """Tell every note with the question of its rule, and all that could not be decided."""
    groups = by_rule(notes(examination.findings))
    if groups:
        page.heading("Notes and questions")
    for group in groups:
        for place, finding in enumerate(group):
            page.say(f"{finding.lead.message}{left_to_blanks(finding, examination)}", first="  - ")
            for message in further(finding):
                page.say(message, first="    Also: ", rest="    ")
            if asked := _asked(group, place, examination):
                page.say(f"{asked}{f' [{finding.lead.rule.id}]' if place == len(group) - 1 else ''}", "dim", first="    ")
    if found.undecided:
        page.heading("What could not be checked")
    for rule_id, reasons in found.undecided.items():
        for reason, count in reasons.items():
            page.say(f"{found.titles[rule_id]}: {count} ({reason}).", first="  - ")
    if examination.assumed[MOST_ASSUMED:]:
        page.heading("Other assumptions")
    _assumed(page, examination.assumed)
    accounts(page, examination)


def report(examination: Examination, *, width: int = 80, colour: bool = False, quiet: bool = False, full: bool = False) -> str:
    """The report on one appraisal.

    ``quiet`` leaves out everything behind what does not agree; ``full`` tells every note and open point.
    """
    page = Page(width, colour)
    marked(page, examination)
    if examination.problems and not too_little(examination):
        _not_audited(page, examination)
    if examination.appraisal is not None:
        found = tally(examination.outcomes)
        restrictions(page, examination)
        page.blank()
        page.lines += screen(examination, found, width=width, colour=colour, quiet=quiet)
        if not quiet:
            details(page, examination, full=full)
            accepted(page, examination)
            (unfolded if full else folded)(page, examination, found)
    return page.text()


def _not_audited(page: Page, examination: Examination) -> None:
    page.say(examination.path, "bold")
    count = len(examination.problems)
    page.say(f"This file could not be audited: {counted(count, 'place')} {are(count, 'needs', 'need')} attention.", "red")
    for problem in examination.problems:
        page.say(str(problem), first="  ", rest="    ")
