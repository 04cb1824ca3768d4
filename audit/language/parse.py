"""From text to a checked expression tree. Everything outside the whitelist is refused with its place."""

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from audit.language.errors import ExpressionError
from audit.language.limits import MAX_DEPTH
from audit.language.tokens import plain

_ALLOWED: Final = (
    ast.Expression, ast.BoolOp, ast.And, ast.Or, ast.UnaryOp, ast.Not, ast.USub, ast.UAdd, ast.BinOp, ast.Add, ast.Sub, ast.Mult, ast.Div,
    ast.Compare, ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.In, ast.NotIn, ast.Call, ast.Name, ast.Load, ast.Store,
    ast.Attribute, ast.Constant, ast.List, ast.Tuple, ast.GeneratorExp, ast.comprehension, ast.IfExp,
)  # fmt: skip
_INSTEAD: Final[Mapping[type[ast.AST], str]] = {
    ast.ListComp: "write the loop without square brackets, inside all(), any(), count(), sum(), highest() or lowest()",
    ast.Starred: "a star has no place here; multiply two numbers with it",
}


@dataclass(frozen=True, slots=True)
class Expression:
    """A checked expression, on one line, with the exact value of each number in it, by the column where it stands.

    Columns are Python's own: bytes of the UTF-8 text.
    """

    text: str
    tree: ast.expr
    numbers: Mapping[int, Fraction]
    lead: int

    def source(self, node: ast.AST) -> str:
        """Give the text of a part of the expression."""
        start, end = getattr(node, "col_offset", 0), getattr(node, "end_col_offset", 0)
        return self.text[self.lead :].encode()[start:end].decode()

    def offset(self, node: ast.AST) -> int:
        """Give the place where a part begins, counted in characters from 0; of a field, where its name begins."""
        column: int = getattr(node, "col_offset", 0)
        if isinstance(node, ast.Attribute):
            column = (node.end_col_offset or 0) - len(node.attr)
        return self.lead + len(self.text[self.lead :].encode()[:column].decode())

    def error(self, node: ast.AST, message: str) -> ExpressionError:
        """Give an error at a part of the expression."""
        return ExpressionError(message, self.offset(node))


def parse(text: str) -> Expression:
    """Read an expression. Raises ExpressionError."""
    line = plain(text)
    lead = len(line) - len(line.lstrip(" "))
    expression = Expression(line, _tree(line, lead), {}, lead)
    numbers: dict[int, Fraction] = {}
    _check(expression, expression.tree, numbers, 0)
    return Expression(line, expression.tree, numbers, lead)


def _tree(line: str, lead: int) -> ast.expr:
    try:
        return ast.parse(line[lead:], mode="eval").body
    except SyntaxError as error:
        at = min(max(lead + (error.offset or 1) - 1, 0), len(line.rstrip()) - 1)
        raise ExpressionError("from here on this cannot be read as an expression; something is missing or stands in another order", at) from None
    except (ValueError, RecursionError, MemoryError):
        raise ExpressionError(f"the expression has parts inside parts, more than {MAX_DEPTH} deep") from None


def _check(expression: Expression, node: ast.AST, numbers: dict[int, Fraction], depth: int) -> None:
    if depth > MAX_DEPTH:
        raise expression.error(node, f"parts stand inside parts here, more than {MAX_DEPTH} deep; add up long lists with sum([...])")
    if not isinstance(node, _ALLOWED):
        raise expression.error(node, _INSTEAD.get(type(node), "this is not part of the rule language"))
    if isinstance(node, ast.Constant):
        _check_constant(expression, node, numbers)
    if isinstance(node, ast.Call):
        _check_call(expression, node)
    if isinstance(node, ast.GeneratorExp):
        _check_loop(expression, node)
    for below in ast.iter_child_nodes(node):
        _check(expression, below, numbers, depth + 1)


def _check_constant(expression: Expression, node: ast.Constant, numbers: dict[int, Fraction]) -> None:
    if isinstance(node.value, bool | str):
        return
    if not isinstance(node.value, int | float):
        raise expression.error(node, "this is not part of the rule language")
    numbers[node.col_offset] = Fraction(expression.source(node))


def _check_call(expression: Expression, node: ast.Call) -> None:
    if not isinstance(node.func, ast.Name):
        raise expression.error(node.func, "only the functions of the rule language can be called, by their plain name")
    if any(isinstance(argument, ast.Starred) for argument in node.args) or node.keywords:
        raise expression.error(node, "arguments are given in order, without names or stars")


def _check_loop(expression: Expression, node: ast.GeneratorExp) -> None:
    if len(node.generators) != 1:
        raise expression.error(node.generators[1].target, "a loop goes over one list; put a second loop inside another all(), any() or count()")
    if not isinstance(node.generators[0].target, ast.Name):
        raise expression.error(node.generators[0].target, "a loop has one plain name: for x in options")
