"""The report on code quality that GitLab shows beside a merge request."""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, Final

from audit.report.exchange.paper_result import FoundPlace, PaperResult

__all__ = ["whole"]

_LEVELS: Final = {"error": "major", "warning": "minor", "note": "info"}


def whole(papers: Sequence[PaperResult], _exit_code: int) -> str:
    """A list with an entry for everything found; its fingerprints tell it from all else, and stay when lines move."""
    entries = [_entry(paper, one) for paper in papers for one in (*paper.broken, *paper.findings)]
    return json.dumps(entries, indent=1) + "\n"


def _entry(paper: PaperResult, found: FoundPlace) -> Mapping[str, Any]:
    level = "blocker" if found in paper.broken else _LEVELS[found.severity]
    marking = f"{paper.marking}: " if paper.marking else ""
    return {
        "description": f"{marking}{found.told}", "check_name": found.rule, "severity": level,
        "fingerprint": sha256(f"{paper.path}\0{found.fingerprint}".encode("utf-8", "replace")).hexdigest(),
        # The form has no entry without a line; a document has none, and is shown at its first.
        "location": {"path": paper.path, "lines": {"begin": found.line or 1}},
    }  # fmt: skip
