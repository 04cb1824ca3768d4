"""Differences in per cent: "20% below" can mean percentage points, or per cent of what the other option has in total."""

import ast
from typing import Final

from audit.rules.language.parse import Expression

__all__ = ["meanings"]

_PAIR: Final = 2


def meanings(expression: Expression) -> tuple[str, str] | None:
    """The expression in percentage points alone, and in per cent of a total alone; None where it does not allow for both.

    It allows for both where a condition of percentages and one of totals stand beside each other, joined by ``or``.
    """
    both = [pair for node in ast.walk(expression.tree) if (pair := _pair(node)) is not None]
    if not both:
        return None
    return _with(expression, [(node, points) for node, points, _ in both]), _with(expression, [(node, part) for node, _, part in both])


def _pair(node: ast.AST) -> tuple[ast.BoolOp, ast.expr, ast.expr] | None:
    if not isinstance(node, ast.BoolOp) or not isinstance(node.op, ast.Or) or len(node.values) != _PAIR:
        return None
    points = [one for one in node.values if _called(one) == {"percent"} and not _divides(one)]
    parts = [one for one in node.values if _called(one) == {"total"} and _divides(one)]
    return (node, points[0], parts[0]) if points and parts else None


def _called(node: ast.AST) -> set[str]:
    names = {one.func.id for one in ast.walk(node) if isinstance(one, ast.Call) and isinstance(one.func, ast.Name)}
    return names & {"percent", "total", "score", "rank", "mean", "subtotal"}


def _divides(node: ast.AST) -> bool:
    return any(isinstance(one, ast.BinOp) and isinstance(one.op, ast.Div) for one in ast.walk(node))


def _with(expression: Expression, chosen: list[tuple[ast.BoolOp, ast.expr]]) -> str:
    """The text with one condition in the place of each pair. Columns are bytes, as Python counts them."""
    text = expression.text[expression.lead :].encode()
    for node, one in sorted(chosen, key=lambda pair: pair[0].col_offset, reverse=True):
        text = text[: node.col_offset] + expression.source(one).encode() + text[node.end_col_offset or 0 :]
    return text.decode()
