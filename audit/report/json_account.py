"""What the JSON result says beside findings: what was accepted beforehand, what held for the file, and how much was checked."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from audit.coverage import Coverage
from audit.examine import Examination
from audit.rules.outcome import Outcome
from audit.rules.waivers import Settled


def accepted_as_data(outcome: Outcome, waivers: Sequence[Settled]) -> dict[str, Any]:
    """Give what a waived outcome says, by what it is accepted, and why."""
    waiver = next((one.waiver for one in waivers if any(covered is outcome for covered in one.outcomes)), None)
    head = {"message": outcome.message, "by": "baseline" if waiver is None else "waiver", "reason": outcome.reason}
    if waiver is None:
        return {**head, "who": None, "date": None, "until": None}
    return {**head, "who": waiver.who or None, "date": waiver.date or None, "until": waiver.until or None}


def settings_as_data(examination: Examination) -> dict[str, Any]:
    """Give the profile, the rules that were switched off and by what, and the entries of a baseline that are found no more."""
    held = examination.in_force
    return {
        "profile": held.profile,
        "switched_off": [{"rule": rule, "by": origin} for rule, origin in held.off],
        "stale": [{"rule": one.rule, "subject": one.subject, "published": one.published} for one in examination.stale],
    }


def coverage_as_data(count: Coverage) -> dict[str, Any]:
    """Give how many figures, reasons, claims and rules were checked, and an account of each."""
    return {
        "figures": asdict(count.figures), "rationale": asdict(count.rationale), "claims": asdict(count.claims),
        "accounts": [{"of": one.of, "state": one.state, "why": one.why, "ids": list(one.ids)} for one in count.accounts],
        "rules": {
            "run": count.run, "passed": count.passed, "failed": count.failed, "undecided": count.rules_undecided,
            "not_applicable": count.not_applicable, "error": count.error, "waived": count.waived,
        },
    }  # fmt: skip
