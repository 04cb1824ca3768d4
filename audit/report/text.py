"""The report for a scrutiny officer: first what matters on one screen, then the details."""

from audit.exact.show import show_values
from audit.examine import Examination
from audit.explain.finding import Finding
from audit.report.details import detail
from audit.report.page import Page
from audit.report.screen import screen
from audit.report.sort import notes, readings, weighty
from audit.report.tally import Tally, tally


def report(examination: Examination, *, width: int = 80, colour: bool = False, quiet: bool = False) -> str:
    """Give the report on one appraisal; ``quiet`` leaves out everything behind what does not agree."""
    page = Page(width, colour)
    if examination.problems:
        _not_audited(page, examination)
    if examination.appraisal is not None:
        found = tally(examination.outcomes)
        page.blank()
        page.lines += screen(examination, found, width=width, colour=colour, quiet=quiet)
        if not quiet:
            _details(page, examination)
            _undecided(page, found)
    return page.text()


def _not_audited(page: Page, examination: Examination) -> None:
    page.say(examination.path, "bold")
    count = len(examination.problems)
    page.say(f"This file could not be audited: {count} {'place needs' if count == 1 else 'places need'} attention.", "red")
    for problem in examination.problems:
        page.say(str(problem), first="  ", rest="    ")


def _details(page: Page, examination: Examination) -> None:
    told = [*weighty(examination.findings), *readings(examination.findings)]
    if told:
        page.heading("Details")
    for number, finding in enumerate(told, 1):
        detail(page, finding, examination, number)
    _questions(page, examination)


def _questions(page: Page, examination: Examination) -> None:
    """Fold the notes: one paragraph each, and the question of each rule once."""
    found = notes(examination.findings)
    if not found:
        return
    page.heading("Notes and questions")
    for rule in dict.fromkeys(one.lead.rule for one in found):
        for finding in (one for one in found if one.lead.rule is rule):
            page.say(f"{finding.lead.message}{_missing(finding, examination)}", first="  - ")
            for message in dict.fromkeys(outcome.message for outcome in finding.outcomes[1:]):
                page.say(message, first="    Also: ", rest="    ")
        page.say(f"{rule.ask} [{rule.id}]", "dim", first="    ")


def _missing(finding: Finding, examination: Examination) -> str:
    """Say what the printed totals leave to empty cells, where that is little."""
    left = [one for one in examination.inferred if one.figure.id in finding.lead.subject.ids]
    assert examination.appraisal is not None
    told = [f"{examination.appraisal.criteria[one.figure.quantity.criterion or ''].title} {show_values(one.values)}" for one in left]
    return f" The printed totals leave: {'; '.join(told)}." if told else ""


def _undecided(page: Page, found: Tally) -> None:
    """Say in full what could not be decided, and why."""
    if not found.undecided:
        return
    page.heading("What could not be decided")
    for title, reasons in found.undecided.items():
        for reason, count in reasons.items():
            page.say(f"{title}: {count} ({reason}).", first="  - ")
