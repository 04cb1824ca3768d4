"""What an explanation means for the order of the options, for first place and for the recommendation."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from itertools import product
from math import prod
from typing import Final

from audit.appraisal.exact.values import ANY, Values, point, points
from audit.appraisal.model.quantity import Quantity
from audit.explanation.anew import Anew, each, moved
from audit.explanation.effort import Steps
from audit.explanation.finding import Change, Explanation, Impact, Supposed, Touched
from audit.explanation.ground import Ground
from audit.explanation.groups import Amounts, ChangeSet, Explained
from audit.explanation.likely import change_of
from audit.explanation.order import Ranking, any_of, compare, computed_ranking, decides, deciding, differs, in_words, printed_ranking
from audit.limits import SolverLimits
from audit.relations.derive.printing import printable
from audit.relations.derive.valuation import Valuation
from audit.relations.outcome import Check
from audit.relations.relation import Relation
from audit.rules.checks.base import Facts

__all__ = ["WEIGHTLESS", "Before", "effect_anew", "effect_of", "impact_of", "together", "told_of", "touches", "ways_of"]

WEIGHTLESS: Final = frozenset({"count", "difference"})
"""Figures of which no order is made."""

_MOST_WAYS: Final = 100


@dataclass(frozen=True)
class Before:
    """The order of the options as the paper has it, and how many steps may be taken to work out what follows from other figures."""

    facts: Facts
    steps: Steps = field(default_factory=lambda: Steps(SolverLimits.MAX_STEPS_FOLLOWING))

    def takes(self, cases: int) -> bool:
        """Take the steps of ranking all options so many times; False where not so many are left."""
        options = len(self.facts.appraisal.options)
        return self.steps.take(cases * options * (options + 1))

    @cached_property
    def printed(self) -> Ranking:
        """The order as printed, or of the figures as printed."""
        return printed_ranking(self.facts.derivation, self.facts.valuation)

    def recommended(self, explanations: Sequence[Explanation]) -> Touched | None:
        """Say whether the place of the recommended option is touched under all explanations, some or none."""
        found = [one.changes_recommended for one in explanations if one.changes_recommended is not None]
        return together(found) if found else None


def effect_of(found: Explained, changes: tuple[Change, ...], before: Before) -> Explanation | None:
    """An explanation with the order that follows, over every choice of values that was found to go together.

    None where that takes more steps than are left.
    """
    own = tuple(change.quantity for change in changes)
    choices = _choices(found, own)
    if not before.takes(2 * len(choices)):
        return None
    meant = [Supposed({one: found.ground.meaning(one, values) for one, values in amounts.items()}) for amounts in choices]
    return replace(told_of(changes, own, meant, before), slips=_slips(own, found.ground))


def effect_anew(way: Anew, checks: Sequence[Check], before: Before) -> Explanation | None:
    """What follows if a disagreement is worked out again in one way; its changes are the slips, as they would be printed.

    None where that takes more steps than are left.
    """
    cases = _cases_of(way, before.facts)
    if not before.takes(2 * len(cases)):
        return None
    ground = Ground(before.facts, tuple(checks))
    then = before.facts.valuation.changed(way.whole)
    changes = tuple(change for one in way.slips for change in _slip(one, then, ground))
    following = tuple(one for one in way.following if then(one).meet(before.facts.valuation.printed(one) or ANY).empty)
    told = told_of(changes, (), cases, before, Supposed(way.replaced, way.shifted))
    if _beside_the_order(tuple(way.slips), then, before.facts):
        told = replace(told, changes_order="no", changes_first="no")
    return replace(told, slips=len(changes), following=following)


def _cases_of(way: Anew, facts: Facts) -> list[Supposed]:
    """Each choice of values for what is not worked out but could be one of several."""
    listed = [[(one, value) for value in each(values, _MOST_WAYS)] for one, values in way.slips.items() if not values.anything]
    if prod(map(len, listed)) > _MOST_WAYS or all(len(one) == 1 for one in listed):
        return [Supposed(way.replaced, way.shifted)]
    chosen = [moved(replace(way, slips={**way.slips, **dict(one)}), facts) for one in product(*listed)]
    return [Supposed(one.replaced, one.shifted) for one in chosen]


def _slip(slip: Quantity, then: Valuation, ground: Ground) -> Iterator[Change]:
    """A slip as it would be printed, a score that is not as its weighted score; nothing where that cannot be said, or is what is printed."""
    shown = (slip, *([slip._replace(kind="weighted-score")] if slip.kind == "score" else []))
    quantity = next((one for one in shown if ground.facts.valuation.printed(one) is not None), slip)
    values = then(quantity)
    if values.anything or ground.facts.valuation.printed(quantity) is None:
        return
    figure = ground.finest(quantity)
    if values.meet(ground.facts.valuation.stands(figure)).empty:
        scaled = values.times(1 / ground.facts.valuation.scale(figure))
        listed = printable(scaled, figure, ground.facts.valuation.mode(quantity.kind), {quantity.kind: figure.unit or Fraction(1), **ground.steps})
        yield change_of(ground, quantity, points(listed) if listed else scaled)


def told_of(changes: tuple[Change, ...], own: ChangeSet, cases: Sequence[Supposed], before: Before, as_one: Supposed | None = None) -> Explanation:
    """The order that follows from every one of some cases; ``own`` is what alone is different, empty where all is worked out again."""
    facts = before.facts
    orders: list[tuple[Touched, Touched]] = []
    recommended: list[Touched] = []
    for case in cases:
        after = _after(own, case, facts)
        orders.append(touches(before, after, case.out))
        recommended += [differs(before.printed.ranks[one], after.ranks[one], after) for one in _preferred(before, after)]
    last = as_one if as_one is not None else cases[-1]
    then = facts.valuation.changed(last.whole)
    order, first = (together([one[place] for one in orders]) for place in (0, 1))
    if own and _beside_the_order(own, then, facts):
        order = first = "no"
    touched = together(recommended) if recommended else None
    return Explanation(changes, in_words(_after(own, last, facts)), order, first, _totals(last, facts), touched, cases=tuple(cases), as_one=last)


def touches(before: Before, after: Ranking, out: frozenset[str]) -> tuple[Touched, Touched]:
    """Say whether the order differs from the one printed, and whether first place does, where some options are not compared."""
    if not out:
        return compare(before.printed, after)
    order, first = compare(printed_ranking(before.facts.derivation, before.facts.valuation, out), after)
    led = [before.printed.ranks[one] for one in out if one in before.printed.ranks]
    lost: Touched = "yes" if any(one.only == 1 for one in led) else "depends" if any(one.holds(Fraction(1)) for one in led) else "no"
    return any_of([order, lost]), any_of([first, lost])


def _slips(own: ChangeSet, ground: Ground) -> int:
    """How many of some changes do not follow from the others by relations that hold as printed."""
    failed = {check.relation.id for check in ground.failed}
    defining = ground.facts.derivation.defining
    return sum(1 for one in own if not any(_carries(relation, own, failed) for relation in defining.get(one, ())))


def _carries(relation: Relation, own: ChangeSet, failed: Collection[str]) -> bool:
    return relation.id not in failed and not set(own).isdisjoint(relation.operands())


def _beside_the_order(own: Sequence[Quantity], then: Valuation, facts: Facts) -> bool:
    """Say whether changes are such as no order is made of, and nothing that decides a place follows from them."""
    deciding = [decides(facts.derivation, option) for option in facts.appraisal.options]
    return all(one.kind in WEIGHTLESS for one in own) and all(then(one) == facts.valuation(one) for one in deciding)


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


def _after(own: Sequence[Quantity], case: Supposed, facts: Facts) -> Ranking:
    then = facts.valuation.changed(case.whole)
    if own and all(quantity.kind == "rank" for quantity in own):
        return printed_ranking(facts.derivation, then, case.out)
    return computed_ranking(facts.derivation, then, case.out)


def _preferred(before: Before, after: Ranking) -> list[str]:
    return [one for one in before.facts.appraisal.preferred if one in after.ranks and one in before.printed.ranks]


def _totals(case: Supposed, facts: Facts) -> tuple[tuple[str, Values], ...]:
    """What decides the place of each option that is ranked, unless it would show what is withheld."""
    then = facts.valuation.changed(case.whole)
    ranked = deciding(facts.derivation, case.out)
    return tuple((option, then(quantity)) for option, quantity in ranked.items() if not _hidden(option, then, facts))


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


def impact_of(told: Sequence[Explanation], *, complete: bool) -> tuple[Impact, Touched]:
    """What the order and first place come to under every way to make a finding agree, as far as that was worked out.

    ``told`` are its explanations and the ways to work it out again; ``complete`` says that these are all.
    """
    if not told:
        return ("none", "no") if complete else ("not-computed", "depends")
    order = together([one.changes_order for one in told])
    first = together([one.changes_first for one in told])
    return ("not-computed", "depends") if order == "no" and not complete else (_named(order, first), first)


def _named(order: Touched, first: Touched) -> Impact:
    if first == "yes":
        return "changes-preferred-option"
    if first == "depends":
        return "could-change-preferred-option"
    return {"yes": "changes-ranking", "depends": "could-change-ranking", "no": "none"}[order]  # type: ignore[return-value]  # the three impacts
