"""``difference-reading``: a difference quoted in per cent fits points and relative alike, or only one of them."""

from collections.abc import Iterator
from dataclasses import replace

from audit.derive.check import Check
from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.checks.relation import outcome_of
from audit.rules.outcome import Outcome
from audit.rules.rule import Rule


class DifferenceReading(NamedCheck):
    """Fails where the text does not say points or per cent and only the less usual reading (per cent of the first) fits."""

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give an outcome for every stated difference that is quoted in per cent without saying of what."""
        for check in facts.checks:
            quoted = check.figure is not None and check.figure.sign == "%"
            if check.relation.role == "difference" and check.relation.form == "unstated" and quoted:
                yield _outcome(rule, facts, check)


def _outcome(rule: Rule, facts: Facts, check: Check) -> Outcome:
    readings = {fit.split(",")[0] for fit in check.fits}
    status = check.outcome if check.outcome == "undecided" else ("fail" if readings == {"relative"} else "pass")
    return replace(outcome_of(rule, facts, check), status=status)
