"""``difference-reading``: a difference quoted in per cent fits points and relative alike, or only one of them."""

from collections.abc import Iterator
from dataclasses import replace

from audit.derive.check import Check, Operand
from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.checks.relation import outcome_of
from audit.rules.outcome import Outcome
from audit.rules.rule import Rule


class DifferenceReading(NamedCheck):
    """Fails where the text does not say points or per cent and only the less usual reading (per cent of the first) fits.

    Looks only at differences between percentages: one between points that is quoted in per cent has no other reading.
    """

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give an outcome for every difference between percentages that is quoted in per cent without saying of what."""
        for check in facts.checks:
            quoted = check.figure is not None and check.figure.sign == "%"
            if check.relation.role == "difference" and check.relation.form == "unstated" and quoted and _between_percentages(check):
                yield _outcome(rule, facts, check)


def _between_percentages(check: Check) -> bool:
    return all(_in_per_cent(operand) for operand in check.operands)


def _in_per_cent(operand: Operand) -> bool:
    return operand.quantity.kind in {"percent", "share"} or any(figure.sign == "%" for figure in operand.figures)


def _outcome(rule: Rule, facts: Facts, check: Check) -> Outcome:
    outcome = outcome_of(rule, facts, check)
    if check.outcome == "fail":
        return replace(outcome, status="not-applicable", reason="the difference agrees neither in points nor in per cent")
    readings = {fit.split(",")[0] for fit in check.fits}
    return replace(outcome, status="fail") if check.outcome == "pass" and readings == {"relative"} else outcome
