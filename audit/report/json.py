"""The JSON result: one object for a run, or one line for each audit. Numbers of an appraisal are strings as printed.

What the JSON result says beside findings: what was accepted beforehand, what held for the file, and how much was checked.

Robustness and the style of rounding as plain data; numbers are exact, as texts.

What follows from an explanation, as plain data.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from fractions import Fraction
from typing import Any, Final

from audit import __version__
from audit.appraisal.exact.interval import Span
from audit.appraisal.exact.rounding import show, show_values
from audit.appraisal.exact.values import Values
from audit.appraisal.model.appraisal import Standing
from audit.appraisal.model.figure import Figure
from audit.appraisal.model.quantity import Quantity
from audit.coverage import Coverage
from audit.examine import Examination
from audit.explanation.finding import Change, Explanation, Finding
from audit.explanation.house_style import HouseStyle
from audit.explanation.missing import Inferred
from audit.explanation.network import Conflict
from audit.explanation.robust.robustness import Margin, Robustness
from audit.explanation.robust.scores import Dropped, Move, Swap
from audit.explanation.robust.together import Nearest
from audit.explanation.robust.weights import Alone
from audit.problems import Problem
from audit.relations.derive.joint import Joint
from audit.report.finding import headed, question
from audit.report.statement import decision_as_data
from audit.rules.options import RESTRICTED
from audit.rules.outcome import Outcome, Subject
from audit.rules.sources import Cited, cited
from audit.rules.waivers import WaiverUse

__all__ = [
    "accepted_as_data",
    "audit_as_data",
    "coverage_as_data",
    "explanation_as_data",
    "range_as_data",
    "robustness_as_data",
    "run_as_json",
    "run_as_lines",
    "settings_as_data",
    "standing_as_data",
    "style_as_data",
    "tool_as_data",
]


def accepted_as_data(outcome: Outcome, waivers: Sequence[WaiverUse]) -> dict[str, Any]:
    """What a waived outcome says, by what it is accepted, and why."""
    waiver = next((one.waiver for one in waivers if any(covered.key == outcome.key for covered in one.outcomes)), None)
    head = {"message": outcome.message, "by": "baseline" if waiver is None else "waiver", "reason": str(outcome.reason), "code": outcome.reason.code}
    if waiver is None:
        return {**head, "who": None, "date": None, "until": None}
    return {**head, "who": waiver.who or None, "date": waiver.date or None, "until": waiver.until or None}


def settings_as_data(examination: Examination) -> dict[str, Any]:
    """The profile, the rules that were switched off and by what, and the entries of a baseline that are found no more."""
    held = examination.in_force
    return {
        "profile": held.profile,
        "switched_off": [{"rule": rule, "by": origin} for rule, origin in held.off],
        "stale": [{"rule": one.rule, "subject": one.subject, "published": one.published} for one in examination.stale],
    }


def coverage_as_data(count: Coverage) -> dict[str, Any]:
    """How many figures, reasons, claims and rules were checked, and an account of each."""
    return {
        "figures": asdict(count.figures), "rationale": asdict(count.rationale), "claims": asdict(count.claims),
        "remarks": [{"figure": one.figure, "how": one.how, "said": str(one.said)} for one in count.remarks],
        "accounts": [
            {"of": one.of, "state": one.state, "why": one.said, "codes": [each.code for each in one.why], "ids": list(one.ids)}
            for one in count.accounts
        ],
        "rules": {
            "run": count.run, "passed": count.passed, "failed": count.failed, "undecided": count.rules_undecided,
            "not_applicable": count.not_applicable, "error": count.error, "waived": count.waived,
        },
    }  # fmt: skip


def standing_as_data(standing: Standing | None) -> dict[str, Any] | None:
    """What is known of how the totals follow; None where a person declared it."""
    if standing is None:
        return None
    place = standing.place.locator()
    return {
        "standing": standing.known, "firm": standing.firm, "fits": standing.fits, "tried": standing.tried, "margin_bits": standing.margin,
        "way": standing.way, "nearest_other": standing.other or None, "sentence": standing.text or None, "where": place or None,
    }  # fmt: skip


def robustness_as_data(found: Robustness) -> dict[str, Any]:
    """What it takes to alter the result."""
    return {
        "reason": str(found.reason), "code": found.reason.code,
        "first": list(found.standing.first), "first_settled": found.standing.settled, "order_settled": found.standing.ordered and not found.reason,
        "out": list(found.out), "contradicted": list(found.contradicted),
        "missing": [{"option": option, "criterion": criterion} for option, criterion in found.missing],
        "weights_printed": found.weighted,
        "margins": [_margin(one) for one in found.margins],
        "changes_first": _swap(found.first), "changes_order": _swap(found.order),
        "weights": [_alone(one) for one in found.alone],
        "nearest_weights": [_nearest(one) for one in found.nearest],
        "dominance": [{"better": one.better, "worse": one.worse, "sure": one.sure} for one in found.dominances],
        "level_criteria": [{"criterion": one.criterion, "sure": one.sure} for one in found.levels],
        "left_out": [_dropped(one) for one in found.dropped],
        "assumed": list(found.assumed),
    }  # fmt: skip


def style_as_data(style: HouseStyle) -> dict[str, Any]:
    """How the derived figures are rounded."""
    return {
        "declared": dict(style.declared), "figures": style.figures, "telling": style.telling, "fits": dict(style.fits), "styles": list(style.styles),
        "departs": [
            {"figure": one.id, "published": one.text, "line": one.where.line or None, "column": one.where.column or None} for one in style.departs
        ],
    }  # fmt: skip


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


def range_as_data(span: Span | None) -> dict[str, Any] | None:
    """The bounds of a range; None for none."""
    if span is None:
        return None
    return {"low": _exact(span.low), "high": _exact(span.high), "low_open": bool(span.low_open), "high_open": bool(span.high_open)}


def _margin(one: Margin) -> dict[str, Any]:
    return {"ahead": one.ahead, "behind": one.behind, "points": range_as_data(one.points), "steps": _exact(one.steps), "changes": one.changes}


def _swap(swap: Swap | None) -> dict[str, Any] | None:
    if swap is None:
        return None
    return {
        "count": len(swap.moves), "ahead": swap.ahead, "behind": swap.behind, "level": swap.level, "past": swap.past, "alike": swap.alike,
        "scores": [_move(move) for move in swap.moves],
    }  # fmt: skip


def _move(move: Move) -> dict[str, Any]:
    quantity = move.quantity
    return {"option": quantity.option, "criterion": quantity.criterion, "scorer": quantity.scorer, "to": "better" if move.better else "worse"}


def _dropped(one: Dropped) -> dict[str, Any]:
    return {
        "criterion": one.criterion, "group": one.group, "first": list(one.first),
        "changes_first": one.changes_first, "changes_order": one.changes_order,
    }  # fmt: skip


def _alone(one: Alone) -> dict[str, Any]:
    return {
        "criterion": one.criterion, "group": one.group, "weight": str(one.weight), "first": range_as_data(one.first),
        "first_same_sum": range_as_data(one.shared), "order": range_as_data(one.order),
    }  # fmt: skip


def _nearest(one: Nearest) -> dict[str, Any]:
    weights = {criterion: str(weight) for criterion, weight in one.weights.items()}
    return {"ahead": one.ahead, "behind": one.behind, "distance": str(one.distance), "passes": one.passes, "sure": one.sure, "weights": weights}


_MOST_VALUES: Final = 20


def explanation_as_data(one: Explanation) -> dict[str, Any]:
    """Totals and places under an explanation, and what it touches; options whose figures are withheld are left out."""
    shown = dict(one.totals)
    return {
        "totals": [{"option": option, **_total(values)} for option, values in one.totals],
        "order": [{"option": option, "place": place} for option, place in one.order if option in shown],
        "changes_order": one.changes_order, "changes_first": one.changes_first, "changes_recommended": one.changes_recommended,
        "settled_by": list(one.settled_by),
    }  # fmt: skip


def _total(values: Values) -> dict[str, Any]:
    """The exact values where they are few, else the range in which they lie."""
    if values.finite and len(values.points) <= _MOST_VALUES:
        return {"possible": [str(value) for value in sorted(values.points)], "between": None}
    return {"possible": [], "between": range_as_data(values.hull())}


_FORMAT = "1"
_MOST_EXPLANATIONS = 20


def run_as_json(audits: Sequence[Mapping[str, Any]], *, as_of: str, exit_code: int, passed: Sequence[Mapping[str, Any]] = ()) -> str:
    """The result of a run as one JSON object; ASCII only, so that no pipe or terminal can spoil it."""
    marking = {"marking": RESTRICTED} if any("marking" in one for one in audits) else {}
    run = {
        "format": _FORMAT,
        **marking,
        "tool": tool_as_data(),
        "as_of": as_of,
        "exit_code": exit_code,
        "passed_over": list(passed),
        "audits": list(audits),
    }
    return json.dumps(run, indent=1) + "\n"


def run_as_lines(audits: Iterable[Mapping[str, Any]], *, as_of: str) -> str:
    """One JSON object a line for each audit."""
    head = {"format": _FORMAT, "tool": tool_as_data(), "as_of": as_of}
    return "".join(json.dumps({**head, **audit}, separators=(",", ":")) + "\n" for audit in audits)


def tool_as_data() -> dict[str, str]:
    """Name and version of this tool."""
    return {"name": "appraisal-audit", "version": __version__}


def audit_as_data(examination: Examination) -> dict[str, Any]:
    """One audit as plain data."""
    appraisal = examination.appraisal
    return {
        **({"marking": RESTRICTED} if examination.revealed else {}),
        "path": examination.path,
        "appraisal": appraisal.id if appraisal is not None else None,
        "sha256": examination.sha256 or None,
        "restricted": list(examination.restricted),
        "verdict": examination.verdict,
        "errors": [_problem(problem) for problem in examination.problems],
        "assumed": list(examination.assumed),
        "method": standing_as_data(appraisal.method.standing) if appraisal is not None else None,
        "texts": list(examination.texts),
        "decision": _decision(examination),
        "findings": [_finding(finding, examination) for finding in examination.findings],
        "waived": [{**_outcome_head(one), **accepted_as_data(one, examination.waivers)} for one in examination.outcomes if one.status == "waived"],
        "inferred": [_inferred(one) for one in examination.inferred],
        "joint": [_joint(one) for one in examination.joint],
        "coverage": coverage_as_data(examination.coverage),
        **settings_as_data(examination),
        "robustness": robustness_as_data(examination.robustness) if examination.robustness is not None else None,
        "rounding_style": style_as_data(examination.rounding) if examination.rounding is not None else None,
    }


def _decision(examination: Examination) -> dict[str, Any] | None:
    if examination.decision is None or examination.appraisal is None:
        return None
    return decision_as_data(examination.decision, examination.appraisal)


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "path": problem.path,
        "line": problem.line or None,
        "column": problem.column or None,
        "code": problem.code,
        "message": problem.message,
        "remedy": problem.fault.remedy,
    }


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
        "cause": _cause(finding, examination),
        "explanations_total": finding.total, "explanations_complete": finding.complete, "unexplained": str(finding.unexplained),
        "unexplained_code": finding.unexplained.code, "unsettled": str(finding.unsettled), "unsettled_code": finding.unsettled.code,
        "recalculated": [_again(one) for one in finding.anew[:_MOST_EXPLANATIONS]],
        "impact": finding.impact, "impact_basis": finding.basis, "first_place_affected": finding.first_place,
        "recommended_affected": finding.recommended,
        "together": [{"option": option, "place": place} for option, place in finding.together], "first_place_together": finding.first_together,
        "why": lead.rule.why, "ask": question(finding, examination.appraisal),
    }  # fmt: skip


def _cause(finding: Finding, examination: Examination) -> dict[str, Any] | None:
    """The one figure that explains everything in a finding, with the sentence that a report begins with; None where there is none."""
    if finding.cause is None or examination.appraisal is None:
        return None
    return {**_change(finding.cause), "statement": headed(finding, examination.appraisal)}


def _again(one: Explanation) -> dict[str, Any]:
    """What follows if a finding is worked out again: the changes, what follows from these, and the order then."""
    out = [option for case in one.cases for option in sorted(case.out)]
    following = [_quantity(quantity) for quantity in one.following]
    return {"changes": [_change(change) for change in one.changes], "following": following, "left_out": out, **explanation_as_data(one)}


def _where(outcome: Outcome) -> dict[str, Any]:
    where = outcome.where
    return {"line": where.line or None, "column": where.column or None, "pointer": where.pointer}


def _source(outcome: Outcome, examination: Examination) -> dict[str, Any]:
    place, appraisal = outcome.place, examination.appraisal
    source = appraisal.sources.get(place.source or "") if appraisal is not None else None
    return {"document": source.name if source is not None else None, "locator": place.locator() or None}


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


def _joint(one: Joint) -> dict[str, Any]:
    return {
        "option": one.option, "criteria": [cell.criterion for cell in one.cells], "quantity": one.cells[0].kind, "sum": show(one.sum),
    }  # fmt: skip


def _conflict(one: Conflict | None) -> dict[str, list[str]] | None:
    if one is None:
        return None
    return {"figures": [figure.id for figure in one.figures], "relations": [relation.id for relation in one.relations]}
