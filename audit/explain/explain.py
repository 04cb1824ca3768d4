"""From outcomes to findings, most consequential first."""

from collections.abc import Iterable, Sequence
from typing import Final

from audit.explain.cause import grouped
from audit.explain.change import finest, single_changes
from audit.explain.finding import Change, Explanation, Finding, Impact, Touched
from audit.explain.order import Ranking, compare, computed_ranking, in_words, printed_ranking
from audit.explain.sentences import joined
from audit.rules.checks.base import Facts
from audit.rules.outcome import Outcome
from audit.rules.rule import SEVERITIES

_WEIGHTLESS: Final = frozenset({"count", "difference"})
_IMPACTS: Final[tuple[Impact, ...]] = (
    "changes-preferred-option", "could-change-preferred-option", "changes-ranking", "could-change-ranking", "not-computed", "none",
)  # fmt: skip


def findings_of(outcomes: Iterable[Outcome], facts: Facts) -> tuple[Finding, ...]:
    """Group the failed outcomes into findings and put the most consequential first."""
    failed = [outcome for outcome in outcomes if outcome.status == "fail"]
    if not failed:
        return ()
    before = printed_ranking(facts.derivation, facts.valuation)
    found = [_finding(group, facts, before) for group in joined(grouped(failed), facts.appraisal)]
    return tuple(sorted(found, key=_weight))


def _weight(finding: Finding) -> tuple[int, int, int]:
    severity = SEVERITIES.index(finding.lead.rule.severity)
    return (_IMPACTS.index(finding.impact) if severity < SEVERITIES.index("note") else len(_IMPACTS), severity, finding.standing == "check-reading")


def _finding(group: tuple[Outcome, ...], facts: Facts, before: Ranking) -> Finding:
    ordered = tuple(sorted(group, key=lambda outcome: SEVERITIES.index(outcome.rule.severity)))
    figures = tuple(one for one in ordered if one.subject.kind != "claim")
    identity = bool(figures) and all(one.check is not None and one.check.relation.nature == "identity" for one in figures)
    hidden = any(one.withheld for one in ordered)
    changes, all_tried = single_changes(figures, facts) if identity and not hidden else ([], False)
    explanations = tuple(_explanation(change, facts, before) for change in changes)
    ordered = tuple(sorted(ordered, key=lambda outcome: not _is_cause(outcome, explanations)))
    impact, first = _impact(figures, explanations, facts, before) if figures else ("none", "no")
    doubtful = any(one.doubtful for explanation in explanations for one in explanation.changes)
    complete = bool(explanations) and all_tried
    return Finding(ordered, "check-reading" if doubtful else "finding", explanations, complete, impact, first, before.basis)


def _is_cause(outcome: Outcome, explanations: tuple[Explanation, ...]) -> bool:
    """Say whether an outcome is about the one quantity whose change would explain everything."""
    changed = {change.quantity for one in explanations for change in one.changes}
    return len(changed) == 1 and outcome.subject.quantity in changed


def _explanation(change: Change, facts: Facts, before: Ranking) -> Explanation:
    figure = finest(change.figures, facts.valuation)
    orders: list[tuple[Touched, Touched]] = []
    after = before
    for value in sorted(change.possible.points):
        then = facts.valuation.changed({change.quantity: facts.valuation.as_printed(figure, value, figure.unit or value)})
        after = printed_ranking(facts.derivation, then) if change.quantity.kind == "rank" else computed_ranking(facts.derivation, then)
        orders.append(compare(before, after))
    return Explanation((change,), in_words(after), _together([order for order, _ in orders]), _together([first for _, first in orders]))


def _together(found: Sequence[Touched]) -> Touched:
    if all(one == "yes" for one in found):
        return "yes"
    return "no" if all(one == "no" for one in found) else "depends"


def _impact(group: tuple[Outcome, ...], explanations: tuple[Explanation, ...], facts: Facts, before: Ranking) -> tuple[Impact, Touched]:
    if explanations:
        order = _together([one.changes_order for one in explanations])
        first = _together([one.changes_first for one in explanations])
    elif not any(figure.quantity.kind not in _WEIGHTLESS for outcome in group for figure in outcome.figures):
        return "none", "no"
    elif _awarded_against_a_norm(group):
        return "not-computed", "depends"
    else:
        order, first = _recomputed(group, facts, before)
    return _named(order, first), first


def _awarded_against_a_norm(group: tuple[Outcome, ...]) -> bool:
    """Say whether scores are in question without anything that says what else they would be."""
    scores = (figure for outcome in group for figure in outcome.figures if figure.quantity.kind in {"score", "weighted-score"})
    return all(outcome.check is None for outcome in group) and any(figure.printed for figure in scores)


def _recomputed(group: tuple[Outcome, ...], facts: Facts, before: Ranking) -> tuple[Touched, Touched]:
    """Compare the printed order with the one that follows when the failed results are worked out from their parts."""
    results = {outcome.check.relation.result: outcome.check.computed for outcome in group if outcome.check is not None}
    decided = {quantity: values for quantity, values in results.items() if quantity.kind != "rank"}
    then = facts.valuation.changed(decided) if decided else facts.valuation
    order, first = compare(before, computed_ranking(facts.derivation, then))
    if any(quantity.kind == "rank" for quantity in results):
        return order, first
    return ("depends" if order == "yes" else order), ("depends" if first == "yes" else first)


def _named(order: Touched, first: Touched) -> Impact:
    if first == "yes":
        return "changes-preferred-option"
    if first == "depends":
        return "could-change-preferred-option"
    return {"yes": "changes-ranking", "depends": "could-change-ranking", "no": "none"}[order]  # type: ignore[return-value]  # the three impacts
