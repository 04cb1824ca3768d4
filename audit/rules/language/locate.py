"""Where in a YAML or JSON file a part of an expression stands, however the expression was quoted or folded."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from audit.appraisal.load.node import Lines, Node
from audit.files import read_bytes
from audit.limits import FileLimits
from audit.problems import Problem, fault
from audit.rules.language.parse import ExpressionError

__all__ = ["place", "problem_at", "text_of_file"]

_CODES: Final = {"x": 2, "u": 4, "U": 8}
_CODE: Final = re.compile("[0-9A-Fa-f]{2}|[0-9A-Fa-f]{4}|00(?:0[0-9A-Fa-f]|10)[0-9A-Fa-f]{4}")
_ESCAPES: Final = {
    "n": "\n", "t": "\t", "r": "\r", "\t": "\t", " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\u0085", "_": "\u00a0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def problem_at(path: str, node: Node, error: ExpressionError, raw: str | None = None) -> Problem:
    """An expression's error with its line and column in the file.

    ``raw`` is the file's text; without it the file is read, and where that cannot be done, or the file has changed,
    the place of the whole expression is given.
    """
    text = raw if raw is not None else text_of_file(path)
    found = place(text, node, error.offset) if text is not None else None
    line, column = found or (node.line, node.column)
    return Problem(path, line, column, fault("expression", said=error.message))


def text_of_file(path: str) -> str | None:
    """The text of a file; None where it cannot be read."""
    try:
        return read_bytes(Path(path), FileLimits.MAX_BYTES).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None


def place(raw: str, node: Node, offset: int) -> tuple[int, int] | None:
    """Line and column in the file of the first letter at or after a place in a scalar; None where the file holds another text.

    Quoting, escaping and folding change only white space and escapes, so the other letters are found by walking along both.
    """
    lines = Lines(raw)
    letters = _letters(raw, lines.at(node.line, node.column))
    found = None
    for at, letter in enumerate(node.text):
        if letter.isspace():
            continue
        found = next(letters, (-1, ""))
        if found[1] != letter:
            return None
        if at >= offset:
            break
    return lines.place(found[0]) if found is not None else None


def _letters(raw: str, start: int) -> Iterator[tuple[int, str]]:
    """The letters of the scalar that begins there, white space left out, each with its place."""
    opening = raw[start : start + 1]
    if opening == '"':
        found = _escaped(raw, start + 1)
    elif opening == "'":
        found = _doubled(raw, start + 1)
    else:
        found = enumerate(raw[start:], start) if opening not in {"|", ">"} else _block(raw, start)
    return ((at, letter) for at, letter in found if not letter.isspace())


def _block(raw: str, start: int) -> Iterator[tuple[int, str]]:
    after = raw.find("\n", start)
    return enumerate(raw[after:], after) if after >= 0 else iter(())


def _doubled(raw: str, at: int) -> Iterator[tuple[int, str]]:
    while at < len(raw):
        if raw[at] == "'":
            at += 1
            if raw[at : at + 1] != "'":
                return
        yield at, raw[at]
        at += 1


def _escaped(raw: str, at: int) -> Iterator[tuple[int, str]]:
    while at < len(raw) and raw[at] != '"':
        if raw[at] != "\\":
            yield at, raw[at]
            at += 1
            continue
        sign = raw[at + 1 : at + 2]
        width = _CODES.get(sign, 0)
        code = raw[at + 2 : at + 2 + width]
        yield at, chr(int(code, 16)) if _CODE.fullmatch(code) else _ESCAPES.get(sign, " ")
        at += 2 + width
