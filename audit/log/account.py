"""The records of what could be checked of an appraisal, and of what came of its waivers."""

from audit.examine import Examination
from audit.log.canonical import Record
from audit.log.discretion import Discretion, digest_of_text
from audit.rules.waivers import Settled


def accounts_of(examination: Examination, discretion: Discretion) -> tuple[Record, ...]:
    """Give a record for all figures, reasons or claims of which the same came for the same reason."""
    return tuple(
        {"of": one.of, "state": one.state, "why": discretion.without_prose(one.why), "ids": list(one.ids)} for one in examination.coverage.accounts
    )


def waivers_of(examination: Examination) -> tuple[Record, ...]:
    """Give a record for each waiver: what it is for, and the places of the outcomes that it covered. Reasons are given as digests."""
    places = {id(outcome): place for place, outcome in enumerate(examination.outcomes)}
    return tuple({**_waiver(one), "outcomes": [places[id(outcome)] for outcome in one.outcomes]} for one in examination.waivers)


def _waiver(one: Settled) -> Record:
    waiver = one.waiver
    head = {"path": waiver.path, "line": waiver.where.line, "rule": waiver.rule, "state": one.state, "reason": digest_of_text(waiver.reason)}
    more = {"subject": dict(waiver.subject), "who": waiver.who, "date": waiver.date, "until": waiver.until}
    return {**head, **{key: value for key, value in more.items() if value}}
