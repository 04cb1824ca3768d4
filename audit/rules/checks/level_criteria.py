"""``level-criteria``: are there criteria on which every option has the same score?"""

from collections.abc import Iterator
from typing import ClassVar, Literal

from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.checks.raw import raw_score
from audit.rules.checks.reasons import OPEN
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule

_FEWEST = 2


class LevelCriteria(NamedCheck):
    """One outcome for a paper that scores two or more options: the criteria on which all of them are level."""

    fields: ClassVar = ("count", "published", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcome; undecided where none is surely level and one may be."""
        scored = facts.appraisal.scored
        found = {one.id: level(facts, one.id) for one in scored}
        if "unscored" not in {found[one.id] for one in scored} and scored:
            sure = [one for one in scored if found[one.id] == "yes"]
            status: Status = "fail" if sure else "undecided" if "open" in found.values() else "pass"
            words = {"count": str(len(sure)), "published": str(len(scored)), "list": "; ".join(one.title for one in sure)}
            first = sure[0] if sure else scored[0]
            subject = Subject(rule.subject, ids=tuple(one.id for one in sure))
            reason = OPEN if status == "undecided" else ""
            yield Outcome(rule, status, subject, words["count"], words["list"], first.where, first.place, reason=reason, words=words)


def level(facts: Facts, criterion: str) -> Literal["yes", "no", "open", "unscored"]:
    """Say whether all options that have a score cell on a criterion have the same score; open where a score is not known."""
    known = [raw_score(facts, option, criterion) for option in facts.appraisal.options]
    values = [one for one in known if one is not None]
    if len(known) < _FEWEST or not values:
        return "unscored" if len(known) < _FEWEST else "open"
    if any(one.meet(values[0]).empty for one in values):
        return "no"
    return "yes" if len(values) == len(known) and {one.only for one in values} == {values[0].only} != {None} else "open"
