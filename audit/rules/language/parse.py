"""From text to a checked expression tree. Everything outside the whitelist is refused with its place.

What is said when an expression cannot be read or run.

The parts of an expression: words, numbers, texts and signs. Anything else is refused before Python's parser sees it.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from keyword import iskeyword
from typing import Final, NamedTuple

from audit.limits import LanguageLimits

__all__ = ["Expression", "ExpressionError", "Misuse", "Token", "parse", "plain"]


class ExpressionError(Exception):
    """An expression cannot be read or run. ``offset`` says where in its text, counted in characters from 0."""

    def __init__(self, message: str, offset: int = 0) -> None:
        """Keep the message and the place."""
        self.message = message
        self.offset = offset
        super().__init__(message)


class Misuse(Exception):  # noqa: N818  # becomes an ExpressionError once its place is known
    """An operation or a function cannot take what it is given."""


_PART: Final = re.compile(
    r"""(?P<space>\s+)|(?P<text>"[^"\\]*"|'[^'\\]*')|(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<name>[A-Za-z][A-Za-z0-9_]*)"""
    r"""|(?P<sign>==|!=|<=|>=|[-+*/<>().,\[\]])"""
)
_AFTER_NUMBER: Final = re.compile(r"[A-Za-z0-9_.]")
_OTHER: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]")
_OPEN: Final = {"(": ")", "[": "]"}
_OPERATORS: Final = frozenset({"and", "or", "not", "in", "if", "else", "for"})
_VALUES: Final = frozenset({"True", "False"})
_PREFIX: Final = frozenset({"-", "+", "not"})
_NO_PLACE: Final = "single entries are not picked by number; use a function or a loop"
_WORDS: Final[Mapping[str, str]] = {
    "true": "write True, with a capital", "false": "write False, with a capital",
    "None": "known(x) says whether the file gives a value", "null": "known(x) says whether the file gives a value",
    "is": "write == to compare, or != where they differ", "lambda": "functions cannot be defined here",
    "AND": "write and, in small letters", "OR": "write or, in small letters", "NOT": "write not, in small letters",
}  # fmt: skip
_SIGNS: Final[Mapping[str, str]] = {
    "**": "powers are not part of the language; multiply instead", "//": "write / for division; results are exact",
    ":=": "values cannot be stored in an expression", "&&": "write and", "||": "write or", "<>": "write != for what differs",
    "=": "write == to compare", "!": "write not, or != for what differs", "&": "write and", "|": "write or",
    "%": "leave out per cent signs (percent(x) > 50); there are no remainders", "{": "only round and square brackets are used here",
    "}": "only round and square brackets are used here", ":": "an expression has no colon",
    "\\": "text has no backslash, and lines continue without one", "#": "comments go outside the expression, in the YAML",
    "\u201c": 'write straight quotes: "', "\u201d": 'write straight quotes: "', "\u2018": "write straight quotes: '",
    "\u2019": "write straight quotes: '", "\u2264": "write <=", "\u2265": "write >=", "\u2260": "write !=", "\u00d7": "write *", "\u00f7": "write /",
    "\u2013": "write - (a hyphen) for minus", "\u2212": "write - (a hyphen) for minus", "\u00a3": "write the number alone",
    '"': "this text is not closed; it ends with the same quote and has no backslash",
    "'": "this text is not closed; it ends with the same quote and has no backslash",
    "_": "names begin with a letter",
}  # fmt: skip


class Token(NamedTuple):
    """One part: ``text``, ``number``, ``name`` or ``sign``, as written, and where it begins."""

    kind: str
    text: str
    at: int

    @property
    def ends_value(self) -> bool:
        """Whether a value ends here, so that an operator or a bracket comes next."""
        word = self.kind == "name" and self.text not in _OPERATORS
        return word or self.kind in {"text", "number"} or self.text in {")", "]"}

    @property
    def begins_value(self) -> bool:
        """Whether a value begins here."""
        return self.kind in {"text", "number"} or self.text == "[" or (self.kind == "name" and self.text not in _OPERATORS)


def plain(text: str) -> str:
    """An expression on one line, each character at its place, once all its parts are known. Raises ExpressionError."""
    if len(text) > LanguageLimits.MAX_LENGTH:
        raise ExpressionError(f"the expression has {len(text)} characters; at most {LanguageLimits.MAX_LENGTH} are read")
    line = list(text)
    parts = []
    for part in _parts(text):
        if part.kind == "space":
            line[part.at : part.at + len(part.text)] = " " * len(part.text)
        else:
            parts.append(part)
    if not parts:
        raise ExpressionError("the expression is empty")
    _check_order(parts)
    return "".join(line).replace("\r", " ").replace("\n", " ")


def _parts(text: str) -> Iterator[Token]:
    at = 0
    while at < len(text):
        match = _PART.match(text, at)
        if match is None or text[at : at + 2] in _SIGNS:
            raise _unreadable(text, at)
        part = Token(match.lastgroup or "", match[0], at)
        _tokens_check(part, text)
        yield part
        at = match.end()


def _unreadable(text: str, at: int) -> ExpressionError:
    sign = text[at : at + 2] if text[at : at + 2] in _SIGNS else text[at]
    if sign in {'"', "'"}:
        return ExpressionError(_SIGNS[sign], at)
    shown = sign if sign.isprintable() else f"the character U+{ord(sign):04X}"
    return ExpressionError(f"{shown} is not part of the rule language{'; ' if sign in _SIGNS else ''}{_SIGNS.get(sign, '')}", at)


def _tokens_check(part: Token, text: str) -> None:
    following = text[part.at + len(part.text) : part.at + len(part.text) + 1]
    if part.kind == "number":
        _check_number(part, following)
    elif part.kind == "name" and following in {'"', "'"}:
        raise ExpressionError("text is plain here, without a letter before it", part.at)
    elif part.kind == "name" and (part.text in _WORDS or (iskeyword(part.text) and part.text not in _OPERATORS | _VALUES)):
        said = _WORDS.get(part.text, "it has no meaning here")
        raise ExpressionError(f'"{part.text}" is not a word of the rule language; {said}', part.at)
    elif part.kind == "text" and (odd := _OTHER.search(part.text)) is not None:
        raise ExpressionError(f"the character U+{ord(odd[0]):04X} is not allowed in a text", part.at + odd.start())


def _check_number(part: Token, following: str) -> None:
    whole, _, places = part.text.partition(".")
    if _AFTER_NUMBER.match(following) or (len(whole) > 1 and whole[0] == "0") or max(len(whole), len(places)) > LanguageLimits.MAX_PLACES:
        said = f"numbers are written with digits and one point, such as 12.5, with at most {LanguageLimits.MAX_PLACES} digits on either side"
        raise ExpressionError(said, part.at)


def _check_order(parts: list[Token]) -> None:
    if len(parts) > LanguageLimits.MAX_PARTS:
        raise ExpressionError(f"the expression has more than {LanguageLimits.MAX_PARTS} parts", parts[LanguageLimits.MAX_PARTS].at)
    _check_brackets(parts)
    _check_rows(parts)
    for before, part in pairwise(parts):
        if before.ends_value and part.text == "[":
            raise ExpressionError(_NO_PLACE, part.at)
        if before.ends_value and part.begins_value:
            raise ExpressionError("two values are side by side; put a comma or an operator such as and, + or == between them", part.at)


def _check_brackets(parts: list[Token]) -> None:
    stack: list[Token] = []
    for part in parts:
        if part.text in _OPEN:
            stack.append(part)
        elif part.text in _OPEN.values() and (not stack or _OPEN[stack.pop().text] != part.text):
            raise ExpressionError(f"no bracket is open that {part.text} could close", part.at)
        if len(stack) > LanguageLimits.MAX_NESTING:
            raise ExpressionError(f"brackets are nested more than {LanguageLimits.MAX_NESTING} deep", part.at)
    if stack:
        raise ExpressionError(f"this bracket is not closed; {_OPEN[stack[-1].text]} is missing", stack[-1].at)


def _check_rows(parts: list[Token]) -> None:
    signs = fields = 0
    for part in parts:
        signs = signs + 1 if part.text in _PREFIX else 0
        fields = fields + 1 if part.text == "." else (fields if part.kind == "name" else 0)
        if signs > LanguageLimits.MAX_ROW:
            raise ExpressionError(f"more than {LanguageLimits.MAX_ROW} signs or negations in a row", part.at)
        if fields > LanguageLimits.MAX_ROW:
            raise ExpressionError(f"more than {LanguageLimits.MAX_ROW} fields of fields", part.at)


_ALLOWED: Final = (
    ast.Expression, ast.BoolOp, ast.And, ast.Or, ast.UnaryOp, ast.Not, ast.USub, ast.UAdd, ast.BinOp, ast.Add, ast.Sub, ast.Mult, ast.Div,
    ast.Compare, ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.In, ast.NotIn, ast.Call, ast.Name, ast.Load, ast.Store,
    ast.Attribute, ast.Constant, ast.List, ast.Tuple, ast.GeneratorExp, ast.comprehension, ast.IfExp,
)  # fmt: skip
_INSTEAD: Final[Mapping[type[ast.AST], str]] = {
    ast.ListComp: "write the loop without square brackets, inside all(), any(), count(), sum(), highest() or lowest()",
    ast.Starred: "a star is not allowed here; it multiplies two numbers",
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
        """The text of a part of the expression."""
        start, end = getattr(node, "col_offset", 0), getattr(node, "end_col_offset", 0)
        return self.text[self.lead :].encode()[start:end].decode()

    def offset(self, node: ast.AST) -> int:
        """The place where a part begins, counted in characters from 0; of a field, where its name begins."""
        column: int = getattr(node, "col_offset", 0)
        if isinstance(node, ast.Attribute):
            column = (node.end_col_offset or 0) - len(node.attr)
        return self.lead + len(self.text[self.lead :].encode()[:column].decode())

    def error(self, node: ast.AST, message: str) -> ExpressionError:
        """An error at a part of the expression."""
        return ExpressionError(message, self.offset(node))


def parse(text: str) -> Expression:
    """Read an expression. Raises ExpressionError."""
    line = plain(text)
    lead = len(line) - len(line.lstrip(" "))
    expression = Expression(line, _tree(line, lead), {}, lead)
    numbers: dict[int, Fraction] = {}
    _parse_check(expression, expression.tree, numbers, 0)
    return Expression(line, expression.tree, numbers, lead)


def _tree(line: str, lead: int) -> ast.expr:
    try:
        return ast.parse(line[lead:], mode="eval").body
    except SyntaxError as error:
        at = min(max(lead + (error.offset or 1) - 1, 0), len(line.rstrip()) - 1)
        raise ExpressionError("from here on this cannot be read as an expression; something is missing or out of order", at) from None
    except (ValueError, RecursionError, MemoryError):
        raise ExpressionError(f"the expression has parts inside parts, more than {LanguageLimits.MAX_DEPTH} deep") from None


def _parse_check(expression: Expression, node: ast.AST, numbers: dict[int, Fraction], depth: int) -> None:
    if depth > LanguageLimits.MAX_DEPTH:
        raise expression.error(node, f"parts are inside parts here, more than {LanguageLimits.MAX_DEPTH} deep; add up long lists with sum([...])")
    if not isinstance(node, _ALLOWED):
        raise expression.error(node, _INSTEAD.get(type(node), "this is not part of the rule language"))
    if isinstance(node, ast.Constant):
        _check_constant(expression, node, numbers)
    if isinstance(node, ast.Call):
        _check_call(expression, node)
    if isinstance(node, ast.GeneratorExp):
        _check_loop(expression, node)
    for below in ast.iter_child_nodes(node):
        _parse_check(expression, below, numbers, depth + 1)


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
