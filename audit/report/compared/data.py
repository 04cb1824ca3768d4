"""A comparison as plain data, by schemas/comparison.schema.json."""

import json
from typing import Any

from audit.comparison.alteration import Alteration
from audit.comparison.compare import AppraisalChange, Comparison
from audit.comparison.findings import FindingChange
from audit.comparison.names import NameMatches
from audit.examine import Examination
from audit.report.compared.words import about_alteration, called_out, fate_of
from audit.report.json import tool_as_data

__all__ = ["comparison_as_json"]


def comparison_as_json(found: Comparison, *, old: str, new: str, as_of: str, exit_code: int, mark: str = "") -> str:
    """The comparison as one JSON object; ASCII only, so that no pipe or terminal can spoil it."""
    held = {
        "format": "1", "tool": tool_as_data(), "marking": mark or None, "as_of": as_of,
        "exit_code": exit_code, "old": old, "new": new, "differs": found.differs,
        "appraisals": [_pair(one) for one in found.pairs],
        "appraisals_gone": [_appraisal(one) for one in found.gone], "appraisals_new": [_appraisal(one) for one in found.new],
    }  # fmt: skip
    return json.dumps(held, indent=1) + "\n"


def _pair(change: AppraisalChange) -> dict[str, Any]:
    versions = change.versions
    return {
        "old": _appraisal(versions.old), "new": _appraisal(versions.new), "differs": change.differs,
        "options": _matches(versions.options), "criteria": _matches(versions.criteria),
        "after_scoring": called_out(change) or None,
        "changes": [_alteration(one, change) for one in change.alterations],
        "findings": [_finding(one) for one in change.findings],
    }  # fmt: skip


def _appraisal(one: Examination) -> dict[str, Any]:
    held = one.appraisal
    return {
        "id": held.id if held is not None else None, "title": held.title if held is not None else None, "sha256": one.sha256 or None,
        "verdict": one.verdict,
    }  # fmt: skip


def _matches(matches: NameMatches) -> list[dict[str, Any]]:
    return [{"old": one, "new": other, "renamed": one in matches.renamed} for one, other in matches.pairs.items()]


def _alteration(one: Alteration, change: AppraisalChange) -> dict[str, Any]:
    return {
        "area": one.area, "kind": one.kind, "of": one.of, "about": about_alteration(one, change), "old": one.old, "new": one.new,
        "option": one.option, "criterion": one.criterion, "group": one.group, "item": one.item,
        "scorer": one.quantity.scorer if one.quantity is not None else None,
        "old_place": one.old_place or None, "new_place": one.new_place or None, "doubtful": one.doubtful, "withheld": one.withheld,
        "after_scoring": one.after_scoring,
    }  # fmt: skip


def _finding(one: FindingChange) -> dict[str, Any]:
    return {
        "kind": one.kind, "rule": one.rule, "severity": one.severity, "standing": one.standing, "old": one.old or None, "new": one.new or None,
        "old_place": one.old_place or None, "new_place": one.new_place or None, "fate": one.fate, "said": fate_of(one) or None,
    }  # fmt: skip
