"""The report for a scrutiny officer: first what matters on one screen, then the details, then what is folded."""

from audit.examine import Examination
from audit.report.accepted import accepted
from audit.report.details import details
from audit.report.folded import folded, unfolded
from audit.report.page import Page
from audit.report.screen import screen
from audit.report.tally import tally


def report(examination: Examination, *, width: int = 80, colour: bool = False, quiet: bool = False, full: bool = False) -> str:
    """Give the report on one appraisal.

    ``quiet`` leaves out everything behind what does not agree; ``full`` tells every note and open point.
    """
    page = Page(width, colour)
    if examination.problems:
        _not_audited(page, examination)
    if examination.appraisal is not None:
        found = tally(examination.outcomes)
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
    page.say(f"This file could not be audited: {count} {'place needs' if count == 1 else 'places need'} attention.", "red")
    for problem in examination.problems:
        page.say(str(problem), first="  ", rest="    ")
