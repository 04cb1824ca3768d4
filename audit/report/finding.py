"""One finding: place, published, computed, and what would make it agree.

What put a way to make figures agree before others, in words.

What would make figures agree: explanations after which the order is the same, put together in words.

What the printed totals leave to empty cells.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from audit.appraisal.exact.rounding import show, show_values
from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.quantity import NAMES
from audit.appraisal.text.count import are, counted, spelt
from audit.examine import Examination
from audit.explanation.finding import Change, Explanation, Finding
from audit.relations.derive.joint import Joint
from audit.relations.registry import type_of
from audit.report.page import Page
from audit.rules.outcome import MOST_WORDS, Outcome, OutcomeKey
from audit.rules.words import named, quoted, title_of_option

__all__ = [
    "Way",
    "added",
    "computed_in_full",
    "further",
    "headed",
    "left_to_blanks",
    "of_norm",
    "put_first",
    "question",
    "recalculated",
    "step",
    "tell",
    "tell_shortly",
    "ways",
    "ways_to_agree",
    "where_in_words",
    "would_fit",
]

_MOST: Final = 2
_FIX: Final = "What would fix it"
_MEANS: Final = "What it may mean"
_MOST_AGAIN: Final = 3
_MOST_FOLLOWING: Final = 3


def put_first(one: Explanation) -> str:
    """Say which soft relations put an explanation before others, to follow what it says; empty where none did."""
    if not one.settled_by:
        return ""
    more = len(one.settled_by) - _MOST
    others = f"; and for {counted(more, 'more such reason')}" if more > 0 else ""
    return f"; listed first because {'; and '.join(one.settled_by[:_MOST])}{others}"


@dataclass(frozen=True, slots=True)
class Way:
    """Explanations of one finding that come to the same order; ``text`` begins with a small letter, ``at`` is its place among them."""

    finding: Finding
    explanations: tuple[Explanation, ...]
    text: str
    at: int = 0

    @property
    def key(self) -> tuple[OutcomeKey, int]:
        """What tells it from the ways of this and all other findings."""
        return self.finding.lead.key, self.at

    @property
    def first(self) -> Explanation:
        """One of them, which speaks for all."""
        return self.explanations[0]


def ways(finding: Finding, appraisal: Appraisal) -> list[Way]:
    """The ways in which the figures of a finding would agree, in the order of its explanations."""
    groups: dict[tuple[object, ...], list[Explanation]] = {}
    for number, one in enumerate(finding.explanations):
        groups.setdefault(_likeness(one, number), []).append(one)
    return [Way(finding, tuple(group), _text(group, appraisal), at) for at, group in enumerate(groups.values())]


def _likeness(one: Explanation, number: int) -> tuple[object, ...]:
    """What explanations that are told together have in common: one change of a kind, and what follows from it."""
    if len(one.changes) > 1:
        return (number,)
    return (one.changes[0].quantity.kind, one.order, one.changes_order, one.changes_first, step(one.changes[0]), one.settled_by)


def _text(group: Sequence[Explanation], appraisal: Appraisal) -> str:
    return f"{_changes(group, appraisal)}{put_first(group[0])}"


def _changes(group: Sequence[Explanation], appraisal: Appraisal) -> str:
    changes = group[0].changes
    if len(group) == 1:
        return "; and ".join(_change(change, appraisal) for change in changes)
    return _one_of(group, step(changes[0]))


def _change(change: Change, appraisal: Appraisal) -> str:
    return f"{_meant(change, appraisal)}{f' ({change.slip})' if change.slip is not None else ''}"


def _meant(change: Change, appraisal: Appraisal) -> str:
    """Say what a figure was meant to be; of printings that differ, that one of them was meant."""
    printed = {figure.value: figure.text for figure in change.figures if figure.value in change.possible.points}
    if printed and len(change.figures) > 1:
        others = [text for value, text in zip(sorted(change.possible.points), change.shown, strict=True) if value not in printed]
        return f"{named(appraisal, change.quantity)} was meant to be {' or '.join([*printed.values(), *others])} everywhere"
    return f"{named(appraisal, change.quantity)} was meant to be {' or '.join(change.shown)}, not {change.figures[0].text}"


def _one_of(group: Sequence[Explanation], by: str) -> str:
    name = NAMES[group[0].changes[0].quantity.kind]
    return f"one of the {spelt(len(group))} {name}s was meant to be {by or 'different'}"


def step(change: Change) -> str:
    """Say by how much a figure would be lower or higher, or which word it would be; empty where that is not one value."""
    value, own = change.possible.only, change.figures[0].value
    if value is not None and change.figures[0].level is not None:
        return f"{change.shown[0]}, not {change.figures[0].text}"
    if value is None or own is None:
        return ""
    return f"{show(abs(value - own))} {'lower' if value < own else 'higher'}"


def left_to_blanks(finding: Finding, examination: Examination) -> str:
    """Say what the printed totals leave to the empty cells that a finding is about; empty where they leave everything."""
    about = finding.lead.subject.ids
    left = [one for one in examination.inferred if one.figure.id in about and one.given == "identities" and not one.values.empty]
    assert examination.appraisal is not None
    told = [f"{examination.appraisal.criteria[one.figure.quantity.criterion or ''].title} {show_values(one.values)}" for one in left]
    cells = {one.figure.quantity for one in left}
    sums = [added(one, examination.appraisal) for one in examination.joint if cells.issuperset(one.cells)]
    return f" The printed totals leave: {'; '.join([*told, *sums])}." if told else ""


def added(one: Joint, appraisal: Appraisal) -> str:
    """Say what cells add to of which no single value is known: "the first and the third add to 60"."""
    titles = [appraisal.criteria[cell.criterion or ""].title for cell in one.cells]
    return f"{', '.join(titles[:-1])} and {titles[-1]} add to {show(one.sum)}"


def further(finding: Finding) -> list[str]:
    """What the other outcomes of a finding say, each once; a sentence that the first one quotes is not quoted again."""
    lead = finding.lead
    quoted_before = f"The text says: {lead.words['says']}. " if lead.words.get("says", "").startswith('"') else ""
    messages = dict.fromkeys(outcome.message for outcome in finding.outcomes)
    others = [message for message in messages if message != lead.message]
    return [message.replace(quoted_before, "The same sentence. ", 1) if quoted_before else message for message in others]


def headed(finding: Finding, appraisal: Appraisal) -> str:
    """What a finding says first: the cause, where one change alone explains several figures and no smaller or other set does.

    Else what its first outcome says.
    """
    change = finding.cause
    if change is None:
        return finding.lead.message
    about_ = named(appraisal, change.quantity)
    figure = f"{about_[0].upper()}{about_[1:]} is printed as {change.figures[0].text}; with {' or '.join(change.shown)} everything here agrees"
    return f"{figure} ({finding.lead.message.rstrip('.')})."


_MOST_READINGS: Final = 4
_COLOURS: Final = {"error": "red", "warning": "yellow", "note": "cyan"}
_FITS: Final = {
    "truncated": "It would agree if the figure was cut off, not rounded.",
    "away": "It would agree if the figure was rounded up.",
    "printed-values": "It would agree if it was calculated from the printed figures, which are already rounded.",
}


def tell(page: Page, finding: Finding, examination: Examination, number: int) -> None:
    """Write one finding, without why it matters and what to ask, which it shares with others of its rule."""
    appraisal, lead = examination.appraisal, finding.lead
    assert appraisal is not None
    style = "cyan" if finding.standing == "check-reading" else _COLOURS[lead.rule.severity]
    start = len(page.lines)
    head = f"{number}. "
    page.say(f"{headed(finding, appraisal)}{left_to_blanks(finding, examination)} [{lead.rule.id}, {_standing(finding)}]", first=head, rest="   ")
    page.lines[start] = page.style(page.lines[start], "bold", style)
    page.labelled("Where", where_in_words(lead, appraisal), indent=3)
    if lead.rule.check == "relation":
        page.labelled("Published", lead.published, indent=3)
        page.labelled("Computed", computed_in_full(lead), indent=3)
    for message in further(finding):
        page.labelled("Also", message, indent=3)
    _what_would_agree(page, finding, appraisal)


def question(finding: Finding, appraisal: Appraisal | None) -> str:
    """The question to ask about a finding, in at most 30 words: its figures, and what depends on them where that is known."""
    asked, after = finding.lead.question, _consequence(finding, appraisal)
    return f"{asked} {after}" if after and len(f"{asked} {after}".split()) <= MOST_WORDS else asked


def _consequence(finding: Finding, appraisal: Appraisal | None) -> str:
    """Ask whether the option takes another place if the figure printed for it gives way; empty where the order stays or is not known."""
    lead, option = finding.lead, finding.lead.subject.option
    if appraisal is None or option is None or lead.check is None or lead.question == lead.rule.ask:
        return ""
    for one in finding.explanations:
        own = len(one.changes) == 1 and one.changes[0].quantity == lead.check.relation.result
        place = dict(one.order).get(option, "")
        if own and one.changes_order == "yes" and place and " to " not in place and len(one.changes[0].shown) == 1:
            return f"If {one.changes[0].shown[0]}, is {quoted(title_of_option(appraisal, option))} not {place}?"
    return ""


def tell_shortly(page: Page, finding: Finding, number: int) -> None:
    """Write one finding in a line or two, with its place."""
    lead = finding.lead
    locator = lead.place.locator() or (f"file line {lead.where.line}" if lead.where.line else "the whole appraisal")
    page.say(lead.message, first=f"{number}. ", rest="   ", most=2)
    page.say(f"[{lead.rule.id}, {_standing(finding)}] {locator}", "dim", first="   ", most=1)


def _standing(finding: Finding) -> str:
    return "compare with your copy" if finding.standing == "check-reading" else finding.lead.rule.severity


def where_in_words(lead: Outcome, appraisal: Appraisal) -> str:
    """Where a finding stands: in the paper, as far as that is known, and in the file."""
    source = appraisal.sources.get(lead.place.source or "")
    locator = lead.place.locator()
    # A document that was imported in memory has no lines of a file.
    inside = [f"file line {lead.where.line}"] if lead.where.line else []
    in_paper = [f"{locator}, in {source.name}"] if locator and source is not None else [locator] if not inside else []
    return "; ".join(filter(None, [*in_paper, *inside])) or "the whole appraisal"


def computed_in_full(lead: Outcome) -> str:
    """What was computed, with the figures that make it where these are a sum or the like."""
    terms = lead.words.get("terms", "")
    shows_sum = lead.check is not None and type_of(lead.check.relation).equation and not lead.withheld
    return f"{lead.computed} = {terms}" if shows_sum and terms and len(lead.computed.split()) == 1 else lead.computed


def _what_would_agree(page: Page, finding: Finding, appraisal: Appraisal) -> None:
    if any(outcome.withheld for outcome in finding.outcomes):
        page.labelled(_FIX, "Not worked out: withheld figures are involved.", indent=3)
        return
    label = _MEANS if of_norm(finding) else _FIX
    for number, text in enumerate(ways_to_agree(finding, appraisal)):
        page.labelled("" if number else label, text, indent=3)
    for said in would_fit(finding):
        page.labelled("", said, indent=3)


def would_fit(finding: Finding) -> list[str]:
    """By which ways of rounding a figure would agree, in words."""
    check = finding.lead.check
    return [_FITS[fit] for fit in (check.fits if check is not None else ()) if fit in _FITS]


def ways_to_agree(finding: Finding, appraisal: Appraisal) -> list[str]:
    """Say what would make a finding agree, what scores and weights alone give, and what was not worked out."""
    again, lead = recalculated(finding, appraisal), finding.lead
    if not finding.explanations:
        asked = lead.check is not None and lead.check.relation.nature == "identity" and lead.rule.check == "relation"
        return again or ([f"Not worked out: {finding.unexplained or 'nothing was found'}."] if asked else [])
    readings = _in_order(finding, _readings(finding.explanations, appraisal), again)
    more = [f"There may be other ways: {finding.unexplained}."] if finding.unexplained else []
    return [*readings, *more, *([f"{finding.unsettled}.".capitalize()] if finding.unsettled else [])]


def _in_order(finding: Finding, readings: list[str], again: list[str]) -> list[str]:
    """Put what is worked out again beside the smallest sets, the fewer slips first."""
    first = bool(again) and finding.anew[0].slips < finding.explanations[0].slips
    return [*again, *readings] if first else [*readings, *again]


def of_norm(finding: Finding) -> bool:
    """Say whether a finding is about a rule of the paper's own, so that no figure is said to be otherwise."""
    check = finding.lead.check
    return check is None or check.relation.nature == "norm"


def recalculated(finding: Finding, appraisal: Appraisal) -> list[str]:
    """What scores and weights alone give, where that is not what a smallest set says already; the ways of keeping a norm."""
    if of_norm(finding) and finding.first_place == "no":
        return []  # the statement says that first place stays, and the JSON result holds each way
    if of_norm(finding) and any(len(one.changes) > _MOST for one in finding.anew) and finding.impact != "none":
        return [f"if the scores are such as the paper's own rules permit: {_at_all(finding)}"]
    told = {(one.order, one.changes_order, one.changes_first) for one in finding.explanations}
    found: dict[tuple[object, ...], Explanation] = {}
    for one in finding.anew:
        likeness = (one.order, one.changes_order, one.changes_first)
        if likeness not in told and (one.changes or any(case.out for case in one.cases)) and (one.changes_order != "no" or not of_norm(finding)):
            found.setdefault(likeness, one)
    shown = [_again(one, finding, appraisal) for one in list(found.values())[:_MOST_AGAIN]]
    more = len(found) - len(shown)
    return [*shown, *([f"and {counted(more, 'other order')}"] if more > 0 else [])]


def _at_all(finding: Finding) -> str:
    """Say what becomes of first place under all ways of keeping a norm."""
    return f"first place {'changes' if finding.first_place == 'yes' else 'may change'}"


def _again(one: Explanation, finding: Finding, appraisal: Appraisal) -> str:
    out = [quoted(title_of_option(appraisal, option)) for case in one.cases for option in sorted(case.out)]
    said = f"{' and '.join(out)} is not compared" if out else ", and ".join(_meant(change, appraisal) for change in one.changes)
    followed = f", and what follows from it ({_following(one, appraisal)}) is worked out again" if one.following and not of_norm(finding) else ""
    return f"if {said}{followed}: {_effect_anew(one, appraisal)}"


def _following(one: Explanation, appraisal: Appraisal) -> str:
    told = [named(appraisal, quantity) for quantity in one.following]
    more = len(told) - _MOST_FOLLOWING
    return ", ".join(told[:_MOST_FOLLOWING]) + (f" and {more} more" if more > 0 else "")


def _effect_anew(one: Explanation, appraisal: Appraisal) -> str:
    """Say who is first then, where that differs from what is printed, else what becomes of the order."""
    first = [quoted(title_of_option(appraisal, option)) for option, place in one.order if place.endswith("1st")]
    if one.changes_first == "yes" and first:
        return f"{' and '.join(first)} {are(len(first), 'is', 'are')} first"
    if one.changes_first != "no":
        return "first place may change"
    if one.changes_order == "no":
        return "the order stays"
    return f"first place stays; the order of others {'changes' if one.changes_order == 'yes' else 'may change'}"


def _readings(explanations: Sequence[Explanation], appraisal: Appraisal) -> list[str]:
    """Put together the single changes after which the order is the same, each kind of figure apart."""
    groups: dict[tuple[object, ...], list[Explanation]] = {}
    for place, one in enumerate(explanations):
        kind = one.changes[0].quantity.kind if len(one.changes) == 1 else place
        groups.setdefault((kind, one.order, one.changes_order, one.settled_by), []).append(one)
    told = [_reading(group, appraisal) for group in groups.values()]
    more = len(told) - _MOST_READINGS
    return [*told[:_MOST_READINGS], *([f"and {counted(more, 'other way')}"] if more > 0 else [])]


def _reading(group: list[Explanation], appraisal: Appraisal) -> str:
    first = group[0].changes[0]
    said = _one_of(group, _by_how_much(group)) if len(group) > 1 else ", and ".join(_meant(change, appraisal) for change in group[0].changes)
    return f"if {said}: {_effect(group[0], first, appraisal)}{put_first(group[0])}"


def _by_how_much(group: list[Explanation]) -> str:
    steps = {step(one.changes[0]) for one in group}
    return steps.pop() if len(steps) == 1 else ""


def _effect(explanation: Explanation, change: Change, appraisal: Appraisal) -> str:
    option = change.quantity.option
    places = dict(explanation.order)
    place = f"; {quoted(title_of_option(appraisal, option))} is {places[option]}" if option is not None and option in places else ""
    if explanation.changes_order == "no":
        return f"the order stays{place}"
    return f"the order {'changes' if explanation.changes_order == 'yes' else 'may change'}{place}"
