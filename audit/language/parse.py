"""From text to a checked expression tree. Everything outside the whitelist is refused with its place."""

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from audit.language.errors import ExpressionError
from audit.language.limits import MAX_DEPTH, MAX_DIGITS, MAX_LENGTH

_NUMBER: Final = re.compile(r"\d{1,30}(?:\.\d{1,30})?")
_ALLOWED: Final = (
    ast.Expression, ast.BoolOp, ast.And, ast.Or, ast.UnaryOp, ast.Not, ast.USub, ast.UAdd, ast.BinOp, ast.Add, ast.Sub, ast.Mult, ast.Div,
    ast.Compare, ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.In, ast.NotIn, ast.Call, ast.Name, ast.Load, ast.Store,
    ast.Attribute, ast.Constant, ast.List, ast.Tuple, ast.GeneratorExp, ast.comprehension, ast.IfExp,
)  # fmt: skip
_INSTEAD: Final[Mapping[type[ast.AST], str]] = {
    ast.Pow: "powers are not part of the language; multiply instead",
    ast.Mod: "remainders are not part of the language",
    ast.FloorDiv: "write / for division; results are exact",
    ast.Lambda: "functions cannot be defined here",
    ast.ListComp: "write the loop inside all(), any(), count(), sum(), highest() or lowest()",
    ast.SetComp: "write the loop inside all(), any() or count()",
    ast.DictComp: "write the loop inside all(), any() or count()",
    ast.JoinedStr: "text in an expression is plain, without f",
    ast.Subscript: "single entries are not picked by number; use a function or a loop",
    ast.Is: "write == to compare",
    ast.IsNot: "write != to compare",
    ast.NamedExpr: "values cannot be stored in an expression",
}


@dataclass(frozen=True, slots=True)
class Expression:
    """A checked expression with the exact value of each number in it, by the place where the number stands."""

    text: str
    tree: ast.expr
    numbers: Mapping[tuple[int, int], Fraction]

    def source(self, node: ast.AST) -> str:
        """Give the text of a part of the expression."""
        return ast.get_source_segment(self.text, node) or ""

    def offset(self, node: ast.AST) -> int:
        """Give the place of a part in the text, counted in characters from 0."""
        return offset_of(self.text, getattr(node, "lineno", 1), getattr(node, "col_offset", 0))


def offset_of(text: str, line: int, column: int) -> int:
    """Give the place of a line and a byte column, as Python's parser counts them."""
    lines = text.split("\n")
    before = sum(len(one) + 1 for one in lines[: line - 1])
    here = lines[line - 1] if line <= len(lines) else ""
    return before + len(here.encode()[:column].decode(errors="ignore"))


def parse(text: str) -> Expression:
    """Read an expression. Raises ExpressionError."""
    stripped = text.strip()
    if not stripped:
        raise ExpressionError("the expression is empty")
    if len(text) > MAX_LENGTH:
        raise ExpressionError(f"the expression has {len(text)} characters; at most {MAX_LENGTH}")
    _check_depth(text)
    joined = " ".join(text.split("\n")).rstrip()
    lead = len(joined) - len(joined.lstrip())
    tree = _tree(joined, lead)
    numbers: dict[tuple[int, int], Fraction] = {}
    expression = Expression(joined[lead:], tree.body, numbers)
    _check(expression, tree, numbers, 0)
    return expression


def _check_depth(text: str) -> None:
    depth, quote = 0, ""
    for place, letter in enumerate(text):
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'":
            quote = letter
        elif letter in "([{":
            depth += 1
        elif letter in ")]}":
            depth -= 1
        if depth > MAX_DEPTH:
            raise ExpressionError(f"brackets are nested more than {MAX_DEPTH} deep", place, letter)
    if re.search(r"(?:\bnot\b\s*|[-+~]\s*){40}", text):
        raise ExpressionError("too many signs or negations in a row")


def _tree(text: str, lead: int) -> ast.Expression:
    try:
        return ast.parse(text[lead:], mode="eval")
    except SyntaxError as error:
        offset = max((error.offset or 1) - 1, 0)
        raise ExpressionError(f"this is not an expression: {error.msg}", offset, text[lead:][offset : offset + 12]) from None
    except (ValueError, RecursionError, MemoryError):
        raise ExpressionError("this is not an expression that can be read; it is nested too deeply or holds an impossible character") from None


def _check(expression: Expression, node: ast.AST, numbers: dict[tuple[int, int], Fraction], depth: int) -> None:
    if depth > MAX_DEPTH * 2:
        raise _error(expression, node, "the expression is nested too deeply")
    if not isinstance(node, _ALLOWED):
        raise _error(expression, node, _INSTEAD.get(type(node), "this is not part of the rule language"))
    if isinstance(node, ast.Constant):
        _check_constant(expression, node, numbers)
    if isinstance(node, ast.Call):
        _check_call(expression, node)
    if isinstance(node, ast.comprehension):
        _check_loop(expression, node)
    if isinstance(node, ast.Attribute | ast.Name):
        _check_name(expression, node)
    for below in ast.iter_child_nodes(node):
        _check(expression, below, numbers, depth + 1)


def _check_constant(expression: Expression, node: ast.Constant, numbers: dict[tuple[int, int], Fraction]) -> None:
    if isinstance(node.value, bool | str):
        return
    source = expression.source(node)
    if not _NUMBER.fullmatch(source):
        raise _error(expression, node, f"numbers are written with digits and one point, at most {MAX_DIGITS} digits")
    numbers[(node.lineno, node.col_offset)] = Fraction(source)


def _check_call(expression: Expression, node: ast.Call) -> None:
    if not isinstance(node.func, ast.Name):
        raise _error(expression, node, "only the functions of the rule language can be called, by their plain name")
    if node.keywords or any(isinstance(argument, ast.Starred) for argument in node.args):
        raise _error(expression, node, "arguments are given in order, without names or stars")


def _check_loop(expression: Expression, node: ast.comprehension) -> None:
    if node.is_async or not isinstance(node.target, ast.Name):
        raise _error(expression, node.target, "a loop has one plain name: for option in options")


def _check_name(expression: Expression, node: ast.Attribute | ast.Name) -> None:
    name = node.attr if isinstance(node, ast.Attribute) else node.id
    if name.startswith("_") or not name.isascii():
        raise _error(expression, node, f'"{name}" is no field; names begin with a letter')


def _error(expression: Expression, node: ast.AST, message: str) -> ExpressionError:
    place = node if hasattr(node, "lineno") else expression.tree
    return ExpressionError(message, expression.offset(place), expression.source(place)[:40])
