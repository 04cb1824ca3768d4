"""The part of a log about one appraisal: plain data, made where the appraisal was audited and chained later.

The records of what could be checked of an appraisal, and of what came of its waivers.

The record of what would alter the result, and of how the document rounds, where these were worked out.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from audit.examine import Examination
from audit.explanation.finding import Change, Finding
from audit.log.outcomes import Discretion, OutcomeRecords, digest_of_text
from audit.log.record import Input, Record, bytes_of, digest, sha256_of
from audit.problems import Problem
from audit.rules.waivers import WaiverUse

__all__ = ["LogSection", "accounts_of", "decision_of", "part_of", "robustness_of", "waivers_of"]


def accounts_of(examination: Examination, discretion: Discretion) -> tuple[Record, ...]:
    """A record for all figures, reasons or claims of which the same came for the same reason."""
    return tuple(
        {"of": one.of, "state": one.state, "why": discretion.without_prose(one.said), "codes": [why.code for why in one.why], "ids": list(one.ids)}
        for one in examination.coverage.accounts
    )


def waivers_of(examination: Examination) -> tuple[Record, ...]:
    """A record for each waiver: what it is for, and the places of the outcomes that it covered. Reasons are given as digests."""
    places = {outcome.key: place for place, outcome in enumerate(examination.outcomes)}
    return tuple({**_waiver(one), "outcomes": [places[outcome.key] for outcome in one.outcomes]} for one in examination.waivers)


def _waiver(one: WaiverUse) -> Record:
    waiver = one.waiver
    head = {"path": waiver.path, "line": waiver.where.line, "rule": waiver.rule, "state": one.state, "reason": digest_of_text(waiver.reason)}
    more = {"subject": dict(waiver.subject), "who": waiver.who, "date": waiver.date, "until": waiver.until}
    return {**head, **{key: value for key, value in more.items() if value}}


def robustness_of(examination: Examination) -> Record | None:
    """The same as the JSON result in the form of a log: yes and no for truth values, and without what is empty."""
    if examination.robustness is None or examination.rounding is None:
        return None
    from audit.report.json import robustness_as_data, style_as_data  # noqa: PLC0415  # most logs hold none

    return {"result": _plain(robustness_as_data(examination.robustness)), "rounding": _plain(style_as_data(examination.rounding))}


def decision_of(examination: Examination) -> Record | None:
    """The statement about first place and the order, as the JSON result has it, without what is empty."""
    if examination.decision is None or examination.appraisal is None:
        return None
    from audit.report.statement import decision_as_data  # noqa: PLC0415  # most logs hold none

    return {key: value for key, value in decision_as_data(examination.decision, examination.appraisal).items() if value}


def _plain(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return {key: _plain(below) for key, below in value.items() if below is not None}
    return [_plain(below) for below in value] if isinstance(value, list | tuple) else value


_NOT_PUBLIC: Final = re.compile(rb"\bhandling\b[\"']?\s*:\s*[\"']?(?!public\b)\w")


@dataclass(frozen=True, slots=True)
class LogSection:
    """Everything that is logged of one appraisal.

    ``public`` says whether it may be logged unasked. A finding or waiver names its outcomes by
    their places in ``outcomes``; ``inputs`` are the files beside the appraisal that outcomes depend on.
    ``summary`` is what the footer says.
    """

    path: str
    sha256: str
    public: bool
    about: Record
    problems: tuple[Record, ...]
    outcomes: tuple[Record, ...]
    findings: tuple[Record, ...]
    summary: Record
    accounts: tuple[Record, ...] = ()
    waivers: tuple[Record, ...] = ()
    inputs: tuple[Input, ...] = ()
    robustness: Record | None = None
    decision: Record | None = None


def part_of(examination: Examination) -> LogSection:
    """The part of the log about one appraisal."""
    if examination.appraisal is None:
        return _not_read(examination)
    discretion = Discretion(examination.appraisal)
    records = OutcomeRecords(examination.path, discretion)
    return LogSection(
        examination.path, examination.sha256, _is_public(examination), _about(examination), (),
        tuple(map(records.record, examination.outcomes)), tuple(_findings(examination)), _summary(examination, 0),
        accounts_of(examination, discretion), waivers_of(examination), _beside(examination), robustness_of(examination),
        decision_of(examination),
    )  # fmt: skip


def _is_public(examination: Examination) -> bool:
    return examination.appraisal is not None and examination.appraisal.handling == "public" and not examination.revealed


def _not_read(examination: Examination) -> LogSection:
    """The part about a file that is no appraisal; it is taken not to be public if anything in it says so."""
    raw = bytes_of(Path(examination.path))
    sha256 = examination.sha256 or (digest(raw) if raw is not None else "")
    problems = tuple(map(_problem, examination.problems))
    public = (raw is None or _NOT_PUBLIC.search(raw) is None) and not examination.revealed
    return LogSection(examination.path, sha256, public, _about(examination), problems, (), (), _summary(examination, len(problems)))


def _about(examination: Examination) -> Record:
    appraisal = examination.appraisal
    if appraisal is None:
        return {"path": examination.path}
    head = {"path": examination.path, "appraisal": appraisal.id, "from": appraisal.origin, "handling": appraisal.handling}
    held = examination.in_force
    off = [{"rule": rule, "by": origin} for rule, origin in held.off]
    stale = [{"rule": one.rule, "subject": one.subject} for one in examination.stale]
    compared = [
        {"source": source.id, "by": one.by, "on": one.on, **({"sha256": one.sha256} if one.sha256 else {}), **one.counts}
        for source in appraisal.sources.values() for one in source.compared
    ]  # fmt: skip
    texts = list(examination.texts)
    more = {
        "restricted": list(examination.restricted), "assumed": list(examination.assumed), "texts": texts, "switched_off": off,
        "stale": stale, "compared": compared,
    }  # fmt: skip
    return {**head, "profile": held.profile, **{key: value for key, value in more.items() if value}}


def _beside(examination: Examination) -> tuple[Input, ...]:
    """The file of waivers beside the appraisal, if waivers of it counted or were tried."""
    files = dict.fromkeys(one.waiver.path for one in examination.waivers if one.waiver.path != examination.path)
    return tuple(Input("waivers", path, sha256_of(Path(path))) for path in files)


def _problem(problem: Problem) -> Record:
    place = {"path": problem.path, "line": problem.line, "column": problem.column} if problem.line else {"path": problem.path}
    # Of a file that cannot be read it is not known what in it is withheld or prose; what the system says differs by machine.
    return {"place": place, "code": problem.code, "message": problem.fault.own}


def _findings(examination: Examination) -> Iterator[Record]:
    places = {outcome.key: place for place, outcome in enumerate(examination.outcomes)}
    for finding in examination.findings:
        yield {**_finding(finding), "path": examination.path, "outcomes": [places[one.key] for one in finding.outcomes]}


def _finding(finding: Finding) -> Record:
    return {
        "rule": finding.lead.rule.id, "severity": finding.lead.rule.severity, "standing": finding.standing,
        "impact": finding.impact, "impact_basis": finding.basis, "first_place_affected": finding.first_place,
        **({} if finding.cause is None else {"cause": _cause(finding.cause)}),
    }  # fmt: skip


def _cause(change: Change) -> Record:
    """The figure that alone explains a finding. Nothing that is withheld is in an explanation, so nothing of it is here."""
    quantity = {name: value for name, value in change.quantity._asdict().items() if value is not None}
    return {"quantity": quantity, "published": change.figures[0].text, "possible": list(change.shown)}


def _summary(examination: Examination, problems: int) -> Record:
    count = examination.coverage
    counts = {"figures": asdict(count.figures), "rationale": asdict(count.rationale), "claims": asdict(count.claims)}
    return {
        "path": examination.path, "verdict": examination.verdict, **counts, "findings": len(examination.findings),
        "problems": problems, "outcomes": dict(Counter(outcome.status for outcome in examination.outcomes)),
    }  # fmt: skip
