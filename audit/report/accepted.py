"""What was accepted beforehand, and what of it is found no more."""

from audit.examine import Examination
from audit.report.page import Page
from audit.rules.outcome import Outcome
from audit.settings.baseline import KNOWN


def accepted(page: Page, examination: Examination) -> None:
    """Tell what waivers accept, how much was known by the baseline, and which of its entries nothing gives any more."""
    waived = [one for one in examination.outcomes if one.status == "waived"]
    known = [one for one in waived if one.reason == KNOWN]
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
        page.say(f"Listed in the baseline and found no more: {entry.rule}, {entry.subject}.", first="  - ")


def _known(outcomes: list[Outcome]) -> str:
    rules = ", ".join(sorted({one.rule.id for one in outcomes}))
    return f"1 place ({rules}) is" if len(outcomes) == 1 else f"{len(outcomes)} places ({rules}) are"
