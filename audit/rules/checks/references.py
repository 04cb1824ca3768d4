"""``references``: what the paper refers to stands in the text supplied."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from audit.model.texts import Citation
from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.checks.compare_names import plain
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule


class References(NamedCheck):
    """One outcome for each thing referred to, however often; the text supplied may be only a part of the paper."""

    fields: ClassVar = ("about", "count", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes; undecided where the file does not say whether the thing is held."""
        found: dict[str, list[Citation]] = {}
        for citation in facts.appraisal.texts.references:
            found.setdefault(plain(citation.to), []).append(citation)
        for citations in found.values():
            yield _outcome(rule, citations)


def _outcome(rule: Rule, citations: Sequence[Citation]) -> Outcome:
    said = {citation.held for citation in citations}
    status: Status = "fail" if False in said else ("undecided" if None in said else "pass")
    first = next((one for one in citations if one.held is False), citations[0])
    said_there = [*(one.place.locator() for one in citations), *(one.note for one in citations)]
    words = {"about": first.to, "count": str(len(citations)), "list": "; ".join(dict.fromkeys(filter(None, said_there)))}
    reason = "the file does not say whether it is held" if status == "undecided" else ""
    return Outcome(rule, status, Subject(rule.subject, ids=(first.to,)), first.to, "", first.where, first.place, reason=reason, words=words)
