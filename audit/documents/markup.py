"""The plain text of a cell that holds HTML, as converters leave it in tab-separated text.

Marks of footnotes, kept apart from the figure before them: ``25`` with a raised 1 is not 251.
"""

import re
from html.parser import HTMLParser
from typing import Final

__all__ = ["begins_block", "plain", "raised", "without_emphasis"]

_BLOCKS: Final = frozenset(("br", "p", "div", "ul", "ol", "li", "table", "tr", "td", "th", "tbody", "thead", "h1", "h2", "h3", "h4", "h5", "h6"))
_SILENT: Final = frozenset(("script", "style"))
_TAG: Final = re.compile(r"<[/a-zA-Z][^<>]{0,2000}>|&[#\w]{1,32};")
_FIRST: Final = re.compile(r"\s*<([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>")
_EMPHASIS: Final = re.compile(r"(?<![\w*])\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?![\w*])")


class _Text(HTMLParser):
    """Collects text, with a line break wherever a block begins or ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # the signature is the parser's
        self._silent += tag in _SILENT
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT and self._silent > 0
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


def plain(text: str) -> str:
    """A text without tags, white space collapsed, with line breaks where blocks and list items part."""
    if _TAG.search(text):
        parser = _Text()
        parser.feed(text)
        parser.close()
        text = "".join(parser.parts)
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def begins_block(text: str) -> bool:
    """Say whether a text begins with the tag of a paragraph, a list or the like."""
    match = _FIRST.match(text)
    return match is not None and match[1].lower() in _BLOCKS


def without_emphasis(text: str) -> str:
    """Take off the asterisks around words that Markdown writes for bold and italic type; a lone one is a footnote and stays."""
    return _EMPHASIS.sub("", text) if text.count("*") > 1 else text


_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(text: str) -> str:
    """The digits of a raised text as raised digits; ordinals (``st``) and other words stay as they are."""
    return text.translate(_RAISED) if text.strip().isdecimal() else text
