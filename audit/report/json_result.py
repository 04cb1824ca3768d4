"""The JSON result: one object for a run, or one line for each audit. Numbers of an appraisal are strings as printed."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from audit import __version__
from audit.exact.show import show, show_values
from audit.examine import Examination
from audit.explain.conflict import Conflict
from audit.explain.finding import Change, Finding
from audit.explain.missing import Inferred
from audit.model.figure import Figure
from audit.model.quantity import Quantity
from audit.problems import Problem
from audit.report.explanation_data import explanation_as_data
from audit.report.json_account import accepted_as_data, coverage_as_data, settings_as_data
from audit.report.robust_data import robustness_as_data, style_as_data
from audit.rules.outcome import Outcome, Subject
from audit.rules.standing import Cited, cited

_FORMAT = "1"
_MOST_EXPLANATIONS = 20


def run_as_json(audits: Sequence[Mapping[str, Any]], *, as_of: str, exit_code: int) -> str:
    """Give the result of a run as one JSON object; ASCII only, so that no pipe or terminal can spoil it."""
    run = {"format": _FORMAT, "tool": _tool(), "as_of": as_of, "exit_code": exit_code, "audits": list(audits)}
    return json.dumps(run, indent=1) + "\n"


def run_as_lines(audits: Iterable[Mapping[str, Any]], *, as_of: str) -> str:
    """Give one JSON object a line for each audit."""
    head = {"format": _FORMAT, "tool": _tool(), "as_of": as_of}
    return "".join(json.dumps({**head, **audit}, separators=(",", ":")) + "\n" for audit in audits)


def _tool() -> dict[str, str]:
    return {"name": "appraisal-audit", "version": __version__}


def audit_as_data(examination: Examination) -> dict[str, Any]:
    """Give one audit as plain data."""
    appraisal = examination.appraisal
    return {
        "path": examination.path,
        "appraisal": appraisal.id if appraisal is not None else None,
        "sha256": examination.sha256 or None,
        "verdict": examination.verdict,
        "errors": [_problem(problem) for problem in examination.problems],
        "assumed": list(examination.assumed),
        "texts": list(examination.texts),
        "findings": [_finding(finding, examination) for finding in examination.findings],
        "waived": [{**_outcome_head(one), **accepted_as_data(one, examination.waivers)} for one in examination.outcomes if one.status == "waived"],
        "inferred": [_inferred(one) for one in examination.inferred],
        "coverage": coverage_as_data(examination.coverage),
        **settings_as_data(examination),
        "robustness": robustness_as_data(examination.robustness) if examination.robustness is not None else None,
        "rounding_style": style_as_data(examination.rounding) if examination.rounding is not None else None,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {"path": problem.path, "line": problem.line or None, "column": problem.column or None, "message": problem.message}


def _finding(finding: Finding, examination: Examination) -> dict[str, Any]:
    lead = finding.lead
    return {
        "rule": lead.rule.id, "name": lead.rule.name, "severity": lead.rule.severity, "standing": finding.standing,
        "message": lead.message, "subject": _subject(lead.subject), "published": lead.published, "computed": lead.computed,
        "where": {"path": examination.path, **_where(lead)},
        "source": _source(lead, examination),
        "guidance": [_cited(one) for one in cited(lead.rule, examination.appraisal)] if examination.appraisal is not None else [],
        "outcomes": [_outcome(outcome) for outcome in finding.outcomes],
        "explanations": [[_change(change) for change in one.changes] for one in finding.explanations[:_MOST_EXPLANATIONS]],
        "explanations_detail": [explanation_as_data(one) for one in finding.explanations[:_MOST_EXPLANATIONS]],
        "explanations_total": finding.total, "explanations_complete": finding.complete, "unexplained": finding.unexplained,
        "unsettled": finding.unsettled,
        "impact": finding.impact, "impact_basis": finding.basis, "first_place_affected": finding.first_place,
        "recommended_affected": finding.recommended,
        "why": lead.rule.why, "ask": lead.rule.ask,
    }  # fmt: skip


def _where(outcome: Outcome) -> dict[str, Any]:
    where = outcome.where
    return {"line": where.line or None, "column": where.column or None, "pointer": where.pointer}


def _source(outcome: Outcome, examination: Examination) -> dict[str, Any]:
    place, appraisal = outcome.place, examination.appraisal
    source = appraisal.sources.get(place.source or "") if appraisal is not None else None
    return {"document": (source.file or source.title or source.id) if source is not None else None, "locator": place.locator() or None}


def _cited(one: Cited) -> dict[str, str]:
    names = ("id", "publisher", "title", "place", "status", "standing", "reason")
    return {name: getattr(one, name) for name in names}


def _subject(subject: Subject) -> dict[str, Any]:
    quantity = subject.quantity
    return {
        "kind": subject.kind, "option": subject.option, "criterion": subject.criterion, "group": subject.group,
        "quantity": quantity.kind if quantity is not None else None, "figure": subject.figure,
        "scorer": quantity.scorer if quantity is not None else None, "item": quantity.item if quantity is not None else None,
        "ids": list(subject.ids),
    }  # fmt: skip


def _outcome_head(outcome: Outcome) -> dict[str, Any]:
    return {
        "rule": outcome.rule.id, "subject": _subject(outcome.subject), "published": outcome.published, "computed": outcome.computed,
        "where": _where(outcome),
    }  # fmt: skip


def _outcome(outcome: Outcome) -> dict[str, Any]:
    fits = list(outcome.check.fits) if outcome.check is not None and not outcome.withheld else []
    return {
        **_outcome_head(outcome),
        "operands": _operands(outcome), "rounding": outcome.check.rounding if outcome.check is not None else "", "would_fit": fits,
    }  # fmt: skip


def _operands(outcome: Outcome) -> list[dict[str, Any]]:
    if outcome.check is None or outcome.withheld:
        return []
    return [
        {"quantity": _quantity(operand.quantity), "times": show(operand.times), "printed": [_text(figure) for figure in operand.figures]}
        for operand in outcome.check.operands
    ]


def _text(figure: Figure) -> str:
    return figure.text if figure.printed else f"({figure.state})"


def _quantity(quantity: Quantity) -> dict[str, str]:
    return {name: value for name, value in quantity._asdict().items() if value is not None}


def _change(change: Change) -> dict[str, Any]:
    quantity = change.quantity
    return {
        "option": quantity.option, "criterion": quantity.criterion, "group": quantity.group, "quantity": quantity.kind,
        "scorer": quantity.scorer, "item": quantity.item,
        "published": change.figures[0].text, "possible": list(change.shown), "reading": change.figures[0].reading, "slip": change.slip,
    }  # fmt: skip


def _inferred(one: Inferred) -> dict[str, Any]:
    quantity = one.figure.quantity
    values = [show(value) for value in sorted(one.values.points)] if one.values.finite else [show_values(one.values)]
    return {
        "option": quantity.option, "criterion": quantity.criterion, "quantity": quantity.kind, "scorer": quantity.scorer,
        "group": quantity.group, "item": quantity.item, "figure": one.figure.id, "state": one.figure.state,
        "values": values, "forced": one.forced, "given": one.given, "by": [relation.id for relation in one.by],
        "conflict": _conflict(one.conflict),
    }  # fmt: skip


def _conflict(one: Conflict | None) -> dict[str, list[str]] | None:
    if one is None:
        return None
    return {"figures": [figure.id for figure in one.figures], "relations": [relation.id for relation in one.relations]}
