"""Checks on costs: whether they stand beside the scores, and whether they are counted in the scores and apart from them."""

from collections.abc import Iterator
from typing import ClassVar

from audit.model.appraisal import Appraisal
from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.checks.process import outcome_of, status_of
from audit.rules.checks.themes import COST, WORDS, speaks_of
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule


class CostBesideScore(NamedCheck):
    """One outcome for a paper: does each option's cost stand beside its score?"""

    fields: ClassVar = ()

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcome; costs that a table of the file prints for options stand beside the scores."""
        matter = facts.appraisal.process.matter("costs")
        beside = matter.flags.get("beside-scores") if matter.said else matter.said
        yield outcome_of(rule, "pass" if _printed(facts.appraisal) else status_of(beside), matter)


def _printed(appraisal: Appraisal) -> bool:
    return any(figure.quantity.kind == "cost" and figure.quantity.option is not None for figure in appraisal.figures)


class CostCountedOnce(NamedCheck):
    """One outcome for each scored criterion about cost: is cost weighed up again apart from the scores?

    ``words``: beginnings of words by which such a criterion can be known from its title. Where no costs are given, or a
    score follows from the cost itself, they are counted once.
    """

    schema: ClassVar = {"type": "object", "additionalProperties": False, "properties": {"words": WORDS}}
    fields: ClassVar = ("about",)

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes."""
        matter = facts.appraisal.process.matter("costs")
        apart = matter.flags.get("apart") if matter.said else matter.said
        for one in facts.appraisal.scored:
            if speaks_of(one.title, rule.options.get("words", COST)):
                once = one.scored_from is not None or apart is False
                status: Status = "pass" if once else "undecided" if apart is None else "fail"
                reason = "the file does not say whether costs are weighed up apart from the scores" if status == "undecided" else ""
                subject = Subject(rule.subject, criterion=one.id, group=one.group)
                yield Outcome(rule, status, subject, where=one.where, place=one.place, reason=reason, words={"about": one.title})
