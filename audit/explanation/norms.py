"""What keeping a paper's own rules would mean for the order: levels, their quotas, thresholds and gateways.

A norm says that something was awarded against the paper's own rules, never what was meant. But what the rules permit is
a short list: the levels that a criterion's definition allows, each way of keeping a quota, an option in the comparison
or out of it. Where that is not known, every score of the scale is tried, and only what that leaves open is not worked out.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from math import comb
from typing import Final

from audit.appraisal.exact.values import Values, point
from audit.appraisal.model.appraisal import LevelUse
from audit.appraisal.model.quantity import Quantity
from audit.explanation.anew import Replaced, altered
from audit.explanation.effect import Before, effect_anew, told_of
from audit.explanation.finding import Explanation, Supposed
from audit.explanation.given import SAME_REASON
from audit.relations.derive.gates import Awards
from audit.rules.checks.base import Facts
from audit.rules.outcome import Outcome

__all__ = ["any_score", "inherited", "levels_permitted", "norm_effects", "of_norms", "options_in_question", "same_score"]

_MOST_WAYS: Final = 200
_SCORES: Final = frozenset({"score", "weighted-score"})
_REASONLESS: Final = "reason-present"
"""A score without a reason is not in question as a figure."""

_GATEWAYS: Final = frozenset({"gateway-agrees", "gateway-complete", "gateway-contradicted"})


def levels_permitted(outcome: Outcome, facts: Facts) -> list[Replaced]:
    """Each way to give the options that have a level others that the definition permits, its quotas kept; none where it is not about that."""
    criterion = facts.appraisal.criteria.get(outcome.subject.criterion or "")
    if outcome.subject.kind != "level" or criterion is None or not outcome.subject.ids:
        return []
    level = outcome.subject.ids[0]
    awards = Awards(facts.appraisal, facts.derivation.figures, facts.valuation)
    held = {option: awards.level(option, criterion.id).level for option in facts.appraisal.options}
    return list(_permitted(level, held, criterion.levels, criterion.id, facts))


def _permitted(level: str, held: Mapping[str, str], uses: Mapping[str, LevelUse], criterion: str, facts: Facts) -> Iterator[Replaced]:
    holders = [option for option, own in held.items() if own == level]
    use = uses.get(level)
    defined = use is not None and use.status == "defined"
    others = [name for name, one in uses.items() if one.status == "defined" and name != level and name in facts.appraisal.levels]
    many = len(holders) - (use.quota if defined and use is not None and use.quota is not None else 0)
    if many <= 0 or comb(len(holders), many) * len(others) ** many > _MOST_WAYS:
        return
    for moved in combinations(holders, many):
        for given in product(others, repeat=many):
            then = {**held, **dict(zip(moved, given, strict=True))}
            if not defined or _kept(then, uses):
                yield {
                    Quantity("score", option, criterion): point(facts.appraisal.levels[name].value) for option, name in zip(moved, given, strict=True)
                }


def _kept(held: Mapping[str, str], uses: Mapping[str, LevelUse]) -> bool:
    """Say whether no level is given to more options than its definition allows."""
    counts = Counter(held.values())
    return all(use.quota is None or counts[name] <= use.quota for name, use in uses.items())


def options_in_question(outcome: Outcome, facts: Facts) -> tuple[str, ...]:
    """The options of which an outcome leaves open whether they stay in the comparison."""
    relation = outcome.check.relation if outcome.check is not None else None
    if relation is not None and relation.type == "threshold" and relation.result.option is not None:
        return (relation.result.option,)
    if outcome.rule.check not in _GATEWAYS:
        return ()
    named = [outcome.subject.option, *outcome.subject.ids]
    return tuple(option for option in facts.appraisal.options if option in named)


def same_score(outcome: Outcome, facts: Facts) -> list[Replaced]:
    """Each score of the scale, given to all options that have the same reason on a criterion."""
    if outcome.rule.check != SAME_REASON:
        return []
    cells = [Quantity("score", one.quantity.option, one.quantity.criterion) for one in outcome.figures if one.quantity.kind in _SCORES]
    shared = [facts.valuation.allowed(one) for one in cells]
    if not shared or not shared[0].finite or len(shared[0].points) > _MOST_WAYS:
        return []
    return [dict.fromkeys(cells, point(value)) for value in sorted(shared[0].points)]


def inherited(outcome: Outcome, facts: Facts) -> list[Replaced]:
    """The score that an option would have if it had that of the option from which it is taken."""
    relation = outcome.check.relation if outcome.check is not None else None
    if relation is None or relation.role != "inherited":
        return []
    return [{relation.result: facts.valuation(one)} for one in relation.operands()]


def any_score(outcome: Outcome, facts: Facts) -> Replaced:
    """Every score of its scale for each cell that an outcome is about."""
    found: dict[Quantity, Values] = {}
    for figure in outcome.figures:
        score = figure.quantity._replace(kind="score")
        if figure.quantity.kind in _SCORES and figure.printed and score.criterion is not None and score.option is not None:
            found[score] = facts.valuation.allowed(score)
    return found


def norm_effects(outcomes: Sequence[Outcome], before: Before) -> tuple[tuple[Explanation, ...], bool]:
    """What follows from each way of keeping a norm, and whether these are all that the paper's own rules leave.

    Nothing is told where every score of the scale would have to be tried and some of them would alter the order.
    """
    facts = before.facts
    if len(outcomes) == 1:
        entered = [*levels_permitted(outcomes[0], facts), *same_score(outcomes[0], facts), *inherited(outcomes[0], facts)]
        if entered:
            return _all_of([effect_anew(altered(one, facts), (), before) for one in entered])
        options = options_in_question(outcomes[0], facts)
        if options:
            if not before.takes(len(options) + 1):
                return (), False
            stays = told_of((), (), [Supposed()], before)
            return (*(told_of((), (), [Supposed(out=frozenset({one}))], before) for one in options), stays), True
    scores = {quantity: values for one in outcomes if one.rule.check != _REASONLESS for quantity, values in any_score(one, facts).items()}
    if not scores:
        return (), True
    if not before.takes(1):
        return (), False
    way = altered(scores, facts)
    wide = told_of((), (), [Supposed(way.replaced, way.shifted)], before)
    return ((wide,), True) if wide.changes_order == "no" else ((), False)


def _all_of(found: Sequence[Explanation | None]) -> tuple[tuple[Explanation, ...], bool]:
    """What was worked out, and that this is all; nothing where the steps did not reach to all."""
    worked_out = tuple(one for one in found if one is not None)
    return (worked_out, True) if len(worked_out) == len(found) else ((), False)


def of_norms(outcomes: Sequence[Outcome]) -> bool:
    """Say whether outcomes are about the paper's own rules, so that no figure is said to be otherwise."""
    return all(one.check is None or one.check.relation.nature == "norm" for one in outcomes)
