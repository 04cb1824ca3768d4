"""``claim``: a sentence of the prose says what the tables say; ``claim-reading``: it does on exact and on printed figures alike."""

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar, Final

from audit.appraisal.model.prose import KINDS, Claim
from audit.rules.checks.base import Facts, NamedCheck, named_check
from audit.rules.evidence import Evidence
from audit.rules.language.claim import Judged, Judgement
from audit.rules.language.things import Unknown
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule
from audit.why import UNSAID, Why, because

_DIRECT, _TAKEN, _UNCONFIRMED = "direct", "taken", "unconfirmed"
_HIDDEN: Final = because("withheld")


@named_check("claim")
class ClaimHolds(NamedCheck):
    """One outcome for each claim of some kinds.

    Claims that a person has still to confirm, and claims that do not speak of scores themselves, are each for a rule of
    their own (``of: unconfirmed``, ``of: taken``), so that every claim is judged by exactly one rule.
    """

    schema: ClassVar = {
        "type": "object", "additionalProperties": False,
        "properties": {
            "kinds": {"type": "array", "minItems": 1, "items": {"enum": list(KINDS)}},
            "of": {"enum": [_DIRECT, _TAKEN, _UNCONFIRMED]},
        },
    }  # fmt: skip
    fields: ClassVar = ("about", "says", "shows", "taken", "again", "remark")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes; one that fits the exact or the printed figures only passes, and its reason says so."""
        kinds, of = rule.options.get("kinds", KINDS), rule.options.get("of", _DIRECT)
        evidence = Evidence(facts.appraisal, facts.derivation.figures)
        for one in facts.judged:
            if _sort(one.claim) == of and one.claim.kind in kinds:
                yield _outcome(rule, one, evidence)


@named_check("claim-reading")
class ClaimReading(NamedCheck):
    """One outcome for each claim of some kinds that holds or is open: fails where it fits one of the two readings only."""

    schema: ClassVar = {
        "type": "object", "additionalProperties": False,
        "properties": {"kinds": {"type": "array", "minItems": 1, "items": {"enum": list(KINDS)}}},
    }  # fmt: skip
    fields: ClassVar = ClaimHolds.fields

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes; what does not hold at all is told by another rule."""
        evidence = Evidence(facts.appraisal, facts.derivation.figures)
        for one in facts.judged:
            if one.asserted and one.claim.kind in rule.options.get("kinds", KINDS) and one.judgement.truth is not False:
                outcome = _outcome(rule, one, evidence)
                yield replace(outcome, status="fail") if one.judgement.fits_one_reading else outcome


def _sort(claim: Claim) -> str:
    if not claim.confirmed:
        return _UNCONFIRMED
    return _TAKEN if claim.taken_as else _DIRECT


def _outcome(rule: Rule, one: Judged, evidence: Evidence) -> Outcome:
    claim, found = one.claim, one.judgement
    shows = str(_HIDDEN) if found.withheld else evidence.told(found.exact if found.fits_one_reading else found.looked)
    words = {
        "about": claim.id, "says": claim.summary.rstrip(". "), "shows": shows, "taken": claim.taken_as.rstrip(". "),
        "again": again(claim), "remark": str(found.remark),
    }  # fmt: skip
    return Outcome(
        rule, _status(found) if one.asserted else "not-applicable", Subject("claim", ids=(claim.id,)), claim.summary, shows, claim.where, claim.place,
        evidence.printed(found.looked), None, _reason(found), words, found.withheld,
    )  # fmt: skip


def _status(found: Judgement) -> Status:
    if isinstance(found.truth, Unknown):
        return "undecided"
    return "pass" if found.truth else "fail"


def _reason(found: Judgement) -> Why:
    if found.withheld:
        return _HIDDEN if isinstance(found.truth, Unknown) else UNSAID
    return found.truth.reason if isinstance(found.truth, Unknown) else found.remark


def again(claim: Claim) -> str:
    """Say where else the claim stands; nothing where it stands in one place, or the file gives no places."""
    places = [one.place.locator() for one in claim.printings[1:]]
    return f" The paper says this again at {'; '.join(filter(None, places))}." if any(places) else ""
