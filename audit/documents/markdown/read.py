"""Reader of Markdown: tables and text with the lines of the file, by way of the HTML that it stands for."""

import hashlib
import re
from typing import TYPE_CHECKING, Final

from markdown_it import MarkdownIt

from audit.documents.html.read import decoded, read_page
from audit.documents.paper import Notes, Paper
from audit.documents.precount import count_markdown

if TYPE_CHECKING:
    from lxml.etree import _Element
    from markdown_it.token import Token

__all__ = ["read_markdown"]

_LINE: Final = "data-line"
_OPENING: Final = re.compile(r"<(table|tr|td|th|p|li|h[1-6]|div|caption)\b", re.IGNORECASE)
_MATH: Final = re.compile(r"(?<![\\$\w])\$(?=[^\s$])([^$\n|]*[^\s$\\|])\$(?![\d$])")
"""Inline mathematics, as far as the blanks inside the signs tell it from amounts of money."""

_COMMAND: Final = re.compile(r"\\(?:text|mathrm|mathbf|mathit|operatorname|textbf)\{([^{}]*)\}")
_SIGNS: Final = {
    r"\times": "\N{MULTIPLICATION SIGN}",
    r"\cdot": "·",
    r"\%": "%",
    r"\approx": "≈",
    r"\leq": "≤",
    r"\geq": "≥",
    r"\to": "→",
    r"\rightarrow": "→",
}
_RULE: Final = re.compile(r"^\|[\s:|-]*-[\s:|-]*\|$")
_FRONT: Final = re.compile(r"\A---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*\n")


def read_markdown(data: bytes, name: str) -> Paper:
    """Read Markdown with tables of the usual kind (pipes). Raises RefusalError where it is too large or nested too deep."""
    notes = Notes()
    text = decoded(data, notes).replace("\r\n", "\n").replace("\r", "\n")
    count_markdown(text)
    text, lines = _closed_up(_FRONT.sub(lambda match: "\n" * match[0].count("\n"), text))
    text = _MATH.sub(_as_plain, text)
    page = _as_html(text, lines)
    return read_page(page, Paper(name, "markdown", hashlib.sha256(data).hexdigest()), notes, _marked_line)


def _as_plain(math: re.Match[str]) -> str:
    """Inline mathematics as plain text: names without their form, signs as they look; what is not known to be so stays as it is."""
    text = _COMMAND.sub(r"\1", math[1])
    for command, sign in _SIGNS.items():
        text = text.replace(command, sign)
    text = text.replace("{", "").replace("}", "")
    return math[0] if "\\" in text else text


def _closed_up(text: str) -> tuple[str, list[int]]:
    """Take out single blank lines between the rows of a table, as some exports write them; give each line's number in the file."""
    plain = text.split("\n")
    kept = [at for at, line in enumerate(plain) if line.strip() or not 0 < at < len(plain) - 1 or not _goes_on(plain, at)]
    return "\n".join(plain[at] for at in kept), [at + 1 for at in kept]


def _goes_on(plain: list[str], at: int) -> bool:
    """Say whether a blank line stands between two rows of a table of which each is followed by one."""
    above, below = plain[at - 1].strip(), plain[at + 1].strip()
    if not (above.startswith("|") and below.startswith("|") and above.endswith("|") and below.endswith("|")):
        return False
    first = at - 1
    while first > 1 and not plain[first - 1].strip() and plain[first - 2].strip().startswith("|"):
        first -= 2
    return len(plain) > first + 2 and _RULE.match(plain[first + 2].strip()) is not None


def _as_html(text: str, lines: list[int]) -> str:
    """Render to HTML whose elements carry the lines they came from."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = parser.parse(text)
    line = 1
    for token in tokens:
        line = lines[token.map[0]] if token.map and token.map[0] < len(lines) else line
        _mark(token, line)
    return f"<body>{parser.renderer.render(tokens, parser.options, {})}</body>"


def _mark(token: "Token", line: int) -> None:
    if token.nesting == 1:
        token.attrSet(_LINE, str(line))
    elif token.type == "html_block":
        lines = token.content.split("\n")
        token.content = "\n".join(_OPENING.sub(rf'<\1 {_LINE}="{line + at}"', one) for at, one in enumerate(lines))


def _marked_line(element: "_Element") -> int | None:
    """The line that an element, or the nearest around it, was marked with."""
    for one in (element, *element.iterancestors()):
        line = one.get(_LINE) or ""
        if line.isascii() and line.isdigit():
            return int(line[:9])
    return None
