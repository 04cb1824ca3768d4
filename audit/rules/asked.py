"""What is asked instead of being held against a paper: totals that do not follow by a method that was only inferred."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Final

from audit.appraisal.model.appraisal import Appraisal
from audit.relations.outcome import Check
from audit.rules.rule import Rule

__all__ = ["asked", "asks", "doubted", "in_doubt", "is_asked"]

_ROLES: Final = frozenset({"total", "total-of-subtotals", "total-of-weighted", "subtotal", "declared", "max-total", "weighted-score", "grand-total"})
"""Roles of relations that rest on how the totals are made; ranks and percentages are of totals as printed."""

_CELLS: Final = frozenset({"score", "weighted-score"})

_FOLLOWING: Final = frozenset({"rank", "percent", "share", "difference"})
"""Roles of relations that follow totals: where these are amiss, so are they."""

_MISREAD: Final = "Several kinds of figures do not follow at once under our reading of the tables. The tables may mean something else."
_COMPARE: Final = "Does the table mean what we read in it? Compare it with your copy."
_FROM: Final = "the method was inferred"
_ASK: Final = "How were the totals worked out?"
_WHY: Final = "We worked out how the totals follow from the figures alone. The paper may have meant another way."


def asks(appraisal: Appraisal, check: Check) -> bool:
    """Say whether a check that failed rests on a method that is not firm enough, or on a score of which the reading found no cell."""
    standing = appraisal.method.standing
    if check.outcome != "fail" or standing is None or check.relation.role not in _ROLES:
        return False
    return not standing.firm or _misses_cells(appraisal, check)


def _misses_cells(appraisal: Appraisal, check: Check) -> bool:
    """Say whether a score that goes into the result has no cell, not even a blank one: a criterion may have been read that is none."""
    missing = {(one.quantity.option, one.quantity.criterion) for one in check.operands if one.missing and one.quantity.kind in _CELLS}
    return bool(missing) and not missing <= {
        (one.quantity.option, one.quantity.criterion) for one in appraisal.figures if one.quantity.kind in _CELLS
    }


def in_doubt(appraisal: Appraisal, checks: Iterable[Check]) -> bool:
    """Say whether misfits of several kinds speak against the reading and not against the paper.

    A paper read rightly is rarely amiss in most figures of two kinds at once. Only an inferred method is in doubt: what the
    paper states, or the formulas of a workbook give, is no guess.
    """
    standing = appraisal.method.standing
    if standing is None or standing.known in {"stated", "by-formulas"}:
        return False
    counted: dict[str, list[bool]] = {}
    for check in checks:
        if check.relation.nature == "identity" and check.outcome in {"pass", "fail"} and check.relation.role not in _FOLLOWING:
            counted.setdefault(check.relation.role, []).append(check.outcome == "fail")
    amiss = [failed for failed in counted.values() if sum(failed) * 2 > len(failed)]
    return len(amiss) > 1 and any(sum(failed) > 1 for failed in amiss)


def doubted(rule: Rule) -> Rule:
    """A rule as a question about the reading of the table."""
    return replace(rule, severity="note", severity_from=_FROM, why=_MISREAD, ask=_COMPARE, ask_with_figures="")


def asked(rule: Rule, appraisal: Appraisal) -> Rule:
    """A rule as a question: a note that tells both readings."""
    standing = appraisal.method.standing
    assert standing is not None
    return _as_question(rule, standing.way, standing.other)


def is_asked(rule: Rule) -> bool:
    """Say whether a rule was made a question."""
    return rule.severity_from == _FROM


@lru_cache(maxsize=256)
def _as_question(rule: Rule, way: str, other: str) -> Rule:
    by = f"by {way}" if way else "by the figures beside it"
    nearest = f" (nearest other reading: {other})" if other else ""
    message = f"{{about}}: {_plain(by)} the figures give {{computed}}; {{published}} is printed. How were the totals worked out?{_plain(nearest)}"
    return replace(rule, severity="note", severity_from=_FROM, message=message, why=_WHY, ask=_ASK, ask_with_figures="")


def _plain(text: str) -> str:
    return text.replace("{", "(").replace("}", ")")
