"""``waiver-state``: no waiver is out of date, and each still accepts something."""

from collections.abc import Iterator
from typing import ClassVar, Final

from audit.model.place import NOWHERE
from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule
from audit.rules.waivers import Settled

_STATUS: Final[dict[str, Status]] = {"used": "pass", "unused": "pass", "expired": "pass", "not-tried": "undecided"}


class WaiverState(NamedCheck):
    """One outcome for each waiver: failed where it is in the state that the rule names, undecided where its rule was not run."""

    schema: ClassVar = {
        "type": "object", "additionalProperties": False,
        "properties": {"state": {"enum": ["expired", "unused"]}},
    }  # fmt: skip
    fields: ClassVar = ("about", "rule", "until")
    after: ClassVar = True

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes."""
        return (_outcome(rule, facts, one) for one in facts.settled)


def _outcome(rule: Rule, facts: Facts, one: Settled) -> Outcome:
    waiver = one.waiver
    status: Status = "fail" if one.state == rule.options.get("state", "unused") else _STATUS[one.state]
    inside = waiver.path == facts.appraisal.path
    named = ", ".join(f"{key} {value}" for key, value in waiver.subject)
    place = "" if inside else f" ({waiver.path}, line {waiver.where.line})"
    words = {"about": f"{waiver.rule}{f', {named}' if named else ''}{place}", "rule": waiver.rule, "until": waiver.until}
    return Outcome(
        rule, status, Subject(rule.subject, ids=(f"waiver-{waiver.where.pointer.rsplit('/', 1)[-1]}",)), waiver.until,
        where=waiver.where if inside else NOWHERE, words=words,
        reason="no rule of that id or name was run" if status == "undecided" else "",
    )  # fmt: skip
