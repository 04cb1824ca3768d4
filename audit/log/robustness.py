"""The record of what would alter the result, and of how the document rounds, where these were worked out."""

from typing import Any

from audit.examine import Examination
from audit.log.canonical import Record


def robustness_of(examination: Examination) -> Record | None:
    """Give the same as the JSON result in the form of a log: yes and no for truth values, and without what is empty."""
    if examination.robustness is None or examination.rounding is None:
        return None
    from audit.report.robust_data import robustness_as_data, style_as_data  # noqa: PLC0415  # most logs hold none

    return {"result": _plain(robustness_as_data(examination.robustness)), "rounding": _plain(style_as_data(examination.rounding))}


def _plain(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return {key: _plain(below) for key, below in value.items() if below is not None}
    return [_plain(below) for below in value] if isinstance(value, list | tuple) else value
