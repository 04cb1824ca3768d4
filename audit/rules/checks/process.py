"""Checks on what the file records of the process: whether the text supplied speaks of a matter, and what it says of it.

What the file says nothing about is undecided: not to have recorded something is not to have looked for it.

``dates-in-order``: the dates that are given follow each other in the order that the rule names.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar, Final

from audit.appraisal.model.appraisal import Appraisal
from audit.appraisal.model.place import Where, earliest, latest
from audit.appraisal.model.prose import Account, Matter
from audit.rules.checks.base import Facts, NamedCheck, named_check
from audit.rules.checks.names import plain
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule
from audit.rules.words import title_of_option
from audit.why import UNSAID, because

__all__ = [
    "MATTERS",
    "AssessmentDated",
    "DatesInOrder",
    "OneAccount",
    "ProcessTold",
    "SensitivityCovers",
    "WeightsEach",
    "has_weights",
    "outcome_of",
    "status_of",
]

MATTERS: Final = ("scorers", "weights", "sensitivity", "changes", "equality-assessment", "costs")
_ROLES: Final = {"scored": "scored", "moderated": "moderated the scores"}


def outcome_of(rule: Rule, status: Status, matter: Matter, **words: str) -> Outcome:
    """An outcome about a matter, at its place in the file."""
    where = matter.where if matter.where.line else Where(1, 1, "")
    reason = because("not-said") if status == "undecided" else UNSAID
    return Outcome(rule, status, Subject(rule.subject), where=where, place=matter.place, reason=reason, words=words)


def status_of(said: bool | None) -> Status:
    """Pass for what the paper says, fail for what someone looked for and did not find, undecided if the file does not say."""
    return "undecided" if said is None else "pass" if said else "fail"


@named_check("process-told")
class ProcessTold(NamedCheck):
    """One outcome for a matter of the process, or for each: does the text supplied speak of it? None about weights where there are none."""

    schema: ClassVar = {"type": "object", "additionalProperties": False, "properties": {"matter": {"enum": list(MATTERS)}}}
    fields: ClassVar = ()

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes."""
        for name in [str(rule.options["matter"])] if "matter" in rule.options else MATTERS:
            matter = facts.appraisal.process.matter(name)
            if name != "weights" or has_weights(facts.appraisal):
                yield outcome_of(rule, status_of(_said(facts.appraisal, name, matter)), matter)


def _said(appraisal: Appraisal, name: str, matter: Matter) -> bool | None:
    """A record of changes is also told by the day to which it runs, and scorers only by an account that names some."""
    if name == "changes" and "changes" in appraisal.dates:
        return True
    if name == "scorers" and matter.said:
        return any(account.who for account in appraisal.process.accounts if account.role == "scored")
    return matter.said


def has_weights(appraisal: Appraisal) -> bool:
    """Say whether the paper prints weights."""
    return any(figure.quantity.kind == "weight" and figure.printed for figure in appraisal.figures)


@named_check("weights-each")
class WeightsEach(NamedCheck):
    """One outcome where the text supplied says how the weights came about: is there a reason for each of them?"""

    fields: ClassVar = ()

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcome."""
        matter = facts.appraisal.process.matter("weights")
        if matter.said and has_weights(facts.appraisal):
            yield outcome_of(rule, status_of(matter.flags.get("each")), matter)


@named_check("sensitivity-covers")
class SensitivityCovers(NamedCheck):
    """One outcome where a test of sensitivity is reported: does it look at more than what is recommended?"""

    fields: ClassVar = ("list",)

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcome."""
        appraisal, matter = facts.appraisal, facts.appraisal.process.matter("sensitivity")
        if matter.said:
            chosen = {*appraisal.preferred, *appraisal.taken_forward}
            more = bool(set(matter.covers) - chosen) if matter.covers and chosen else None
            listed = ", ".join(title_of_option(appraisal, option) for option in matter.covers)
            yield outcome_of(rule, status_of(more), matter, list=listed)


@named_check("assessment-dated")
class AssessmentDated(NamedCheck):
    """One outcome where the text supplied speaks of an equality impact assessment: is its date given?"""

    fields: ClassVar = ()

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcome; a date that the file does not give was not found beside the assessment it records."""
        matter = facts.appraisal.process.matter("equality-assessment")
        if matter.said:
            yield outcome_of(rule, status_of(bool(matter.date)), matter)


@named_check("one-account")
class OneAccount(NamedCheck):
    """One outcome for each role of which the text supplied gives two or more accounts: are they alike?

    An account that does not say who, or how, is alike to any other in that.
    """

    fields: ClassVar = ("about", "count", "list")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes."""
        for role, title in _ROLES.items():
            accounts = [one for one in facts.appraisal.process.accounts if one.role == role]
            if len(accounts) > 1:
                yield _compared(rule, title, accounts)


def _compared(rule: Rule, title: str, accounts: list[Account]) -> Outcome:
    bodies = {tuple(sorted(map(plain, one.who))) for one in accounts if one.who}
    ways = {plain(one.how) for one in accounts if one.how}
    words = {"about": title, "count": str(len(accounts)), "list": "; ".join(map(_told, accounts))}
    status: Status = "fail" if len(bodies) > 1 or len(ways) > 1 else "pass"
    return Outcome(rule, status, Subject(rule.subject), where=accounts[-1].where, place=accounts[-1].place, words=words)


def _told(account: Account) -> str:
    said = ": ".join(filter(None, (", ".join(account.who) or "no one is named", account.how)))
    place = account.place.locator()
    return said + (f" ({place})" if place else "")


_NAMES: Final = ("criteria", "scored", "changes", "published", "decision")
_ORDER: Final = ("criteria", "scored", "published", "decision")
_TITLES: Final = {
    "criteria": "criteria and definitions last set", "scored": "options scored", "changes": "record of changes kept up to",
    "published": "paper published", "decision": "decision",
}  # fmt: skip


@named_check("dates-in-order")
class DatesInOrder(NamedCheck):
    """One outcome for each date and the next one in the order that is given; a date in part stands for every day it may be."""

    schema: ClassVar = {
        "type": "object", "additionalProperties": False,
        "properties": {"order": {"type": "array", "minItems": 2, "uniqueItems": True, "items": {"enum": list(_NAMES)}}},
    }  # fmt: skip
    fields: ClassVar = ("about", "published", "computed")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes; undecided where the dates are given too roughly to tell."""
        given = [name for name in rule.options.get("order", _ORDER) if name in facts.appraisal.dates]
        for earlier, later in pairwise(given):
            yield _outcome(rule, facts, earlier, later)


def _outcome(rule: Rule, facts: Facts, earlier: str, later: str) -> Outcome:
    dated = facts.appraisal.dated[later]
    first, then = facts.appraisal.dated[earlier].date, dated.date
    words = {"about": f"{_TITLES[earlier]} {first}, {_TITLES[later]} {then}", "published": then, "computed": first}
    status = _status(first, then)
    reason = because("date-inexact") if status == "undecided" else UNSAID
    return Outcome(rule, status, Subject(rule.subject, ids=(earlier, later)), then, first, dated.where, dated.place, reason=reason, words=words)


def _status(first: str, then: str) -> Status:
    if earliest(first) > latest(then):
        return "fail"
    return "pass" if latest(first) <= earliest(then) else "undecided"
