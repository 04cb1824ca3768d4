"""What is asked instead of being held against a paper: totals that do not follow by a method that was only inferred."""

from dataclasses import replace
from functools import lru_cache
from typing import Final

from audit.appraisal.model.appraisal import Appraisal
from audit.relations.outcome import Check
from audit.rules.rule import Rule

_ROLES: Final = frozenset({"total", "total-of-subtotals", "total-of-weighted", "subtotal", "declared", "max-total", "weighted-score", "grand-total"})
"""Roles of relations that rest on how the totals are made; ranks and percentages are of totals as printed."""

_FROM: Final = "the method was inferred"
_ASK: Final = "How were the totals worked out?"
_WHY: Final = "We worked out how the totals follow from the figures alone. The paper may have meant another way."


def asks(appraisal: Appraisal, check: Check) -> bool:
    """Say whether a check that failed rests on a method that is not firm enough to hold it against the paper."""
    standing = appraisal.method.standing
    return check.outcome == "fail" and standing is not None and not standing.firm and check.relation.role in _ROLES


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
