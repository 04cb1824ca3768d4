"""What follows from an explanation, as plain data."""

from typing import Any, Final

from audit.exact.values import Values
from audit.explain.finding import Explanation
from audit.report.robust_data import range_as_data

_MOST_VALUES: Final = 20


def explanation_as_data(one: Explanation) -> dict[str, Any]:
    """Give totals and places under an explanation, and what it touches; options whose figures are withheld are left out."""
    shown = dict(one.totals)
    return {
        "totals": [{"option": option, **_total(values)} for option, values in one.totals],
        "order": [{"option": option, "place": place} for option, place in one.order if option in shown],
        "changes_order": one.changes_order, "changes_first": one.changes_first, "changes_recommended": one.changes_recommended,
        "settled_by": list(one.settled_by),
    }  # fmt: skip


def _total(values: Values) -> dict[str, Any]:
    """Give the exact values where they are few, else the range in which they lie."""
    if values.finite and len(values.points) <= _MOST_VALUES:
        return {"possible": [str(value) for value in sorted(values.points)], "between": None}
    return {"possible": [], "between": range_as_data(values.hull())}
