"""``gateway-complete``, ``gateway-agrees`` and ``gateway-assessed``: is there an outcome for every option, one only, and a real one?"""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from audit.derive.gates import SETTLED, Gate, failed, gates
from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule
from audit.rules.words import title_of_option

_OPEN = ("not-applicable", "pending")
_NO_OUTCOME = "no outcome of this gateway is in the file"
_IMPLIED = "the outcomes are not printed option by option in the text supplied"
_EMPTY = "an outcome is blank or cannot be read"


class GatewayComplete(NamedCheck):
    """One outcome for each gateway: an option that was stopped at another gateway needs none here."""

    fields: ClassVar = ("about", "count", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes; none for a gateway that was not assessed at all, which another rule tells."""
        every = gates(facts.appraisal)
        for gate in every:
            if gate.settled or not _unassessed(gate):
                needed = [option for option in facts.appraisal.options if option not in failed(every, beside=gate)]
                yield _complete(rule, facts, gate, needed)


def _complete(rule: Rule, facts: Facts, gate: Gate, needed: list[str]) -> Outcome:
    without = [option for option in needed if option not in gate.outcomes]
    if not gate.outcomes:
        return outcome_of(rule, facts, gate, "undecided", needed, _NO_OUTCOME)
    if gate.implied:
        return outcome_of(rule, facts, gate, "undecided", needed, _IMPLIED)
    if without:
        return outcome_of(rule, facts, gate, "fail", without)
    readable = all(gate.has(option, *SETTLED, *_OPEN) for option in needed)
    return outcome_of(rule, facts, gate, "pass" if readable else "undecided", [], "" if readable else _EMPTY)


class GatewayAgrees(NamedCheck):
    """One outcome for each gateway of which more than one outcome is printed for some option."""

    fields: ClassVar = ("about", "count", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes; undecided where one of two printings is empty or cannot be read."""
        for gate in gates(facts.appraisal):
            twice = [option for option, verdicts in gate.outcomes.items() if len(verdicts) > 1]
            if twice:
                odd = [option for option in twice if gate.has(option, "pass") and gate.has(option, "fail")]
                clear = all(verdict.outcome in {*SETTLED, *_OPEN} for option in twice for verdict in gate.outcomes[option])
                status: Status = "fail" if odd else ("pass" if clear else "undecided")
                yield outcome_of(rule, facts, gate, status, odd, "" if odd or clear else _EMPTY)


class GatewayAssessed(NamedCheck):
    """One outcome for each gateway: fails where it is declared and not assessed, for all options or for some."""

    fields: ClassVar = ("about", "count", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes."""
        every = gates(facts.appraisal)
        for gate in every:
            yield _assessed(rule, facts, gate, failed(every, beside=gate))


def _assessed(rule: Rule, facts: Facts, gate: Gate, stopped: Iterable[str]) -> Outcome:
    if _unassessed(gate) and not gate.settled:
        return outcome_of(rule, facts, gate, "fail", list(facts.appraisal.options))
    unassessed = [option for option in gate.outcomes if gate.has(option, *_OPEN) and not gate.has(option, *SETTLED) and option not in stopped]
    if unassessed:
        return outcome_of(rule, facts, gate, "fail", unassessed)
    if not gate.outcomes and not (gate.criterion is not None and gate.criterion.kind == "scored"):
        return outcome_of(rule, facts, gate, "undecided", [], _NO_OUTCOME)
    empty = any(not gate.has(option, *SETTLED, *_OPEN) for option in gate.outcomes)
    return outcome_of(rule, facts, gate, "undecided" if empty else "pass", [], _EMPTY if empty else "")


def _unassessed(gate: Gate) -> bool:
    return gate.criterion is not None and gate.criterion.kind == "unscored"


def outcome_of(rule: Rule, facts: Facts, gate: Gate, status: Status, options: list[str], reason: str = "") -> Outcome:
    """Give the outcome of a rule on one gateway; ``options`` are those that its message names."""
    names = [title_of_option(facts.appraisal, option) for option in options]
    whole = len(options) == len(facts.appraisal.options) and len(options) > 1
    listed = f"all {len(options)} options" if whole else ", ".join(names)
    words = {"about": gate.title, "count": str(len(options)), "list": listed}
    criterion = gate.criterion.id if gate.criterion is not None else None
    subject = Subject(rule.subject, option=options[0] if len(options) == 1 else None, criterion=criterion, ids=(gate.id, *options))
    return Outcome(rule, status, subject, "", listed, gate.where, gate.place, reason=reason, words=words)
