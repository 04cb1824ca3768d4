"""``recommendation-order``: what is recommended skips no option that is ranked higher, unless the paper says why.

``recommendation-shares-rank``: what is recommended shares its rank with no other option, unless the paper says why.

``waiver-state``: no waiver is out of date, and each still accepts something.
"""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Final

from audit.appraisal.model.place import NOWHERE
from audit.rules.checks.base import Facts, NamedCheck, named_check
from audit.rules.language.claim import judgement
from audit.rules.language.things import Unknown
from audit.rules.language.world import World
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule
from audit.rules.waivers import WaiverUse
from audit.rules.words import title_of_option
from audit.why import UNSAID, because

__all__ = ["RecommendationOrder", "RecommendationSharesRank", "WaiverState"]


@named_check("recommendation-order")
class RecommendationOrder(NamedCheck):
    """One outcome for a paper that recommends options, or takes them forward."""

    fields: ClassVar = ("list", "published")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcome; options taken forward are looked at where the paper names them, else those preferred."""
        chosen = facts.appraisal.taken_forward or facts.appraisal.preferred
        failed = {verdict.option for verdict in facts.appraisal.verdicts if verdict.outcome.casefold() == "fail"}
        others = [option for option in facts.appraisal.options if option not in {*chosen, *failed}]
        if chosen:
            world = World(facts.appraisal, facts.derivation, facts.valuation, facts.checks)
            yield _recommendation_outcome(rule, facts, chosen, {other: _skipped(world, other, chosen) for other in others})


def _skipped(world: World, other: str, chosen: tuple[str, ...]) -> bool | Unknown:
    """Say whether an option that was not chosen is ranked higher than one that was."""
    found = [_higher(world, other, one) for one in chosen]
    if any(truth is True for truth in found):
        return True
    return next((truth for truth in found if isinstance(truth, Unknown)), False)


def _higher(world: World, one: str, other: str) -> bool | Unknown:
    """Say whether one option is ranked before another: by the ranks as printed, else by those that follow."""
    return _truth(world, f'rank("{one}") < rank("{other}")')


def _truth(world: World, asserts: str) -> bool | Unknown:
    with world.read_as("printed"):
        printed = judgement(asserts, world).truth
    return judgement(asserts, world).truth if isinstance(printed, Unknown) else printed


def _recommendation_outcome(rule: Rule, facts: Facts, chosen: tuple[str, ...], skipped: Mapping[str, bool | Unknown]) -> Outcome:
    said = facts.appraisal.recommendation
    assert said is not None
    given = said.reasons not in {"", "none"}
    sure = [option for option, truth in skipped.items() if truth is True]
    unsure = any(isinstance(truth, Unknown) for truth in skipped.values())
    status: Status = "pass" if given or not (sure or unsure) else "fail" if sure else "undecided"
    names = [", ".join(title_of_option(facts.appraisal, option) for option in options) for options in (chosen, sure)]
    reason = because("order-not-certain") if status == "undecided" else because("reasons-given") if sure and given else UNSAID
    words = {"published": names[0], "list": names[1]}
    return Outcome(rule, status, Subject("appraisal", ids=chosen), names[0], names[1], said.where, said.place, reason=reason, words=words)


@named_check("recommendation-shares-rank")
class RecommendationSharesRank(NamedCheck):
    """One outcome for a paper that prefers options: does another that is not preferred share the rank of one, with no reason beside it?"""

    fields: ClassVar = ("list", "published")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcome; options that failed a gateway are not compared."""
        chosen, failed = facts.appraisal.preferred, {one.option for one in facts.appraisal.verdicts if one.outcome.casefold() == "fail"}
        others = [option for option in facts.appraisal.options if option not in {*chosen, *failed}]
        if chosen:
            world = World(facts.appraisal, facts.derivation, facts.valuation, facts.checks)
            yield _recommendation_outcome(rule, facts, chosen, {other: _level(world, other, chosen) for other in others})


def _level(world: World, other: str, chosen: tuple[str, ...]) -> bool | Unknown:
    """Say whether an option that was not chosen shares the rank of one that was."""
    found = [_truth(world, f'rank("{other}") == rank("{one}")') for one in chosen]
    if any(truth is True for truth in found):
        return True
    return next((truth for truth in found if isinstance(truth, Unknown)), False)


_STATUS: Final[dict[str, Status]] = {"used": "pass", "unused": "pass", "expired": "pass", "not-tried": "undecided"}


@named_check("waiver-state")
class WaiverState(NamedCheck):
    """One outcome for each waiver: failed where it is in the state that the rule names, undecided where its rule was not run."""

    schema: ClassVar = {
        "type": "object", "additionalProperties": False,
        "properties": {"state": {"enum": ["expired", "unused"]}},
    }  # fmt: skip
    fields: ClassVar = ("about", "rule", "until")
    after: ClassVar = True

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes."""
        return (_waiver_state_outcome(rule, facts, one) for one in facts.settled)


def _waiver_state_outcome(rule: Rule, facts: Facts, one: WaiverUse) -> Outcome:
    waiver = one.waiver
    status: Status = "fail" if one.state == rule.options.get("state", "unused") else _STATUS[one.state]
    inside = waiver.path == facts.appraisal.path
    named = ", ".join(f"{key} {value}" for key, value in waiver.subject)
    place = "" if inside else f" ({waiver.path}, line {waiver.where.line})"
    words = {"about": f"{waiver.rule}{f', {named}' if named else ''}{place}", "rule": waiver.rule, "until": waiver.until}
    return Outcome(
        rule, status, Subject(rule.subject, ids=(f"waiver-{waiver.where.pointer.rsplit('/', 1)[-1]}",)), waiver.until,
        where=waiver.where if inside else NOWHERE, words=words,
        reason=because("rule-not-run") if status == "undecided" else UNSAID,
    )  # fmt: skip
