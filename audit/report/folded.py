"""Notes, questions and what could not be decided: in a line for each rule, or in full."""

from audit.examine import Examination
from audit.explain.finding import Finding
from audit.report.accounts import accounts
from audit.report.blanks import left_to_blanks
from audit.report.page import Page
from audit.report.screen import MOST_ASSUMED
from audit.report.sort import by_rule, notes
from audit.report.tally import Tally


def folded(page: Page, examination: Examination, found: Tally) -> None:
    """Say how many notes each rule has, and how much could not be decided; ``--full`` tells each."""
    groups = by_rule(notes(examination.findings))
    if groups or found.undecided or examination.assumed[MOST_ASSUMED:]:
        page.blank()
        page.say("Folded: notes, questions and what could not be decided (--full tells each)", "bold", rest="  ")
    for group in groups:
        rule = group[0].lead.rule
        page.say(f"{rule.title}: {_count(group)} to look at. [{rule.id}]", first="  - ")
    for title, reasons in found.undecided.items():
        more = ", and for other reasons" if len(reasons) > 1 else ""
        page.say(f"{title}: {sum(reasons.values())} could not be decided ({reasons.most_common(1)[0][0]}{more}).", first="  - ")
    _assumed(page, examination)


def _assumed(page: Page, examination: Examination) -> None:
    for said in examination.assumed[MOST_ASSUMED:]:
        page.say(f"Assumed: {said}.", first="  - ")


def _count(group: list[Finding]) -> str:
    return "1 note" if len(group) == 1 else f"{len(group)} notes"


def unfolded(page: Page, examination: Examination, found: Tally) -> None:
    """Tell every note with the question of its rule, and all that could not be decided."""
    groups = by_rule(notes(examination.findings))
    if groups:
        page.heading("Notes and questions")
    for group in groups:
        for finding in group:
            page.say(f"{finding.lead.message}{left_to_blanks(finding, examination)}", first="  - ")
            for message in dict.fromkeys(outcome.message for outcome in finding.outcomes if outcome.message != finding.lead.message):
                page.say(message, first="    Also: ", rest="    ")
        page.say(f"{group[0].lead.rule.ask} [{group[0].lead.rule.id}]", "dim", first="    ")
    if found.undecided:
        page.heading("What could not be decided")
    for title, reasons in found.undecided.items():
        for reason, count in reasons.items():
            page.say(f"{title}: {count} ({reason}).", first="  - ")
    if examination.assumed[MOST_ASSUMED:]:
        page.heading("What was assumed besides")
    _assumed(page, examination)
    accounts(page, examination)
