"""``gateway-reason``: a pass has a reason that is held."""

from collections.abc import Iterator
from typing import ClassVar

from audit.derive.gates import Gate, gates
from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.checks.gateway_outcomes import outcome_of
from audit.rules.outcome import Outcome
from audit.rules.rule import Rule


class GatewayReason(NamedCheck):
    """One outcome for each gateway with a printed pass; a threshold is its own reason."""

    fields: ClassVar = ("about", "count", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes; undecided where the file holds no reasons at all, so that nothing can be said to be absent."""
        every = gates(facts.appraisal)
        held = bool(facts.appraisal.texts.reasons) or any(gate.reason for gate in every)
        for gate in every:
            measured = gate.declared is not None and gate.declared.threshold is not None
            if not gate.implied and not measured and any(gate.has(option, "pass") for option in gate.outcomes):
                yield _outcome(rule, facts, gate, held=held)


def _outcome(rule: Rule, facts: Facts, gate: Gate, *, held: bool) -> Outcome:
    criterion = gate.criterion.id if gate.criterion is not None else ""
    reasons = facts.appraisal.texts.reasons
    without = [option for option in gate.outcomes if gate.has(option, "pass") and (criterion, option) not in reasons]
    if gate.reason == "given" or not without:
        return outcome_of(rule, facts, gate, "pass", [])
    if not held:
        return outcome_of(rule, facts, gate, "undecided", without, "the file holds no reasons from the text supplied")
    return outcome_of(rule, facts, gate, "fail", without)
