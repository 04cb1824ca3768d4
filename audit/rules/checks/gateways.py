"""``gateway-complete``, ``gateway-agrees`` and ``gateway-assessed``: is there an outcome for every option, one only, and a real one?

``gateway-reason``: a pass has a reason that is held.

``gateway-contradicted``: an option that passed a gateway has not the worst score on the same criterion.

Scores before weights: what was awarded in a cell, where the paper prints the weighted score alone as well.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import ClassVar, Final

from audit.appraisal.exact.values import Values
from audit.appraisal.model.appraisal import Criterion
from audit.appraisal.model.quantity import Quantity
from audit.relations.derive.gates import SETTLED, Awards, Gate, failed, gates
from audit.rules.checks.base import Facts, NamedCheck, named_check
from audit.rules.checks.reasons import awarded
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule
from audit.rules.words import title_of_option
from audit.why import UNSAID, Why, because

__all__ = ["GatewayAgrees", "GatewayAssessed", "GatewayComplete", "GatewayContradicted", "GatewayReason", "level_awarded", "outcome_of", "raw_score"]

_OPEN = ("not-applicable", "pending")
_NO_OUTCOME: Final = because("gateway-without-outcome")
_NOT_READ: Final = because("outcome-not-read")


@named_check("gateway-complete")
class GatewayComplete(NamedCheck):
    """One outcome for each gateway: an option that was stopped at another gateway needs none here."""

    fields: ClassVar = ("about", "count", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes; none for a gateway that was not assessed at all, which another rule tells."""
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
        return outcome_of(rule, facts, gate, "undecided", needed, because("outcomes-not-by-option"))
    if without:
        return outcome_of(rule, facts, gate, "fail", without)
    readable = all(gate.has(option, *SETTLED, *_OPEN) for option in needed)
    return outcome_of(rule, facts, gate, "pass" if readable else "undecided", [], UNSAID if readable else _NOT_READ)


@named_check("gateway-agrees")
class GatewayAgrees(NamedCheck):
    """One outcome for each gateway of which more than one outcome is printed for some option."""

    fields: ClassVar = ("about", "count", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes; undecided where one of two printings is empty or cannot be read."""
        for gate in gates(facts.appraisal):
            twice = [option for option, verdicts in gate.outcomes.items() if len(verdicts) > 1]
            if twice:
                odd = [option for option in twice if gate.has(option, "pass") and gate.has(option, "fail")]
                clear = all(verdict.outcome in {*SETTLED, *_OPEN} for option in twice for verdict in gate.outcomes[option])
                status: Status = "fail" if odd else ("pass" if clear else "undecided")
                yield outcome_of(rule, facts, gate, status, odd, UNSAID if odd or clear else _NOT_READ)


@named_check("gateway-assessed")
class GatewayAssessed(NamedCheck):
    """One outcome for each gateway: fails where it is declared and not assessed, for all options or for some."""

    fields: ClassVar = ("about", "count", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes."""
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
    return outcome_of(rule, facts, gate, "undecided" if empty else "pass", [], _NOT_READ if empty else UNSAID)


def _unassessed(gate: Gate) -> bool:
    return gate.criterion is not None and gate.criterion.kind == "unscored"


def outcome_of(rule: Rule, facts: Facts, gate: Gate, status: Status, options: list[str], reason: Why = UNSAID) -> Outcome:
    """The outcome of a rule on one gateway; ``options`` are those that its message names."""
    names = [title_of_option(facts.appraisal, option) for option in options]
    whole = len(options) == len(facts.appraisal.options) and len(options) > 1
    listed = f"all {len(options)} options" if whole else ", ".join(names)
    words = {"about": gate.title, "count": str(len(options)), "list": listed}
    criterion = gate.criterion.id if gate.criterion is not None else None
    subject = Subject(rule.subject, option=options[0] if len(options) == 1 else None, criterion=criterion, ids=(gate.id, *options))
    return Outcome(rule, status, subject, "", listed, gate.where, gate.place, reason=reason, words=words)


@named_check("gateway-reason")
class GatewayReason(NamedCheck):
    """One outcome for each gateway with a printed pass; a threshold is its own reason."""

    fields: ClassVar = ("about", "count", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes; undecided where the file holds no reasons at all, so that nothing can be said to be absent."""
        every = gates(facts.appraisal)
        held = bool(facts.appraisal.texts.reasons) or any(gate.reason for gate in every)
        for gate in every:
            measured = gate.declared is not None and gate.declared.threshold is not None
            if not gate.implied and not measured and any(gate.has(option, "pass") for option in gate.outcomes):
                yield _gateway_reasons_outcome(rule, facts, gate, held=held)


def _gateway_reasons_outcome(rule: Rule, facts: Facts, gate: Gate, *, held: bool) -> Outcome:
    criterion = gate.criterion.id if gate.criterion is not None else ""
    reasons = facts.appraisal.texts.reasons
    without = [option for option in gate.outcomes if gate.has(option, "pass") and (criterion, option) not in reasons]
    if gate.reason == "given" or not without:
        return outcome_of(rule, facts, gate, "pass", [])
    if not held:
        return outcome_of(rule, facts, gate, "undecided", without, because("no-reasons-held"))
    return outcome_of(rule, facts, gate, "fail", without)


@named_check("gateway-contradicted")
class GatewayContradicted(NamedCheck):
    """One outcome for each option that passed a gateway whose criterion is scored too."""

    fields: ClassVar = ("about", "option", "criterion", "level", "published", "passed")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes; undecided where the score is empty, doubtful or none of the scale."""
        awards = Awards(facts.appraisal, facts.derivation.figures, facts.valuation)
        for gate in gates(facts.appraisal):
            if gate.criterion is None or gate.criterion.kind != "scored":
                continue
            for option in gate.outcomes:
                if gate.has(option, "pass") and not gate.has(option, "fail") and awards.cells(option, gate.criterion.id):
                    yield _gateway_scores_outcome(rule, facts, awards, gate, gate.criterion, option)


def _gateway_scores_outcome(rule: Rule, facts: Facts, awards: Awards, gate: Gate, criterion: Criterion, option: str) -> Outcome:
    cells, level = awards.cells(option, criterion.id), awards.level(option, criterion.id)
    status, reason = _settled(awards.scores(option, criterion.id), _worst(facts, criterion))
    label = facts.appraisal.levels[level.level].label if level.level else ""
    title = title_of_option(facts.appraisal, option)
    printed = cells[0].text if cells[0].printed else f"({cells[0].state})"
    words = {
        "about": f"{title}, {criterion.title}", "option": title, "criterion": criterion.title, "level": label or printed,
        "published": printed, "passed": "is one of those that passed this gateway" if gate.implied else "passed this gateway",
    }  # fmt: skip
    subject = Subject(rule.subject, cells[0].quantity, option, criterion.id, criterion.group, cells[0].id)
    doubt = awards.doubt(option, criterion.id)
    shown = "" if any(figure.withheld for figure in cells) else printed
    return Outcome(
        rule, "undecided" if doubt else status, subject, shown, label, cells[0].where, cells[0].place, cells, None, doubt or reason, words,
        any(figure.withheld for figure in cells),
    )  # fmt: skip


def _worst(facts: Facts, criterion: Criterion) -> Fraction | None:
    better = criterion.direction or facts.appraisal.method.direction
    return criterion.scale.top if better == "lower" else criterion.scale.bottom


def _settled(scores: Values, worst: Fraction | None) -> tuple[Status, Why]:
    if worst is None:
        return "undecided", because("scale-not-stated")
    if scores.empty:
        return "undecided", because("score-off-scale")
    if scores.only == worst:
        return "fail", UNSAID
    return ("undecided", because("several-scores")) if scores.holds(worst) else ("pass", UNSAID)


def raw_score(facts: Facts, option: str, criterion: str) -> Values | None:
    """What the score of a cell stands for, before its weight; None where it is not printed, read doubtfully, or the weight not known."""
    found = awarded(facts, option, criterion)
    if found is None or found[0].reading == "doubtful":
        return None
    if found[0].quantity.kind == "score":
        return found[1]
    factor = _factor(facts, criterion)
    return found[1].times(1 / factor) if factor else None


def level_awarded(facts: Facts, option: str, criterion: str) -> str | None:
    """The level awarded: the one printed, or the only one that has the score."""
    found = awarded(facts, option, criterion)
    if found is None or found[0].reading == "doubtful":
        return None
    if found[0].level is not None:
        return found[0].level
    values = raw_score(facts, option, criterion)
    fitting = [level.id for level in facts.appraisal.levels.values() if values is not None and values.holds(level.value)]
    return fitting[0] if len(fitting) == 1 else None


def _factor(facts: Facts, criterion: str) -> Fraction | None:
    weight = facts.valuation(Quantity("weight", None, criterion)).only
    return None if weight is None else weight / facts.appraisal.method.weighted_over
