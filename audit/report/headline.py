"""The first sentences of a report: what came of the audit and on what ground, and whether the decision is touched."""

from collections import Counter
from typing import TYPE_CHECKING

from audit.appraisal.text.count import are, counted
from audit.coverage import Coverage
from audit.examine import Examination
from audit.report.sorts import absences, disagreements, readings
from audit.report.statement import statement
from audit.rules.asked import is_asked
from audit.verdict import LITTLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit.explanation.finding import Finding
    from audit.why import Why

__all__ = ["agreement", "headline", "on_decision", "too_little"]


def headline(examination: Examination) -> str:
    """Say that something does not count, then that next to nothing was checked, what does not agree, or on what ground nothing disagrees."""
    return " ".join(part for part in (_restricted(examination), _result(examination), _missing(examination)) if part)


def too_little(examination: Examination) -> bool:
    """Return whether the only problem is that too little of an appraisal which was read could be checked."""
    return examination.appraisal is not None and bool(examination.problems) and all(one.code in LITTLE for one in examination.problems)


def _restricted(examination: Examination) -> str:
    """Say that part of the audit was left out or accepted beforehand; the list that stands above says what, and by what."""
    return "Not everything was checked, or counts: see above." if examination.restricted else ""


def _result(examination: Examination) -> str:
    found = disagreements(examination.findings)
    if too_little(examination):
        said = examination.problems[0].fault.what
        return f"{said[0].upper()}{said[1:]}.{' The questions below name each.' if _questions(examination) else ''}"
    if found and examination.appraisal is not None and examination.decision is not None:
        return f"{_places(found)} {statement(examination.decision, examination.appraisal)}"
    if readings(examination.findings):
        return "What does not agree here may come from this copy. Compare the figures below with your own copy first."
    if count_ := _questions(examination):
        figures = "One figure does" if count_ == 1 else f"{count_} figures do"
        return f"{figures} not follow by the reading that fits best. The paper does not say how they were worked out."
    return _agrees(examination)


def _places(found: "Sequence[Finding]") -> str:
    count = "One place does" if len(found) == 1 else f"{len(found)} places do"
    return f"{count} not agree in this document."


def agreement(examination: Examination) -> str:
    """The part of the headline that says whether the figures agree, without what that means for the decision."""
    found = disagreements(examination.findings)
    said = _result(examination) if not found or too_little(examination) else _places(found)
    return " ".join(part for part in (said, _missing(examination)) if part)


def on_decision(examination: Examination) -> str:
    """What the findings mean for first place and the order, in a sentence; where there are none, that they mean nothing for it."""
    if too_little(examination) or examination.appraisal is None:
        return "So nothing can be said about the decision."
    if examination.decision is not None:
        return statement(examination.decision, examination.appraisal)
    if _questions(examination):
        return "Whether this affects the decision cannot be said until it is known how the figures were worked out."
    if not examination.order:
        return "No total or rank is printed, so there is no order of the options that this could affect."
    left = examination.coverage.figures.undecided + examination.coverage.figures.unchecked
    beyond = "; what the figures that could not be checked mean for it is not known" if left or examination.restricted else ""
    return f"Nothing that was found here affects first place or the order of the options{beyond}."


def _questions(examination: Examination) -> int:
    return sum(is_asked(one.lead.rule) for one in examination.findings)


def _agrees(examination: Examination) -> str:
    """Say that nothing disagrees, or nothing in the rest, and how much of the figures that rests on."""
    coverage = examination.coverage
    count = coverage.figures
    checked, left = count.verified + count.contradicted, count.undecided + count.unchecked
    none = "In the rest no disagreement was found" if examination.restricted else "No disagreement found"
    if not left and examination.restricted:
        return f"{none}."  # a figure that one rule looked at is not all checked where another was left out
    if not left:
        return f"{none}: {'the one figure' if count.total == 1 else f'all {count.total} figures'} could be checked."
    return f"{none}: {checked} of {counted(count.total, 'figure')} {are(checked, 'was', 'were')} checked; {left} could not be, {_because(coverage)}."


def _because(coverage: Coverage) -> str:
    """The reason for most figures that were not checked."""
    reasons: Counter[Why] = Counter()
    for account in coverage.accounts:
        if account.of == "figure" and account.state in {"undecided", "unchecked"}:
            reasons[account.why[0]] += len(account.ids)
    (why, _), others = reasons.most_common(1)[0], len(reasons) > 1
    return f"{'mostly ' if others else ''}because: {why}"


def _missing(examination: Examination) -> str:
    """Say how much is missing or unexplained, which is asked about and no disagreement."""
    found = absences(examination.findings)
    if not found:
        return ""
    return f"{counted(len(found), 'thing')} {are(len(found))} missing or unexplained (asked about below)."
