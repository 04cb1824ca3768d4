"""The report for a scrutiny officer: first what matters on one screen, then the details."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from audit.examine import Examination
from audit.exact.show import show_values
from audit.explain.finding import Finding
from audit.model.appraisal import Appraisal
from audit.report.details import detail
from audit.report.page import Page
from audit.rules.outcome import Outcome

_MOST_LISTED: Final = 5
_ORIGINS: Final = {"published": "from the published paper", "converted-text": "from a text converted from the paper", "draft": "from a draft"}
_LIMITS: Final = "This looks at figures only. It is no view on the scores, the choice or the process."


def report(examination: Examination, *, width: int = 80, colour: bool = False, quiet: bool = False) -> str:
    """Give the report on one appraisal."""
    page = Page(width, colour)
    if examination.appraisal is None or examination.problems:
        _not_audited(page, examination)
        return page.text()
    _paper(page, examination.appraisal)
    _summary(page, examination)
    if quiet and not _weighty(examination.findings):
        return page.text()
    _compare(page, examination)
    _listed(page, examination)
    _counts(page, examination)
    if examination.findings and not quiet:
        _details(page, examination)
    return page.text()


def _not_audited(page: Page, examination: Examination) -> None:
    page.say(examination.path, "bold")
    count = len(examination.problems)
    page.say(f"This file could not be audited: {count} {'place needs' if count == 1 else 'places need'} attention.", "red")
    for problem in examination.problems:
        page.say(str(problem), first="  ", rest="    ")


def _paper(page: Page, appraisal: Appraisal) -> None:
    page.say(appraisal.title, "bold")
    published = appraisal.dates.get("published", "")
    parts = [appraisal.publisher, published, _ORIGINS[appraisal.origin]]
    page.say(", ".join(part for part in parts if part))
    page.say(appraisal.path, "dim")


def _weighty(findings: Sequence[Finding]) -> list[Finding]:
    return [one for one in findings if one.standing == "finding" and one.lead.rule.severity != "note"]


def _readings(findings: Sequence[Finding]) -> list[Finding]:
    return [one for one in findings if one.standing == "check-reading"]


def _notes(findings: Sequence[Finding]) -> list[Finding]:
    return [one for one in findings if one.standing == "finding" and one.lead.rule.severity == "note"]


def _summary(page: Page, examination: Examination) -> None:
    page.blank()
    found = _weighty(examination.findings)
    if not found:
        page.say(_nothing(examination), "bold", *(["green"] if examination.verdict == "consistent" else []))
        return
    count = "One place does" if len(found) == 1 else f"{len(found)} places do"
    page.say(f"{count} not agree in the text we hold. {_touches(found)}", "bold")


def _nothing(examination: Examination) -> str:
    said = "No disagreement found in the figures that could be checked"
    if _readings(examination.findings):
        return f"{said}, once the figures below are compared with your own copy."
    return f"{said}."


def _touches(found: Sequence[Finding]) -> str:
    firsts = {one.first_place for one in found}
    impacts = {one.impact for one in found}
    if "yes" in firsts:
        return "First place is another than the one printed."
    if "depends" in firsts:
        return "Whether first place changes depends on which figure was meant."
    if impacts & {"changes-ranking", "could-change-ranking"}:
        sure = "changes" if "changes-ranking" in impacts else "may change, depending on which figure was meant"
        return f"First place stays as it is; the order of other options {sure}."
    if "not-computed" in impacts:
        return "What follows for the order could not be worked out."
    return "Neither first place nor the order of the options is touched."


def _compare(page: Page, examination: Examination) -> None:
    readings = _readings(examination.findings)
    blanks = [one for one in _notes(examination.findings) if one.lead.rule.check == "blank-cells"]
    if not readings and not blanks:
        return
    page.heading("Compare with your own copy first")
    for finding in readings:
        page.say(_reading(finding, examination), first="  - ")
    if blanks:
        cells = sum(len(one.lead.subject.ids) for one in blanks)
        page.say(f"{cells} score cells are empty in the text we hold ({_by_option(blanks)}); a blank is not read as 0.", first="  - ")


def _reading(finding: Finding, examination: Examination) -> str:
    change = next(one for explanation in finding.explanations for one in explanation.changes if one.doubtful)
    figure = next(figure for figure in change.figures if figure.reading == "doubtful")
    about = finding.lead.words.get("about", "")
    for outcome in finding.outcomes:
        if outcome.subject.figure == figure.id:
            about = outcome.words.get("about", about)
    agree = " or ".join(change.shown)
    place = figure.place.locator()
    return f"{about}{f' ({place})' if place else ''}: read as {figure.text}; {agree} would agree with the other figures."


def _by_option(blanks: Sequence[Finding]) -> str:
    return "; ".join(f"{one.lead.words['option']}: {one.lead.words['count']}" for one in blanks)


def _listed(page: Page, examination: Examination) -> None:
    found = _weighty(examination.findings)
    if not found:
        return
    page.heading("What does not agree, most consequential first")
    for number, finding in enumerate(found[:_MOST_LISTED], 1):
        page.say(finding.lead.message, first=f"  {number}. ", rest="     ")
    if len(found) > _MOST_LISTED:
        page.say(f"and {len(found) - _MOST_LISTED} more, below", "dim", first="     ")


def _counts(page: Page, examination: Examination) -> None:
    count = examination.coverage
    page.heading("What was checked")
    unchecked = f", {count.unchecked} have nothing to be checked against" if count.unchecked else ""
    page.say(
        f"{count.total} figures: {count.verified} agree with all that they follow from, {count.contradicted} take part in a check that does not "
        f"agree, {count.undecided} could not be decided{unchecked}.",
        first="  ",
    )
    for line in _by_rule(examination.outcomes):
        page.say(line, first="  ", rest="    ")
    for said in examination.assumed:
        page.say(f"Assumed: {said}.", first="  ", rest="    ")
    page.say(_LIMITS, "dim", first="  ")


def _by_rule(outcomes: Sequence[Outcome]) -> list[str]:
    """Count what each rule with anything open gave, and the others together."""
    counts: dict[str, Counter[str]] = {}
    for outcome in outcomes:
        if outcome.rule.severity != "note":
            counts.setdefault(outcome.rule.title, Counter())[outcome.status] += 1
    told = [_counted(title, count, outcomes) for title, count in counts.items() if count["fail"] or count["undecided"]]
    rest = sum(count["pass"] for count in counts.values() if not (count["fail"] or count["undecided"]))
    return [*told[:_MOST_LISTED], *([f"{len(told) - _MOST_LISTED} more rules have something open."] if len(told) > _MOST_LISTED else []), f"All other checks: {rest} agree."]


def _counted(title: str, count: Counter[str], outcomes: Sequence[Outcome]) -> str:
    reason = next((one.reason for one in outcomes if one.rule.title == title and one.status == "undecided"), "")
    parts = [f"{count['pass']} agree"]
    parts += [f"{count['fail']} {'does' if count['fail'] == 1 else 'do'} not"] if count["fail"] else []
    parts += [f"{count['undecided']} could not be decided ({reason})"] if count["undecided"] else []
    return f"{title}: {', '.join(parts)}."


def _details(page: Page, examination: Examination) -> None:
    told = [*_weighty(examination.findings), *_readings(examination.findings)]
    if told:
        page.heading("Details")
    for number, finding in enumerate(told, 1):
        detail(page, finding, examination, number)
    _questions(page, examination)


def _questions(page: Page, examination: Examination) -> None:
    """Fold the notes: one paragraph each, and the question of each rule once."""
    notes = _notes(examination.findings)
    if not notes:
        return
    page.heading("Notes and questions")
    for rule in dict.fromkeys(one.lead.rule for one in notes):
        for finding in (one for one in notes if one.lead.rule is rule):
            page.say(f"{finding.lead.message}{_missing(finding, examination)}", first="  - ")
        page.say(f"{rule.ask} [{rule.id}]", "dim", first="    ")


def _missing(finding: Finding, examination: Examination) -> str:
    """Say what the printed totals leave to empty cells, where that is little."""
    left = [one for one in examination.inferred if one.figure.id in finding.lead.subject.ids]
    assert examination.appraisal is not None
    told = [f"{examination.appraisal.criteria[one.figure.quantity.criterion or ''].title} {show_values(one.values)}" for one in left]
    return f" The printed totals leave: {'; '.join(told)}." if told else ""
