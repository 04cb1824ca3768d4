"""Where in a YAML file a part of an expression stands, however the expression was quoted or folded."""

from pathlib import Path

from audit.language.errors import ExpressionError
from audit.load.node import Node
from audit.problems import Problem


def problem_at(path: str, node: Node, error: ExpressionError, text: str | None = None) -> Problem:
    """Give an expression's error with its line and column in the file.

    ``text`` is the file's text; without it the file is read, and if that cannot be done the place of the whole
    expression is given.
    """
    raw = text if text is not None else _read(path)
    line, column = _place(raw, node, error) if raw is not None and error.token else (node.line, node.column)
    return Problem(path, line, column, error.message)


def _read(path: str) -> str | None:
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None


def _place(raw: str, node: Node, error: ExpressionError) -> tuple[int, int]:
    """Find the token by counting how often it stands before in the expression, and skipping as many in the file."""
    token = error.token.split("\n")[0].split("  ")[0]
    shown = " ".join(node.text.split("\n")).lstrip()
    at = _start(raw, node)
    for _ in range(shown[: error.offset].count(token) + 1):
        found = raw.find(token, at)
        if found < 0:
            return node.line, node.column
        at = found + 1
    return raw.count("\n", 0, at - 1) + 1, at - 1 - raw.rfind("\n", 0, at - 1)


def _start(raw: str, node: Node) -> int:
    at = 0
    for _ in range(node.line - 1):
        at = raw.find("\n", at) + 1
    return at + node.column - 1
