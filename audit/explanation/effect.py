"""What an explanation means for the order of the options, for first place and for the recommendation."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from audit.appraisal.exact.values import Values, point
from audit.appraisal.model.quantity import Quantity
from audit.explanation.finding import Change, Explanation, Finding, Impact, Touched
from audit.explanation.groups import Amounts, ChangeSet, Explained
from audit.explanation.order import Ranking, compare, computed_ranking, decides, differs, in_words, printed_ranking
from audit.relations.derive.valuation import Valuation
from audit.rules.checks.base import Facts
from audit.rules.outcome import Outcome

_WEIGHTLESS: Final = frozenset({"count", "difference"})
_MOST_WAYS: Final = 100


@dataclass(frozen=True)
class Before:
    """The order of the options as the paper has it."""

    facts: Facts

    @cached_property
    def printed(self) -> Ranking:
        """The order as printed, or of the figures as printed."""
        return printed_ranking(self.facts.derivation, self.facts.valuation)

    def recommended(self, explanations: Sequence[Explanation]) -> Touched | None:
        """Say whether the place of the recommended option is touched under all explanations, some or none."""
        found = [one.changes_recommended for one in explanations if one.changes_recommended is not None]
        return together(found) if found else None


def effect_of(found: Explained, changes: tuple[Change, ...], before: Before) -> Explanation:
    """An explanation with the order that follows, over every choice of values that was found to go together."""
    own = tuple(change.quantity for change in changes)
    orders: list[tuple[Touched, Touched]] = []
    recommended: list[Touched] = []
    for amounts in _choices(found, own):
        then = found.ground.then(amounts)
        after = _after(own, then, before.facts)
        orders.append(compare(before.printed, after))
        recommended += [differs(before.printed.ranks[one], after.ranks[one], after) for one in _preferred(before, after)]
    then = found.ground.then(found.sets[own])
    whole = _after(own, then, before.facts)
    touched = together(recommended) if recommended else None
    order, first = (together([one[place] for one in orders]) for place in (0, 1))
    if _beside_the_order(own, then, before.facts):
        order = first = "no"
    return Explanation(changes, in_words(whole), order, first, _totals(then, before.facts), touched)


def _beside_the_order(own: Sequence[Quantity], then: Valuation, facts: Facts) -> bool:
    """Say whether changes are such as no order is made of, and nothing that decides a place follows from them."""
    deciding = [decides(facts.derivation, option) for option in facts.appraisal.options]
    return all(one.kind in _WEIGHTLESS for one in own) and all(then(one) == facts.valuation(one) for one in deciding)


def _choices(found: Explained, own: ChangeSet) -> list[Amounts]:
    """Every choice of values; beside them all of them as one where several change."""
    ways = ways_of(found, own)
    return ways if len(own) == 1 or found.sets[own] in ways else [*ways, found.sets[own]]


def ways_of(found: Explained, own: ChangeSet) -> list[Amounts]:
    """Every choice of values; all of them as one where they are too many, or are known as a range only."""
    ways = found.ways[own]
    if len(ways) > _MOST_WAYS or not all(values.finite for values in found.sets[own].values()):
        return [found.sets[own]]
    return [{quantity: point(value) for quantity, value in way.items()} for way in ways]


def _after(own: Sequence[Quantity], then: Valuation, facts: Facts) -> Ranking:
    if all(quantity.kind == "rank" for quantity in own):
        return printed_ranking(facts.derivation, then)
    return computed_ranking(facts.derivation, then)


def _preferred(before: Before, after: Ranking) -> list[str]:
    return [one for one in before.facts.appraisal.preferred if one in after.ranks and one in before.printed.ranks]


def _totals(then: Valuation, facts: Facts) -> tuple[tuple[str, Values], ...]:
    """What decides the place of each option that is ranked, unless it would show what is withheld."""
    shown = [option for option in computed_ranking(facts.derivation, then).ranks if not _hidden(option, then, facts)]
    return tuple((option, then(decides(facts.derivation, option))) for option in shown)


def _hidden(option: str, then: Valuation, facts: Facts) -> bool:
    return (
        decides(facts.derivation, option) in facts.hidden
        or then.withheld(decides(facts.derivation, option))
        or then.withheld(Quantity("rank", option))
    )


def together(found: Sequence[Touched]) -> Touched:
    """Say of several cases: in all, in none, or it depends."""
    if all(one == "yes" for one in found):
        return "yes"
    return "no" if all(one == "no" for one in found) else "depends"


def impact_of(group: tuple[Outcome, ...], explanations: tuple[Explanation, ...], before: Before) -> tuple[Impact, Touched]:
    """What the order and first place come to under every explanation, or, without any, when the results are recalculated."""
    if explanations:
        order = together([one.changes_order for one in explanations])
        first = together([one.changes_first for one in explanations])
    elif all(outcome.subject.kind == "workbook" for outcome in group):
        return "not-computed", "depends"
    elif not any(figure.quantity.kind not in _WEIGHTLESS for outcome in group for figure in outcome.figures):
        return "none", "no"
    elif _awarded_against_a_norm(group):
        return "not-computed", "depends"
    else:
        order, first = _recomputed(group, before)
    return _named(order, first), first


def _awarded_against_a_norm(group: tuple[Outcome, ...]) -> bool:
    """Say whether scores are in question without anything that says what else they would be."""
    scores = (figure for outcome in group for figure in outcome.figures if figure.quantity.kind in {"score", "weighted-score"})
    return all(outcome.check is None for outcome in group) and any(figure.printed for figure in scores)


def _recomputed(group: tuple[Outcome, ...], before: Before) -> tuple[Touched, Touched]:
    """Compare the printed order with the one that follows when the failed results are worked out from their parts."""
    order, first = compare(before.printed, _worked_out(group, before.facts))
    if any(outcome.check is not None and outcome.check.relation.result.kind == "rank" for outcome in group):
        return order, first
    return ("depends" if order == "yes" else order), ("depends" if first == "yes" else first)


def _worked_out(outcomes: Sequence[Outcome], facts: Facts) -> Ranking:
    """Rank the options by the failed results as worked out from their parts."""
    results = {outcome.check.relation.result: outcome.check.computed for outcome in outcomes if outcome.check is not None}
    decided = {quantity: values for quantity, values in results.items() if quantity.kind != "rank"}
    return computed_ranking(facts.derivation, facts.valuation.changed(decided) if decided else facts.valuation)


def with_together(findings: Sequence[Finding], before: Before) -> list[Finding]:
    """Add what follows if the results of all findings are worked out anew at once, where no finding touches it by itself."""
    own = [one for one in findings if _of_results(one)]
    if len(own) < 2 or any(outcome.withheld for one in own for outcome in one.outcomes):  # noqa: PLR2004  # one finding says it by itself
        return list(findings)
    after = _worked_out([outcome for one in own for outcome in one.outcomes], before.facts)
    order, first = compare(before.printed, after)
    more = first == "yes" if any(one.impact != "none" for one in own) else order == "yes"
    if not more or any(one.first_place != "no" for one in own):
        return list(findings)
    return [replace(one, together=in_words(after), first_together=first) if one in own else one for one in findings]


def _of_results(finding: Finding) -> bool:
    """Say whether a finding is about results that are worked out from what is printed."""
    check = finding.lead.check
    return check is not None and check.relation.nature == "identity" and finding.impact != "not-computed"


def _named(order: Touched, first: Touched) -> Impact:
    if first == "yes":
        return "changes-preferred-option"
    if first == "depends":
        return "could-change-preferred-option"
    return {"yes": "changes-ranking", "depends": "could-change-ranking", "no": "none"}[order]  # type: ignore[return-value]  # the three impacts
