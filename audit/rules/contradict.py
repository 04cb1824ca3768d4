"""Rules that contradict each other: both assert about the same subjects, and what one asserts excludes what the other does.

Only what can be read off the expressions is told; two rules may exclude each other in ways that this does not see.
"""

import ast
from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import Final, NamedTuple

from audit.exact.values import NOT_ZERO, Span, Values, make, point
from audit.language.errors import ExpressionError
from audit.language.parse import Expression
from audit.load.node import Node
from audit.rules.assertion import compiled
from audit.rules.rule import Rule

_NEGATED: Final = {
    "Eq": "NotEq", "NotEq": "Eq", "Lt": "GtE", "GtE": "Lt", "Gt": "LtE", "LtE": "Gt", "In": "NotIn", "NotIn": "In",
}  # fmt: skip
_TURNED: Final = {"Lt": "Gt", "LtE": "GtE", "Gt": "Lt", "GtE": "LtE", "Eq": "Eq", "NotEq": "NotEq"}
_LOOPS: Final = {"all": "any", "any": "all"}


class Part(NamedTuple):
    """One condition in a form that equal conditions share. ``left`` is compared with ``number`` or ``text``, where it is."""

    form: str
    opposite: str
    left: str = ""
    allowed: Values | None = None
    text: str | None = None


def contradict(one: Rule, other: Rule) -> bool:
    """Say whether two rules can never both pass on a subject to which both apply."""
    if one.subject != other.subject or one.asserts is None or other.asserts is None or not _apply_together(one.when, other.when):
        return False
    return any(_exclude(a, b) for a, b in product(_parts(one.asserts), _parts(other.asserts)))


def is_constant(rule: Rule) -> bool:
    """Say whether what a rule asserts is a comparison of something with itself."""
    if rule.asserts is None:
        return False
    tree = compiled(rule.asserts.text).tree
    return isinstance(tree, ast.Compare) and len(tree.ops) == 1 and ast.dump(tree.left) == ast.dump(tree.comparators[0])


def _apply_together(one: Node | None, other: Node | None) -> bool:
    """Say whether one rule applies wherever the other does."""
    if one is None or other is None:
        return True
    return {part.form for part in _parts(one)} == {part.form for part in _parts(other)}


def _exclude(one: Part, other: Part) -> bool:
    if one.form == other.opposite:
        return True
    if not one.left or one.left != other.left:
        return False
    if one.allowed is not None and other.allowed is not None:
        return one.allowed.meet(other.allowed).empty
    return one.text is not None and other.text is not None and one.text != other.text


def _parts(node: Node) -> list[Part]:
    """Give the conditions that all have to hold, and all of them as one. An expression that cannot be read has none."""
    try:
        expression = compiled(node.text)
    except ExpressionError:
        return []
    return [_part(expression, expression.tree), *_split(expression, expression.tree)]


def _split(expression: Expression, node: ast.expr) -> Iterator[Part]:
    if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And):
        for below in node.values:
            yield from _split(expression, below)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not) and isinstance(node.operand, ast.UnaryOp | ast.Compare):
        yield from _negated(expression, node.operand)
    else:
        yield _part(expression, node)


def _negated(expression: Expression, node: ast.expr) -> Iterator[Part]:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield from _split(expression, node.operand)
    elif isinstance(node, ast.Compare) and len(node.ops) == 1:
        yield _compared(expression, node, _NEGATED[type(node.ops[0]).__name__])
    else:
        form = _form(node, opposite=True)
        yield Part(form, _form(node, opposite=False))


def _part(expression: Expression, node: ast.expr) -> Part:
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        return _compared(expression, node, type(node.ops[0]).__name__)
    return Part(_form(node, opposite=False), _form(node, opposite=True))


def _compared(expression: Expression, node: ast.Compare, sign: str) -> Part:
    left, right = node.left, node.comparators[0]
    form, opposite = _pair(left, sign, right), _pair(left, _NEGATED[sign], right)
    if sign in _TURNED and _number(expression, left) is not None:
        left, right, sign = right, left, _TURNED[sign]
    number = _number(expression, right)
    allowed = _allowed(sign, number) if number is not None and sign in _TURNED else None
    text = right.value if isinstance(right, ast.Constant) and isinstance(right.value, str) and sign == "Eq" else None
    return Part(form, opposite, ast.dump(left) if allowed is not None or text is not None else "", allowed, text)


def _number(expression: Expression, node: ast.expr) -> Fraction | None:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        below = _number(expression, node.operand)
        return -below if below is not None else None
    return expression.numbers.get(node.col_offset) if isinstance(node, ast.Constant) and not isinstance(node.value, bool | str) else None


def _allowed(sign: str, number: Fraction) -> Values:
    """Give the numbers that a comparison with one number lets through."""
    if sign in {"Eq", "NotEq"}:
        return point(number) if sign == "Eq" else NOT_ZERO.plus(point(number))
    if sign in {"Lt", "LtE"}:
        return make((), [Span(None, number, low_open=True, high_open=sign == "Lt")])
    return make((), [Span(number, None, low_open=sign == "Gt", high_open=True)])


def _pair(left: ast.expr, sign: str, right: ast.expr) -> str:
    """Write a comparison so that ``a > b`` and ``b < a`` are the same, and so are both orders of ``a == b``."""
    one, other = ast.dump(left), ast.dump(right)
    if sign in {"Gt", "GtE"} or (sign in {"Eq", "NotEq"} and other < one):
        one, other, sign = other, one, _TURNED[sign]
    return f"{sign}({one}, {other})"


def _form(node: ast.expr, *, opposite: bool) -> str:
    """Write a condition, or its opposite, in one way for all that mean the same by these steps."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return _form(node.operand, opposite=not opposite)
    if isinstance(node, ast.BoolOp):
        joined = isinstance(node.op, ast.And) is not opposite
        return f"{'and' if joined else 'or'}({', '.join(sorted(_form(one, opposite=opposite) for one in node.values))})"
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        sign = type(node.ops[0]).__name__
        return _pair(node.left, _NEGATED[sign] if opposite else sign, node.comparators[0])
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        return str(node.value is not opposite)
    return _called(node, opposite=opposite)


def _called(node: ast.expr, *, opposite: bool) -> str:
    loop = node.args[0] if isinstance(node, ast.Call) and len(node.args) == 1 else None
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _LOOPS and isinstance(loop, ast.GeneratorExp):
        name = _LOOPS[node.func.id] if opposite else node.func.id
        return f"{name}({_form(loop.elt, opposite=opposite)} for {ast.dump(loop.generators[0])})"
    return f"{'not ' if opposite else ''}{ast.dump(node)}"
