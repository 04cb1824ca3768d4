"""``criterion-defined``: a scored criterion says what at least one level means, where other criteria do."""

from collections.abc import Iterator
from typing import ClassVar

from audit.model.appraisal import Criterion
from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.outcome import Outcome, Subject
from audit.rules.rule import Rule


class CriterionDefined(NamedCheck):
    """One outcome for each scored criterion; none where the file records no definition of any, so that they may stand elsewhere."""

    fields: ClassVar = ("about", "count")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes."""
        scored = facts.appraisal.scored
        defined = [one for one in scored if _defined(one)]
        for criterion in scored if defined else ():
            words = {"about": criterion.title, "count": str(len(defined))}
            subject = Subject(rule.subject, criterion=criterion.id, group=criterion.group)
            yield Outcome(rule, "pass" if _defined(criterion) else "fail", subject, where=criterion.where, place=criterion.place, words=words)


def _defined(criterion: Criterion) -> bool:
    return any(use.status != "missing" for use in criterion.levels.values())
