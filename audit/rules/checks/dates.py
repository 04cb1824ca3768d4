"""``dates-in-order``: the dates that are given follow each other in the order that the rule names."""

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar, Final

from audit.load.node import Node
from audit.model.context import place_of, where_of
from audit.model.dates import earliest, latest
from audit.model.place import Place
from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule

_NAMES: Final = ("criteria", "scored", "changes", "published", "decision")
_ORDER: Final = ("criteria", "scored", "published", "decision")
_TITLES: Final = {
    "criteria": "criteria and definitions last set", "scored": "options scored", "changes": "record of changes kept up to",
    "published": "paper published", "decision": "decision",
}  # fmt: skip


class DatesInOrder(NamedCheck):
    """One outcome for each date and the next one in the order that is given; a date in part stands for every day it may be."""

    schema: ClassVar = {
        "type": "object", "additionalProperties": False,
        "properties": {"order": {"type": "array", "minItems": 2, "uniqueItems": True, "items": {"enum": list(_NAMES)}}},
    }  # fmt: skip
    fields: ClassVar = ("about", "published", "computed")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes; undecided where the dates are given too roughly to tell."""
        given = [name for name in rule.options.get("order", _ORDER) if name in facts.appraisal.dates]
        for earlier, later in pairwise(given):
            yield _outcome(rule, facts, earlier, later)


def _outcome(rule: Rule, facts: Facts, earlier: str, later: str) -> Outcome:
    first, then = facts.appraisal.dates[earlier], facts.appraisal.dates[later]
    node = facts.appraisal.root.at(["appraisal", "dates", later])
    words = {"about": f"{_TITLES[earlier]} {first}, {_TITLES[later]} {then}", "published": then, "computed": first}
    status = _status(first, then)
    reason = "a date is given too roughly" if status == "undecided" else ""
    where = where_of(node, f"/appraisal/dates/{later}")
    return Outcome(rule, status, Subject(rule.subject, ids=(earlier, later)), then, first, where, _place(facts, node), reason=reason, words=words)


def _place(facts: Facts, node: Node) -> Place:
    return place_of(node, Place(source=next(iter(facts.appraisal.sources), None)))


def _status(first: str, then: str) -> Status:
    if earliest(first) > latest(then):
        return "fail"
    return "pass" if latest(first) <= earliest(then) else "undecided"

