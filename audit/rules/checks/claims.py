"""``claim``: a sentence of the prose says what the tables say; ``claim-reading``: it does on exact and on printed figures alike.

``claim-distinctive``: what a sentence lays stress on sets the options apart that it speaks of.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar, Final

from audit.appraisal.model.prose import KINDS, Claim
from audit.appraisal.text.words import alternatives
from audit.rules.checks.base import Facts, NamedCheck, named_check
from audit.rules.checks.levels import level
from audit.rules.evidence import Evidence
from audit.rules.language.claim import Judged, Judgement, in_both_senses
from audit.rules.language.things import Unknown
from audit.rules.left import Subtotals
from audit.rules.outcome import Outcome, Status, Subject
from audit.rules.rule import Rule
from audit.why import UNSAID, Why, because

__all__ = ["ClaimDistinctive", "ClaimHolds", "ClaimPerCent", "ClaimReading", "again", "says", "stated"]

_DIRECT, _TAKEN, _UNCONFIRMED = "direct", "taken", "unconfirmed"
_LONGEST: Final = 300
"""So much of a sentence is quoted, four lines of a report. Of the sentences that are read as claims in the two published papers at hand,
all but three are not longer."""

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
    fields: ClassVar = ("about", "says", "stated", "read", "shows", "taken", "again", "remark")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes; one that fits the exact or the printed figures only passes, and its reason says so."""
        kinds, of = rule.options.get("kinds", KINDS), rule.options.get("of", _DIRECT)
        evidence = Evidence(facts.appraisal, facts.derivation.figures, Subtotals(facts))
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


@named_check("claim-per-cent")
class ClaimPerCent(NamedCheck):
    """One outcome for each difference in per cent that was read in both its senses and holds or is open: fails where one alone fits."""

    fields: ClassVar = (*ClaimHolds.fields, "meaning")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes; what fits neither sense is told by another rule."""
        evidence = Evidence(facts.appraisal, facts.derivation.figures)
        for one in facts.judged:
            if one.asserted and one.claim.kind == "difference" and one.judgement.truth is not False and in_both_senses(one.claim.asserts or ""):
                outcome = _outcome(rule, one, evidence)
                yield outcome if one.judgement.meaning is UNSAID else _of_one_sense(outcome, one.judgement.meaning)


def _of_one_sense(outcome: Outcome, meaning: Why) -> Outcome:
    return replace(outcome, status="fail", reason=meaning, words={**outcome.words, "meaning": str(meaning)})


@named_check("claim-distinctive")
class ClaimDistinctive(NamedCheck):
    """One outcome for each claim that lays stress on the level of some scores, as "particularly highly" does: are they these options' own?

    A claim that does not hold is told by another rule. It fails where all options have the same score on a criterion that the
    sentence singles out.
    """

    fields: ClassVar = ("about", "says", "list", "count", "again")

    def run(self, rule: Rule, facts: Facts) -> Iterator[Outcome]:
        """The outcomes; undecided where the claim is, or where a score that is not known may set the options apart."""
        for one in facts.judged:
            if one.asserted and one.claim.kind == "level" and not one.claim.taken_as and _stresses(one.claim) and one.judgement.truth is not False:
                yield _distinctive(rule, facts, one)


def _stresses(claim: Claim) -> bool:
    said = claim.text or claim.summary
    return re.search(rf"\b{alternatives('stress')}\b", said, re.IGNORECASE) is not None


def _distinctive(rule: Rule, facts: Facts, one: Judged) -> Outcome:
    claim, found = one.claim, one.judgement
    asked = dict.fromkeys(each.quantity.criterion for each in found.looked if each.quantity is not None and each.quantity.criterion is not None)
    levels = {criterion: level(facts, criterion) for criterion in asked}
    shared = [facts.appraisal.criteria[criterion].title for criterion, state in levels.items() if state == "yes"]
    is_open = isinstance(found.truth, Unknown) or (not shared and "open" in levels.values())
    status: Status = "undecided" if is_open else "fail" if shared else "pass"
    words = {
        "about": claim.id, "says": says(claim), "list": ", ".join(shared), "count": str(len(facts.appraisal.options)), "again": again(claim),
    }  # fmt: skip
    reason = _reason(found) if isinstance(found.truth, Unknown) else because("score-open") if is_open else UNSAID
    figures = Evidence(facts.appraisal, facts.derivation.figures).printed(found.looked)
    return Outcome(
        rule, status, Subject("claim", ids=(claim.id,)), claim.summary, words["list"], claim.where, claim.place, figures, None, reason, words,
        found.withheld,
    )  # fmt: skip


def _sort(claim: Claim) -> str:
    if not claim.confirmed:
        return _UNCONFIRMED
    return _TAKEN if claim.taken_as else _DIRECT


def _outcome(rule: Rule, one: Judged, evidence: Evidence) -> Outcome:
    claim, found = one.claim, one.judgement
    shows = str(_HIDDEN) if found.withheld else _shown(one, evidence)
    words = {
        "about": claim.id, "says": says(claim), "stated": stated(claim), "read": claim.summary.rstrip(". "), "shows": shows,
        "taken": claim.taken_as.rstrip(". "), "again": again(claim), "remark": str(found.remark),
    }  # fmt: skip
    return Outcome(
        rule, _status(found) if one.asserted else "not-applicable", Subject("claim", ids=(claim.id,)), claim.summary, shows, claim.where, claim.place,
        evidence.printed(found.looked), None, _reason(found), words, found.withheld,
    )  # fmt: skip


def _shown(one: Judged, evidence: Evidence) -> str:
    found = one.judgement
    looked = found.exact if found.fits_one_reading else found.looked
    tells = {"equal": evidence.compared, "difference": evidence.apart}
    return tells.get(one.claim.kind, evidence.told)(looked) if found.truth is not True else evidence.told(looked)


def _status(found: Judgement) -> Status:
    if isinstance(found.truth, Unknown):
        return "undecided"
    return "pass" if found.truth else "fail"


def _reason(found: Judgement) -> Why:
    if found.withheld:
        return _HIDDEN if isinstance(found.truth, Unknown) else UNSAID
    return found.truth.reason if isinstance(found.truth, Unknown) else found.remark


def says(claim: Claim) -> str:
    """The sentence itself in quotes where it is held, else what the file says it says."""
    sentence = " ".join(claim.text.split()).rstrip(". ")
    if not sentence:
        return claim.summary.rstrip(". ")
    return f'"{sentence}"' if len(sentence) <= _LONGEST else f'"{sentence[:_LONGEST].rsplit(" ", 1)[0]}..."'


def stated(claim: Claim) -> str:
    """What the text says and how it was read, for a reading that nobody has confirmed."""
    read = claim.summary.rstrip(". ")
    return f"The text says: {says(claim)}. We read this as: {read}" if claim.text.strip() else f"We read the text as saying: {read}"


def again(claim: Claim) -> str:
    """Say where else the claim stands; nothing where it stands in one place, or the file gives no places."""
    places = [one.place.locator() for one in claim.printings[1:]]
    return f" The paper says this again at {'; '.join(filter(None, places))}." if any(places) else ""
