"""One finding: place, published, computed, and what would make it agree."""

from collections.abc import Sequence
from typing import Final

from audit.examine import Examination
from audit.explain.finding import Change, Explanation, Finding
from audit.model.appraisal import Appraisal
from audit.model.quantity import NAMES
from audit.report.blanks import left_to_blanks
from audit.report.page import Page
from audit.report.settled import put_first
from audit.report.ways import step
from audit.rules.outcome import Outcome
from audit.rules.words import about, title_of_option

_MOST_READINGS: Final = 4
_COLOURS: Final = {"error": "red", "warning": "yellow", "note": "cyan"}
_FITS: Final = {
    "truncated": "It would agree if the figure had been cut off rather than rounded.",
    "away": "It would agree if the figure had been rounded up.",
    "printed-values": "It would agree if it was worked out from the figures as printed, that is, already rounded.",
}


def tell(page: Page, finding: Finding, examination: Examination, number: int) -> None:
    """Write one finding, without why it matters and what to ask, which it shares with others of its rule."""
    appraisal, lead = examination.appraisal, finding.lead
    assert appraisal is not None
    style = "cyan" if finding.standing == "check-reading" else _COLOURS[lead.rule.severity]
    start = len(page.lines)
    head = f"{number}. "
    page.say(f"{lead.message}{left_to_blanks(finding, examination)} [{lead.rule.id}, {_standing(finding)}]", first=head, rest="   ")
    page.lines[start] = page.style(page.lines[start], "bold", style)
    _places(page, lead, examination)
    if lead.rule.check == "relation":
        page.labelled("Published", lead.published, indent=3)
        page.labelled("Computed", _computed(lead), indent=3)
    for message in dict.fromkeys(outcome.message for outcome in finding.outcomes):
        if message != lead.message:
            page.labelled("Also", message, indent=3)
    _what_would_agree(page, finding, appraisal)


def tell_shortly(page: Page, finding: Finding, number: int) -> None:
    """Write one finding in a line or two, with its place."""
    lead = finding.lead
    locator = lead.place.locator() or (f"file line {lead.where.line}" if lead.where.line else "the whole appraisal")
    page.say(lead.message, first=f"{number}. ", rest="   ", most=2)
    page.say(f"[{lead.rule.id}, {_standing(finding)}] {locator}", "dim", first="   ", most=1)


def _standing(finding: Finding) -> str:
    return "compare with your copy" if finding.standing == "check-reading" else finding.lead.rule.severity


def _places(page: Page, lead: Outcome, examination: Examination) -> None:
    appraisal = examination.appraisal
    assert appraisal is not None
    source = appraisal.sources.get(lead.place.source or "")
    locator = lead.place.locator()
    # A document that was imported in memory has no lines of a file.
    inside = [f"file line {lead.where.line}"] if lead.where.line else []
    in_paper = [f"{locator}, in {source.file or source.title or source.id}"] if locator and source is not None else [locator] if not inside else []
    page.labelled("Where", "; ".join(filter(None, [*in_paper, *inside])) or "the whole appraisal", indent=3)


def _computed(lead: Outcome) -> str:
    terms = lead.words.get("terms", "")
    shows_sum = lead.check is not None and lead.check.relation.type in {"sum", "product", "ratio", "mean"} and not lead.withheld
    return f"{lead.computed} = {terms}" if shows_sum and terms and len(lead.computed.split()) == 1 else lead.computed


def _what_would_agree(page: Page, finding: Finding, appraisal: Appraisal) -> None:
    check = finding.lead.check
    if any(outcome.withheld for outcome in finding.outcomes):
        page.labelled("Would agree", "Not worked out: withheld figures take part.", indent=3)
        return
    if finding.explanations:
        readings = _readings(finding.explanations, appraisal)
        for label, text in zip(["Would agree", *[""] * len(readings)], readings, strict=False):
            page.labelled(label, text, indent=3)
        if finding.unexplained:
            page.labelled("", f"There may be other ways: {finding.unexplained}.", indent=3)
        if finding.unsettled:
            page.labelled("", f"{finding.unsettled}.".capitalize(), indent=3)
    elif check is not None and check.relation.nature == "identity" and finding.lead.rule.check == "relation":
        page.labelled("Would agree", f"Not worked out: {finding.unexplained or 'nothing was found'}.", indent=3)
    for fit in check.fits if check is not None else ():
        if fit in _FITS:
            page.labelled("", _FITS[fit], indent=3)


def _readings(explanations: Sequence[Explanation], appraisal: Appraisal) -> list[str]:
    """Put together the single changes after which the order is the same, each kind of figure apart."""
    groups: dict[tuple[object, ...], list[Explanation]] = {}
    for place, one in enumerate(explanations):
        kind = one.changes[0].quantity.kind if len(one.changes) == 1 else place
        groups.setdefault((kind, one.order, one.changes_order, one.settled_by), []).append(one)
    told = [_reading(group, appraisal) for group in groups.values()]
    more = len(told) - _MOST_READINGS
    return [*told[:_MOST_READINGS], *([f"and {more} other ways"] if more > 0 else [])]


def _reading(group: list[Explanation], appraisal: Appraisal) -> str:
    first = group[0].changes[0]
    name = NAMES[first.quantity.kind]
    if len(group) == 1:
        said = f"if {', and '.join(_changed(change, appraisal) for change in group[0].changes)}"
    else:
        said = f"if any one of {len(group)} {name}s is {_by_how_much(group)}"
    return f"{said}: {_effect(group[0], first, appraisal)}{put_first(group[0])}"


def _changed(change: Change, appraisal: Appraisal) -> str:
    return f"{about(appraisal, change.quantity)}: {NAMES[change.quantity.kind]} is {' or '.join(change.shown)}, not {change.figures[0].text}"


def _by_how_much(group: list[Explanation]) -> str:
    steps = {step(one.changes[0]) for one in group}
    only = steps.pop() if len(steps) == 1 else None
    return only or "different"


def _effect(explanation: Explanation, change: Change, appraisal: Appraisal) -> str:
    option = change.quantity.option
    places = dict(explanation.order)
    place = f"; {title_of_option(appraisal, option)} is {places[option]}" if option is not None and option in places else ""
    if explanation.changes_order == "no":
        return f"the order stays{place}"
    return f"the order {'changes' if explanation.changes_order == 'yes' else 'may change'}{place}"
