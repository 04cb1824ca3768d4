"""Robustness and the style of rounding as plain data; numbers are exact, as texts."""

from fractions import Fraction
from typing import Any

from audit.exact.values import Span
from audit.explain.house import HouseStyle
from audit.robust.alone import Alone
from audit.robust.dropped import Dropped
from audit.robust.margins import Margin
from audit.robust.robustness import Robustness
from audit.robust.swaps import Move, Swap
from audit.robust.together import Nearest


def robustness_as_data(found: Robustness) -> dict[str, Any]:
    """Give what it takes to alter the result."""
    return {
        "reason": found.reason,
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
    """Give how the derived figures are rounded."""
    return {
        "declared": dict(style.declared), "figures": style.figures, "telling": style.telling, "fits": dict(style.fits), "styles": list(style.styles),
        "departs": [
            {"figure": one.id, "published": one.text, "line": one.where.line or None, "column": one.where.column or None} for one in style.departs
        ],
    }  # fmt: skip


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


def range_as_data(span: Span | None) -> dict[str, Any] | None:
    """Give the bounds of a range; None for none."""
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
