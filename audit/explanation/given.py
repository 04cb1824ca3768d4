"""Claims that empty cells leave open: what would come of them if the cells held what the printed totals leave to them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce
from typing import Final

from audit.appraisal.exact.values import Values
from audit.appraisal.model.quantity import Quantity
from audit.explanation.missing import Inferred
from audit.relations.derive.gates import Awards
from audit.relations.derive.valuation import Valuation
from audit.rules.checks.base import Facts
from audit.rules.language.claim import judged
from audit.rules.language.things import Unknown
from audit.rules.language.world import World
from audit.rules.outcome import Outcome
from audit.why import because

__all__ = ["SAME_REASON", "with_given"]

SAME_REASON: Final = "same-reason-other-score"
"""The check that holds against each other the scores that one reason is given for."""


def with_given(outcomes: Sequence[Outcome], facts: Facts, left: Sequence[Inferred]) -> tuple[Outcome, ...]:
    """Add to the reasons of what is open what would come of it. It stays open: a total may itself be misprinted or misread."""
    if not left:
        return tuple(outcomes)
    valuation = facts.valuation.changed({quantity: values for one in _by_figures(left) for quantity, values in _cells(one, facts)})
    awards = Awards(facts.appraisal, facts.derivation.figures, valuation)
    return _claims([_reasons(one, awards) for one in outcomes], facts, valuation)


def _reasons(outcome: Outcome, awards: Awards) -> Outcome:
    """Say of one reason for several scores, one of them empty, that the totals leave no score that all can have."""
    if outcome.status != "undecided" or outcome.rule.check != SAME_REASON or outcome.withheld:
        return outcome
    pairs = [one.partition("/") for one in outcome.subject.ids]
    shared = reduce(Values.meet, (awards.scores(option, criterion) for option, _, criterion in pairs))
    return replace(outcome, reason=because("would-not-be-same", why=outcome.reason)) if shared.empty else outcome


def _claims(outcomes: Sequence[Outcome], facts: Facts, valuation: Valuation) -> tuple[Outcome, ...]:
    open_claims = {one.subject.ids[0] for one in outcomes if _is_open(one)}
    if not open_claims:
        return tuple(outcomes)
    world = World(facts.appraisal, facts.derivation, valuation, facts.checks)
    found = {one.claim.id: one.judgement.truth for one in judged(world, open_claims)}
    return tuple(_told(one, found[one.subject.ids[0]]) if _is_open(one) else one for one in outcomes)


def _by_figures(left: Sequence[Inferred]) -> list[Inferred]:
    """Keep what follows from figures alone; what holds only by definitions or reasons decides nothing."""
    return [one for one in left if one.given == "identities" and not one.values.empty]


def _is_open(outcome: Outcome) -> bool:
    return outcome.status == "undecided" and outcome.rule.check == "claim" and not outcome.withheld


def _cells(one: Inferred, facts: Facts) -> Iterator[tuple[Quantity, Values]]:
    """What is left to a cell; to a weighted one also as a score."""
    quantity = one.figure.quantity
    yield quantity, one.values
    weight = facts.valuation(Quantity("weight", criterion=quantity.criterion)).only
    if quantity.kind == "weighted-score" and weight:
        yield quantity._replace(kind="score"), one.values.times(facts.appraisal.method.weighted_over / weight)


def _told(outcome: Outcome, truth: bool | Unknown) -> Outcome:
    if isinstance(truth, Unknown):
        return outcome
    return replace(outcome, reason=because("would-hold", why=outcome.reason) if truth else because("would-not-hold", why=outcome.reason))
