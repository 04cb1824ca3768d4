"""Formulas of OpenDocument as other spreadsheet programs write them: ``of:=SUM([.B2:.B4];1)`` is ``=SUM(B2:B4,1)``."""

import re
from typing import Final

__all__ = ["as_excel"]

_TOKEN: Final = re.compile(r"\"(?:[^\"]|\"\")*\"|\[(?:'(?:[^']|'')*'|[^\]'])*\]|;|~|.", re.DOTALL)
_LONGEST: Final = 8_192
"""The longest formula that spreadsheet programs take."""


def as_excel(text: str) -> str:
    """A formula in the common form, with its ``=``; empty for none, as it stands where it is of another kind."""
    if not text or len(text) > _LONGEST:
        return text[:_LONGEST]
    kind, _, body = text.partition("=")
    if kind not in ("of:", "oooc:", "msoxl:", ""):
        return text
    return "=" + "".join(_written(match[0]) for match in _TOKEN.finditer(body))


def _written(token: str) -> str:
    if token in (";", "~"):
        return ","
    if not token.startswith("["):
        return token
    sides = _sides(token[1:-1])
    first, *others = (_address(side) for side in sides)
    # The second corner names its sheet again only where it lies on another.
    return ":".join([first, *(other.rpartition("!")[2] if other.rpartition("!")[0] in ("", first.rpartition("!")[0]) else other for other in others)])


def _sides(inside: str) -> list[str]:
    return re.findall(r"(?:'(?:[^']|'')*'|[^:'])+", inside) or [inside]


def _address(side: str) -> str:
    sheet, _, cell = side.rpartition(".")
    return f"{sheet.lstrip('$')}!{cell}" if sheet else cell
