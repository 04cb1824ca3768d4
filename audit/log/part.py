"""The part of a log about one appraisal: plain data, made where the appraisal was audited and chained later."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from audit.examine import Examination
from audit.explain.finding import Finding
from audit.log.canonical import Record, digest
from audit.log.discretion import Discretion, without_quotations
from audit.log.files import bytes_of
from audit.log.outcomes import OutcomeRecords
from audit.problems import Problem

_NOT_PUBLIC: Final = re.compile(rb"\bhandling\b[\"']?\s*:\s*[\"']?(?!public\b)\w")


@dataclass(frozen=True, slots=True)
class Part:
    """Everything that is logged of one appraisal.

    ``public`` says whether it may be logged unasked. A finding names its outcomes by their places in ``outcomes``.
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


def part_of(examination: Examination) -> Part:
    """Give the part of the log about one appraisal."""
    if examination.appraisal is None:
        return _not_read(examination)
    records = OutcomeRecords(examination.path, Discretion(examination.appraisal))
    return Part(
        examination.path, examination.sha256, examination.appraisal.handling == "public", _about(examination), (),
        tuple(map(records.record, examination.outcomes)), tuple(_findings(examination)), _summary(examination, 0),
    )  # fmt: skip


def _not_read(examination: Examination) -> Part:
    """Give the part about a file that is no appraisal; it is taken not to be public if anything in it says so."""
    raw = bytes_of(Path(examination.path))
    sha256 = examination.sha256 or (digest(raw) if raw is not None else "")
    problems = tuple(map(_problem, examination.problems))
    public = raw is None or _NOT_PUBLIC.search(raw) is None
    return Part(examination.path, sha256, public, _about(examination), problems, (), (), _summary(examination, len(problems)))


def _about(examination: Examination) -> Record:
    appraisal = examination.appraisal
    if appraisal is None:
        return {"path": examination.path}
    head = {"path": examination.path, "appraisal": appraisal.id, "from": appraisal.origin, "handling": appraisal.handling}
    return {**head, "assumed": list(examination.assumed)} if examination.assumed else head


def _problem(problem: Problem) -> Record:
    place = {"path": problem.path, "line": problem.line, "column": problem.column} if problem.line else {"path": problem.path}
    return {"place": place, "message": without_quotations(problem.message)}


def _findings(examination: Examination) -> Iterator[Record]:
    places = {id(outcome): place for place, outcome in enumerate(examination.outcomes)}
    for finding in examination.findings:
        yield {**_finding(finding), "path": examination.path, "outcomes": [places[id(one)] for one in finding.outcomes]}


def _finding(finding: Finding) -> Record:
    return {
        "rule": finding.lead.rule.id, "severity": finding.lead.rule.severity, "standing": finding.standing,
        "impact": finding.impact, "impact_basis": finding.basis, "first_place_affected": finding.first_place,
    }  # fmt: skip


def _summary(examination: Examination, problems: int) -> Record:
    count = examination.coverage
    figures = {
        "total": count.total, "verified": count.verified, "contradicted": count.contradicted,
        "undecided": count.undecided, "unchecked": count.unchecked,
    }  # fmt: skip
    return {
        "path": examination.path, "verdict": examination.verdict, "figures": figures, "findings": len(examination.findings),
        "problems": problems, "outcomes": dict(Counter(outcome.status for outcome in examination.outcomes)),
    }  # fmt: skip
