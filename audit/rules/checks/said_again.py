"""``said-again``: what the paper says in two places it says alike, as in a summary and the body that it sums up."""

from collections.abc import Iterator
from typing import ClassVar

from audit.model.claims import Claim, Printing
from audit.rules.checks.base import Facts, NamedCheck
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule


class SaidAgain(NamedCheck):
    """One outcome for each claim that stands in several places."""

    fields: ClassVar = ("about", "says", "list", "place")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """Give the outcomes: fails where the file says in what another place differs; other words alone leave it open."""
        for claim in facts.appraisal.claims:
            if len(claim.printings) > 1:
                yield _outcome(rule, claim)


def _outcome(rule: Rule, claim: Claim) -> Outcome:
    others = claim.printings[1:]
    otherwise = [one for one in others if one.summary]
    status: Status = "fail" if otherwise else "pass" if all(_alike(claim.printings[0], one) for one in others) else "undecided"
    first = otherwise[0] if otherwise else others[0]
    words = {
        "about": claim.id, "says": claim.summary.rstrip(". "), "place": claim.place.locator() or "the first place",
        "list": "; ".join(f"{one.place.locator() or 'elsewhere'}: {one.summary.rstrip('. ')}" for one in otherwise),
    }  # fmt: skip
    reason = "the words differ, or are not held; the file does not say whether the sense does" if status == "undecided" else ""
    return Outcome(rule, status, Subject("claim", ids=(claim.id,)), where=first.where, place=first.place, reason=reason, words=words)


def _alike(one: Printing, other: Printing) -> bool:
    return other.same or bool(one.digest and one.digest == other.digest)
