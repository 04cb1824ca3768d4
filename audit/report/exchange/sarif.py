"""Results as SARIF 2.1.0, the OASIS standard form of what static analysis finds, which code hosts and editors read."""

import json
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from audit import __version__
from audit.report.exchange.paper_result import FoundPlace, PaperResult

__all__ = ["whole"]

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_FINGERPRINT: Final = "appraisalAudit/v1"


def whole(papers: Sequence[PaperResult], exit_code: int) -> str:
    """The log of one run: failures only, each at its place.

    What could not be audited is a notification of the run, which then has not succeeded.
    """
    rules = _rules(papers)
    places = {rule["id"]: at for at, rule in enumerate(rules)}
    run = {
        "tool": {"driver": {"name": "appraisal-audit", "version": __version__, "semanticVersion": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not any(one.broken for one in papers), "exitCode": exit_code,
                "toolExecutionNotifications": [one for paper in papers for one in _notifications(paper)],
            }
        ],
        "artifacts": [_artifact(one) for one in papers],
        "results": [_result(paper, one, at, places) for at, paper in enumerate(papers) for one in paper.findings],
    }  # fmt: skip
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _uri(path: str) -> str:
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix())


def _rules(papers: Sequence[PaperResult]) -> list[dict[str, Any]]:
    found: dict[str, FoundPlace] = {}
    for one in (one for paper in papers for one in paper.findings):
        found.setdefault(one.rule, one)
    return [_rule(found[name]) for name in sorted(found)]


def _rule(one: FoundPlace) -> dict[str, Any]:
    why = {"fullDescription": {"text": one.why}, "help": {"text": one.why}} if one.why else {}
    tags = {"properties": {"tags": list(one.tags)}} if one.tags else {}
    return {"id": one.rule, "name": one.name, "shortDescription": {"text": one.title}, **why, "defaultConfiguration": {"level": one.severity}, **tags}


def _artifact(paper: PaperResult) -> dict[str, Any]:
    return {"location": {"uri": _uri(paper.path)}, **({"hashes": {"sha-256": paper.sha256}} if paper.sha256 else {})}


def _notifications(paper: PaperResult) -> list[dict[str, Any]]:
    broken = [_notification(paper, one.told, "error", one) for one in paper.broken]
    return [*broken, *(_notification(paper, said, "note", None) for said in paper.restricted)]


def _notification(paper: PaperResult, said: str, level: str, found: FoundPlace | None) -> dict[str, Any]:
    code = {"descriptor": {"id": found.rule}} if found is not None else {}
    return {"level": level, "message": {"text": said}, **code, "locations": [{"physicalLocation": _place(paper, found)}]}


def _place(paper: PaperResult, found: FoundPlace | None) -> Mapping[str, Any]:
    region = {"region": {"startLine": found.line, "startColumn": max(1, found.column)}} if found is not None and found.line else {}
    return {"artifactLocation": {"uri": _uri(paper.path)}, **region}


def _result(paper: PaperResult, found: FoundPlace, at: int, places: Mapping[str, int]) -> dict[str, Any]:
    place = {**_place(paper, found), "artifactLocation": {"uri": _uri(paper.path), "index": at}}
    named = [{"name": found.about, "kind": "member"}] if found.about else []
    return {
        "ruleId": found.rule, "ruleIndex": places[found.rule], "level": found.severity, "message": {"text": found.told},
        "locations": [{"physicalLocation": place, **({"logicalLocations": named} if named else {})}],
        "partialFingerprints": {_FINGERPRINT: found.fingerprint},
        "properties": {
            "published": found.published, "computed": found.computed, "question": found.question, "firstPlaceAffected": found.first_place,
            "compareWithYourOwnCopy": found.to_compare,
        },
    }  # fmt: skip
