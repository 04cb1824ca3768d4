"""What an audit comes to in one word, and whether so little was checked that nothing can be said."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, Literal

from audit.appraisal.model.appraisal import Appraisal
from audit.coverage import Coverage
from audit.explanation.finding import Finding
from audit.problems import InputFault, Problem, fault
from audit.relations.outcome import Check
from audit.relations.relation import Relation
from audit.rules.asked import is_asked
from audit.rules.outcome import Outcome
from audit.why import Why, because

__all__ = ["LITTLE", "Verdict", "too_little", "verdict_of"]

Verdict = Literal["consistent", "inconsistent", "undecided", "not-auditable"]

LITTLE: Final = frozenset({"nothing-checked", "no-total-added"})
"""Codes that say of an appraisal which was read that too little of it was checked."""


def verdict_of(outcomes: Iterable[Outcome], findings: Sequence[Finding], problems: Sequence[Problem], *, whole: bool = True) -> Verdict:
    """Not auditable before inconsistent, that before undecided, that before consistent.

    Where rules that would count as errors did not run, or were lowered, the run was not ``whole`` and nothing is consistent.
    """
    if problems:
        return "not-auditable"
    if _accuses(findings):
        return "inconsistent"
    if any(is_asked(finding.lead.rule) or finding.standing == "check-reading" for finding in findings):
        return "undecided"
    open_identity = any(one.status == "undecided" and one.check is not None and one.check.relation.nature == "identity" for one in outcomes)
    return "undecided" if open_identity or not whole else "consistent"


def _accuses(findings: Iterable[Finding]) -> bool:
    return any(finding.lead.rule.severity == "error" and finding.standing == "finding" for finding in findings)


def too_little(
    appraisal: Appraisal, checks: Sequence[Check], outcomes: Sequence[Outcome], findings: Sequence[Finding], coverage: Coverage
) -> InputFault | None:
    """Why nothing can be said of an appraisal: no figure was checked, or totals are printed and none could be added up.

    None where that is not so, where something was found to disagree, or where the rules that look at ``checks``, all that
    could be made, were left out.
    """
    tried = [one for one in outcomes if one.check is not None and _makes_a_total(one.check.relation)]
    totals = [figure for figure in appraisal.figures if figure.quantity.kind == "total" and figure.printed]
    ran = not checks or any(one.check is not None for one in outcomes)
    left_out = not ran or (not tried and any(_makes_a_total(one.relation) for one in checks))
    if left_out or _accuses(findings) or _of_workbook(findings):
        return None
    counted = (coverage.figures, coverage.rationale, coverage.claims)
    if not any(count.verified or count.contradicted for count in (counted[1:] if _only_words(appraisal) else counted)):
        return fault("nothing-checked")
    if not totals or any(_decides(one) for one in tried):
        return None
    return fault("no-total-added", count=len(totals), why=_why(tried))


def _only_words(appraisal: Appraisal) -> bool:
    """Whether words alone stand in the place of scores and no criterion says what they mean: that a word is one of these words is no check."""
    return not any(one.levels for one in appraisal.criteria.values()) and all(
        figure.quantity.kind == "score" and (figure.numeral is None or bool(figure.numeral.label)) for figure in appraisal.figures
    )


def _of_workbook(findings: Iterable[Finding]) -> bool:
    return any(finding.lead.rule.subject == "workbook" for finding in findings)


def _makes_a_total(relation: Relation) -> bool:
    return relation.nature == "identity" and relation.result.kind == "total"


def _decides(outcome: Outcome) -> bool:
    return outcome.status == "pass" or (outcome.status in {"fail", "waived"} and not is_asked(outcome.rule))


def _why(tried: Sequence[Outcome]) -> Why:
    """The commonest reason why totals could not be added up."""
    if any(is_asked(one.rule) for one in tried):
        return because("method-not-made-out")
    reasons = Counter(one.reason for one in tried if one.status == "undecided" and one.reason)
    return reasons.most_common(1)[0][0] if reasons else because("method-not-stated")
