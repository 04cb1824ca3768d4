"""``gateway-contradicted``: an option that passed a gateway has not the worst score on the same criterion."""

from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar

from audit.derive.awards import Awards
from audit.derive.gates import Gate, gates
from audit.exact.values import Values
from audit.model.appraisal import Criterion
from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule
from audit.rules.words import title_of_option


class GatewayContradicted(NamedCheck):
    """One outcome for each option that passed a gateway whose criterion is scored too."""

    fields: ClassVar = ("about", "option", "criterion", "level", "published", "passed")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes; undecided where the score is empty, doubtful or none of the scale."""
        awards = Awards(facts.appraisal, facts.derivation.figures, facts.valuation)
        for gate in gates(facts.appraisal):
            if gate.criterion is None or gate.criterion.kind != "scored":
                continue
            for option in gate.outcomes:
                if gate.has(option, "pass") and not gate.has(option, "fail") and awards.cells(option, gate.criterion.id):
                    yield _outcome(rule, facts, awards, gate, gate.criterion, option)


def _outcome(rule: Rule, facts: Facts, awards: Awards, gate: Gate, criterion: Criterion, option: str) -> Outcome:
    cells, level = awards.cells(option, criterion.id), awards.level(option, criterion.id)
    status, reason = _settled(awards.scores(option, criterion.id), _worst(facts, criterion))
    label = facts.appraisal.levels[level.level].label if level.level else ""
    title = title_of_option(facts.appraisal, option)
    printed = cells[0].text if cells[0].printed else f"({cells[0].state})"
    words = {
        "about": f"{title}, {criterion.title}", "option": title, "criterion": criterion.title, "level": label or printed,
        "published": printed, "passed": "is among those that this gateway left" if gate.implied else "passed this gateway",
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


def _settled(scores: Values, worst: Fraction | None) -> tuple[Status, str]:
    if worst is None:
        return "undecided", "the scale is not fully known"
    if scores.empty:
        return "undecided", "the score is none of the scale"
    if scores.only == worst:
        return "fail", ""
    return ("undecided", "several scores are possible") if scores.holds(worst) else ("pass", "")
