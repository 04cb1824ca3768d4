"""The page of ``audit explain``: what would make it agree, what is missing, whether it touches the decision, what would alter it."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

from audit.appraisal.exact.rounding import show_values
from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.quantity import NAMES
from audit.appraisal.text.count import are, counted
from audit.examine import Examination
from audit.explanation.finding import Explanation, Finding
from audit.explanation.missing import Inferred
from audit.report import robust as tables
from audit.report.decision import columns, table
from audit.report.finding import Way, added, ways
from audit.report.headline import too_little
from audit.report.listed import together
from audit.report.page import Page, ScreenSection, fill
from audit.report.robust import sentences
from audit.report.screen import marked, restrictions, top
from audit.report.sorts import readings, weighty
from audit.rules.outcome import OutcomeKey
from audit.rules.words import about, title_of_option

__all__ = ["explained"]

_Known = tuple[Finding, list[Way]]
_Letters = Mapping[tuple[OutcomeKey, int], str]
"""A finding, with the ways in which its figures would agree."""

_MOST_WAYS: Final = 6
_LINES: Final = 23
_IN_FULL: Final = " (in full)"
_LIMITS: Final = "Figures only: this is no view on the scores, the choice or the process."


def explained(examination: Examination, *, width: int = 80, colour: bool = False) -> str:
    """The page on one appraisal: first what matters on one screen, then all of it."""
    page = Page(width, colour)
    marked(page, examination)
    if examination.problems and not too_little(examination):
        _not_audited(page, examination)
    if examination.appraisal is not None:
        _explained(page, examination, examination.appraisal)
    return page.text()


def _not_audited(page: Page, examination: Examination) -> None:
    page.say(examination.path, "bold")
    page.say("This file could not be audited, or not all of it:", "red")
    for problem in examination.problems:
        page.say(str(problem), first="  ", rest="    ")
    page.blank()


def _explained(page: Page, examination: Examination, appraisal: Appraisal) -> None:
    restrictions(page, examination)
    found = [*weighty(examination.findings), *readings(examination.findings)]
    known = list(_known(found, appraisal))
    parts = _parts(page, examination, known, tight=False)
    if sum(len(part.lines()) for part in parts) > _LINES:
        parts = _parts(page, examination, known, tight=True)
    page.lines += [line for part in parts for line in part.lines()]
    full = _parts(page, examination, known, tight=False)
    _details(page, examination, appraisal, [one for one, shown in zip(full, parts, strict=True) if shown.shown < len(shown.items)])


def _known(found: Sequence[Finding], appraisal: Appraisal) -> Iterator[_Known]:
    """Each finding with its ways; findings that can only be explained together have theirs with the first of them."""
    seen: list[tuple[Explanation, ...]] = []
    for finding in found:
        again = bool(finding.explanations) and finding.explanations in seen
        seen.append(finding.explanations)
        yield finding, [] if again else ways(finding, appraisal)


def _parts(page: Page, examination: Examination, known: Sequence[_Known], *, tight: bool) -> list[ScreenSection]:
    """Lay the first screen out; where room is tight, without empty lines and with what is long cut short."""
    appraisal = examination.appraisal
    assert appraisal is not None
    told = sentences(examination.robustness, appraisal) if examination.robustness is not None else []
    gap = [] if tight else [""]
    parts = [
        ScreenSection(top(page, examination, tight=tight)),
        _agree(page, known, dict(examination.order), gap, most=2 if tight else None),
        _missing(page, examination, appraisal, gap),
        _decision(page, examination, known, gap),
        _alters(page, told, gap),
        ScreenSection([*gap, *(page.style(line, "dim") for line in page.wrapped(_LIMITS))]),
    ]
    fill(parts, _LINES)
    return parts


def _agree(page: Page, known: Sequence[_Known], printed: Mapping[str, str], gap: list[str], *, most: int | None) -> ScreenSection:
    if not known:
        return ScreenSection()
    shown = columns(page, [way for _, found in known for way in found], printed)
    letters = {way.key: column.letter for column in shown for way in column.ways}
    figures = [pair for pair in known if _of_figures(*pair)]
    items = [_one(page, number, finding, found, letters, most) for number, (finding, found) in enumerate(figures, 1)]
    items += _others(page, len(known) - len(figures))
    return ScreenSection([*gap, page.style("What would make it agree", "bold")], items, "  and {} more, below", least=1)


def _of_figures(finding: Finding, found: Sequence[Way]) -> bool:
    """Say whether a finding is about figures that follow from each other, so that other figures would make it agree."""
    check = finding.lead.check
    return bool(found) or (check is not None and check.relation.nature == "identity")


def _others(page: Page, count: int) -> list[list[str]]:
    """Say that there are findings which no other figure would answer."""
    if not count:
        return []
    others = f"{counted(count, 'finding')} {are(count)}"
    return [page.wrapped(f"{others} about definitions, reasons or words, not figures: see audit check.", first="  - ")]


def _one(page: Page, number: int, finding: Finding, found: Sequence[Way], letters: _Letters, most: int | None) -> list[str]:
    lines = page.wrapped(finding.lead.message, first=f"  {number}. ", most=most)
    for way in found[:_MOST_WAYS]:
        letter = f"{letters[way.key]}: " if way.key in letters else ""
        lines += page.wrapped(f"{letter}if {way.text}", first="     ", rest="        ", most=most)
    if found and finding.unsettled:
        lines += page.wrapped(f"{finding.unsettled}.".capitalize(), first="     ")
    more = len(found) - _MOST_WAYS
    if more > 0 or finding.total > len(finding.explanations):
        lines += page.wrapped(f"and others ({finding.total} in all)", first="     ")
    if found and finding.unexplained:
        lines += page.wrapped(f"There may be other ways: {finding.unexplained}.", first="     ", most=most)
    return lines if found else [*lines, *page.wrapped(_none(finding), first="     ")]


def _none(finding: Finding) -> str:
    """Say why nothing is told that would make a finding agree."""
    if any(outcome.withheld for outcome in finding.outcomes):
        return "Not worked out: withheld figures are involved."
    if finding.explanations:
        return "The changes above would make this agree too."
    return f"Not worked out: {finding.unexplained or 'nothing was found'}."


def _missing(page: Page, examination: Examination, appraisal: Appraisal, gap: list[str]) -> ScreenSection:
    if not examination.inferred:
        return ScreenSection()
    ordered = sorted(examination.inferred, key=lambda one: not one.forced)
    sums = [f"{title_of_option(appraisal, one.option)}: {added(one, appraisal)}." for one in examination.joint]
    items = [page.wrapped(said, first="  - ") for said in [*sums, *(_left(one, appraisal) for one in ordered)]]
    return ScreenSection([*gap, page.style("What missing figures can be", "bold")], items, "  and {} more, below", least=1)


def _left(one: Inferred, appraisal: Appraisal) -> str:
    quantity, values = one.figure.quantity, show_values(one.values, one.figure.unit or _unit(one))
    only = "only " if one.forced else ""
    given = ", going by the paper's own definitions and reasons" if one.given == "conditional" else ""
    return f"{about(appraisal, quantity)}: {NAMES[quantity.kind]} can {only}be {values}{given}."


def _unit(one: Inferred) -> Fraction:
    return Fraction(1) if all(value.denominator == 1 for value in one.values.points) else Fraction(1, 100)


def _decision(page: Page, examination: Examination, known: Sequence[_Known], gap: list[str]) -> ScreenSection:
    assert examination.appraisal is not None
    lines = table(page, examination.appraisal, [way for _, found in known for way in found], dict(examination.order))
    said = examination.decision
    if len(lines) == 1 and said is not None and (said.first, said.order) != ("stays", "stays"):
        return ScreenSection()  # the first sentence says what else may move a place, and no row would
    return ScreenSection([*gap, page.style("Does it affect the decision?", "bold"), *lines]) if lines else ScreenSection()


def _alters(page: Page, told: Sequence[str], gap: list[str]) -> ScreenSection:
    items = [page.wrapped(sentence, first="  - ") for sentence in told]
    return ScreenSection([*gap, page.style("What it would take to change the result", "bold")], items, "  and {} more, below", least=2)


def _details(page: Page, examination: Examination, appraisal: Appraisal, cut: Sequence[ScreenSection]) -> None:
    """Write in full what did not fit the first screen, then the tables."""
    for part in cut:
        page.blank()
        page.lines += [f"{part.head[-1]}{_IN_FULL}", *(line for item in part.items for line in item)]
    found = examination.robustness
    if found is not None and not found.reason:
        tables.margins(page, found, appraisal)
        tables.weights(page, found, appraisal)
        tables.nearest(page, found, appraisal)
    if examination.rounding is not None:
        tables.rounding(page, examination.rounding, appraisal)
    assumed = [*together(examination.assumed), *(found.assumed if found is not None else ())]
    if assumed:
        page.heading("What was assumed")
        for said in assumed:
            page.say(f"{said}.", first="  - ")
