"""Check published options appraisals for consistency.

    import audit

    result = audit.check("paper.docx")
    print(result.verdict, [finding.message for finding in result.findings])

What is listed in ``__all__`` is the public face, described in docs/api.md; everything else is private and may change.
It is imported when it is first used, so that ``import audit`` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from audit.api import check, check_all, explain, from_frame, load_rules, load_waivers, read_document
    from audit.appraisal.model.appraisal import Appraisal
    from audit.problems import AuditError
    from audit.report.result import Audit, Change, Count, Coverage, Explanation, Finding, MissingFigure, Place, Subject
    from audit.rules.settings import Settings

__version__: Final = "0.1.0"

__all__ = [
    "Appraisal",
    "Audit",
    "AuditError",
    "Change",
    "Count",
    "Coverage",
    "Explanation",
    "Finding",
    "MissingFigure",
    "Place",
    "Settings",
    "Subject",
    "__version__",
    "check",
    "check_all",
    "explain",
    "from_frame",
    "load_rules",
    "load_waivers",
    "read_document",
]

_RESULTS: Final = ("Audit", "Change", "Count", "Coverage", "Explanation", "Finding", "MissingFigure", "Place", "Subject")
_HOMES: Final = {
    **dict.fromkeys(("check", "check_all", "explain", "from_frame", "load_rules", "load_waivers", "read_document"), "audit.api"),
    **dict.fromkeys(_RESULTS, "audit.report.result"),
    "Appraisal": "audit.appraisal.model.appraisal",
    "AuditError": "audit.problems",
    "Settings": "audit.rules.settings",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
