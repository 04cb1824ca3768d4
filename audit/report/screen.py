"""The first screen: the paper, what follows, what to compare, what does not agree, what was checked.

How many checks agree, do not, or could not be decided, rule by rule, each check counted once.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.text.count import are, counted
from audit.appraisal.text.shown import clean
from audit.coverage import NOT_RUN, Counts, Coverage
from audit.examine import Examination
from audit.explanation.finding import Change, Finding
from audit.report.finding import headed, question
from audit.report.headline import headline
from audit.report.listed import found, together
from audit.report.page import Page, ScreenSection, fill
from audit.report.sorts import absences, disagreements, notes, readings, to_ask
from audit.rules.asked import is_asked
from audit.rules.options import RESTRICTED
from audit.rules.outcome import Outcome
from audit.rules.words import about
from audit.why import Why

__all__ = [
    "LIMITS",
    "MOST_ASSUMED",
    "Tally",
    "figures_said",
    "marked",
    "prose_said",
    "published_by",
    "reading_said",
    "restrictions",
    "screen",
    "tally",
    "top",
]


@dataclass(slots=True)
class Tally:
    """Counts by the id of the rule: all outcomes, and the reasons for what is undecided."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    undecided: dict[str, Counter[Why]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)

    @property
    def open(self) -> list[str]:
        """A sentence for each rule with anything that does not agree or could not be decided."""
        return [self._sentence(rule) for rule, count in self.counts.items() if _open(count)]

    @property
    def agreeing(self) -> int:
        """How many checks agree of the rules with nothing open."""
        return sum(count["pass"] for count in self.counts.values() if not _open(count))

    def _sentence(self, rule: str) -> str:
        count = self.counts[rule]
        parts = [f"{count['fail'] or 'none'} found", f"{count['pass']} {are(count['pass'], 'agrees', 'agree')}"]
        if count["undecided"]:
            parts.append(f"{count['undecided']} could not be checked ({self.undecided[rule].most_common(1)[0][0]})")
        return f"{self.titles[rule]}: {', '.join(parts)}."


def _open(count: Counter[str]) -> bool:
    return bool(count["fail"] or count["undecided"])


def tally(outcomes: Sequence[Outcome]) -> Tally:
    """Count outcomes; a relation that two rules look at counts for the first of them. Notes are not counted."""
    found, seen = Tally(), set()
    for outcome in outcomes:
        key = outcome.key if outcome.check is None else outcome.check.key
        if outcome.rule.severity == "note" or key in seen:
            continue
        seen.add(key)
        rule = outcome.rule.id
        found.titles[rule] = outcome.rule.title
        found.counts.setdefault(rule, Counter())[outcome.status] += 1
        if outcome.status == "undecided":
            found.undecided.setdefault(rule, Counter())[outcome.reason] += 1
    return found


MOST_ASSUMED: Final = 2
"""Assumptions that stand on the first screen; the others follow below."""

_MOST_ASKED: Final = 4
"""Questions that are on the first screen in any case."""

_LINES: Final = 23
_ORIGINS: Final = {"published": "from the published paper", "converted-text": "from a converted text", "draft": "from a draft"}
LIMITS: Final = "Figures only: this is no view on the scores, the choice or the process."
"""What every page ends with."""


def screen(examination: Examination, found: Tally, *, width: int, colour: bool, quiet: bool) -> list[str]:
    """The lines of the first screen, so many that they fit a terminal of 80 columns and 24 lines."""
    parts = _parts(examination, found, Page(width, colour), quiet=quiet, tight=False)
    if sum(len(part.lines()) for part in parts) > _LINES:
        parts = _parts(examination, found, Page(width, colour), quiet=quiet, tight=True)
    return [line for part in parts for line in part.lines()]


def _parts(examination: Examination, found: Tally, page: Page, *, quiet: bool, tight: bool) -> list[ScreenSection]:
    """Lay the screen out; where room is tight, without empty lines and with what is long cut short.

    What was not found is then told by the first sentence and below, so that the questions have room.
    """
    gap = [] if tight else [""]
    parts = [
        ScreenSection(top(page, examination, tight=tight)),
        _compare(page, examination, gap, most=2 if tight else 3),
        _asked(page, examination, gap),
        _listed(page, examination, gap, most=1 if tight else 2),
        *([] if tight and disagreements(examination.findings) else [_absent(page, examination, gap, most=1 if tight else 2)]),
        *([] if quiet else [_questions(page, examination, gap, most=2 if tight else 4)]),
        *([] if quiet else [_checked(page, examination, found, gap)]),
        ScreenSection(_foot(page, examination, found, quiet=quiet, tight=tight)),
    ]
    fill(parts, _LINES)
    return parts


def marked(page: Page, examination: Examination) -> None:
    """Say before all else that what is withheld is shown here, where a person asked for that."""
    if examination.revealed:
        page.say(f"{RESTRICTED}: figures that the paper withholds, and what gives them away, are shown here.", "bold")
        page.blank()


def top(page: Page, examination: Examination, *, tight: bool) -> list[str]:
    """The head of a page: what was audited, and in one sentence what came of it."""
    appraisal = examination.appraisal
    assert appraisal is not None
    most = 1 if tight else 2
    lines = [page.style(line, "bold") for line in page.wrapped(appraisal.title, most=most)]
    lines += page.wrapped(published_by(appraisal), most=most)
    lines += [page.style(_path(page, appraisal.path), "dim"), ""]
    styles = ["bold", *(["green"] if examination.verdict == "consistent" and not examination.restricted else [])]
    return [*lines, *(page.style(line, *styles) for line in page.wrapped(headline(examination)))]


def restrictions(page: Page, examination: Examination) -> None:
    """Say before everything else what was left out, switched off, lowered or accepted beforehand, and by what."""
    if not examination.restricted:
        return
    page.blank()
    page.say("Not everything was checked, or counts, in this result:", "yellow")
    for said in examination.restricted:
        page.say(f"{said}.", first="  - ")
    page.blank()


def published_by(appraisal: Appraisal) -> str:
    """Who published it, when, and what it was read from."""
    parts = [appraisal.publisher, appraisal.dates.get("published", ""), _ORIGINS[appraisal.origin]]
    return ", ".join(part for part in parts if part)


def _path(page: Page, path: str) -> str:
    """A path in one line, its end where it is long."""
    line = clean(path)
    return line if len(line) <= page.width else f"...{line[3 - page.width :]}"


def _asked(page: Page, examination: Examination, gap: Sequence[str]) -> ScreenSection:
    """List the questions about how figures were worked out, each with both readings."""
    leads = [one.lead for one in examination.findings if is_asked(one.lead.rule)]
    if not leads:
        return ScreenSection()
    items = [page.wrapped(lead.message, first="  - ") for lead in leads]
    return ScreenSection(
        [*gap, *_heading(page, "How were these worked out?")],
        items,
        "    and {} more, below",
        least=min(len(items), _MOST_ASKED),
    )


def _heading(page: Page, text: str) -> list[str]:
    return [page.style(line, "bold") for line in page.wrapped(text)]


def _compare(page: Page, examination: Examination, gap: list[str], *, most: int) -> ScreenSection:
    appraisal = examination.appraisal
    assert appraisal is not None
    told = [*(reading_said(finding, appraisal) for finding in readings(examination.findings)), *_blanks(examination)]
    if not told:
        return ScreenSection()
    items = [page.wrapped(text, first="  - ", most=most) for text in told]
    return ScreenSection([*gap, *_heading(page, "Compare with your own copy first")], items, "    and {} more, below", least=1)


def _blanks(examination: Examination) -> list[str]:
    """Tell of empty cells, but for those that a person found empty in the original too."""
    leads = [one.lead for one in notes(examination.findings) if one.lead.rule.check == "blank-cells"]
    counts = {lead.words.get("option") or lead.subject.option or "": sum(figure.reading != "confirmed" for figure in lead.figures) for lead in leads}
    cells = sum(counts.values())
    if not cells:
        return []
    options = "; ".join(f"{option}: {count}" for option, count in counts.items() if count)
    empty = f"{counted(cells, 'score cell')} {are(cells)} empty"
    return [f"{empty} in this document, and no blank is read as 0 ({options})."]


def reading_said(finding: Finding, appraisal: Appraisal) -> str:
    """Say where each doubtful figure of the explanation stands, how it was read, and what would agree."""
    chosen = next(one for one in finding.explanations if all(change.doubtful for change in one.changes))
    read = [_as_read(change, appraisal) for change in chosen.changes]
    if len(read) == 1:
        return f"{read[0]}; {' or '.join(chosen.changes[0].shown)} would agree with the other figures."
    values = " and ".join(" or ".join(change.shown) for change in chosen.changes)
    return f"{' and '.join(read)}; {values} together would agree with the other figures."


def _as_read(change: Change, appraisal: Appraisal) -> str:
    figure = next(figure for figure in change.figures if figure.reading == "doubtful")
    place = figure.place.locator()
    return f"{about(appraisal, change.quantity)}{f' ({place})' if place else ''}: read as {figure.text}"


def _listed(page: Page, examination: Examination, gap: list[str], *, most: int) -> ScreenSection:
    found = disagreements(examination.findings)
    if not found:
        return ScreenSection()
    heads = [f"  {number}. " for number in range(1, len(found) + 1)]
    assert examination.appraisal is not None
    told = [headed(finding, examination.appraisal) for finding in found]
    items = [page.wrapped(said, first=head, most=most) for head, said in zip(heads, told, strict=True)]
    return ScreenSection([*gap, *_heading(page, "What does not agree, most important first")], items, "     and {} more, below", least=1)


def _absent(page: Page, examination: Examination, gap: list[str], *, most: int) -> ScreenSection:
    """List what was not found, numbered on from what does not agree, as in the details."""
    found, before = absences(examination.findings), len(disagreements(examination.findings))
    if not found:
        return ScreenSection()
    items = [page.wrapped(one.lead.message, first=f"  {before + number}. ", most=most) for number, one in enumerate(found, start=1)]
    return ScreenSection([*gap, *_heading(page, "What is missing or unexplained")], items, "     and {} more, below", least=0 if before else 1)


_MOST_QUESTIONS: Final = 2


def _questions(page: Page, examination: Examination, gap: list[str], *, most: int) -> ScreenSection:
    """The questions that matter most for the decision, as far as there is room; the notes below give the others."""
    leads = [one for one in to_ask(examination.findings) if not is_asked(one.lead.rule) and one.lead.rule.check != "blank-cells"]
    items = [page.wrapped(_question(one, examination), first="  - ", most=most) for one in leads[:_MOST_QUESTIONS]]
    return ScreenSection([*gap, *_heading(page, "What to ask first")] if items else [], items, least=1 if items else 0)


def _question(finding: Finding, examination: Examination) -> str:
    """A question that says what it is about: where the plain one does not, what was found comes before it."""
    asked = question(finding, examination.appraisal)
    if asked != finding.lead.rule.ask or finding.lead.rule.severity != "note":
        return asked
    return f"{found([one for one in notes(examination.findings) if one.lead.rule is finding.lead.rule])} {asked}"


_MOST_REMARKS: Final = 2


def _checked(page: Page, examination: Examination, found: Tally, gap: list[str]) -> ScreenSection:
    ways = {how: [one.said for one in examination.coverage.remarks if one.how == how] for how in ("if-rounded", "from-printed")}
    figures = f"{figures_said(examination)} {prose_said(examination.coverage)}"
    head = [*gap, *_heading(page, "What was checked"), *page.wrapped(figures, first="  ")]
    told = [line for said in ways.values() for line in _shortened([*dict.fromkeys(said)])]
    items = [page.wrapped(line, first="  ", rest="    ", most=2) for line in [*told, *found.open]]
    return ScreenSection(head, items, "  and {} more, below")


def figures_said(examination: Examination) -> str:
    """Say of how many figures what came; what came of none is left out."""
    leeway = sum(one.how == "if-rounded" for one in examination.coverage.remarks)
    count = examination.coverage.figures
    left = sum(len(one.ids) for one in examination.coverage.accounts if (one.of, one.state, one.why) == ("figure", "unchecked", (NOT_RUN,)))
    alone = count.unchecked - left
    told = f", {leeway} of these only if figures were rounded before printing" if leeway else ""
    parts = [
        f"{count.verified} {are(count.verified, 'agrees', 'agree')} with everything compared{told}",
        f"{count.contradicted} {are(count.contradicted)} in a {_sort(examination)}" if count.contradicted else "",
        f"{count.undecided} could not be checked" if count.undecided else "",
        f"{alone} {are(alone, 'has', 'have')} nothing to be compared with" if alone else "",
        f"{left} {are(left, 'was', 'were')} left out, because no rule in this run compares {are(left, 'it', 'them')}" if left else "",
    ]
    return f"{counted(count.total, 'figure')}: {', '.join(part for part in parts if part)}."


def _shortened(said: list[Why]) -> list[str]:
    """Tell the first few of many remarks of one sort, and how many there are."""
    more = len(said) - _MOST_REMARKS
    return [f"{one}." for one in said[:_MOST_REMARKS]] + ([f"and {more} more in the same way."] if more > 0 else [])


def _sort(examination: Examination) -> str:
    """What disagrees, by its common name where all of it is of one kind."""
    types = {one.check.relation.type for one in examination.outcomes if one.status == "fail" and one.check is not None}
    return "sum that does not add up" if types <= {"sum"} else "calculation that does not agree"


def prose_said(coverage: Coverage) -> str:
    """Say how many of the reasons and claims that the file holds agree with the figures."""
    sorts = (("reason", coverage.rationale), ("claim", coverage.claims))
    given = [(name, count, count.undecided + count.unchecked) for name, count in sorts if count.total]
    told = [f"{counted(count.total, name)}: {_came(count, left)}." for name, count, left in given]
    return " ".join(told)


def _came(count: Counts, left: int) -> str:
    parts = [
        f"{count.verified} {are(count.verified, 'agrees', 'agree')}" if count.verified else "",
        f"{count.contradicted} {are(count.contradicted, 'does', 'do')} not agree" if count.contradicted else "",
        f"{left} could not be checked" if left else "",
    ]
    return ", ".join(part for part in parts if part)


def _foot(page: Page, examination: Examination, found: Tally, *, quiet: bool, tight: bool) -> list[str]:
    limits = [page.style(line, "dim") for line in page.wrapped(LIMITS, first="" if quiet else "  ")]
    if quiet:
        return ["", *limits]
    lines = page.wrapped(f"{'All other checks' if found.open else 'Checks'}: {found.agreeing} agree.", first="  ")
    for said in examination.texts:
        lines += page.wrapped(f"Attached: {said}.", first="  ", rest="    ", most=1 if tight else 2)
    assumed = together(examination.assumed)
    for said in assumed[:MOST_ASSUMED]:
        lines += page.wrapped(f"Assumed: {said}.", first="  ", rest="    ", most=1 if tight else 2)
    more = len(assumed) - MOST_ASSUMED
    lines += page.wrapped(f"and {counted(more, 'more assumption')}, below", first="  ") if more > 0 else []
    return [*lines, *limits]
